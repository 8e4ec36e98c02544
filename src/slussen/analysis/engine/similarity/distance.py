"""How unlike two regions are: a weighted mean of squared differences, each in its usual size.

Every feature (an indicator, or a whole mix of occupations) gives a difference between two regions.
It is divided by the median difference over all pairs of regions, so that 1 is "as unlike as two
regions usually are" whatever the unit, and so that one extreme region does not shrink the others'
differences (a scale from pairwise differences, as Rousseeuw & Croux 1993). The squares are
averaged within each theme and then over themes by the reader's weights. A feature that either
region lacks is left out of that pair (Gower 1971).

>>> size = Feature("people", "size", np.array([10.0, 100.0, 1000.0]), logarithmic=True)
>>> young = Feature("young", "people", np.array([20.0, 22.0, 30.0]))
>>> found = distances(("a", "b", "c"), (size, young), {"size": 1, "people": 1})
>>> found.squared.round(3).tolist()
[[0.0, 0.531, 2.781], [0.531, 0.0, 1.0], [2.781, 1.0, 0.0]]
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

FloatArray: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that regions are compared by; ``theme`` is what the reader weighs.

    ``values``: a number a region (n,), in any unit, or a mix (n, m) whose rows are shares that sum
    to 1. NaN is no figure. ``logarithmic`` compares how many times larger one is than the other;
    values must then be positive.
    """

    key: str
    theme: str
    values: FloatArray
    logarithmic: bool = False


@dataclass(frozen=True, slots=True)
class Distances:
    """Every pair of n regions by k features.

    ``ratios`` (k, n, n): the difference, 1 as large as between two regions usually; NaN where
    either has no figure. ``shares`` (k, n, n): each feature's part of the weight, summing to 1 over
    the features that both have. ``squared`` (n, n): the sum of shares × ratios²; NaN where nothing
    is shared. ``covered`` (n, n): how much of the weight falls on features that both have, 0–1.
    """

    regions: tuple[str, ...]
    features: tuple[Feature, ...]
    ratios: FloatArray
    shares: FloatArray
    squared: FloatArray
    covered: FloatArray


def distances(
    regions: Sequence[str], features: Sequence[Feature], weights: Mapping[str, float]
) -> Distances:
    """The distances of every pair. *weights* are by theme, 0 or more; a theme without one has none.

    Raises ValueError when no feature has a weight.
    """
    weighed = tuple(one for one in features if weights.get(one.theme, 0) > 0)
    if not weighed:
        raise ValueError("no feature has a weight above 0")
    ratios = np.stack([in_usual_size(differences(one)) for one in weighed])
    present = np.isfinite(ratios)
    themes = np.array([one.theme for one in weighed])
    parts = np.zeros_like(ratios)  # of the weight, before they are made to sum to 1
    even = np.zeros(len(weighed))  # the same for a pair that lacks nothing
    for theme in dict.fromkeys(themes.tolist()):
        of_theme = themes == theme
        known = present[of_theme]
        parts[of_theme] = weights[theme] * known / np.maximum(known.sum(axis=0), 1)
        even[of_theme] = weights[theme] / of_theme.sum()
    total = parts.sum(axis=0)
    shares = parts / np.where(total > 0, total, 1)
    squared = (shares * np.where(present, ratios, 0) ** 2).sum(axis=0)
    squared[total == 0] = np.nan
    covered = np.tensordot(even / even.sum(), present.astype(float), axes=1)
    return Distances(tuple(regions), weighed, ratios, shares, squared, covered)


def differences(feature: Feature) -> FloatArray:
    """The (n, n) differences between regions, symmetric, never negative, NaN without figures.

    Between mixes it is the Hellinger distance, 0 (the same) to 1 (nothing in common): symmetric, a
    metric, and a sum over occupations (``mix_parts``).
    """
    values = feature.values
    if values.ndim == 1:
        level = np.log(values) if feature.logarithmic else values
        return np.abs(level[:, None] - level[None, :])
    roots = np.sqrt(values)
    missing = np.isnan(roots).any(axis=1)
    overlap = np.nan_to_num(roots) @ np.nan_to_num(roots).T
    found = np.sqrt(np.clip(1 - overlap, 0, None))
    np.fill_diagonal(found, 0)
    found[missing, :] = found[:, missing] = np.nan
    return np.asarray((found + found.T) / 2)


def in_usual_size(found: FloatArray) -> FloatArray:
    """Differences divided by their median over pairs of regions.

    Where more than half of the pairs do not differ at all, by the mean of those that do.
    """
    above = found[np.triu_indices(len(found), 1)]
    known = above[np.isfinite(above)]
    usual = float(np.median(known)) if known.size else 0.0
    if usual <= 0 and (known > 0).any():
        usual = float(known[known > 0].mean())
    return found / usual if usual > 0 else found


def mix_parts(first: FloatArray, second: FloatArray) -> FloatArray:
    """Each occupation's part of the squared Hellinger distance between two mixes (m,).

    >>> mix_parts(np.array([1.0, 0.0]), np.array([0.0, 1.0])).tolist()
    [0.5, 0.5]
    """
    return np.asarray((np.sqrt(first) - np.sqrt(second)) ** 2 / 2)


def mixes(counts: FloatArray) -> FloatArray:
    """Shares (n, m) of *counts* (n, m); a row without counts is NaN.

    >>> mixes(np.array([[8.0, 2.0], [0.0, 0.0]])).tolist()
    [[0.8, 0.2], [nan, nan]]
    """
    sums = counts.sum(axis=1, keepdims=True)
    return np.where(sums > 0, counts / np.where(sums > 0, sums, 1), np.nan)
