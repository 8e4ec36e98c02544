"""Made-up figures by occupation: a few real occupations in four counties, every figure invented."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import product

from slussen.analysis.engine.inputs import Inputs
from slussen.figures.engine.cube import Cell
from slussen.taxonomy import queries as taxonomy
from tests.analysis import made

Key = tuple[str, ...]
COUNTIES = ("18", "04", "01", "09")  # 18 and 04 share an area; 01 and 09 have one each
AREAS = ("SE12", "SE11", "SE21")
UNITS = ("0110", "1210", "2221", "2231", "4322", "5343", "7131", "8332", "9111", "9119", "9412")
GROUPS = tuple(dict.fromkeys(code[:3] for code in UNITS))
OCCUPATIONS = {
    code: occupation
    for code, occupation in taxonomy.occupations().items()
    if any(unit.startswith(code) for unit in UNITS)
}
BAROMETER = {
    code: occupation
    for code, occupation in taxonomy.barometer_occupations().items()
    if set(occupation.unit_groups) <= set(UNITS)
}
BANDS = ("50-54", "55-59", "60-64")
TODAY = date(2026, 11, 24)
SEXES = ("women", "men")


def inputs(
    cells: Mapping[str, Mapping[Key, Cell]],
    county: str = "18",
    counties: tuple[str, ...] = COUNTIES,
) -> Inputs:
    found = made.inputs(cells, county=county, counties=counties)
    return replace(found, occupations=OCCUPATIONS, barometer_occupations=BAROMETER, today=TODAY)


def ads(region: str, **numbers: float | None) -> dict[Key, Cell]:
    """``ads("18", u9111=20)``"""
    return {
        (region, "2024", code.removeprefix("u"), "ads"): made.cell(number)
        for code, number in numbers.items()
    }


def employees(
    region: str, period: str = "2017", **pairs: tuple[float | None, float | None]
) -> dict[Key, Cell]:
    """Women and men by group: ``employees("18", g911=(60, 40))``."""
    return {
        (region, period, sex, code.removeprefix("g"), "16-64", "employees"): made.cell(number)
        for code, pair in pairs.items()
        for sex, number in zip(SEXES, pair, strict=True)
    }


def aged(region: str, group: str, *bands: float | None, period: str = "2017") -> dict[Key, Cell]:
    """Women by band (50–54, 55–59, 60–64); no men."""
    return {
        (region, period, sex, group, band, "employees"): made.cell(number if sex == "women" else 0)
        for sex in SEXES
        for band, number in zip(BANDS, bands, strict=True)
    }


def judged(region: str, code: str, chances: float | None, outlook: float | None) -> dict[Key, Cell]:
    mark = "not_assessed"
    return {
        (region, "2025-05", code, measure): made.cell(level, mark if level is None else None)
        for measure, level in (("chances", chances), ("outlook", outlook))
    }


def barometer_code(name: str) -> str:
    return next(code for code, one in BAROMETER.items() if one.name.sv == name)


def pay(area: str, group: str, women: float | None, men: float | None) -> dict[Key, Cell]:
    return {
        (area, "2020", sex, group, "mean_pay"): made.cell(number)
        for sex, number in zip(SEXES, (women, men), strict=True)
    }


def spread(unit: str, *numbers: float | None) -> dict[Key, Cell]:
    return {
        ("00", "2023", unit, measure): made.cell(number)
        for measure, number in zip(("p10", "middle", "p90"), numbers, strict=True)
    }


def size_of_random() -> int:
    """How many bytes ``random_inputs`` reads."""
    return sum(1 for _ in _keys())


def random_inputs(data: bytes, holes: int, county: str) -> Inputs:
    """A figure for each byte, with many ties and zeros, and *holes* in eight missing."""
    cells: dict[str, dict[Key, Cell]] = {}
    for (table, key, values), byte in zip(_keys(), data, strict=True):
        kind, size = byte & 7, byte >> 3
        if kind < holes and size % 2:
            continue  # not in the table at all
        value = None if kind < holes else values[size % len(values)]
        mark = "not_assessed" if value is None and table == "barometer" else None
        cells.setdefault(table, {})[key] = made.cell(value, mark)
    return inputs(cells, county)


def _keys() -> Iterator[tuple[str, Key, tuple[float, ...]]]:
    few, many = (0, 1, 5, 12, 40, 40, 90, 250), (0, 0, 3, 60, 110, 110, 240, 900)
    regions = (*COUNTIES, "00")
    for region, unit in product(regions, UNITS):
        yield "ads", (region, "2024", unit, "ads"), few
    for region, year, sex, group in product(
        (*COUNTIES, "99"), ("2014", "2017"), SEXES, (*GROUPS, "0002")
    ):
        yield "employees_ssyk3", (region, year, sex, group, "16-64", "employees"), many
    for area, sex, group, band in product(AREAS, SEXES, GROUPS, BANDS):
        yield "employees_ssyk3_age", (area, "2017", sex, group, band, "employees"), many
    for county, sex, band in product(("18", "04"), SEXES, BANDS):
        yield "employees_ssyk3_age", (county, "2017", sex, "911", band, "employees"), many
    for region, code in product(regions, BAROMETER):
        yield "barometer", (region, "2025-05", code, "chances"), (1, 2, 3)
        yield "barometer", (region, "2025-05", code, "outlook"), (-1, 0, 1)
    for area, sex, group in product(AREAS, SEXES, GROUPS):
        yield "pay_ssyk3", (area, "2020", sex, group, "mean_pay"), (25000, 30000, 30100, 41000)
    for unit, measure in product(UNITS, ("p10", "middle", "p90")):
        yield "pay_ssyk4", ("00", "2023", unit, measure), (22000, 30000, 30000, 61200)
    for unit, other in product(UNITS, UNITS[:5]):
        yield "occupation_switches", ("00", "not stated", unit, other, "rank"), (1, 2, 3, 7)
    for unit, group in product(UNITS, ("Juristutbildning", "Tandläkarutbildning", "Påhittad")):
        yield "education_background", ("00", "not stated", unit, group, "share"), (0, 5, 20, 20)
