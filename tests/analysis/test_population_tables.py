"""Users' tables of people, births and deaths: what is read of them, and why they are not."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from slussen.analysis.population_tables import PopulationTables, read_tables
from slussen.lib.errors import UserError
from tests.analysis.cli.made_tables import AGES, frames

NAMES = ("population", "births", "deaths")
Change = Callable[[pl.DataFrame], pl.DataFrame]


@pytest.fixture
def reading(tmp_path: Path):
    """``reading(births=change)``: the tables, read from files of which some have been changed."""

    def call(**changes: Change) -> PopulationTables:
        paths = []
        for name, frame in zip(NAMES, frames(), strict=True):
            path = tmp_path / f"{name}.csv"
            changes.get(name, lambda same: same)(frame).write_csv(path)
            paths.append(path)
        return read_tables(*paths)

    return call


def without(**keys: object) -> Change:
    """A change: the rows with all of these values go."""
    return lambda frame: frame.filter(
        ~pl.all_horizontal(pl.col(name) == value for name, value in keys.items())
    )


def replaced(column: str, old: str, new: str) -> Change:
    return lambda frame: frame.with_columns(pl.col(column).replace(old, new))


def more(**values: object) -> Change:
    """A change: the first row once more, with other values."""
    return lambda frame: pl.concat(
        [frame, frame.head(1).with_columns(**{key: pl.lit(v) for key, v in values.items()})],
        how="vertical_relaxed",
    )


def test_axes_are_region_sex_age_year(reading) -> None:
    tables = reading()
    assert tables.regions == ("01", "18")
    assert tables.ages == (*map(str, range(AGES - 1)), f"{AGES - 1}+")
    assert tables.years == (2000, 2001, 2002)
    assert tables.youngest_mother == 1
    assert tables.population.shape == (2, 2, AGES, 3)
    assert tables.births.shape == (2, 2, 3, 2)
    assert tables.deaths.shape == (2, 2, AGES, 2)
    population, births, _ = frames()
    assert tables.population[1, 1, 3, 1] == value(population, "3")
    assert tables.births[1, 1, 0, 0] == value(births, "<2")


def value(frame: pl.DataFrame, age: str) -> float:
    """Of men, region 18, 2001."""
    one = (pl.col("region_code") == "18", pl.col("year") == 2001, pl.col("sex") == "men")
    return frame.filter(*one, pl.col("age") == age)["value"].item()


def test_the_order_of_the_rows_does_not_matter(reading) -> None:
    mixed = reading(**dict.fromkeys(NAMES, lambda frame: frame.sample(fraction=1, shuffle=True)))
    assert np.array_equal(mixed.population, reading().population)
    assert np.array_equal(mixed.births, reading().births)


@pytest.mark.parametrize(
    "change",
    [
        more(sex="total"),
        more(sex="Totalt", value="1e9"),
        more(age="total"),
        more(region_code="00"),
        more(region_code="00", age="totalt"),
    ],
)
def test_totals_are_left_out(reading, change: Change) -> None:
    plain = reading()
    for name in NAMES:
        assert np.array_equal(getattr(reading(**{name: change}), name), getattr(plain, name))


def test_the_country_alone_is_a_region(reading) -> None:
    def country(frame: pl.DataFrame) -> pl.DataFrame:
        alone = frame.filter(pl.col("region_code") == "01")
        return alone.with_columns(region_code=pl.lit("00"))

    def beside(frame: pl.DataFrame) -> pl.DataFrame:
        return pl.concat([frame, country(frame)])

    assert reading(population=country, births=beside, deaths=country).regions == ("00",)
    assert reading(population=beside).regions == ("01", "18")


def test_swedish_words_are_known(reading) -> None:
    def swedish(frame: pl.DataFrame) -> pl.DataFrame:
        return frame.with_columns(
            sex=pl.col("sex").replace({"women": "kvinnor", "men": "Män"}),
            age=pl.col("age") + " år",
        )

    tables = reading(population=swedish, deaths=swedish)
    assert np.array_equal(tables.population, reading().population)
    assert tables.ages[-1] == f"{AGES - 1}+"


def test_regions_and_years_that_the_population_lacks_are_left_out(reading) -> None:
    fewer = reading(population=without(region_code="18"))
    assert fewer.births.shape == (1, 2, 3, 2)
    earlier = reading(population=without(year=2000))
    assert earlier.deaths.shape == (2, 2, AGES, 1)


def test_ages_beyond_the_last_one_are_part_of_it(reading) -> None:
    tables = reading(deaths=more(age=str(AGES + 5), value=7.0, year=2001))
    region = 0  # the first row's
    extra = tables.deaths[region, 0, -1, 0] - reading().deaths[region, 0, -1, 0]
    assert extra == 7


def test_unknown_ages_are_shared_out(reading) -> None:
    tables, plain = reading(births=more(age="no information", value=12.0, year=2001)), reading()
    added = tables.births - plain.births
    assert added.sum() == pytest.approx(12)
    share = plain.births[0, 0, :, 0] / plain.births[0, 0, :, 0].sum()
    assert added[0, 0, :, 0] == pytest.approx(12 * share)


def test_unknown_ages_where_no_other_is_known_are_shared_out_evenly(reading) -> None:
    def change(frame: pl.DataFrame) -> pl.DataFrame:
        zero = frame.with_columns(value=pl.lit(0.0))
        return more(age="unknown", value=12.0)(zero)

    assert reading(births=change).births[0, 0, :, 0] == pytest.approx([4, 4, 4])


@pytest.mark.parametrize(
    ("changed", "change", "says"),
    [
        ("births", without(region_code="18"), "births.csv: no region 18 (expected every region of"),
        ("deaths", without(year=2001), "deaths.csv: no year 2001 (expected every year 2001–2002)"),
        (
            "population",
            without(year=2001),
            "population.csv: no year 2001 (expected every",
        ),
        (
            "population",
            without(region_code="18", year=2001, sex="men", age="3"),
            "population.csv: no row for region 18, year 2001, men, age 3 (expected every age 0–7)",
        ),
        ("population", without(age="3"), "no row for region 01, year 2000, women, age 3"),
        ("deaths", without(age="7+"), "deaths.csv: no row for region 01, year 2001, women, age 7"),
        ("births", without(sex="men"), "births.csv: no row for region 01, year 2001, men, age 1"),
        ("births", replaced("age", "2", "?"), 'column age: "?" (expected a single year, 100+ or'),
        ("deaths", replaced("age", "2", "2-3"), 'column age: "2-3" (expected a single year'),
        ("deaths", replaced("sex", "men", "x"), 'column sex: "x" (expected women or men)'),
        (
            "deaths",
            lambda frame: frame.with_columns(
                value=pl.when(pl.int_range(pl.len()) == 4).then(pl.lit("..")).otherwise("value")
            ),
            'deaths.csv: row 6, column value: ".." (expected a number, 0 or more)',
        ),
        ("births", lambda frame: pl.concat([frame, frame.head(1)]), "stands in row 2 already"),
        ("births", lambda frame: frame.drop("sex"), "births.csv: no column sex"),
        (
            "births",
            lambda frame: frame.with_columns(sex=pl.lit("total")).unique(
                ["region_code", "year", "age"]
            ),
            "births.csv: only totals (expected single regions, sexes and ages)",
        ),
        (
            "births",
            lambda frame: frame.with_columns(age=pl.lit("unknown")).unique(
                ["region_code", "year", "sex"]
            ),
            "births.csv: every age is unknown (expected single years)",
        ),
        (
            "population",
            lambda frame: frame.filter(pl.col("year") == 2001),
            "population.csv: only the year 2001 (expected at least two)",
        ),
    ],
)
def test_what_does_not_fit_is_one_line(reading, changed: str, change: Change, says: str) -> None:
    with pytest.raises(UserError) as caught:
        reading(**{changed: change})
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
