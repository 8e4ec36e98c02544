"""Made-up figures for the engines: inputs from plain rows, and cubes from random bytes.

The catalogue entries and the counties are the real ones; every figure is invented.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from slussen.analysis.engine.inputs import Inputs
from slussen.figures import queries as figures
from slussen.figures.engine.cube import Cell, Cube
from slussen.figures.engine.vintage import Origin
from slussen.regions import queries as regions

ORIGIN = Origin(publisher="SCB", table="påhittad", retrieved="2026-01-01", via="made.py")
SOME_COUNTIES = ("18", "01", "09", "20")
AREAS = ("00", *SOME_COUNTIES)
MONTHS = ("2020-11", "2021-11", "2023-11", "2024-11", "2025-06")
SEXES = ("women", "men", "total")
BIRTHS = ("born_in_sweden", "foreign_born", "total")
MATCHING_BIRTHS = (
    *("born_in_sweden", "nordic_eu", "other_europe_americas_oceania", "africa", "asia", "total"),
)
EDUCATIONS = (
    *("primary_under_9", "primary_9", "upper_secondary_2", "upper_secondary_3"),
    *("post_secondary_under_3", "post_secondary_3", "postgraduate", "unknown"),
)

Key = tuple[str, ...]
Cells = Mapping[Key, Cell]


def inputs(
    cells: Mapping[str, Cells],
    *,
    county: str = "18",
    compare: Sequence[str] = (),
    counties: Sequence[str] = SOME_COUNTIES,
    origin: Origin = ORIGIN,
) -> Inputs:
    """Inputs that hold *cells*: table → (breakdown in the table's order, measure) → cell."""
    entries = figures.catalogue()
    return Inputs(
        county=regions.county(county),
        compare=tuple(map(regions.county, compare)),
        counties=tuple(map(regions.county, counties)),
        occupations={},
        barometer_occupations={},
        entries=entries,
        cubes={
            table: Cube(table, (*entries[table].dimensions, "measure"), dict(found))
            for table, found in cells.items()
        },
        origins={table: {"made": origin} for table in cells},
        today=date(2026, 7, 1),
    )


def cell(value: float | None, mark: str | None = None) -> Cell:
    return Cell(value, mark or (None if value is not None else "suppressed"), "made")


def status(
    region: str, period: str, sex: str, birth: str, **measures: float | None
) -> dict[Key, Cell]:
    """Cells of labour_status for one group: ``employment_rate=71.2, employed=1200``."""
    return {
        (region, period, sex, birth, "20-64", measure): cell(value)
        for measure, value in measures.items()
    }


def rates(
    region: str, period: str, women: tuple[float, float], men: tuple[float, float] = (80.0, 70.0)
) -> dict[Key, Cell]:
    """Employment rates, born in Sweden and abroad, of women and of men."""
    found: dict[Key, Cell] = {}
    for sex, pair in (("women", women), ("men", men)):
        for birth, value in zip(BIRTHS[:2], pair, strict=True):
            found |= status(region, period, sex, birth, employment_rate=value)
    return found


def size_of_random() -> int:
    """How many bytes ``random_cells`` reads."""
    return sum(1 for _ in _keys())


def random_cells(data: bytes, holes: int) -> dict[str, dict[Key, Cell]]:
    """A figure for each byte: many ties, small differences, and *holes* in eight missing.

    A byte's lowest bits say whether there is a figure at all, the others how large it is.
    """
    cells: dict[str, dict[Key, Cell]] = {}
    for (table, key, scale, start), byte in zip(_keys(), data, strict=True):
        kind, size = byte & 7, byte >> 3
        if kind < holes and size % 2:
            continue  # not in the table at all
        value = None if kind < holes else round(start + size * scale, 1)
        cells.setdefault(table, {})[key] = cell(value)
    return cells


def _keys() -> Iterator[tuple[str, Key, float, float]]:
    yield from _status_keys()
    for key in _crossed(SOME_COUNTIES, _years(2017, 2021), SEXES, ("0-1", "2-3", "4-9", "10+")):
        yield "establishment", (*key, "20-64", "employed_share"), 0.3, 30.0
    for key in _crossed(SOME_COUNTIES, _years(2017, 2020), SEXES, MATCHING_BIRTHS):
        yield "matching_rate", (*key, "20-64", "matching_rate"), 0.3, 60.0
    for key in _crossed(SOME_COUNTIES, ("2008", "2018"), SEXES[:2], EDUCATIONS):
        yield "population_education", (*key, "16-74", "population"), 7, 0


def _status_keys() -> Iterator[tuple[str, Key, float, float]]:
    for key in _crossed(AREAS, MONTHS, SEXES, BIRTHS):
        for measure, scale, start in (
            ("employment_rate", 0.2, 70.0),
            ("unemployment_rate", 0.2, 4.0),
            ("employed", 90, 0),
            ("unemployed", 9, 0),
        ):
            yield "labour_status", (*key, "20-64", measure), scale, start


def _years(first: int, last: int) -> tuple[str, ...]:
    return tuple(map(str, range(first, last + 1)))


def _crossed(*values: Iterable[str]) -> Iterator[Key]:
    yield from product(*values)
