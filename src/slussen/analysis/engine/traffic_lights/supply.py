"""How many will have each education: stocks carried forward by the flows of recent years."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# Into a group and out of it. A region's in-moves are counted where people moved to.
INFLOWS = ("entries", "in_moves", "graduated")
OUTFLOWS = ("exits", "out_moves", "further_educated")
FLOWS = INFLOWS + OUTFLOWS
SIGNS = np.array([1.0] * len(INFLOWS) + [-1.0] * len(OUTFLOWS))
ENTRIES = FLOWS.index("entries")


@dataclass(frozen=True, eq=False)
class Stocks:
    """Persons by group at each year's end, and the flows between the ends.

    ``stock``: (groups, years). ``flows``: (6, groups, years) as ``FLOWS`` lists them, all counted
    as persons (none below zero), during the year that ends in that column. ``ahead``: (6, groups,
    any number of years) the flows after the last year that are known already, as of those who
    will reach an age. NaN everywhere is what is not known.
    """

    stock: Floats
    flows: Floats
    ahead: Floats

    def until(self, column: int) -> "Stocks":
        """What was known when *column* was the last year, apart from ages."""
        end = column + 1
        return Stocks(self.stock[:, :end], self.flows[:, :, :end], self.ahead[:, :, :0])


def stocks_alone(stock: Floats) -> Stocks:
    """A table of stocks (groups, years) without any flows."""
    groups, years = stock.shape
    nothing = np.full((len(FLOWS), groups, years), np.nan)
    return Stocks(stock, nothing, nothing[:, :, :0])


@dataclass(frozen=True, eq=False)
class Coefficients:
    """What happens in a year. ``entries``: (groups,) persons; ``rates``: (6, groups) persons per
    person in the group the year before, zero for entries; ``other``: (groups,) as ``rates``, what
    the flows leave unexplained of the change. ``apart``: (6, groups) whether the flow is known for
    every year of the window; the others are a part of ``other``.
    """

    entries: Floats
    rates: Floats
    other: Floats
    apart: NDArray[np.bool_]


def coefficients(stocks: Stocks, window: int) -> Coefficients:
    """Mean flow over the last *window* years over the mean stock at their beginnings.

    What the flows do not explain (deaths, moves over the border, or everything where no flow is
    known) is a coefficient as well, so that a flow that is missing is never taken to be none.
    A group that lacks a stock in the window has NaN. Raises ValueError for fewer than window + 1
    years.

    >>> known = stocks_alone(np.array([[100.0, 110.0, 120.0]]))
    >>> coefficients(known, 2).other.round(4).tolist()
    [0.0952]
    """
    if not 1 <= window < stocks.stock.shape[1]:
        raise ValueError(f"a window of {window} needs {window + 1} years of stocks")
    recent = stocks.stock[:, -window - 1 :]
    flows = stocks.flows[:, :, -window:]
    apart = np.logical_not(np.isnan(flows).any(axis=2))
    mean = np.where(apart, np.where(np.isnan(flows), 0, flows).mean(axis=2), 0)
    before = recent[:, :-1].mean(axis=1)
    before = np.where(before > 0, before, np.nan)
    change = (recent[:, -1] - recent[:, 0]) / window
    change = np.where(np.isnan(recent).any(axis=1), np.nan, change)
    rates = mean / before
    rates[ENTRIES] = 0
    return Coefficients(mean[ENTRIES], rates, (change - SIGNS @ mean) / before, apart)


def project_supply(stocks: Stocks, window: int, horizon: int) -> Floats:
    """(groups, 1 + horizon) the last stock, and the stocks of *horizon* years after it.

    A year at a time: who comes of age is added as a number, the other flows are their share of
    the stock of the year before. A flow of ``stocks.ahead`` takes the place of the expected one,
    where the flow was known in the window as well. None falls below zero.

    >>> project_supply(stocks_alone(np.array([[100.0, 110.0, 121.0]])), 2, 2).round(1).tolist()
    [[121.0, 133.1, 146.4]]
    """
    expected = coefficients(stocks, window)
    path = [stocks.stock[:, -1]]
    for step in range(horizon):
        flows = expected.rates * path[-1]
        flows[ENTRIES] = expected.entries
        if step < stocks.ahead.shape[2]:
            known = stocks.ahead[:, :, step]
            flows = np.where(expected.apart & ~np.isnan(known), known, flows)
        change = SIGNS @ flows + expected.other * path[-1]
        path.append(np.maximum(path[-1] + change, 0))
    return np.stack(path, axis=1)
