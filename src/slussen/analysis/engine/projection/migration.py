"""Net migration: how many more come than go, by region, sex and age, from the years before.

It is what the balance of people, births and deaths leaves (`Observed.net_migration`), so moves
within the country and over its border come together. The next years are

    the mean of the last usable years by age and sex (smoothed over age), its total moved to
    the country's mean per inhabitant + 0.9^(years ahead) · the region's own deviation from it.

Deviations fade because no region drifts from the country for ever; see docs/methods/project.md for
what other factors than 0.9 would have given.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from slussen.analysis.engine.projection.observed import Flags, Floats, Observed

WINDOWS = (3, 5, 8)
FADE = 0.9
# A single year whose net migration differs by more than 20 per 1,000 inhabitants from the median of
# the years around it is no migration: a municipality has changed county, or people have been
# registered anew. Regions that always vary much have a wider limit, six of their own standard
# deviations. A new level that lasts is no jump.
JUMP, JUMP_IN_DEVIATIONS = 0.02, 6.0
AROUND = 2  # years on each side
NORMAL_MAD = 1.4826  # standard deviations a median absolute deviation, in a normal distribution
YOUNG_MOVERS = slice(17, 30)  # leaving home, studies, first work: another pattern at each age
SMOOTH, SMOOTH_LITTLE = 1.5, 0.7  # standard deviations of the Gaussian weights, in years of age


class Base(StrEnum):
    """What stays as it was in the years before."""

    NUMBERS = "numbers"  # of those who come; of those who go, shares of who could
    RATES = "rates"  # all per inhabitant of the same age and sex


@dataclass(frozen=True, slots=True)
class Recipe:
    """A way to carry net migration forward: over how many years the mean goes, and of what."""

    window: int
    base: Base


Plan = Callable[[Floats, int], Floats]
"""(people expected at the year's end, (R, 2, A); years ahead, from 1) → net migration (R, 2, A)"""


def jumps(observed: Observed) -> Flags:
    """Which years of a region are no migration, (R, T), never all of them: see ``JUMP``."""
    people = observed.population[..., :-1].sum(axis=(1, 2))
    moved = observed.net_migration.sum(axis=(1, 2))
    rate = np.divide(moved, people, out=np.zeros_like(moved), where=people > 0)
    padded = np.pad(rate, ((0, 0), (AROUND, AROUND)), constant_values=np.nan)
    around = np.lib.stride_tricks.sliding_window_view(padded, 2 * AROUND + 1, axis=1)
    away = np.abs(rate - np.nanmedian(around, axis=2))
    spread = np.abs(rate - np.median(rate, axis=1, keepdims=True))
    usual = NORMAL_MAD * np.median(spread, axis=1, keepdims=True)
    found: Flags = away > np.maximum(JUMP, JUMP_IN_DEVIATIONS * usual)
    return found & ~found.all(axis=1, keepdims=True)


def plan_migration(observed: Observed, recipe: Recipe) -> Plan:
    """Net migration of the years ahead by *recipe*, from all years that are given."""
    weights = _last_usable(~jumps(observed), recipe.window)
    mean = _mean(observed.net_migration, weights)
    profile = mean @ _smoother(mean.shape[2])
    people = _mean(observed.expected, weights)
    inhabitants = observed.population[..., -1].sum(axis=(1, 2))
    country = mean.sum() / (inhabitants.sum() or 1.0) * inhabitants
    deviation = mean.sum(axis=(1, 2)) - country
    movers = np.abs(profile.sum(axis=0))
    movers /= movers.sum() or 1.0

    def plan(expected: Floats, ahead: int) -> Floats:
        change = np.divide(expected, people, out=np.ones_like(expected), where=people > 0)
        if recipe.base is Base.RATES:
            moves = profile * change
            growth = expected.sum(axis=(1, 2)) / np.maximum(people.sum(axis=(1, 2)), 1e-9)
        else:
            moves = np.where(profile < 0, profile * change, profile)
            growth = np.ones(len(profile))
        target = growth * (country + FADE**ahead * deviation)
        missing = target - moves.sum(axis=(1, 2))
        return moves + missing[:, None, None] * movers

    return plan


def _last_usable(usable: Flags, window: int) -> Floats:
    """Weights of the years, (R, T): the last *window* usable ones of each region alike."""
    recent = usable & (np.cumsum(usable[:, ::-1], axis=1)[:, ::-1] <= window)
    return recent / recent.sum(axis=1, keepdims=True)


def _mean(values: Floats, weights: Floats) -> Floats:
    mean: Floats = np.einsum("rsat,rt->rsa", values, weights)
    return mean


def _smoother(ages: int) -> Floats:
    """(A, A) weights: a profile times them is at each age the mean of the ages around it."""
    spread = np.full(ages, SMOOTH)
    spread[:3] = SMOOTH_LITTLE  # the newborn have had half a year to move, the others a whole one
    spread[YOUNG_MOVERS] = SMOOTH_LITTLE
    distance = np.subtract.outer(np.arange(ages), np.arange(ages))
    weights = np.exp(-(distance**2) / (2 * spread**2))
    smoother: Floats = weights / weights.sum(axis=0)
    return smoother
