"""Death rates: one national curve over age that falls year by year, and each region's level.

The national curve is a Lee–Carter model whose time index is a straight line (Lee and Carter 1992),
fitted to deaths as Poisson counts with smoothness penalties (Brouhns, Denuit and Vermunt 2002;
Currie, Durban and Eilers 2004):

    log m(age, year) = level(age) + trend(age) · (year − last year)

Second differences of the level and first differences of the trend are kept small, and the trend is
drawn towards none, the more so the fewer the years and the deaths.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.linalg import solveh_banded

from slussen.analysis.engine.projection.observed import (
    DEATHS_IN_YEAR_OF_BIRTH,
    Floats,
    Observed,
)
from slussen.analysis.engine.projection.shrinkage import relative_level

TREND_YEARS = 15
LEVEL_YEARS = 10
# Penalties as shares of all deaths, so that they mean the same in a county and in a country.
# Errors at ages 60 and over hardly change when they are three times larger or smaller.
ROUGH_LEVEL, ROUGH_TREND, TREND = 7e-4, 0.07, 0.0022
# Newton's method: no step changes a logarithm by more than 2, and it stops at 1e-8.
_STEPS, _LEAP, _NEAR = 50, 2.0, 1e-8
_BANDS = 5  # the diagonal and what lies within two ages below it


@dataclass(frozen=True, slots=True)
class Mortality:
    """Rates a person-year. rate: (2, A) in the last year; trend: (2, A), their yearly change in
    logarithms; level: (R, 2), a region's deaths over those at national rates."""

    rate: Floats
    trend: Floats
    level: Floats

    def hazards(self, ahead: int) -> tuple[Floats, Floats]:
        """Cumulated hazard of dying in the year that ends *ahead* years after the last one.

        For those born in it, (R, 2), and for those of each age at its beginning, (R, 2, A): half
        of the year is lived in that age and half in the next.
        """
        rate = (self.rate * np.exp(ahead * self.trend))[None] * self.level[:, :, None]
        own = rate / 2
        own[:, :, 0] = (1 - DEATHS_IN_YEAR_OF_BIRTH) * rate[:, :, 0]
        following = np.concatenate([rate[:, :, 1:], rate[:, :, -1:]], axis=2) / 2
        return DEATHS_IN_YEAR_OF_BIRTH * rate[:, :, 0], own + following


def fit_mortality(observed: Observed) -> Mortality:
    """Estimate the national curve and each region's level from all years that are given."""
    deaths, exposure = observed.deaths, observed.exposure
    years = min(TREND_YEARS, observed.years)
    curves = [
        _curve(deaths[:, sex, :, -years:].sum(axis=0), exposure[:, sex, :, -years:].sum(axis=0))
        for sex in range(2)
    ]
    rate = np.array([curve[0] for curve in curves])
    trend = np.array([curve[1] for curve in curves])
    recent = min(LEVEL_YEARS, observed.years)
    time = np.arange(1 - recent, 1)
    fitted = rate[..., None] * np.exp(trend[..., None] * time)
    expected = (exposure[..., -recent:] * fitted).sum(axis=2)
    died = deaths[..., -recent:].sum(axis=2)
    level = np.stack([relative_level(died[:, sex], expected[:, sex]) for sex in range(2)], axis=1)
    return Mortality(rate, trend, level)


def _curve(deaths: Floats, exposure: Floats) -> tuple[Floats, Floats]:
    """The rate in the last year and its trend by age, from (A, T) deaths and person-years.

    The first year of life stands apart from the curve: it has its own rate, and the trend of the
    next age.
    """
    total = deaths[1:].sum()
    log_rate, trend = np.full(len(deaths) - 1, -np.inf), np.zeros(len(deaths) - 1)
    if total > 0 and exposure[1:].any():
        log_rate, trend = _penalised_poisson(deaths[1:] / total, exposure[1:] / total)
    lived = (exposure[0] * np.exp(trend[0] * np.arange(1 - deaths.shape[1], 1))).sum()
    first = deaths[0].sum() / lived if lived > 0 else 0.0
    return np.r_[first, np.exp(log_rate)], np.r_[trend[0], trend]


def _penalised_poisson(deaths: Floats, exposure: Floats) -> tuple[Floats, Floats]:
    """Level and trend by age, by Newton's method.

    deaths and exposure are (A, T), as shares of all deaths, on whose scale the penalties are.
    """
    ages, years = deaths.shape
    time = np.arange(1 - years, 1)
    penalty, bands = _penalty(ages)
    found = np.zeros(2 * ages)
    found[::2] = np.log(deaths.sum() / exposure.sum())
    for _ in range(_STEPS):
        fitted = exposure * np.exp(found[::2, None] + found[1::2, None] * time)
        error = deaths - fitted
        slope = -penalty @ found
        slope[::2] += error.sum(axis=1)
        slope[1::2] += (error * time).sum(axis=1)
        information = bands.copy()
        information[0, ::2] += fitted.sum(axis=1)
        information[1, ::2] += (fitted * time).sum(axis=1)
        information[0, 1::2] += (fitted * time**2).sum(axis=1)
        step = solveh_banded(information, slope, lower=True)
        largest = float(np.abs(step).max())
        found += step * min(1.0, _LEAP / max(largest, _LEAP))
        if largest < _NEAR:
            break
    return found[::2], found[1::2]


@cache
def _penalty(ages: int) -> tuple[Floats, Floats]:
    """The matrix of the penalties, (2A, 2A), and its bands as ``solveh_banded`` takes them.

    It is for level and trend of one age after the other, so that only neighbours meet.
    """
    second, first = (np.diff(np.eye(ages), order, axis=0) for order in (2, 1))
    penalty = np.zeros((2 * ages, 2 * ages))
    # A hair of ridge: an age at which nobody has lived has no information of its own.
    penalty[::2, ::2] = ROUGH_LEVEL * second.T @ second + 1e-12 * np.eye(ages)
    penalty[1::2, 1::2] = ROUGH_TREND * first.T @ first + TREND * np.eye(ages)
    bands = np.array([np.r_[np.diagonal(penalty, -k), np.zeros(k)] for k in range(_BANDS)])
    return penalty, bands
