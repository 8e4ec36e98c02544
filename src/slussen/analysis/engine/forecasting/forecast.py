"""Forecasts of a table's series with intervals and their own past errors."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slussen.analysis.engine.forecasting.history import mean_of_known
from slussen.analysis.engine.forecasting.intervals import half_widths
from slussen.analysis.engine.forecasting.panel import Panel
from slussen.analysis.engine.forecasting.references import last_value, linear_trend
from slussen.analysis.engine.forecasting.rolling import Rolling, outcomes, rolling

Floats = NDArray[np.float64]

LEAST_YEARS = 5  # of the table before an origin that is scored


@dataclass(frozen=True, eq=False)
class Forecast:
    """What comes after each series' own last value; every array is (series, horizon).

    ``year``; ``point``, ``low`` and ``high`` (80 % interval) and ``past_error`` in the series'
    unit; ``method``: which ideas made the forecast. ``past_error`` is the series' own mean
    absolute error so many years ahead when the same forecast was made in earlier years, NaN where
    none of them has an outcome.
    """

    year: NDArray[np.int64]
    point: Floats
    low: Floats
    high: Floats
    past_error: Floats
    method: NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Score:
    """How forecasts so many years ahead came true, against the two that anyone can make.

    ``error``, ``last_error``, ``linear_error``: mean absolute error of a series over its mean
    size until then, averaged over all outcomes. ``cover``: share of outcomes inside the 80 %
    interval. Nothing later than an origin is used in what is forecast from it.
    """

    horizon: int
    origins: int
    outcomes: int
    error: float
    last_error: float
    linear_error: float
    cover: float


def forecast(panel: Panel, horizon: int, method: str = "auto") -> Forecast:
    """Forecast every series of *panel* for *horizon* years after its own last value.

    *method*: "auto" (ideas combined as they have proved on this very table), "last" or "linear".
    Series without a negative value get none. Raises ValueError for an unknown method.

    >>> from slussen.analysis.engine.forecasting.panel import panel
    >>> made = forecast(panel([("a",)], 2020, np.array([[5.0, 5.0, 5.0, 5.0]])), 2)
    >>> made.year.tolist(), made.point.tolist()
    ([[2024, 2025]], [[5.0, 5.0]])
    """
    return latest(panel, rolling(panel, horizon, method))


def backtest(panel: Panel, horizon: int, method: str = "auto") -> list[Score]:
    """Score forecasts from each earlier year; only horizons that have an outcome are listed."""
    return scores(panel, rolling(panel, horizon, method))


def latest(panel: Panel, rolled: Rolling) -> Forecast:
    """The forecast from each series' last year."""
    known = ~np.isnan(panel.values)
    end = panel.values.shape[1] - 1 - known[:, ::-1].argmax(axis=1)
    at = np.searchsorted(rolled.origins, end)
    series = np.arange(len(panel.values))
    point = rolled.point[at, :, series]
    low, high = _bounds(panel, rolled, half_widths(rolled))
    horizon = point.shape[1]
    measured = ~np.isnan(rolled.error) & _scored(rolled)
    total = np.where(measured, np.abs(rolled.error), 0).sum(axis=0)
    count = measured.sum(axis=0)
    past_error = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    return Forecast(
        year=panel.first_year + end[:, None] + np.arange(1, horizon + 1),
        point=point,
        low=low[at, :, series],
        high=high[at, :, series],
        past_error=past_error.T,
        method=np.array(rolled.methods)[rolled.method[at, :, series]],
    )


def scores(panel: Panel, rolled: Rolling) -> list[Score]:
    """Scores of what *rolled* forecast, per horizon, over all outcomes."""
    horizon = rolled.point.shape[1]
    low, high = _bounds(panel, rolled, half_widths(rolled))
    pasts = [panel.values[:, : origin + 1] for origin in rolled.origins]
    came = np.stack([outcomes(panel, origin, horizon) for origin in rolled.origins.tolist()])
    size = np.stack([mean_of_known(np.abs(past)) for past in pasts])[:, None, :]
    there = ~np.isnan(came) & (size > 0) & _scored(rolled)
    unit = np.where(there, size, 1)
    error = np.abs(rolled.error) / unit
    last = np.abs(came - np.stack([last_value(past, horizon) for past in pasts])) / unit
    linear = np.abs(came - np.stack([linear_trend(past, horizon) for past in pasts])) / unit
    inside = (low <= came) & (came <= high)
    return [
        Score(
            horizon=step + 1,
            origins=int(there[:, step].any(axis=1).sum()),
            outcomes=int(there[:, step].sum()),
            error=float(error[:, step][there[:, step]].mean()),
            last_error=float(last[:, step][there[:, step]].mean()),
            linear_error=float(linear[:, step][there[:, step]].mean()),
            cover=float(inside[:, step][there[:, step]].mean()),
        )
        for step in range(horizon)
        if there[:, step].any()
    ]


def _scored(rolled: Rolling) -> NDArray[np.bool_]:
    """(O, horizon, 1) which origins count: those with some years behind them, or all if none has.

    What could be said from two years of a table tells little of what can be said from fifteen.
    """
    there = ~np.isnan(rolled.error).all(axis=2)
    mature = there & (rolled.origins >= LEAST_YEARS - 1)[:, None]
    return np.where(mature.any(axis=0), mature, there)[:, :, None]


def _bounds(panel: Panel, rolled: Rolling, half: Floats) -> tuple[Floats, Floats]:
    """(O, horizon, series) ends of the intervals; none below zero for series that never were.

    What is cut off below zero would make an interval narrower than the year before: it then
    reaches as much further up.
    """
    low = rolled.point - half
    lowest = [np.nanmin(panel.values[:, : o + 1], axis=1, initial=np.inf) for o in rolled.origins]
    counts = (np.stack(lowest) >= 0)[:, None, :]
    low = np.where(counts, np.maximum(low, 0), low)
    return low, low + np.maximum.accumulate(rolled.point + half - low, axis=1)
