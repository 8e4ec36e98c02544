"""Users' files as the arrays of the traffic lights, or one line that says what is wrong."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from slussen.analysis.traffic_light_tables import TrafficLightTables, read_tables
from slussen.lib.errors import UserError
from tests.analysis.made_lights import BASE, YEARS, flows, rates, saved, stocks


def tables(folder: Path, people: pl.DataFrame, **others: pl.DataFrame) -> TrafficLightTables:
    paths = {name: saved(folder, frame, f"{name}.csv") for name, frame in others.items()}
    path = saved(folder, people, "stocks.csv")
    return read_tables(path, *(paths.get(name) for name in ("flows", "wages", "matching")))


def fault(folder: Path, people: pl.DataFrame, **others: pl.DataFrame) -> str:
    with pytest.raises(UserError) as raised:
        tables(folder, people, **others)
    return str(raised.value).replace(f"{folder}/", "")


def test_the_order_of_the_rows_does_not_matter(tmp_path: Path) -> None:
    made = tables(tmp_path, stocks())
    again = tables(tmp_path, stocks().sample(fraction=1, shuffle=True, seed=1))
    assert made.names.rows() == again.names.rows()
    np.testing.assert_array_equal(made.observed.stocks.stock, again.observed.stocks.stock)
    assert made.years == YEARS
    assert made.observed.area.tolist() == [0] * 4 + [1] * 4
    assert made.remarks == ()


def test_a_missing_row_and_a_hidden_figure_are_not_zero(tmp_path: Path) -> None:
    text = stocks().cast(pl.String)
    first = (pl.col("region") == "12") & (pl.col("group") == "builders")
    hidden = text.with_columns(
        value=pl.when(first & (pl.col("year") == "2012")).then(pl.lit("..")).otherwise("value")
    ).filter(~(first & (pl.col("year") == "2013")))
    stock = tables(tmp_path, hidden).observed.stocks.stock
    assert np.isnan(stock[0]).tolist() == [False, False, True, True] + [False] * 8
    assert not np.isnan(stock[1:]).any()


def test_rows_of_the_total_are_not_a_group(tmp_path: Path) -> None:
    total = stocks().group_by("region", "year").agg(pl.col("value").sum())
    named = total.select("region", pl.lit("total").alias("group"), "year", "value")
    assert tables(tmp_path, pl.concat([stocks(), named])).names.height == 8


def test_a_total_by_another_name_is_refused(tmp_path: Path) -> None:
    total = stocks().group_by("region", "year").agg(pl.col("value").sum())
    named = total.select("region", pl.lit("alla").alias("group"), "year", "value")
    assert fault(tmp_path, pl.concat([stocks(), named])) == (
        "stocks.csv: region 12, group alla: is the sum of all the others "
        '(expected to be called "total", or left out)'
    )


def test_flows_stand_in_the_year_they_end_in(tmp_path: Path) -> None:
    made = tables(tmp_path, stocks(), flows=flows(entries=7)).observed.stocks
    assert np.isnan(made.flows[:, :, 0]).all()
    assert (made.flows[0, :, 1:] == 7).all()
    assert np.isnan(made.ahead).all()
    by_year = flows(entries=7).with_columns(period=pl.col("period").str.slice(5))
    again = tables(tmp_path, stocks(), flows=by_year).observed.stocks
    np.testing.assert_array_equal(made.flows, again.flows)


def test_flows_after_the_last_stock_are_known_ahead(tmp_path: Path) -> None:
    until = stocks().filter(pl.col("year") < BASE - 1)
    made = tables(tmp_path, until, flows=flows(entries=7)).observed.stocks
    assert made.stock.shape[1] == 10
    assert (made.ahead[0, :, :2] == 7).all()
    assert np.isnan(made.ahead[:, :, 2:]).all()


def test_pay_is_held_against_that_of_all(tmp_path: Path) -> None:
    made = tables(tmp_path, stocks(), wages=rates(0.02, total=True)).observed.wage
    np.testing.assert_allclose(made, np.exp(0.02 * np.arange(12)) * np.ones((8, 1)))


def test_pay_of_a_region_without_its_total_is_grey(tmp_path: Path) -> None:
    some = rates(0.02, total=True).filter((pl.col("group") != "total") | (pl.col("region") == "12"))
    made = tables(tmp_path, stocks(), wages=some).observed.wage
    assert np.isnan(made).all(axis=1).tolist() == [False] * 4 + [True] * 4


def test_rates_of_other_years_are_left_out(tmp_path: Path) -> None:
    later = rates(0.0).with_columns(pl.col("year") + 10)
    made = tables(tmp_path, stocks(), matching=later).observed.matching
    assert np.isnan(made).sum() == 8 * 10


@pytest.mark.parametrize("period", ["2015/16", "2015-2017", "abcd", "2016-2015"])
def test_a_period_that_is_none(tmp_path: Path, period: str) -> None:
    wrong = flows(entries=7).with_columns(period=pl.lit(period)).head(1)
    assert fault(tmp_path, stocks(), flows=wrong) == (
        f'flows.csv: row 2, column period: "{period}" '
        "(expected a year, or two years in a row as 2020-2021)"
    )


def test_a_year_and_a_pair_that_are_the_same(tmp_path: Path) -> None:
    one = flows(entries=7).head(1)
    twice = pl.concat([one, one.with_columns(period=pl.lit("2011"))])
    assert "stands in row 2 already" in fault(tmp_path, stocks(), flows=twice)


def test_flows_are_counts(tmp_path: Path) -> None:
    """Some publishers write those who leave with a minus."""
    minus = flows(exits=-7)
    assert fault(tmp_path, stocks(), flows=minus) == (
        'flows.csv: row 2, column exits: "-7.0" (expected a number, 0 or more, or nothing)'
    )


def test_other_faults(tmp_path: Path) -> None:
    early = stocks().with_columns(year=pl.lit(12))
    assert 'row 2, column year: "12" (expected a year from 1700' in fault(tmp_path, early)
    twice = pl.concat([stocks(), stocks().head(1)])
    assert "row 98: region 12, group teachers, year 2010 stands in row 2" in fault(tmp_path, twice)
    empty = stocks().with_columns(value=pl.lit(None, dtype=pl.Float64))
    assert "no group has a value" in fault(tmp_path, empty)
    assert 'no row whose group is "total"' in fault(tmp_path, stocks(), wages=rates(0.01))
    with_sex = stocks().with_columns(sex=pl.lit("women"))
    assert "no column sex" in fault(tmp_path, with_sex, matching=rates(0.01))
    nobody = stocks().with_columns(region=pl.lit(None, dtype=pl.String))
    assert "column region: empty (expected a text)" in fault(tmp_path, nobody)
