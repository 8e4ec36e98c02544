"""Intervals from past errors: as wide as would have held four out of five in the back-test.

An error of a cell (region, sex, age) is taken to grow with people and with years ahead as

    |projected − actual|  ~  q(age) · people^0.7 · ahead^0.65

0.7 lies between pure chance (0.5, small cells err relatively more) and a shock that hits everybody
alike (1). Both exponents were measured on the 21 counties (regressions of log errors, as seen from
2008, 2010, 2012 and 2015, give 0.67–0.71 and 0.61–0.66). q is the 81 % quantile of the past errors
so scaled, of ages within three years of its own; those born after the origin have a q of their own,
since births were guessed too. Not 80 %: the recipe was chosen by the same errors, so later ones are
a little larger. Projected from each year 2005–2014 in turn, with what was known then, 80.1 % of the
counties' cells held.
"""

from collections.abc import Sequence

import numpy as np

from slussen.analysis.engine.projection.backtest import Trial
from slussen.analysis.engine.projection.observed import Floats

QUANTILE = 0.81
BY_PEOPLE, BY_AHEAD = 0.7, 0.65
NEIGHBOURS = 3  # ages on each side


def intervals(population: Floats, trials: Sequence[Trial]) -> tuple[Floats, Floats]:
    """Lower and upper bound of *population*, (R, 2, A, H), whose year axis begins one year ahead.

    Raises ValueError without trials.
    """
    if not trials:
        raise ValueError("no trials to measure past errors by")
    ages, years = population.shape[2:]
    living, unborn = _quantiles(trials, ages)
    ahead = np.arange(1, years + 1)
    born_later = np.arange(ages)[:, None] < ahead
    quantile = np.where(born_later, unborn, living[:, None])
    half = quantile * ahead**BY_AHEAD * population**BY_PEOPLE
    return np.maximum(population - half, 0.0), population + half


def _quantiles(trials: Sequence[Trial], ages: int) -> tuple[Floats, float]:
    """q by age for those alive at the origin, and one for those born later."""
    living: list[list[Floats]] = [[] for _ in range(ages)]
    unborn: list[Floats] = []
    for trial in trials:
        error = np.abs(trial.projected - trial.actual)
        scale = trial.projected**BY_PEOPLE * trial.ahead**BY_AHEAD
        scaled = np.divide(error, scale, out=np.zeros_like(error), where=scale > 0)
        for age in range(ages):
            (unborn if age < trial.ahead else living[age]).append(scaled[:, :, age].ravel())
    quantiles = np.empty(ages)
    for age in range(ages):
        near = living[max(age - NEIGHBOURS, 0) : age + NEIGHBOURS + 1]
        quantiles[age] = np.quantile(
            np.concatenate([some for each in near for some in each]), QUANTILE
        )
    return quantiles, float(np.quantile(np.concatenate(unborn), QUANTILE))
