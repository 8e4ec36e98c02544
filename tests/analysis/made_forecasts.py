"""Made-up forecasts: cells of the tables that Slussen makes itself, every figure invented."""

from collections.abc import Mapping

from slussen.figures.engine.cube import Cell
from tests.analysis import made

Key = tuple[str, ...]
Range = tuple[float, float, float]  # value, lower end, upper end


def ahead(
    key: Key, measure: str, given: Range | float, past_error: float | None = None
) -> dict[Key, Cell]:
    """A figure, its interval unless it is one number, and its past error."""
    value, *ends = given if isinstance(given, tuple) else (given,)
    cells = {(*key, measure): made.cell(value)}
    for name, end in zip(("lo80", "hi80"), ends, strict=False):
        cells[*key, f"{measure}_{name}"] = made.cell(end)
    if past_error is not None:
        cells[*key, f"{measure}_past_error"] = made.cell(past_error)
    return cells


def needs(
    region: str,
    code: str,
    base: float,
    by_year: Mapping[str, tuple[Range, Range]],
    past_error: float | None = None,
) -> dict[Key, Cell]:
    """needs_forecast from 2017: *by_year* has growth and replacement, which add up to the need."""
    cells = ahead((region, "2017", code), "employees", base)
    for year, (growth, replacement) in by_year.items():
        key = (region, year, code)
        employees = tuple(base + one for one in growth)
        need = tuple(one + other for one, other in zip(growth, replacement, strict=True))
        cells |= ahead(key, "employees", employees, past_error)  # type: ignore[arg-type]
        cells |= ahead(key, "growth", growth)
        cells |= ahead(key, "replacement", replacement)
        cells |= ahead(key, "need", need)  # type: ignore[arg-type]
    return cells


def people(
    region: str, by_year: Mapping[str, Range | float], age: str = "20-64", **error: float | None
) -> dict[Key, Cell]:
    """population_forecast of both sexes: a number in the past, a range in the years ahead."""
    cells: dict[Key, Cell] = {}
    for year, given in by_year.items():
        cells |= ahead((region, year, "total", age), "population", given, error.get(f"y{year}"))
    return cells


def educated(
    region: str, level: str, base: float, then: Range, past_error: float | None = None
) -> dict[Key, Cell]:
    """education_forecast of one level, from 2018 to 2023."""
    return ahead((region, "2018", "16-74", level), "population", base) | ahead(
        (region, "2023", "16-74", level), "population", then, past_error
    )


def unused(
    region: str,
    who: tuple[str, str],
    people: Mapping[str, Range],
    share: Range | None = None,
) -> dict[Key, Cell]:
    """unused_education of one sex and birth: *people* by work, and the *share* in lower jobs."""
    words = (region, "2024-11", *who, "post_secondary_3")
    cells: dict[Key, Cell] = {}
    for work, given in people.items():
        cells |= ahead((*words, work), "people", given)
    return cells | (ahead((*words, "lower"), "share", share) if share else {})
