"""A region's own level, drawn towards the country's as far as its past says little of its own."""

import numpy as np

from slussen.analysis.engine.projection.observed import Floats


def relative_level(observed: Floats, expected: Floats) -> Floats:
    """Each region's events over those expected at the country's rates, shrunk towards 1.

    observed, expected: (R, T), events in T years. Returns (R,).

    Empirical Bayes by moments: the ratio r of a region varies by chance with variance φ / E, where
    E is what is expected and φ comes from how the region's single years scatter about its own
    ratio; what the ratios differ beyond that is τ². Kept of a region's own deviation is
    τ² / (τ² + φ / E). With one region, or one year, nothing can be told apart and the own ratio is
    kept. The result does not change when everything is counted in another unit.

    >>> relative_level(np.array([[12.0, 12.0], [8.0, 8.0]]), np.full((2, 2), 10.0))
    array([1.2, 0.8])
    >>> relative_level(np.array([[14.0, 6.0], [8.0, 12.0]]), np.full((2, 2), 10.0))
    array([1., 1.])
    """
    total = expected.sum(axis=1)
    ratio = np.divide(observed.sum(axis=1), total, out=np.ones_like(total), where=total > 0)
    regions, years = observed.shape
    if regions < 2 or years < 2 or not total.all():
        return ratio
    fitted = ratio[:, None] * expected
    squares = np.divide(
        (observed - fitted) ** 2, expected, out=np.zeros_like(expected), where=expected > 0
    )
    chance = squares.sum() / (regions * (years - 1)) / total
    own = max(float(ratio.var(ddof=1) - chance.mean()), 0.0)
    kept = np.divide(own, own + chance, out=np.ones_like(chance), where=own + chance > 0)
    centre = observed.sum() / total.sum()
    level: Floats = centre + kept * (ratio - centre)
    return level
