"""The regions most like one, and what makes and breaks each likeness."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from slussen.analysis.engine.similarity.distance import Distances, mix_parts

LEAST_COVERED = 0.5  # of the weight; a pair that shares less is not compared at all
_SAME = 12  # decimals: what is closer than this is a tie, and ties go by code


@dataclass(frozen=True, slots=True)
class Contribution:
    """One feature's part of a distance: ``part`` = ``share`` of the weight × ``ratio`` squared.

    ``ratio`` 1 is as large a difference as between two regions usually.
    """

    key: str
    theme: str
    ratio: float
    share: float
    part: float


@dataclass(frozen=True, slots=True)
class Neighbour:
    """How like two regions are. ``squared`` is exactly the sum of the contributions' parts.

    ``missing`` are the features that at least one of the two lacks.
    """

    region: str
    squared: float
    contributions: tuple[Contribution, ...]
    missing: tuple[str, ...]

    @property
    def distance(self) -> float:
        """The root of ``squared``: 1 is as unlike as two regions usually are."""
        return float(np.sqrt(self.squared))

    def alike(self, count: int) -> tuple[Contribution, ...]:
        """What makes the likeness: the smallest differences, if smaller than usual.

        Never more than half of them, so that there is something left to set against them.
        """
        ranked = sorted(self.contributions, key=lambda one: (one.ratio, one.key))
        half = (len(ranked) + 1) // 2
        return tuple(one for one in ranked if one.ratio < 1)[: min(count, half)]

    def unlike(self, count: int) -> tuple[Contribution, ...]:
        """What breaks it: the largest differences that are not what makes it."""
        smallest = {one.key for one in self.alike(count)}
        ranked = sorted(self.contributions, key=lambda one: (-one.ratio, one.key))
        return tuple(one for one in ranked if one.key not in smallest and one.ratio > 0)[:count]


def explain(found: Distances, region: str, other: str) -> Neighbour:
    """The distance between two regions, feature by feature."""
    i, j = found.regions.index(region), found.regions.index(other)
    contributions, missing = [], []
    for k, feature in enumerate(found.features):
        ratio, share = float(found.ratios[k, i, j]), float(found.shares[k, i, j])
        if np.isfinite(ratio):
            part = share * ratio**2
            contributions.append(Contribution(feature.key, feature.theme, ratio, share, part))
        else:
            missing.append(feature.key)
    squared = sum(one.part for one in contributions) if contributions else float("nan")
    return Neighbour(other, squared, tuple(contributions), tuple(missing))


def nearest(found: Distances, region: str, count: int) -> tuple[Neighbour, ...]:
    """The *count* regions least unlike *region*, nearest first; ties in the order of their codes.

    Pairs that share less than half of the weight's features are left out.
    """
    i = found.regions.index(region)
    order = sorted(
        (round(float(found.squared[i, j]), _SAME), other)
        for j, other in enumerate(found.regions)
        if j != i and found.covered[i, j] >= LEAST_COVERED
    )
    return tuple(explain(found, region, other) for _, other in order[:count])


def mix_differences(
    found: Distances, key: str, region: str, other: str, count: int
) -> Sequence[tuple[int, float, float]]:
    """The columns in which a mix differs most: column, the region's share, the other's share.

    By their parts of the Hellinger distance, largest first.
    """
    values = next(one.values for one in found.features if one.key == key)
    first, second = (values[found.regions.index(one)] for one in (region, other))
    order = np.argsort(-mix_parts(first, second), kind="stable")[:count]
    return [(int(m), float(first[m]), float(second[m])) for m in order]
