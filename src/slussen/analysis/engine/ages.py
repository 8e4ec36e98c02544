"""Employees by occupation and age: what is published for a region, and how good estimates were."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from slussen.analysis.engine.area_shares import Part, estimate, intraclass
from slussen.analysis.engine.inputs import Inputs
from slussen.figures.engine.cube import Cube

TABLE = "employees_ssyk3_age"
LAST_AGE = 64  # the register counts employees to 64; older bands of newer tables are left out
NEAR, SOON = 55, 60  # from what age on
Place = tuple[str, str]  # occupation and region


@dataclass(frozen=True, slots=True)
class Record:
    """How estimates of a share would have done where the truth is published.

    ``error`` is the mean absolute error in percentage points; ``held`` of ``tried`` intervals of
    80 per cent held the truth.
    """

    error: float
    held: int
    tried: int


def bounds(age: str) -> tuple[int, int] | None:
    """First and last year of a band; None for what is no band.

    >>> bounds("55-59"), bounds("65+")
    ((55, 59), None)
    """
    low, dash, high = age.partition("-")
    return (int(low), int(high)) if dash and low.isdigit() and high.isdigit() else None


def parts(cube: Cube, period: str, ages: Sequence[int]) -> dict[int, dict[str, dict[str, Part]]]:
    """For each of *ages*: those of at least that age among all, by occupation and region.

    Both sexes together. A region where a cell is suppressed has no part: its total would be wrong.
    """
    everyone: dict[Place, float] = {}
    by_start: dict[tuple[Place, int], float] = {}
    broken: set[Place] = set()
    at = {name: index for index, name in enumerate(cube.dimensions)}
    occupation, region, sex, age = (at[name] for name in ("occupation", "region", "sex", "age"))
    wanted = {"women", "men"} if {"women", "men"} <= set(cube.values("sex")) else {"total"}
    starts = {band: start(band) for band in cube.values("age")}
    # Straight over the keys: the table is large and every cell of the period is used.
    for key in cube.keys("period", period):
        low = starts[key[age]]
        if key[sex] not in wanted or low is None:
            continue
        place, number = (key[occupation], key[region]), cube.cells[key].value
        if number is None:
            broken.add(place)
            continue
        everyone[place] = everyone.get(place, 0) + number
        if low >= min(ages):
            by_start[place, low] = by_start.get((place, low), 0) + number
    return {least: _parts(everyone, by_start, broken, least) for least in ages}


def _parts(
    everyone: Mapping[Place, float],
    by_start: Mapping[tuple[Place, int], float],
    broken: Container[Place],
    least: int,
) -> dict[str, dict[str, Part]]:
    some: dict[Place, float] = {}
    for (place, low), number in by_start.items():
        if low >= least:
            some[place] = some.get(place, 0) + number
    found: dict[str, dict[str, Part]] = {}
    for place, number in everyone.items():
        if number > 0 and place not in broken:
            found.setdefault(place[0], {})[place[1]] = Part(some.get(place, 0), number)
    return found


def start(age: str) -> int | None:
    """Where the band begins; None when it doesn't count: too old, or a sum of other bands.

    >>> start("55-59"), start("65-69"), start("16-64")
    (55, None, None)
    """
    ends = bounds(age)
    if ends is None or ends[1] > LAST_AGE or ends[1] - ends[0] > 9:
        return None
    return ends[0]


def between_areas(inputs: Inputs, found: Mapping[str, Mapping[str, Part]]) -> float:
    """Rho of the NUTS 2 areas: how much their shares differ beyond chance."""
    areas = {county.nuts2 for county in inputs.counties}
    return intraclass(
        {region: part for region, part in regions.items() if region in areas}
        for code, regions in found.items()
        if code in inputs.occupations
    )


def others_in_area(inputs: Inputs, county: str) -> int:
    """How many more counties the county's NUTS 2 area has."""
    nuts2 = {one.code: one.nuts2 for one in inputs.counties}
    return Counter(nuts2.values())[nuts2[county]] - 1


def record(inputs: Inputs, found: Mapping[str, Mapping[str, Part]], rho: float) -> Record | None:
    """The estimate tried on every county and occupation whose own ages are published."""
    nuts2 = {county.code: county.nuts2 for county in inputs.counties}
    sizes = Counter(nuts2.values())
    errors: list[float] = []
    held = 0
    for regions in found.values():
        for county, truth in regions.items():
            area = regions.get(nuts2.get(county, ""))
            others = sizes[nuts2[county]] - 1 if area else 0
            if area is None or not others:
                continue
            guess = estimate(truth.all, area, others, rho)
            errors.append(100 * abs(guess.value - truth.some) / truth.all)
            held += round(guess.lo80) <= truth.some <= round(guess.hi80)
    if not errors:
        return None
    return Record(error=sum(errors) / len(errors), held=held, tried=len(errors))


def tried_on(found: Mapping[str, Mapping[str, Part]], counties: Sequence[str]) -> tuple[str, ...]:
    """The occupations with ages published for any of the counties."""
    known = set(counties)
    return tuple(sorted(code for code, regions in found.items() if known & regions.keys()))
