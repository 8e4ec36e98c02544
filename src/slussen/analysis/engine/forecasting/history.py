"""What is known of series up to an origin: gaps closed, levels, yearly steps without breaks."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEVEL_YEARS = 5
STEP_YEARS = 10
BREAK = 3.0  # a step this many robust standard deviations from the usual one is taken for a break
LEAST_SPREAD = 0.25  # of the usual step: a steady series may still speed up


def filled(values: Floats) -> Floats:
    """(series, years) with gaps closed by a straight line, and the last value kept to the end.

    Years before a series begins stay NaN.

    >>> filled(np.array([[np.nan, 1.0, np.nan, 3.0, np.nan]])).tolist()
    [[nan, 1.0, 2.0, 3.0, 3.0]]
    """
    known = ~np.isnan(values)
    if known.all():
        return values
    years = np.arange(values.shape[1])
    before = np.maximum.accumulate(np.where(known, years, -1), axis=1)
    after = np.minimum.accumulate(np.where(known, years, len(years))[:, ::-1], axis=1)[:, ::-1]
    begun = before >= 0
    before = np.maximum(before, 0)
    after = np.where(after < len(years), after, before)
    share = (years - before) / np.maximum(after - before, 1)
    low = np.take_along_axis(values, before, axis=1)
    high = np.take_along_axis(values, after, axis=1)
    return np.where(begun, low + share * (high - low), np.nan)


def mean_of_known(values: Floats) -> Floats:
    """Mean of each row over what is known; 0 for a row without any."""
    known = ~np.isnan(values)
    total = np.where(known, values, 0).sum(axis=1)
    return np.asarray(total / np.maximum(known.sum(axis=1), 1))


def median_of_known(values: Floats) -> Floats:
    """Median of each row over what is known; 0 for a row without any."""
    if not values.shape[1]:
        return np.zeros(len(values))
    count = (~np.isnan(values)).sum(axis=1)
    ordered = np.nan_to_num(np.sort(values, axis=1))  # NaN sorts last
    at = np.arange(len(values))
    middle = ordered[at, np.maximum(count - 1, 0) // 2] + ordered[at, count // 2]
    return np.where(count > 0, middle / 2, 0.0)


def level(past: Floats) -> Floats:
    """(series,) mean size of the latest values: what relative errors are relative to."""
    return mean_of_known(np.abs(past[:, -LEVEL_YEARS:]))


def steps(past: Floats) -> Floats:
    """(series, at most 10) changes from year to year, breaks cut down to the largest usual one.

    A level break (a new definition, a new register) is one step far from all the others. From four
    steps on it can be told from the rest; what it leaves behind is then an ordinary step.
    """
    raw = np.diff(past[:, -STEP_YEARS - 1 :], axis=1)
    usual = median_of_known(raw)[:, None]
    spread = 1.4826 * median_of_known(np.abs(raw - usual))[:, None]
    most = BREAK * np.maximum(spread, LEAST_SPREAD * np.abs(usual))
    enough = ((~np.isnan(raw)).sum(axis=1) >= 4)[:, None]
    return np.where(enough, np.clip(raw, usual - most, usual + most), raw)
