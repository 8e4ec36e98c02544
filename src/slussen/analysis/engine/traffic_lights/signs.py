"""The three signs: supply beside all groups, pay beside all groups, and the matching rate."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

SUPPLY_WEIGHT = 2  # points: as much as pay and matching together


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How much each sign must differ from zero to be lit, in natural logarithms (0.02 ≈ 2 %)."""

    supply: float = 0.02
    wage: float = 0.01
    matching: float = 0.03


def log_growth(first: Floats, last: Floats) -> Floats:
    """ln(last / first); NaN where either is not known or not above zero.

    >>> log_growth(np.array([100.0, 0.0]), np.array([110.0, 5.0])).round(4).tolist()
    [0.0953, nan]
    """
    good = (first > 0) & (last > 0)
    return np.log(np.where(good, last, np.nan) / np.where(good, first, 1))


def relative_growth(first: Floats, last: Floats, area: Integers) -> Floats:
    """Growth of each group less that of all groups in its *area* together, (groups,).

    ln(last / first) − ln(Σ last / Σ first). The sums are over groups that are known at both ends.

    >>> area = np.array([0, 0])
    >>> relative_growth(np.array([100.0, 100.0]), np.array([110.0, 90.0]), area).round(4).tolist()
    [0.0953, -0.1054]
    """
    known = ~(np.isnan(first) | np.isnan(last))
    before, after = np.zeros((2, int(area.max()) + 1))
    np.add.at(before, area[known], first[known])
    np.add.at(after, area[known], last[known])
    return log_growth(first, last) - log_growth(before, after)[area]


def lit(value: Floats, threshold: float) -> Floats:
    """+1 above the threshold, −1 below minus the threshold, 0 between; NaN stays NaN (grey).

    >>> lit(np.array([0.03, 0.02, -0.021, np.nan]), 0.02).tolist()
    [1.0, 0.0, -1.0, nan]
    """
    sign = np.where(value > threshold, 1.0, 0.0) - np.where(value < -threshold, 1.0, 0.0)
    return np.where(np.isnan(value), np.nan, sign)


@dataclass(frozen=True, eq=False)
class Points:
    """Points of each group, (groups,), NaN where a sign is grey. Above zero: easier to get work.

    ``supply`` −2, 0, +2; ``wage`` and ``matching`` −1, 0, +1.
    """

    supply: Floats
    wage: Floats
    matching: Floats

    @property
    def total(self) -> Floats:
        """The sum, −4 … +4; NaN unless all three signs are known."""
        return self.supply + self.wage + self.matching

    @property
    def outlook(self) -> Floats:
        """+1 easier (two points or more), −1 harder (minus two or fewer), 0 unchanged.

        Known as soon as no grey sign could change it, otherwise NaN.
        """
        signs = np.stack([self.supply, self.wage, self.matching])
        most = np.array([SUPPLY_WEIGHT, 1, 1])[:, None]
        low = _outlook(np.where(np.isnan(signs), -most, signs).sum(axis=0))
        high = _outlook(np.where(np.isnan(signs), most, signs).sum(axis=0))
        return np.where(low == high, low, np.nan)


def points(supply: Floats, wage: Floats, matching: Floats, thresholds: Thresholds) -> Points:
    """Points from the relative growth of supply and the changes of relative pay and matching.

    All are (groups,) in natural logarithms; each is held against its own threshold.

    >>> made = points(np.array([-0.1]), np.array([np.nan]), np.array([0.05]), Thresholds())
    >>> made.total.tolist(), made.outlook.tolist()
    ([nan], [1.0])
    """
    return Points(
        SUPPLY_WEIGHT * lit(-supply, thresholds.supply),
        lit(wage, thresholds.wage),
        lit(matching, thresholds.matching),
    )


def _outlook(total: Floats) -> Floats:
    return np.where(total >= 2, 1.0, 0.0) - np.where(total <= -2, 1.0, 0.0)
