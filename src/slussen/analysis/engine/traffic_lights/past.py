"""The same signs made in earlier years, from what was known then, and what came."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slussen.analysis.engine.traffic_lights.signs import lit, log_growth, relative_growth
from slussen.analysis.engine.traffic_lights.supply import Stocks, project_supply

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

COVER = 0.80
NEAREST = 100  # past outcomes, those of groups most like in size, that an interval is made from
RECENT = 5  # origins whose errors set the width: what was hard to foresee long ago may not be now
LEAST = 10  # outcomes for an interval at all


@dataclass(frozen=True, eq=False)
class Past:
    """What was said at each origin and what came, (origins, groups), in natural logarithms.

    ``origins``: (origins,) columns of the years. ``said``: the forecast or the sign; ``came``: the
    same over the horizon's years after the origin; ``before``: over as many years until it.
    ``size``: the stock at the origin. NaN where something is not known or the group was too small.
    """

    origins: Integers
    said: Floats
    came: Floats
    before: Floats
    size: Floats


@dataclass(frozen=True, slots=True)
class Score:
    """How often a way of saying +, 0 or − was right, of ``lights`` outcomes.

    ``right``: the same sign came; ``opposite``: said + and − came, or the other way round.
    """

    origins: int
    lights: int
    right: float
    opposite: float


def past_supply(stocks: Stocks, area: Integers, window: int, horizon: int, smallest: float) -> Past:
    """Relative growth as it would have been forecast in each earlier year.

    Flows of the years ahead are left out: what was known of them then is not in the table.
    """
    stock = stocks.stock
    origins = np.arange(window, stock.shape[1] - horizon)
    said, came, before = np.full((3, len(origins), len(stock)), np.nan)
    for number, origin in enumerate(origins.tolist()):
        base = stock[:, origin]
        path = project_supply(stocks.until(origin), window, horizon)
        said[number] = relative_growth(base, path[:, -1], area)
        came[number] = relative_growth(base, stock[:, origin + horizon], area)
        if origin >= horizon:
            before[number] = relative_growth(stock[:, origin - horizon], base, area)
    size = stock[:, origins].T
    return _without_small(Past(origins, said, came, before, size), smallest)


def past_changes(values: Floats, stock: Floats, window: int, horizon: int, smallest: float) -> Past:
    """Changes of a rate or of relative pay, *values* (groups, years): does a sign persist?"""
    origins = np.arange(window, values.shape[1] - horizon)

    def change(begin: Integers, end: Integers) -> Floats:
        both = log_growth(values[:, np.maximum(begin, 0)], values[:, end])
        return np.where(begin >= 0, both, np.nan).T

    made = Past(
        origins,
        change(origins - window, origins),
        change(origins, origins + horizon),
        change(origins - horizon, origins),
        stock[:, origins].T,
    )
    return _without_small(made, smallest)


def _without_small(past: Past, smallest: float) -> Past:
    enough = past.size >= smallest
    said, came, before = (
        np.where(enough, each, np.nan) for each in (past.said, past.came, past.before)
    )
    return Past(past.origins, said, came, before, past.size)


def score(said: Floats, came: Floats, threshold: float) -> Score | None:
    """Signs of *said* held against those of *came*, both (origins, groups); None without any.

    >>> score(np.array([[0.1, 0.1]]), np.array([[0.1, -0.1]]), 0.02)
    Score(origins=1, lights=2, right=0.5, opposite=0.5)
    """
    foreseen, outcome = lit(said, threshold), lit(came, threshold)
    both = ~(np.isnan(foreseen) | np.isnan(outcome))
    if not both.any():
        return None
    return Score(
        origins=int(both.any(axis=1).sum()),
        lights=int(both.sum()),
        right=float((foreseen == outcome)[both].mean()),
        opposite=float((foreseen * outcome == -1)[both].mean()),
    )


@dataclass(frozen=True, eq=False)
class Record:
    """For each group's sign: the share of past lights of the same colour that came true, of all
    groups and origins, and how many those were. NaN and 0 where there were none.
    """

    right: Floats
    lights: Integers


def record(now: Floats, past: Past, threshold: float) -> Record:
    """The record of the signs of *now* (groups,)."""
    foreseen, outcome, sign = (lit(each, threshold) for each in (past.said, past.came, now))
    right, count = np.full(len(now), np.nan), np.zeros(len(now), dtype=np.int64)
    for colour in (-1, 0, 1):
        alike = (foreseen == colour) & ~np.isnan(outcome)
        if alike.any():
            right[sign == colour] = (outcome == colour)[alike].mean()
            count[sign == colour] = alike.sum()
    return Record(right, count)


def half_widths(past: Past, size: Floats) -> Floats:
    """(groups,) within so much of the forecast four outcomes in five have been.

    The 80 % quantile of the absolute errors of those outcomes of the last five origins whose groups
    were nearest in size, with the conformal correction for a finite number (Lei et al.,
    "Distribution-free predictive inference for regression", JASA 113, 2018). NaN with fewer than
    ten outcomes.
    """
    error = np.abs(past.came - past.said)[-RECENT:].ravel()
    there = ~np.isnan(error)
    error, sizes = error[there], past.size[-RECENT:].ravel()[there]
    if len(error) < LEAST:
        return np.full(len(size), np.nan)
    order = np.lexsort((error, sizes))
    near = min(NEAREST, len(error))
    windows = np.lib.stride_tricks.sliding_window_view(error[order], near)
    width = np.quantile(windows, min(COVER * (1 + 1 / near), 1), axis=1)
    middle = np.searchsorted(sizes[order], size) - near // 2
    return np.where(np.isnan(size), np.nan, width[np.clip(middle, 0, len(width) - 1)])


def cover(past: Past, horizon: int) -> float:
    """Share of outcomes inside their interval, each made from the outcomes known at its origin.

    NaN where no origin had ten outcomes behind it.
    """
    inside: list[Floats] = []
    for number, origin in enumerate(past.origins.tolist()):
        known = past.origins + horizon <= origin
        each = (past.origins, past.said, past.came, past.before, past.size)
        earlier = Past(*(array[known] for array in each))
        half = half_widths(earlier, past.size[number])
        error = np.abs(past.came[number] - past.said[number])
        there = ~np.isnan(error + half)
        inside.append((error <= half)[there].astype(np.float64))
    held = np.concatenate(inside) if inside else np.empty(0)
    return float(held.mean()) if len(held) else float("nan")
