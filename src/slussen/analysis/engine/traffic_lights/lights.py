"""A light for each education group, with its interval and its record."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from slussen.analysis.engine.traffic_lights.past import (
    Past,
    Record,
    half_widths,
    past_changes,
    past_supply,
    record,
)
from slussen.analysis.engine.traffic_lights.signs import (
    Points,
    Thresholds,
    log_growth,
    points,
    relative_growth,
)
from slussen.analysis.engine.traffic_lights.supply import Stocks, project_supply

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Observed:
    """All that the lights are made from, on one calendar, so that all have the same base year.

    ``area``: (groups,) which groups make up the supply of one place (and sex). ``wage``: (groups,
    years) pay over that of all in the area; ``matching``: (groups, years) matching rate, in any
    unit. NaN where it is not known.
    """

    stocks: Stocks
    area: Integers
    wage: Floats
    matching: Floats


@dataclass(frozen=True, slots=True)
class Rules:
    """*window*: years looked back; *horizon*: years ahead; groups of fewer persons than *smallest*
    in the base year are grey."""

    window: int = 5
    horizon: int = 5
    thresholds: Thresholds = field(default_factory=Thresholds)
    smallest: float = 100


@dataclass(frozen=True, eq=False)
class Lights:
    """Every array is (groups,). NaN is what cannot be known.

    ``first``, ``last``: persons in the base year and at the horizon. ``growth`` and ``relative``
    (less that of all groups) in natural logarithms, ``low`` and ``high`` the 80 % interval of the
    latter. ``wage``, ``matching``: changes over the window. ``supply_record``: how often such a
    light of supply came true; those of the symptoms: how often the same change came again.
    """

    first: Floats
    last: Floats
    growth: Floats
    relative: Floats
    low: Floats
    high: Floats
    wage: Floats
    matching: Floats
    points: Points
    supply_record: Record
    wage_record: Record
    matching_record: Record


def lights(observed: Observed, rules: Rules) -> Lights:
    """The lights of the last year. Raises ValueError for fewer than window + 1 years.

    >>> from slussen.analysis.engine.traffic_lights.supply import stocks_alone
    >>> stock = np.array([[1000.0, 1100.0, 1210.0], [1000.0, 1000.0, 1000.0]])
    >>> grey = np.full(stock.shape, np.nan)
    >>> made = lights(Observed(stocks_alone(stock), np.zeros(2, int), grey, grey), Rules(2, 1))
    >>> made.relative.round(3).tolist(), made.points.supply.tolist()
    ([0.042, -0.053], [-2.0, 2.0])
    """
    stocks, area = observed.stocks, observed.area
    path = project_supply(stocks, rules.window, rules.horizon)
    first, last = path[:, 0], path[:, -1]
    small = ~(first >= rules.smallest)
    relative = np.where(small, np.nan, relative_growth(first, last, area))
    wage = np.where(small, np.nan, change(observed.wage, rules.window))
    matching = np.where(small, np.nan, change(observed.matching, rules.window))
    past = pasts(observed, rules)
    half = half_widths(past.supply, first)
    thresholds = rules.thresholds
    return Lights(
        first=first,
        last=last,
        growth=log_growth(first, last),
        relative=relative,
        low=relative - half,
        high=relative + half,
        wage=wage,
        matching=matching,
        points=points(relative, wage, matching, thresholds),
        supply_record=record(relative, past.supply, thresholds.supply),
        wage_record=record(wage, past.wage, thresholds.wage),
        matching_record=record(matching, past.matching, thresholds.matching),
    )


@dataclass(frozen=True, eq=False)
class Pasts:
    """The three signs in earlier years."""

    supply: Past
    wage: Past
    matching: Past


def pasts(observed: Observed, rules: Rules) -> Pasts:
    """What each sign would have said in earlier years, by the same rules, and what came."""
    stocks, ways = observed.stocks, (rules.window, rules.horizon, rules.smallest)
    return Pasts(
        past_supply(stocks, observed.area, *ways),
        past_changes(observed.wage, stocks.stock, *ways),
        past_changes(observed.matching, stocks.stock, *ways),
    )


def change(values: Floats, window: int) -> Floats:
    """ln of the last year's value over that of *window* years before, (groups,)."""
    return log_growth(values[:, -1 - window], values[:, -1])
