"""Intervals for the cells of a joint table under margins.

The truth differs from the maximum-entropy table in two ways. It is made of whole people (Poisson
noise, of which the margins fix a part), and it has interactions that no margin shows. Both
variances are had in closed form for every cell, and quantiles from a distribution with the cell's
mean and variance, so that a million cells take seconds.
"""

from itertools import combinations

import numpy as np

from slussen.analysis.engine.estimation.interactions import (
    Known,
    freedom,
    observed_sizes,
    variances,
)
from slussen.analysis.engine.estimation.margins import Axes, Floats, maximal

Z80 = 1.2815515655446004  # 90 % of a normal distribution is below
TAIL = 0.1
SAFETY = 1.05**2  # on unseen variances: their size is guessed, which by itself widens the spread
ORDERS = 3  # how many orders of unseen interactions count; the decay makes the others negligible
SMALL = 20.0  # below this mean, quantiles come from counts one by one
MOST_COUNT = 150  # … as far as this
WIDEST = 1.6  # largest unseen variance that counts, in squares of a small mean


def variance(
    table: Floats, seed: Floats, known: Known, noise: Floats, usual: float
) -> tuple[Floats, Floats]:
    """Of each cell: the variance as a count, and that of its logarithm by unseen interactions.

    *noise*: the variance that the seed's own logarithm has. *usual*: the decay to expect.
    """
    everything: Axes = tuple(range(table.ndim))
    edges = maximal(c.axes for c in known.constraints)
    left = freedom(table, everything, edges, known)
    counts, logs = table * left, noise * left
    most = _highest_order(table.ndim, known)
    sizes = variances(observed_sizes(table, seed, known), table.ndim, most, usual)
    for order in range(1, most + 1):
        for axes in combinations(everything, order):
            there = known.cells(axes)
            if not there.all():
                left = freedom(table, axes, known.below(axes), known)
                logs += sizes[axes] * SAFETY * np.where(there, 0, left)
    return counts, logs


def _highest_order(dimensions: int, known: Known) -> int:
    """The highest order of interaction to take into account."""
    for order in range(1, dimensions + 1):
        for axes in combinations(range(dimensions), order):
            if not known.cells(axes).all():
                return min(dimensions, order + ORDERS - 1)
    return dimensions


def intervals(mean: Floats, counts: Floats, logs: Floats, *, whole: bool) -> tuple[Floats, Floats]:
    """The 10 % and 90 % quantiles of cells with these means and variances.

    *counts* and *logs* are what ``variance`` returns. Lognormal for large means, rounded if the
    truth is *whole* numbers; counts for means below SMALL (``count_quantiles``), since margins that
    are not whole are nearly always counts that were adjusted.
    """
    safe = np.maximum(mean, 1e-12)
    spread = np.sqrt(np.log1p(counts / safe**2 + np.expm1(np.minimum(logs, 50.0))))
    # The upper end is the highest that any spread up to this one gives: past Z80 a wider lognormal
    # of the same mean has a lower 90 % quantile, and the spread itself is uncertain.
    upwards = np.minimum(spread, Z80)
    lower = mean * np.exp(-(spread**2) / 2 - Z80 * spread)
    upper = mean * np.exp(-(upwards**2) / 2 + Z80 * upwards)
    if whole:
        lower, upper = np.round(lower), np.round(upper)
    small = mean < SMALL
    few = mean[small]
    total = counts[small] + few**2 * np.minimum(np.expm1(np.minimum(logs[small], 50.0)), WIDEST)
    lower[small], upper[small] = count_quantiles(few, total)
    return lower, upper


def count_quantiles(mean: Floats, variance: Floats) -> tuple[Floats, Floats]:
    """Mid-p quantiles (10 %, 90 %) of counts with these means and variances.

    At most a tenth is below the lower end and above the upper one, each end's own probability
    counted half (mid-p, Lancaster 1961); where the lower end is zero, a fifth is above the upper
    one. The Panjer (a, b, 0) class: binomial below, Poisson at, negative binomial above a variance
    equal to the mean, all by one recursion p(k) = (a + b/k) p(k − 1).

    >>> [q.tolist() for q in count_quantiles(np.array([0.1, 3.0]), np.array([0.1, 3.0]))]
    [[0.0, 1.0], [0.0, 5.0]]
    """
    mean = np.maximum(mean, 1e-9)
    ratio = np.clip(variance / mean, 0.05, None)
    ratio = np.where(np.abs(ratio - 1) < 1e-3, 1.001, ratio)  # Poisson: the limit
    a, a_and_b = 1 - 1 / ratio, mean / ratio
    probability = np.exp(a_and_b / a * np.log(1 / ratio))
    below = np.zeros_like(mean)
    lower, upper = np.full_like(mean, np.nan), np.zeros_like(mean)
    for k in range(MOST_COUNT):
        middle = below + probability / 2
        lower[(middle >= TAIL) & np.isnan(lower)] = k
        # Where nothing is below the lower end, all that is left out is above the upper one.
        upper[middle <= np.where(lower == 0, 1 - 2 * TAIL, 1 - TAIL)] = k
        below += probability
        if (below - probability / 2 > 1 - TAIL).all():
            break
        probability = np.maximum(probability * (a + (a_and_b - a) / (k + 1)), 0)
    lower = np.where(np.isnan(lower), upper, np.minimum(lower, upper))
    return lower, upper
