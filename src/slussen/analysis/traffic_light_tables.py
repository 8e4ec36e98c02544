"""Users' tables of stocks, flows, pay and matching rates, as the arrays of the traffic lights."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from slussen.analysis.engine.traffic_lights.lights import Observed
from slussen.analysis.engine.traffic_lights.supply import FLOWS, Stocks
from slussen.lib.errors import UserError
from slussen.lib.tabular import Column, Kind, Tabular, read

TOTAL = "total"  # the group of all groups: what pay is held against, and left out elsewhere
FIRST_YEAR, LAST_YEAR = 1700, 2300
PAIR = r"^(\d{4})(?:\s*[-–—]\s*(\d{4}))?$"  # 2021, or 2020-2021 for what happened between
FARTHEST = 50  # years of flows after the last stock
SUM_IS_ALIKE = 1e-6

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class TrafficLightTables:
    """``names``: (groups rows) the keys of each group, sorted: region, group and perhaps sex.

    ``remarks``: what the reader should know of what was left out.
    """

    names: pl.DataFrame
    years: range
    observed: Observed
    remarks: tuple[str, ...]


def read_tables(
    stocks: Path, flows: Path | None, wages: Path | None, matching: Path | None
) -> TrafficLightTables:
    """Read the files; docs/methods/traffic-lights.md lists their columns.

    Raises UserError with one line for a cell that cannot be read, a row that stands twice, a group
    that is the sum of the others, or a file none of whose groups are among the stocks.
    """
    table = read(stocks, [*_keys(None), Column("year", Kind.WHOLE), _value(empty=True)])
    keys = ["region", "group", *(["sex"] if "sex" in table.frame.columns else [])]
    if "sex" in keys:
        table = read(stocks, [*_keys(keys), Column("year", Kind.WHOLE), _value(empty=True)])
    _check_years(table)
    table.check_unique([*keys, "year"])
    rows = table.frame.filter(pl.col("group") != TOTAL)
    if rows["value"].is_null().all():
        raise UserError(str(stocks), "no group has a value (expected numbers of persons)")
    names = rows.select(keys).unique().sort(keys).with_row_index("number")
    first, last = rows["year"].min(), rows["year"].max()
    axes = _Axes(names, keys, range(int(first), int(last) + 1))  # type: ignore[arg-type]
    stock = axes.values(rows.select(*keys, "year", "value"), "value")
    places = names.select(key for key in keys if key != "group").to_numpy().astype(str)
    area = np.unique(places, axis=0, return_inverse=True)[1].ravel()
    _check_no_sum(stocks, names, stock, area)
    remarks: list[str] = []
    during, ahead = _flows(flows, axes, remarks)
    observed = Observed(
        Stocks(stock, during, ahead),
        area,
        _relative_pay(wages, axes, remarks),
        _matching(matching, axes, remarks),
    )
    return TrafficLightTables(names.drop("number"), axes.years, observed, tuple(remarks))


@dataclass(frozen=True, eq=False)
class _Axes:
    """Where a row of any file goes: its group's number, and the stocks' years."""

    names: pl.DataFrame
    keys: Sequence[str]
    years: range

    def values(self, rows: pl.DataFrame, column: str, more: int = 0) -> Floats:
        """(groups, years and *more* after them), NaN where no row is."""
        width = len(self.years) + more
        found = rows.join(self.names, on=self.keys).filter(
            pl.col("year").is_between(self.years[0], self.years[0] + width - 1)
        )
        values = np.full((len(self.names), width), np.nan)
        at = found["number"].to_numpy(), found["year"].to_numpy() - self.years[0]
        values[at] = found[column].cast(pl.Float64).fill_null(np.nan).to_numpy()
        return values

    def check(self, table: Tabular, remarks: list[str]) -> pl.DataFrame:
        """The rows of groups that are among the stocks; the others become a remark."""
        rows = table.frame.filter(pl.col("group") != TOTAL)
        strangers = rows.join(self.names, on=self.keys, how="anti").select(self.keys).unique()
        if strangers.is_empty():
            return rows
        example = " ".join(strangers.sort(self.keys).row(0))
        known = rows.join(self.names, on=self.keys, how="semi")
        if known.is_empty():
            what = f"no group is among the stocks (expected the same names, not {example})"
            raise UserError(str(table.path), what)
        groups = f"{len(strangers)} groups are not among the stocks, such as {example}"
        remarks.append(f"{table.path}: {groups}: left out")
        return known


def _keys(keys: Sequence[str] | None) -> list[Column]:
    return [Column(key) for key in keys or ("region", "group")]


def _value(empty: bool) -> Column:
    return Column("value", Kind.NUMBER, empty=empty, least=0)


def _check_years(table: Tabular) -> None:
    within = pl.col("year").is_between(FIRST_YEAR, LAST_YEAR)
    table.check("year", within, f"a year from {FIRST_YEAR} to {LAST_YEAR}")


def _check_no_sum(path: Path, names: pl.DataFrame, stock: Floats, area: NDArray[np.int64]) -> None:
    """A total that is not called so would be counted as one more group."""
    sums = np.zeros((int(area.max()) + 1, stock.shape[1]))
    np.add.at(sums, area, np.nan_to_num(stock))
    count = np.bincount(area)[area]
    with_value = ~np.isnan(stock).any(axis=1) & (stock > 0).all(axis=1) & (count > 2)
    others = sums[area] - stock
    alike = (np.abs(others - stock) <= SUM_IS_ALIKE * others).all(axis=1) & with_value
    if alike.any():
        row = names.drop("number").row(int(alike.argmax()), named=True)
        named = ", ".join(f"{key} {value}" for key, value in row.items())
        what = f'is the sum of all the others (expected to be called "{TOTAL}", or left out)'
        raise UserError(str(path), named, what)


def _flows(path: Path | None, axes: _Axes, remarks: list[str]) -> tuple[Floats, Floats]:
    """(6, groups, years) and (6, groups, years after the last)."""
    if path is None:
        nothing = np.full((len(FLOWS), len(axes.names), len(axes.years)), np.nan)
        return nothing, nothing[:, :, :0]
    flow = [Column(name, Kind.NUMBER, empty=True, least=0) for name in FLOWS]
    table = read(path, [*_keys(axes.keys), Column("period"), *flow])
    later = pl.col("period").str.extract(PAIR, 2).fill_null(pl.col("period"))
    year = later.cast(pl.Int64, strict=False)
    begin = pl.col("period").str.extract(PAIR, 1).cast(pl.Int64)
    good = (year == begin) | (year == begin + 1)
    table.check("period", good, "a year, or two years in a row as 2020-2021")
    table = Tabular(table.path, table.frame.with_columns(year=year), table.first_row)
    table.check_unique([*axes.keys, "year"])
    _check_in_moves(table)
    rows = axes.check(table, remarks)
    flows = np.stack([axes.values(rows, name, FARTHEST) for name in FLOWS])
    return flows[:, :, : len(axes.years)], flows[:, :, len(axes.years) :]


def _check_in_moves(table: Tabular) -> None:
    """Counted by where people came from, in-moves are the out-moves once more."""
    moves = table.frame.filter(pl.col("in_moves") + pl.col("out_moves") > 0)
    if len(moves) > 1 and (moves["in_moves"] == moves["out_moves"]).all():
        what = "in_moves equal out_moves in every row (expected those who moved to the region)"
        raise UserError(str(table.path), what)


def _rates(path: Path, axes: _Axes) -> Tabular:
    table = read(path, [*_keys(axes.keys), Column("year", Kind.WHOLE), _value(empty=True)])
    _check_years(table)
    table.check_unique([*axes.keys, "year"])
    return table


def _relative_pay(path: Path | None, axes: _Axes, remarks: list[str]) -> Floats:
    """Pay of each group over that of the row "total" of the same region, sex and year."""
    if path is None:
        return np.full((len(axes.names), len(axes.years)), np.nan)
    table = _rates(path, axes)
    total = table.frame.filter(pl.col("group") == TOTAL)
    if total.is_empty():
        what = f'no row whose group is "{TOTAL}" (expected the pay of all, by region and year)'
        raise UserError(str(path), what)
    place = [key for key in axes.keys if key != "group"]
    all_pay = total.select(*place, "year", all_pay=pl.col("value")).filter(pl.col("all_pay") > 0)
    rows = axes.check(table, remarks).join(all_pay, on=[*place, "year"], how="left")
    relative = rows.with_columns(value=pl.col("value") / pl.col("all_pay"))
    return axes.values(relative, "value")


def _matching(path: Path | None, axes: _Axes, remarks: list[str]) -> Floats:
    if path is None:
        return np.full((len(axes.names), len(axes.years)), np.nan)
    return axes.values(axes.check(_rates(path, axes), remarks), "value")
