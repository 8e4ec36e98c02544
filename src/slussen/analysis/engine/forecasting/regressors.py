"""What a forecast is combined of: for each series, by how much each idea says it will change."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slussen.analysis.engine.forecasting.cohort import cohort_forecast
from slussen.analysis.engine.forecasting.history import (
    filled,
    level,
    mean_of_known,
    steps,
)
from slussen.analysis.engine.forecasting.panel import Panel

Floats = NDArray[np.float64]

LEVELS = (3, 5)  # years of the means that a series may fall back to
TRENDS = (1, 3, 5, 10)  # years of the trends
GROWTH_YEARS = 5  # years of the proportional growth and of a group's growth
DAMPING = 0.98  # each further year of a trend counts this much of the one before
FASTEST = 0.3  # proportional growth a year
DOUBT = 2.0  # a trend is drawn to zero by this many times its sampling variance
LARGEST = 1e4  # times the noise: a larger change or error is one from almost nothing to something
TYPICAL_STEP = 0.05  # a year's change relative to the level where a file cannot tell


@dataclass(frozen=True, eq=False)
class Regressors:
    """Changes from the last value that each idea foresees, and the size of what can be expected.

    ``changes``: (ideas, horizon, series), in the series' unit. ``kinds``: what each idea is:
    "level", "trend", "group" or "cohort" (always last). ``last``, ``noise``: (series,) the last
    value, and the size that errors are in proportion to.
    """

    changes: Floats
    kinds: tuple[str, ...]
    last: Floats
    noise: Floats


def regressors(panel: Panel, origin: int, horizon: int) -> Regressors:
    """The regressors of all series at a year, from nothing later than that year.

    *origin*: its column in ``panel.values``. A series that begins later has NaN for its last
    value; one that has never moved keeps its value whatever the ideas say.
    """
    past = filled(panel.values[:, : origin + 1])
    scale = level(past)
    unit = np.where(scale > 0, scale, 1)
    relative = past / unit[:, None]
    last = relative[:, -1]
    yearly = steps(relative)
    variance, movement = _variability(yearly)
    ahead = np.cumsum(DAMPING ** np.arange(horizon, dtype=np.float64))[:, None]

    ideas: list[tuple[str, Floats]] = []
    for years in LEVELS:
        back = mean_of_known(relative[:, -years:]) - last
        ideas.append(("level", np.repeat(back[None], horizon, axis=0)))
    for years in TRENDS:
        ideas.append(("trend", ahead * _trend(yearly, variance, years)))
    steady = _trend(yearly, variance, GROWTH_YEARS)
    ideas.append(("trend", _growth(relative, last, steady, ahead)))
    for group in panel.groups:
        ideas.append(("group", ahead * _group_trend(yearly, scale, group)))
    if panel.ages is not None:
        ideas.append(("cohort", cohort_forecast(past, panel.ages, horizon) / unit - last))

    moves = np.nanmax(past, axis=1, initial=-np.inf) > np.nanmin(past, axis=1, initial=np.inf)
    changes = np.stack([np.where(moves, change, 0) * unit for _, change in ideas])
    return Regressors(
        changes=np.nan_to_num(changes),
        kinds=tuple(kind for kind, _ in ideas),
        last=past[:, -1],
        noise=scale * np.sqrt(movement),
    )


def _variability(yearly: Floats) -> tuple[Floats, Floats]:
    """(series,) variance and mean size of yearly steps, drawn to the file's own a little.

    The file's own counts as half a step, so that two points do not look like certainty. Where no
    series has three steps, the size of those there are stands for how much they vary.
    """
    known = (~np.isnan(yearly)).sum(axis=1)
    away = np.nan_to_num(yearly - mean_of_known(yearly)[:, None])
    squares = (away**2).sum(axis=1)
    size = np.abs(np.nan_to_num(yearly)).sum(axis=1)
    usual_size, usual_variance = TYPICAL_STEP, TYPICAL_STEP**2
    if known.max(initial=0):
        enough = known >= min(int(known.max()), 3)
        usual_size = max(float(np.median(size[enough] / known[enough])), 1e-4)
        usual_variance = usual_size**2
        if known.max() >= 3:
            usual_variance = float(np.median(squares[enough] / (known[enough] - 1)))
    variance = (squares + 0.5 * usual_variance) / np.maximum(known - 0.5, 0.5)
    return variance, (size + 0.5 * usual_size) / (known + 0.5)


def _trend(yearly: Floats, variance: Floats, years: int) -> Floats:
    """(series,) mean of the latest steps, the nearer to zero the less sure it is."""
    latest = yearly[:, -years:]
    mean = mean_of_known(latest)
    count = np.maximum((~np.isnan(latest)).sum(axis=1), 1)
    return np.asarray(mean**3 / np.maximum(mean**2 + DOUBT * variance / count, 1e-300))


def _growth(relative: Floats, last: Floats, steady: Floats, ahead: Floats) -> Floats:
    """(horizon, series) the same growth in proportion; in steps where a series has been at zero."""
    window = relative[:, -GROWTH_YEARS - 1 :]
    size = mean_of_known(window)
    positive = np.where(np.isnan(window), 1, window).min(axis=1, initial=1) > 0
    rate = np.clip(steady / np.where(size > 0, size, 1), -FASTEST, FASTEST)
    return np.where(positive, last * np.expm1(ahead * rate), ahead * steady)


def _group_trend(yearly: Floats, scale: Floats, group: NDArray[np.int64]) -> Floats:
    """(series,) yearly change of the group's total relative to the group's level, last five years.

    The total of a group moves less by chance than its members do.
    """
    latest = yearly[:, -GROWTH_YEARS:]
    totals = [np.bincount(group, np.nan_to_num(step) * scale) for step in latest.T]
    size = np.bincount(group, scale)
    if not totals:
        return np.zeros(len(scale))
    relative = np.stack(totals, axis=1) / np.where(size > 0, size, 1)[:, None]
    variance, _ = _variability(relative)
    return np.asarray(_trend(relative, variance, GROWTH_YEARS)[group])
