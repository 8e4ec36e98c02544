"""Ads to tables: the same on every engine, and what plain Python makes of the same ads."""

import random
import tempfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.figures.engine.ads import (
    COLUMNS,
    FIELDS,
    UNKNOWN,
    BadAds,
    Level,
    ad_table,
    repeated_ads,
    select_ads,
)
from slussen.figures.sources.engines import DuckDB, Engine, rows, spark_engine
from tests.figures.made_up_ads import REGIONS, VALUES, Ad, expected, frame

AN_AD = {name: values[-1] for name, values in VALUES.items()} | {
    "county": "18",
    "municipality": "1880",
    "occupation": "2341",
}
some_ads = st.lists(
    st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()}),
    max_size=25,
)


def on_polars(table: pl.DataFrame, level: Level, *, by_month: bool = False) -> list[tuple]:
    ads = select_ads(nw.from_native(table.lazy()))
    return on(ads, repeated_ads(ads), level, by_month=by_month)


def on(ads: nw.LazyFrame, repeated: nw.LazyFrame, level: Level, *, by_month: bool) -> list[tuple]:
    made = ad_table(ads, repeated, level=level, by_month=by_month, regions=REGIONS[level])
    assert tuple(made.collect_schema().names()) == COLUMNS
    return list(rows(made))


def on_engine(
    engine: Engine, table: pl.DataFrame, level: Level, *, by_month: bool = False
) -> list[tuple]:
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "ads.parquet"
        table.write_parquet(file)
        ads = select_ads(engine.parquet([str(file)]))
        return on(ads, engine.repeated(ads), level, by_month=by_month)


@given(ads=some_ads, level=st.sampled_from(Level), by_month=st.booleans())
@settings(deadline=None, max_examples=50)
def test_polars_counts_as_plain_python_does(
    ads: Sequence[Ad], level: Level, by_month: bool
) -> None:
    wanted = expected(ads, level, by_month=by_month)
    assert on_polars(frame(ads), level, by_month=by_month) == wanted


@given(ads=some_ads, level=st.sampled_from(Level), by_month=st.booleans())
@settings(deadline=None, max_examples=15)
def test_duckdb_counts_as_plain_python_does(
    ads: Sequence[Ad], level: Level, by_month: bool
) -> None:
    wanted = expected(ads, level, by_month=by_month)
    assert on_engine(DuckDB(), frame(ads), level, by_month=by_month) == wanted


@pytest.mark.spark
def test_spark_counts_as_plain_python_does(spark_remote: str) -> None:
    """A few hundred ads with everything that may be wrong with one; years and months."""
    ads = spread_ads(300)
    with spark_engine(spark_remote, "made-up ads") as engine:
        for level in Level:
            by_month = level is Level.COUNTY
            wanted = expected(ads, level, by_month=by_month)
            assert on_engine(engine, frame(ads), level, by_month=by_month) == wanted


def spread_ads(number: int) -> list[dict[str, Any]]:
    """Ads that together have every value of every field, in many combinations."""
    draw = random.Random(7)
    ads = [{name: draw.choice(values) for name, values in VALUES.items()} for _ in range(number)]
    # Most stand once; the others share the few ids there are.
    return [ad if at % 3 == 0 else ad | {"id": f"once {at}"} for at, ad in enumerate(ads)]


def test_the_spread_ads_have_every_value_and_repeat_themselves() -> None:
    ads = spread_ads(300)
    for name, values in VALUES.items():
        assert {ad[name] for ad in ads} >= set(values)
    assert sum(row[3] for row in expected(ads, Level.COUNTY, by_month=False)) < len(ads)


@given(ads=some_ads)
@settings(deadline=None, max_examples=25)
def test_every_level_counts_the_same_ads(ads: Sequence[Ad]) -> None:
    counted = {level: on_polars(frame(ads), level) for level in Level}
    numbers = {level: sum(row[3] for row in table) for level, table in counted.items()}
    ids = [ad["id"] for ad in ads]
    assert set(numbers.values()) == {len({*ids} - {None}) + ids.count(None)}


