"""Iterative proportional fitting: the table nearest to a seed that has the published margins.

Deming & Stephan (1940). From a seed of ones it is the table of maximum entropy, that is without any
association that the margins do not show; from another seed it keeps the seed's odds ratios
(Bishop, Fienberg & Holland 1975, ch. 3). Csiszár (1975): it converges where a table exists.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from slussen.analysis.engine.estimation.margins import Axes, Constraint, Floats, collapse

WORK = 4e8
FEWEST = 200  # rounds of any table


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

    A large table has fewer rounds, so that WORK cells are gone through at most: where cells have
    to become zero, precision comes slowly.

    A cell that is not published (NaN) is left to what the other margins make of it. The deviation
    of a cell below a thousandth of the mean cell of its margin is measured against that.
    """
    table = seed.copy()
    floors = [_floor(c.target) for c in constraints]
    most = min(most, max(FEWEST, int(WORK / seed.size)))
    rounds, deviation = 0, np.inf
    worst: tuple[int, Axes] = (0, ())
    while deviation > precision and rounds < most:
        rounds += 1
        deviation = 0.0
        for number, (c, floor) in enumerate(zip(constraints, floors, strict=True)):
            fitted = collapse(table, c.axes)
            known = ~np.isnan(c.target)
            off = np.where(known, np.abs(fitted - c.target) / np.maximum(c.target, floor), 0.0)
            place = int(np.argmax(off))
            if off.flat[place] > deviation:
                deviation = float(off.flat[place])
                worst = (number, tuple(map(int, np.unravel_index(place, off.shape))))
            ratio = np.ones_like(fitted)
            np.divide(c.target, fitted, out=ratio, where=known & (fitted > 0))
            table *= ratio
    return Fit(table, rounds, deviation, worst)


def _floor(target: Floats) -> float:
    """A thousandth of the mean published cell, or 1 where none is above zero."""
    known = target[~np.isnan(target)]
    return float(1e-3 * known.mean()) if known.any() else 1.0
