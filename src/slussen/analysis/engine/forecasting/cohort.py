"""The cohort step: next year's people of an age are this year's of the age below.

Hamilton and Perry, "A short method for projecting population by age from one decennial census to
another" (Social Forces 41, 1962): the ratio between a group and those it came from carries deaths
and net migration, and is taken from the latest years.
"""

import numpy as np
from numpy.typing import NDArray

from slussen.analysis.engine.forecasting.ages import Ages

Floats = NDArray[np.float64]

RATIO_YEARS = 5
MOST = 10.0  # people per person they came from: more is no succession
POOLED = 0.3  # weight of the pool's ratio, in sizes of the median series


def cohort_forecast(past: Floats, ages: Ages, horizon: int) -> Floats:
    """(horizon, series) how many there will be; a series without a group below keeps its value.

    *past*: (series, years), gaps filled, NaN before a series begins. Within the width w of an age
    group the people who age into it in h years are h/w of the group below, those who stay 1 - h/w
    of it; further ahead the step of w years is repeated.
    """
    made: list[Floats] = []
    ratios: list[Floats] = []
    for ahead in range(1, horizon + 1):
        if ahead <= ages.width:
            source = _source(past, ages, ahead)
            ratios.append(_ratio(past, source, ages, ahead, ratios))
            expected = ratios[-1] * source[:, -1]
        else:
            earlier = made[ahead - ages.width - 1]
            expected = ratios[-1] * _source(earlier[:, None], ages, ages.width)[:, 0]
        has = (ages.previous >= 0) & ~np.isnan(expected)
        made.append(np.where(has, expected, past[:, -1]))
    return np.stack(made)


def _source(values: Floats, ages: Ages, ahead: int) -> Floats:
    """(series, years) who will be in each age group *ahead* years later, if nobody comes or goes.

    Ages are taken as evenly spread within their group.
    """
    moved = min(ahead / ages.width, 1.0)
    staying = np.where(ages.open_ended, 1.0, 1.0 - moved)[:, None]
    return np.asarray(staying * values + moved * values[ages.previous])


def _ratio(past: Floats, source: Floats, ages: Ages, ahead: int, shorter: list[Floats]) -> Floats:
    """(series,) people per person they came from, over the latest years, drawn to their pool's.

    Too short a history for *ahead* years takes the longest ratio there is to the right power.
    """
    years = min(RATIO_YEARS, past.shape[1] - ahead)
    if years < 1:
        return np.asarray(shorter[-1] ** (ahead / (ahead - 1))) if shorter else np.ones(len(past))
    now, then = past[:, -years:], source[:, -years - ahead : -ahead]
    has = ages.previous >= 0
    both = has[:, None] & ~np.isnan(now) & ~np.isnan(then)
    came = np.where(both, now, 0).sum(axis=1)
    from_ = np.where(both, then, 0).sum(axis=1)
    pool_from = np.bincount(ages.pool, from_)[ages.pool]
    pool_came = np.bincount(ages.pool, came)[ages.pool]
    pooled = np.where(pool_from > 0, pool_came / np.where(pool_from > 0, pool_from, 1), 1)
    weight = POOLED * np.median(from_[has])
    total = from_ + weight
    own = (came + weight * pooled) / np.where(total > 0, total, 1)
    return np.clip(np.where(total > 0, own, pooled), 0, MOST)
