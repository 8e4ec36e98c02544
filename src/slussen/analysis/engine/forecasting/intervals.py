"""How far from the forecast the outcome will be, from how far it has been: 80 % intervals."""

import numpy as np
from numpy.typing import NDArray

from slussen.analysis.engine.forecasting.regressors import LARGEST
from slussen.analysis.engine.forecasting.rolling import Rolling

Floats = NDArray[np.float64]

COVER = 0.80
OWN_RECORD = 10.0  # so many own errors weigh as much as the pool's
RECENT = 5  # origins whose errors set the width
PRIOR_WIDTH = 0.6  # half-width one year ahead, in units of noise, before any error is known
PRIOR_OUTCOMES = 20.0  # errors that the prior width, and its growth by the year, weigh as much as


def half_widths(rolled: Rolling) -> Floats:
    """(O, horizon, series) within so much of the point should four outcomes in five be.

    An error is measured in units of the series' noise times its own record of errors, drawn to
    its pool's (both from what was known at the origin), so that errors of a pool can be laid
    together; the half-width is their 80 % quantile at that horizon in the median year. This is a
    normalised conformal interval (Lei et al., "Distribution-free predictive inference for
    regression", JASA 113, 2018) that takes its calibration errors from earlier origins. It never
    narrows with the horizon.
    """
    half = np.empty(rolled.point.shape)
    for pool in np.unique(rolled.pool):
        inside = rolled.pool == pool
        half[:, :, inside] = _of_pool(
            rolled.origins, np.abs(rolled.error[:, :, inside]), rolled.noise[:, inside]
        )
    return half


def _of_pool(origins: NDArray[np.int64], errors: Floats, noise: Floats) -> Floats:
    noise = np.where(noise > 0, noise, np.nan)
    units = np.minimum(errors / noise[:, None, :], LARGEST)
    half = np.empty(errors.shape)
    record = np.ones(noise.shape)
    for number, origin in enumerate(origins.tolist()):
        reached = origin - np.arange(1, errors.shape[1] + 1)
        known = np.searchsorted(origins[:number], reached, side="right").tolist()
        record[number] = _record(units, known)
        width = _widths(units / record[:, None, :], known)
        half[number] = width[:, None] * np.nan_to_num(noise[number]) * record[number]
    return half


def _record(units: Floats, known: list[int]) -> Floats:
    """(series,) mean of a series' errors relative to the pool's at the same horizon; 1 at first.

    *known*: for each horizon how many of the earlier origins have an outcome.
    """
    total = np.full(units.shape[2], OWN_RECORD)
    count = np.full(units.shape[2], OWN_RECORD)
    for step, until in enumerate(known):
        errors = units[:until, step]
        there = ~np.isnan(errors)
        usual = errors[there].mean() if there.any() else 0.0
        if usual > 0:
            total += np.where(there, errors, 0).sum(axis=0) / usual
            count += there.sum(axis=0)
    return total / count


def _widths(units: Floats, known: list[int]) -> Floats:
    """(horizon,) half-widths in units of expected error, each grown from the one before.

    The growth is measured where both horizons have outcomes. Forecasts improve as history grows,
    so the errors of long horizons, which are all from early origins, are not to be taken as such.
    """
    widths = np.empty(len(known))
    for step, until in enumerate(known):
        recent = units[max(until - RECENT, 0) : until]
        count = int((~np.isnan(recent[:, step])).sum())
        trust = count / (count + PRIOR_OUTCOMES)
        here = _quantile(recent[:, step])
        if step == 0:
            widths[0] = trust * here + (1 - trust) * PRIOR_WIDTH
            continue
        before = _quantile(recent[:, step - 1])
        usual = (step + 1) / step
        growth = here / before if before > 0 and count else usual
        widths[step] = widths[step - 1] * max(trust * growth + (1 - trust) * usual, 1.0)
    return widths


def _quantile(errors: Floats) -> float:
    """The median over origins (origins, series) of the 80 % quantile over series; 0 of nothing.

    One year of a new definition, when every series errs, is then not taken for the usual. Each
    quantile has the conformal correction for a finite number.
    """
    found = []
    for of_origin in errors:
        known = of_origin[~np.isnan(of_origin)]
        if len(known):
            found.append(np.quantile(known, min(COVER * (1 + 1 / len(known)), 1)))
    return float(np.median(found)) if found else 0.0
