"""The tables that Slussen makes itself: tidy rows from the tidy rows of the tables they rest on."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from slussen.analysis import unused_tables
from slussen.analysis.engine import ages
from slussen.analysis.engine.outlook import mix, needs, unused
from slussen.analysis.engine.outlook.people import outlook
from slussen.analysis.engine.outlook.series import Expected, expected
from slussen.analysis.engine.panels.education import LEVELS
from slussen.analysis.population_tables import arrange
from slussen.figures import queries as figures
from slussen.figures.engine.cube import Cube
from slussen.lib.errors import UserError
from slussen.lib.tabular import Tabular
from slussen.lib.text import Text
from slussen.regions import queries as regions

Frames = Mapping[str, pl.DataFrame]  # a table's rows by its id
Row = tuple[str | float, ...]
AHEAD = 15  # years
EDUCATION_AGE = "16-74"
NOT_AN_OCCUPATION = "0002"  # unidentifiable


def make(table_id: str) -> pl.DataFrame:
    """The rows of *table_id* (breakdowns, measure, value), made from the current figures.

    Figures that only help (``helped_by``) are used where there are some.

    Raises UserError with one clear line for figures that are missing or cannot be used.
    """
    frames = {}
    entry = figures.table(table_id)
    for name in (*entry.made_from, *entry.helped_by):
        stored = figures.current(name)
        if stored is None and name in entry.helped_by:
            continue
        if stored is None:
            raise UserError(f"{table_id}: there are no figures of {name} yet (expected some)")
        frames[name] = figures.frame(stored)
    return MAKERS[table_id](frames)


STEPS: Mapping[str, Text] = {
    "population_forecast": Text(
        "Framskriven med kohort-komponentmetoden; intervall och tidigare fel ur prövning bakåt",
        "Projected by the cohort-component method; intervals and past errors from back-tests",
    ),
    "education_forecast": Text(
        "Klasserna slagna ihop till nivåer och varje serie framskriven med det sätt som har "
        "träffat bäst bakåt",
        "Classes merged into levels, and each series carried forward in the way that has done "
        "best on the past",
    ),
    "needs_forecast": Text(
        "Antalet anställda följer befolkningen 20–64 år, och varje yrkesgrupps andel av dem går "
        "vidare som den har rört sig; åldersavgångar ur åldrarna i länet eller riksområdet; "
        "behovet är förändringen plus avgångarna",
        "The number of employees follows the population aged 20–64, and each group’s share of "
        "them goes on as it has moved; retirements from the ages in the county or its NUTS 2 "
        "area; the need is the change plus the retirements",
    ),
    "unused_education": Text(
        "Ur SCB:s arbetsmarknadsstatus (BAS), Yrkesregistret, Befolkningens utbildning och "
        "uppgifter för riket om lång utbildning: länets invånare fördelade efter utbildning och "
        "arbete med rikets samband, under länets publicerade summor; intervallen vidgade med vad "
        "delarna har missat där de kan prövas",
        "From Statistics Sweden’s labour market status (BAS), the Occupational Register, the "
        "education of the population and the country’s figures on long education: the county’s "
        "residents divided by education and work with the country’s structure, under the county’s "
        "published sums; intervals widened by what the parts have missed where they can be tried",
    ),
}


def _population(frames: Frames) -> pl.DataFrame:
    tables = arrange(*(_as_file(frames[name], name) for name in PEOPLE))
    rows = outlook(
        tables.regions,
        tables.population,
        tables.births,
        tables.deaths,
        last_year=tables.years[-1],
        youngest_mother=tables.youngest_mother,
    )

    def cells() -> Iterator[Row]:
        for row in rows:
            words = (row.region, str(row.period), row.sex, row.age)
            yield from _cells(words, "population", row.value, (row.lo80, row.hi80, row.past_error))

    return _frame(("region", "period", "sex", "age"), cells())


PEOPLE = ("population_age", "births", "deaths")


def _as_file(frame: pl.DataFrame, name: str) -> Tabular:
    """As the same table would be in a user's file; the youngest band is called by its last age."""
    columns = frame.filter(pl.col("region").str.len_chars() == 2).select(
        "sex",
        "value",
        region_code="region",
        year=pl.col("period").cast(pl.Int64),
        age=pl.col("age").str.replace(r"^0-", ""),
    )
    return Tabular(Path(name), columns, 1)


def _education(frames: Frames) -> pl.DataFrame:
    given = frames["population_education"].filter(pl.col("region").str.len_chars() == 2)
    level = {word: name for name, words in LEVELS.items() for word in words}
    numbers = (
        given.with_columns(pl.col("education").replace_strict(level), pl.col("period").cast(int))
        .group_by("region", "education", "period")
        .agg(value=pl.when(pl.col("value").is_null().any()).then(None).otherwise(pl.sum("value")))
    )
    series = _series(numbers, ("region", "education"))
    last = max(year for values in series.values() for year in values)
    found = expected(series, ("region", "education"), last, AHEAD)

    def cells() -> Iterator[Row]:
        for (region, education), ahead in found.items():
            now = series[region, education][last]
            yield from _cells((region, str(last), EDUCATION_AGE, education), "population", now)
            for year, then in enumerate(ahead, start=last + 1):
                words = (region, str(year), EDUCATION_AGE, education)
                yield from _cells(words, "population", then.value, _ends(then))

    return _frame(("region", "period", "age", "education"), cells())


