"""``slussen forecast``: what comes after thousands of short annual series, and past errors."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click
import numpy as np
import polars as pl

from slussen.analysis.engine.forecasting import (
    METHODS,
    Forecast,
    Panel,
    Score,
    latest,
    panel,
    rolling,
    scores,
)
from slussen.lib.errors import UserError
from slussen.lib.tabular import STDOUT, Column, Kind, Tabular, check_output, read, write

SERIES = "series"
ADDED = ("lo80", "hi80", "method", "past_error")
FIRST_YEAR, LAST_YEAR = 1700, 2300  # a year outside is a slip of the pen
LARGEST = 1e15  # beyond it neighbouring whole numbers are no longer told apart
DIGITS = 7  # significant digits of what is written


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--horizon", type=click.IntRange(1, 50), default=5, show_default=True, help="Years ahead."
)
@click.option(
    "--by",
    metavar="COLUMN[,COLUMN…]",
    multiple=True,
    help="The columns that together name a series; may be repeated. Without it: series.",
)
@click.option(
    "--method",
    type=click.Choice(METHODS),
    default="auto",
    show_default=True,
    help="auto combines trends, groups' growth, cohorts and the last value as each has proved on "
    "this file; last and linear (ten years) are there to compare with.",
)
@click.option(
    "--backtest",
    is_flag=True,
    help="Write a table of scores instead: for each horizon the mean error of the method, of the "
    "last value and of a linear trend, and the share of outcomes inside the 80 % interval.",
)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    default=STDOUT,
    help='.csv, .parquet or .json; "-" is standard output, which is used without it.',
)
def forecast(
    file: Path, horizon: int, by: tuple[str, ...], method: str, backtest: bool, output: str
) -> None:
    """Forecast the annual series of FILE (CSV or Parquet).

    FILE has the columns series, year and value, a row a series and year; a value may be missing.
    OUT has series, year, value, lo80, hi80, method and past_error, a row for each of the years
    after a series' own last value. past_error is the series' own mean absolute error, in the unit
    of value, when the same forecast was made so many years ahead in earlier years; it is empty
    where the history is too short to tell. Other columns come along where they do not vary within
    a series.

    \b
    slussen forecast population.csv --by region,sex,age --horizon 5 -o forecast.csv
    slussen forecast population.csv --by region,sex,age --backtest -o scores.csv
    """
    check_output(output)
    keys = _keys(by)
    table = _table(file, keys)
    given = _given(table, keys)
    made = _panel(given, keys)
    rolled = rolling(made, horizon, method)
    found = scores(made, rolled)
    if backtest:
        if not found:
            raise UserError(str(file), "no series has two years with a value (expected some)")
        write(output, _score_table(found))
    else:
        write(output, _forecast_table(latest(made, rolled), given, keys))
    _say(made, table, given, found, keys)


def _keys(by: Sequence[str]) -> list[str]:
    keys = [name.strip() for part in by for name in part.split(",")] or [SERIES]
    if "" in keys or len(set(keys)) < len(keys) or {"year", "value", *ADDED} & set(keys):
        said = ",".join(by)
        raise UserError(f'--by "{said}"', "expected names of different columns, none of them value")
    return keys


def _table(file: Path, keys: Sequence[str]) -> Tabular:
    """The file's table; raises UserError where it is not one of annual series."""
    columns = [Column(key) for key in keys]
    columns += [Column("year", Kind.WHOLE), Column("value", Kind.NUMBER, empty=True)]
    table = read(file, columns)
    taken = [name for name in ADDED if name in table.frame.columns]
    if taken:
        what = f"column {taken[0]} is what the forecast itself adds (expected another name)"
        raise UserError(str(file), what)
    within = pl.col("year").is_between(FIRST_YEAR, LAST_YEAR)
    table.check("year", within, f"a year from {FIRST_YEAR} to {LAST_YEAR}")
    sane = pl.col("value").is_null() | (pl.col("value").abs() <= LARGEST)
    table.check("value", sane, f"a number of at most {LARGEST:g}")
    table.check_unique([*keys, "year"])
    if table.frame["value"].is_null().all():
        raise UserError(str(file), "column value: every cell is without a value (expected numbers)")
    return table


def _given(table: Tabular, keys: Sequence[str]) -> pl.DataFrame:
    """Rows of the series that have a value, numbered in ``number`` by the order of their names."""
    order = table.frame.sort(*keys, "year")
    kept = order.filter(pl.col("value").is_not_null().any().over(keys))
    return kept.with_columns(number=pl.struct(keys).rank("dense").cast(pl.Int64) - 1)


def _panel(given: pl.DataFrame, keys: Sequence[str]) -> Panel:
    known = given.filter(pl.col("value").is_not_null())
    first = int(known["year"].min())  # type: ignore[arg-type]
    last = int(known["year"].max())  # type: ignore[arg-type]
    labels = given.unique("number", maintain_order=True).sort("number").select(keys).rows()
    values = np.full((len(labels), last - first + 1), np.nan)
    values[known["number"].to_numpy(), known["year"].to_numpy() - first] = known["value"].to_numpy()
    return panel(labels, first, values, keys)


def _forecast_table(made: Forecast, given: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    count, horizon = made.point.shape
    rows = pl.DataFrame(
        {
            "number": np.repeat(np.arange(count), horizon),
            "year": made.year.ravel(),
            "value": made.point.ravel(),
            "lo80": made.low.ravel(),
            "hi80": made.high.ravel(),
            "method": made.method.ravel(),
            "past_error": pl.Series(made.past_error.ravel()).fill_nan(None),
        }
    )
    rounded = pl.col("value", "lo80", "hi80", "past_error").round_sig_figs(DIGITS)
    carried = _carried(given, keys)
    joined = rows.with_columns(rounded).join(carried, on="number", maintain_order="left")
    added = [name for name in carried.columns if name not in ("number", *keys)]
    return joined.select(*keys, "year", "value", *ADDED, *added)


def _carried(given: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """A row a series: its keys, and the other columns that are the same in all rows of each."""
    others = [name for name in given.columns if name not in (*keys, "number", "year", "value")]
    kinds = given.group_by("number").agg(pl.col(others).n_unique())
    steady = [name for name in others if kinds[name].max() == 1]
    return given.group_by("number").agg(pl.col(*keys, *steady).first())


def _score_table(found: Sequence[Score]) -> pl.DataFrame:
    return pl.DataFrame([asdict(score) for score in found]).with_columns(
        pl.col("error", "last_error", "linear_error", "cover").round_sig_figs(DIGITS)
    )


def _say(
    made: Panel, table: Tabular, given: pl.DataFrame, found: Sequence[Score], keys: Sequence[str]
) -> None:
    """A few lines for the one at the keyboard: what was read and how well it has been forecast."""
    count, years = made.values.shape
    span = f"{made.first_year}–{made.first_year + years - 1}"
    click.echo(f"{count} series, {span}", err=True)
    empty = table.frame.select(keys).n_unique() - count
    if empty:
        click.echo(f"{empty} series without any value are left out", err=True)
    for score in found:
        click.echo(
            f"{score.horizon} ahead, from {score.origins} earlier years: error "
            f"{score.error:.1%} of the level (last value {score.last_error:.1%}, "
            f"linear trend {score.linear_error:.1%}); {score.cover:.0%} inside the 80 % interval",
            err=True,
        )
