"""Iterative proportional fitting: the table nearest to a seed that has the published margins.

Deming & Stephan (1940). From a seed of ones it is the table of maximum entropy, that is without any
association that the margins do not show; from another seed it keeps the seed's odds ratios
(Bishop, Fienberg & Holland 1975, ch. 3). Csiszár (1975): it converges where a table exists.

Where cells have to become zero it does so ever more slowly. Then two rounds foretell the following
ones (squared extrapolation, Varadhan & Roland 2008), on the logarithms of the margins' factors: the
table stays the seed times a factor for each margin cell, so the limit is the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from slussen.analysis.engine.estimation.margins import Axes, Constraint, Floats, collapse

WORK = 4e8  # cells to go through at most
FEWEST = 200  # rounds of any table
PLAIN = 30  # rounds before extrapolation begins
LONGEST = 64.0  # how far to extrapolate, in rounds, at first; fourfold each time it went well
FARTHEST = 30.0  # logarithm of a factor of a leap


@dataclass(frozen=True, slots=True)
class Fit:
    """``deviation``: how far the furthest margin cell is off, relative to what was published.

    ``worst`` is that cell: which constraint, and its index.
    """

    table: Floats
    iterations: int
    deviation: float
    worst: tuple[int, Axes]


def fit(
    seed: Floats, constraints: Sequence[Constraint], *, precision: float = 1e-8, most: int = 2000
) -> Fit:
    """Rake *seed* to the *constraints* until each is met within *precision*, or *most* rounds.

    A large table has fewer rounds, so that WORK cells are gone through at most. A cell that is not
    published (NaN) is left to what the other margins make of it. The deviation of a cell below a
    thousandth of the mean cell of its margin is measured against that.
    """
    raking = _Raking(seed.copy(), constraints)
    most = min(most, max(FEWEST, int(WORK / seed.size)))
    raking.round()
    longest = LONGEST
    while raking.deviation > precision and raking.rounds < most:
        first = raking.round()
        if raking.rounds < PLAIN or raking.rounds + 3 > most:
            continue
        second = raking.round()
        before, deviation = raking.table.copy(), raking.deviation
        raking.extrapolate(first, second, longest)
        raking.round()
        raking.round()  # the first shows how far off the leap was, the second what it led to
        if raking.deviation > deviation:
            raking.table, raking.deviation, longest = before, deviation, max(longest / 4, 1.0)
        else:
            longest *= 4
    return Fit(raking.table, raking.rounds, raking.deviation, raking.worst)


class _Raking:
    """The table as it is fitted, and how far it was off in the last round."""

    def __init__(self, table: Floats, constraints: Sequence[Constraint]) -> None:
        self.table = table
        self.constraints = constraints
        self.rounds, self.deviation = 0, np.inf
        self.worst: tuple[int, Axes] = (0, ())
        self._floors = [_floor(c.target) for c in constraints]

    def round(self) -> list[Floats]:
        """Scale to each margin in turn; the logarithms of the factors."""
        self.rounds += 1
        self.deviation = 0.0
        steps = []
        for number, (c, floor) in enumerate(zip(self.constraints, self._floors, strict=True)):
            fitted = collapse(self.table, c.axes)
            known = ~np.isnan(c.target)
            off = np.where(known, np.abs(fitted - c.target) / np.maximum(c.target, floor), 0.0)
            place = int(np.argmax(off))
            if off.flat[place] > self.deviation:
                self.deviation = float(off.flat[place])
                self.worst = (number, tuple(map(int, np.unravel_index(place, off.shape))))
            ratio = np.ones_like(fitted)
            np.divide(c.target, fitted, out=ratio, where=known & (fitted > 0))
            self.table *= ratio
            steps.append(np.log(ratio, out=np.zeros_like(ratio), where=ratio > 0))
        return steps

    def extrapolate(self, first: list[Floats], second: list[Floats], longest: float) -> None:
        """Go on from two rounds' steps as if the second would go on shrinking as it did."""
        change = sum(float(np.sum((b - a) ** 2)) for a, b in zip(first, second, strict=True))
        size = sum(float(np.sum(a**2)) for a in first)
        length = min(longest, max(1.0, (size / max(change, 1e-300)) ** 0.5))
        for a, b in zip(first, second, strict=True):
            leap = 2 * (length - 1) * a + (length**2 - 1) * (b - a)
            self.table *= np.exp(np.clip(leap, -FARTHEST, FARTHEST))


def _floor(target: Floats) -> float:
    """A thousandth of the mean published cell, or 1 where none is above zero."""
    known = target[~np.isnan(target)]
    return 1e-3 * float(known.mean()) if known.any() else 1.0