def _needs(frames: Frames) -> pl.DataFrame:
    counties = {county.code: county.nuts2 for county in regions.counties()}
    numbers = (
        frames["employees_ssyk3"]
        .filter(pl.col("sex") != "total", pl.col("occupation") != NOT_AN_OCCUPATION)
        .filter(pl.col("region").is_in(list(counties)))
        .with_columns(pl.col("period").cast(int))
        .group_by("region", "occupation", "period")
        .agg(value=pl.when(pl.col("value").is_null().any()).then(None).otherwise(pl.sum("value")))
    )
    staff = _series(numbers, ("region", "occupation"))
    cube = _cube("employees_ssyk3_age", frames["employees_ssyk3_age"])
    base = max(cube.periods())
    if not any(int(base) in years for years in staff.values()):
        raise UserError(f"employees_ssyk3: no figures for {base} (expected as in the ages' table)")
    shares = ages.parts(cube, base, [needs.oldest(ahead) for ahead in needs.HORIZONS])
    now = {key: years[int(base)] for key, years in staff.items() if int(base) in years}
    people = _working_age(frames["population_forecast"])
    try:
        then = mix.expected(staff, people, int(base), AHEAD)
    except KeyError as error:
        region, year = error.args[0]
        raise UserError(
            f"population_forecast: no people of region {region} in {year} (expected them for "
            f"{base}–{int(base) + AHEAD})"
        ) from error
    made = needs.needs(
        now,
        then,
        {ahead: shares[needs.oldest(ahead)] for ahead in needs.HORIZONS},
        counties,
    )

    def cells() -> Iterator[Row]:
        for region, occupation in {(one.region, one.occupation): None for one in made}:
            yield from _cells((region, base, occupation), "employees", now[region, occupation])
        for one in made:
            words = (one.region, str(int(base) + one.ahead), one.occupation)
            yield from _cells(words, "employees", one.employees.value, _ends(one.employees))
            for measure, some in (
                ("growth", one.growth),
                ("replacement", one.replacement),
                ("need", one.need),
            ):
                yield from _cells(words, measure, some.value, (some.lo80, some.hi80))

    return _frame(("region", "period", "occupation"), cells())


def _working_age(frame: pl.DataFrame) -> dict[tuple[str, int], float]:
    chosen = frame.filter(
        pl.col("sex") == "total", pl.col("age") == "20-64", pl.col("measure") == "population"
    )
    rows = chosen.select("region", pl.col("period").cast(int), "value").iter_rows()
    return {(region, year): value for region, year, value in rows}


def _unused(frames: Frames) -> pl.DataFrame:
    counties = regions.counties()
    known = unused_tables.known(frames, counties)
    prior = unused.structure(known.country, known.national)
    tables = {code: unused.joint(area, prior) for code, area in known.counties.items()}
    checked = [one.code for one in counties if one.nuts2 == unused_tables.CHECKED]
    errors = unused.Errors(
        *known.errors_of_shares,
        unused.missed([tables[code] for code in checked], known.over_educated),
    )

    def cells() -> Iterator[Row]:
        for region, table in tables.items():
            found = unused.figures(table, errors)
            for (sex, birth, work), one in found.items():
                words = (region, known.period, sex, birth, unused.LONG, work)
                yield from _cells(words, "people", *_in_tens(one))
            for (sex, birth), one in unused.lower_shares(found).items():
                words = (region, known.period, sex, birth, unused.LONG, "lower")
                yield from _cells(words, "share", one.value, (one.lo80, one.hi80))

    return _frame(("region", "period", "sex", "birth", "education", "work"), cells())


def _in_tens(one: unused.Figure) -> tuple[float, tuple[float, float]]:
    """No estimate is better than that; the interval is rounded outwards."""
    low, high = math.floor(one.lo80 / 10) * 10, math.ceil(one.hi80 / 10) * 10
    return float(round(one.value / 10) * 10), (float(low), float(high))


MAKERS: Mapping[str, Callable[[Frames], pl.DataFrame]] = {
    "population_forecast": _population,
    "education_forecast": _education,
    "needs_forecast": _needs,
    "unused_education": _unused,
}


def _series(
    numbers: pl.DataFrame, keys: tuple[str, str]
) -> dict[tuple[str, str], dict[int, float]]:
    """Values by year for each pair of *keys*, in their order."""
    series: dict[tuple[str, str], dict[int, float]] = {}
    known = numbers.drop_nulls("value").sort(*keys, "period")
    for first, second, year, value in known.select(*keys, "period", "value").iter_rows():
        series.setdefault((first, second), {})[year] = value
    return series


def _cube(table: str, frame: pl.DataFrame) -> Cube:
    dimensions = ("region", "period", "sex", "occupation", "age", "measure")
    return Cube.from_rows(table, dimensions, frame.iter_rows(named=True))


def _ends(then: Expected | mix.Expected) -> tuple[float | None, ...]:
    return then.lo80, then.hi80, then.past_error


def _cells(
    words: tuple[str, ...], measure: str, value: float, beside: Sequence[float | None] = ()
) -> Iterator[Row]:
    """The figure, and the ends of its interval and past error where it has them."""
    yield (*words, measure, value)
    for name, figure in zip(("lo80", "hi80", "past_error"), beside, strict=False):
        if figure is not None:
            yield (*words, f"{measure}_{name}", figure)


def _frame(dimensions: Sequence[str], cells: Iterator[Row]) -> pl.DataFrame:
    schema = {**dict.fromkeys((*dimensions, "measure"), pl.String), "value": pl.Float64}
    return pl.DataFrame(list(cells), schema=schema, orient="row")
