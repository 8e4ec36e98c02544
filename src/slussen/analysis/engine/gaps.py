"""What the figures of each catalogue table leave unknown for a county: none, old, hidden, coarser.

Everything is read from the catalogue's entry and the table's cells, so that a table added to the
catalogue is judged like the others.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from slussen.analysis.engine.inputs import Inputs
from slussen.figures.engine.catalogue import Table
from slussen.figures.engine.cube import Cube
from slussen.figures.engine.vocabulary import Mark, word
from slussen.lib.text import Text
from slussen.regions.engine.places import COUNTRY

STEP_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Gap(StrEnum):
    """In order of how much is not known."""

    MISSING = "missing"
    OLD = "old"
    UNDATED = "undated"
    COARSER = "coarser"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True)
class Unknown:
    """One table and what it leaves unknown. ``months`` is how late its latest figures are.

    ``lagging`` is the group whose figures end earliest, where some group's do: its word and period.
    """

    entry: Table
    gaps: tuple[Gap, ...]
    region: str
    latest: str | None
    months: int
    hidden: int
    lagging: tuple[Text, str] | None

    @property
    def importance(self) -> int:
        """0 for a table split by where people were born or how long they have been here."""
        names = set(self.entry.dimensions)
        return 0 if names & {"birth", "residence"} else 1 if "sex" in names else 2


def unknowns(inputs: Inputs) -> tuple[Unknown, ...]:
    """Every table with a gap, those that matter most for integration first."""
    found = (_judge(inputs, entry) for entry in inputs.entries.values())
    order = list(Gap)
    return tuple(
        sorted(
            (one for one in found if one.gaps),
            key=lambda one: (
                one.importance,
                order.index(one.gaps[0]),
                -one.months,
                one.entry.id,
            ),
        )
    )


def _judge(inputs: Inputs, entry: Table) -> Unknown:
    cube = inputs.cube(entry.id)
    region = _region(inputs, entry, cube)
    ends = _ends(cube, region) if region else {}
    if region is None or not ends:
        return Unknown(entry, (Gap.MISSING,), inputs.county.code, None, 0, 0, None)
    latest = max(ends.values())
    first = min(ends, key=lambda group: (ends[group], group))
    lagging = (word(*first), ends[first]) if ends[first] < latest else None
    months = months_late(ends[first], entry.frequency, entry.lag_months, inputs.today)
    hidden = _hidden(cube, region, latest)
    is_so = {
        Gap.OLD: bool(months),
        Gap.UNDATED: month_of(ends[first]) is None,
        Gap.COARSER: not _is_county(inputs, region),
        Gap.SUPPRESSED: hidden > 0,
    }
    gaps = tuple(gap for gap, holds in is_so.items() if holds)
    return Unknown(entry, gaps, region, latest, months or 0, hidden, lagging)


def _region(inputs: Inputs, entry: Table, cube: Cube) -> str | None:
    """Where the table answers for the county: itself, unless its area or the country holds more."""
    regions = [inputs.county.code, inputs.county.nuts2]
    if entry.coverage == "country":
        regions.append(COUNTRY)
    sizes = {region: len(cube.keys("region", region)) for region in regions}
    best = max(regions, key=lambda region: sizes[region])
    return best if sizes[best] else None


def _ends(cube: Cube, region: str) -> dict[tuple[str, str], str]:
    """The last period with a figure, for each group by birth or time in Sweden; else for all."""
    at = {name: index for index, name in enumerate(cube.dimensions)}
    groups: list[str] = [name for name in ("birth", "residence") if name in at]
    ends: dict[tuple[str, str], str] = {}
    for key in cube.keys("region", region):
        if cube.cells[key].value is not None:
            period = key[at["period"]]
            for group in [(name, key[at[name]]) for name in groups] or [("", "")]:
                if period > ends.get(group, ""):
                    ends[group] = period
    return ends


def _hidden(cube: Cube, region: str, period: str) -> int:
    """How many of the period's figures the publisher suppresses."""
    at = cube.dimensions.index("period")
    return sum(
        key[at] == period and cube.cells[key].mark == Mark.SUPPRESSED
        for key in cube.keys("region", region)
    )


def _is_county(inputs: Inputs, region: str) -> bool:
    """Whether the region is the county, or a NUTS 2 area that is nothing more."""
    county = inputs.county
    alone = all(one.code == county.code for one in inputs.counties if one.nuts2 == county.nuts2)
    return region == county.code or (region == county.nuts2 and alone)


def month_of(period: str) -> tuple[int, int] | None:
    """Year and last month of a period; None for what is no period.

    >>> month_of("2024"), month_of("2024Q3"), month_of("2024-11"), month_of("not stated")
    ((2024, 12), (2024, 9), (2024, 11), None)
    """
    year, rest = period[:4], period[4:]
    if not year.isdigit() or len(year) < 4:
        return None
    if not rest:
        return int(year), 12
    if rest[0] == "Q" and rest[1:].isdigit():
        return int(year), 3 * int(rest[1:])
    return (int(year), int(rest[1:])) if rest[0] == "-" and rest[1:].isdigit() else None


def months_late(period: str, frequency: str, lag: int, today: date) -> int | None:
    """Months since the period after *period* should have been published; None if it isn't late.

    Figures of a period come *lag* months after its end. An edition follows the last after *lag*.

    >>> months_late("2017", "year", 15, date(2026, 11, 24))
    80
    >>> months_late("2024", "year", 15, date(2026, 11, 24)) is None
    True
    """
    ended = month_of(period)
    if ended is None:
        return None
    wait = lag + STEP_MONTHS.get(frequency, 0)
    late = 12 * (today.year - ended[0]) + today.month - ended[1] - wait
    return late if late > 0 else None


def periods_behind(months: int, frequency: str) -> int:
    """How many periods ought to have been published by now.

    >>> periods_behind(80, "year"), periods_behind(5, "month")
    (7, 5)
    """
    step = STEP_MONTHS.get(frequency, 12)
    return -(-months // step)
