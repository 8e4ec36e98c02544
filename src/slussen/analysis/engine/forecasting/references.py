"""The two forecasts that everyone can make, to be better than."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

TREND_YEARS = 10


def last_value(values: Floats, horizon: int) -> Floats:
    """(horizon, series) the last known value of each series (series, years), unchanged.

    >>> last_value(np.array([[1.0, 2.0, np.nan]]), 2).tolist()
    [[2.0], [2.0]]
    """
    known = ~np.isnan(values)
    at = values.shape[1] - 1 - known[:, ::-1].argmax(axis=1)
    return np.repeat(values[np.arange(len(values)), at][None], horizon, axis=0)


def linear_trend(values: Floats, horizon: int) -> Floats:
    """(horizon, series) the least-squares line through the known values of the last ten years.

    A series with one known value in those years keeps its last value.

    >>> linear_trend(np.array([[1.0, 2.0, 3.0]]), 2).tolist()
    [[4.0], [5.0]]
    """
    recent = values[:, -TREND_YEARS:]
    known = ~np.isnan(recent)
    count = np.maximum(known.sum(axis=1), 1)
    years = np.arange(recent.shape[1], dtype=np.float64) - (recent.shape[1] - 1)
    middle = (known * years).sum(axis=1) / count
    mean = np.where(known, recent, 0).sum(axis=1) / count
    away = np.where(known, years - middle[:, None], 0)
    spread = (away**2).sum(axis=1)
    slope = (away * np.where(known, recent - mean[:, None], 0)).sum(axis=1)
    slope = slope / np.where(spread > 0, spread, 1)
    ahead = np.arange(1, horizon + 1)[:, None]
    line = mean + slope * (ahead - middle)
    return np.where(known.sum(axis=1) >= 2, line, last_value(values, horizon))