def test_an_ad_that_stands_twice_counts_once_as_it_was_first_published() -> None:
    again = AN_AD | {
        "published": datetime.fromisoformat("2025-05-05"),
        "county": "01",
        "municipality": "0180",
    }
    (row,) = on_polars(frame([again, AN_AD, AN_AD]), Level.COUNTY)
    assert row == ("18", "2341", "2024", 1, 7, 100.0, 100.0, 100.0)


def test_no_ads_give_no_rows() -> None:
    assert on_polars(frame([]), Level.COUNTY) == []
    assert on_engine(DuckDB(), frame([]), Level.COUNTY) == []


@pytest.mark.parametrize(
    ("published", "by_month", "period"),
    [
        ("2024-02-03T10:11:12", False, "2024"),
        ("2024-02-03T10:11:12", True, "2024-02"),
        ("3/2 2024", True, UNKNOWN),
        (date(2024, 2, 3), True, "2024-02"),
        (datetime.fromisoformat("2024-12-31 23:59:59"), False, "2024"),
    ],
)
def test_published_may_be_a_text_a_day_or_a_time(
    published: object, by_month: bool, period: str
) -> None:
    column = pl.Series("published_date", [published])
    table = frame([AN_AD]).with_columns(column)
    assert on_polars(table, Level.COUNTY, by_month=by_month)[0][2] == period
    assert on_engine(DuckDB(), table, Level.COUNTY, by_month=by_month)[0][2] == period


def test_codes_may_be_numbers() -> None:
    table = frame([AN_AD | {"county": "01", "municipality": "0180", "occupation": "0110"}])
    codes = ("region_code", "municipality_code", "ssyk_code", "id")
    table = table.with_columns(pl.col(*codes).cast(pl.Int32))
    for level, region in ((Level.COUNTY, "01"), (Level.MUNICIPALITY, "0180")):
        assert on_polars(table, level)[0][:2] == (region, "0110")
        assert on_engine(DuckDB(), table, level)[0][:2] == (region, "0110")


def test_optional_fields_may_be_missing() -> None:
    needed = frame([AN_AD]).select("id", "municipality_code", "ssyk_code", "published_date")
    wanted = [("18", "2341", "2024", 1, None, None, None, None)]
    assert on_polars(needed, Level.COUNTY) == on_engine(DuckDB(), needed, Level.COUNTY) == wanted


@pytest.mark.parametrize(
    ("dropped", "says"),
    [
        (["id"], "no column id (the file has"),
        (["ssyk_code"], "no column ssyk_code or occupation_group.legacy_ams_taxonomy_id or"),
        (["region_code", "municipality_code"], "no column region_code or workplace_address."),
    ],
)
def test_a_needed_column_that_is_missing_is_named(dropped: list[str], says: str) -> None:
    with pytest.raises(BadAds) as raised:
        select_ads(nw.from_native(frame([AN_AD]).drop(dropped).lazy()))
    assert says in str(raised.value)


def test_a_time_zone_is_refused() -> None:
    table = frame([AN_AD]).with_columns(pl.col("published_date").dt.replace_time_zone("UTC"))
    with pytest.raises(BadAds, match="published_date has a time zone"):
        select_ads(nw.from_native(table.lazy()))


def test_employers_are_not_among_what_is_read() -> None:
    table = frame([AN_AD]).with_columns(employer_name=pl.lit("Anna AB"), headline=pl.lit("Anna"))
    read = select_ads(nw.from_native(table.lazy()))
    assert read.collect_schema().names() == list(FIELDS)


def test_fingerprints_find_all_that_counting_finds() -> None:
    table = frame(spread_ads(300))
    engine = DuckDB()
    with tempfile.TemporaryDirectory() as place:
        table.write_parquet(Path(place) / "ads.parquet")
        ads = select_ads(engine.parquet([f"{place}/ads.parquet"]))
        found = {row[0] for row in rows(engine.repeated(ads))} - {None}
        counted = {row[0] for row in rows(repeated_ads(ads))}
    assert counted
    assert counted <= found
    assert duckdb.sql("SELECT hash(NULL) = hash(NULL)").fetchall() == [(True,)]
