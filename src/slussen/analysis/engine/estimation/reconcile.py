"""Margins that nearly agree are made to agree, and what they imply of each other is filled in."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from slussen.analysis.engine.estimation.margins import Axes, Constraint, Floats, collapse

ROUNDS = 500
SETTLED = 1e-10


def reconcile(constraints: Sequence[Constraint]) -> tuple[Constraint, ...]:
    """The *constraints*, adjusted proportionally until they agree in all that any two share.

    What two or more publish of the same figure is set to the mean of what they say, each weighted
    by one over the number of published cells it sums: a sum of many cells has gathered the
    rounding of each. A figure that one has as zero is zero. Where a margin hides cells, the ones
    it shows are left alone unless they are more than the others leave.
    """
    current = list(constraints)
    shared = {
        tuple(a for a in one.axes if a in other.axes) for one, other in combinations(constraints, 2)
    }
    for _ in range(ROUNDS):
        moved = 0.0
        for axes in sorted(shared, key=lambda s: (len(s), s)):
            moved = max(moved, _agree(current, axes))
        if moved <= SETTLED:
            break
    return tuple(current)


def _agree(current: list[Constraint], axes: Axes) -> float:
    """Adjust those that hold *axes* to their mean there; the largest relative change of any."""
    holders = [i for i, c in enumerate(current) if set(axes) <= set(c.axes)]
    sums = [collapse(current[i].target, axes) for i in holders]
    mean = _mean(sums, [sums[0].size / current[i].target.size for i in holders])
    moved = 0.0
    for i, total in zip(holders, sums, strict=True):
        target = current[i].target
        shown = collapse(np.nan_to_num(target), axes)
        adjusted = (shown > 0) & ~np.isnan(mean) & (~np.isnan(total) | (shown > mean))
        factor = np.ones_like(shown)
        np.divide(mean, shown, out=factor, where=adjusted)
        change = float(np.abs(factor - 1).max())
        if change > SETTLED:
            current[i] = replace(current[i], target=target * factor)
        moved = max(moved, change)
    return moved


def _mean(sums: Sequence[Floats], weights: Sequence[float]) -> Floats:
    """Their weighted mean, of those that are known; NaN where none is, 0 where any is."""
    above, below = np.zeros_like(sums[0]), np.zeros_like(sums[0])
    zero = np.zeros(sums[0].shape, dtype=bool)
    for total, weight in zip(sums, weights, strict=True):
        known = ~np.isnan(total)
        above += np.where(known, weight * total, 0)
        below += np.where(known, weight, 0)
        zero |= total == 0
    mean = np.full_like(above, np.nan)
    np.divide(above, below, out=mean, where=below > 0)
    return np.where(zero, 0.0, mean)


def imply(constraints: Sequence[Constraint]) -> tuple[Constraint, ...]:
    """The same, with the hidden cells that the others determine: what is left for one, or nothing.

    A hidden cell that is alone below a known sum is what the shown ones leave of it; where nothing
    is left all hidden ones are zero. No other hidden cell is touched.
    """
    current = list(constraints)
    again = True
    while again:
        again = False
        for i, c in enumerate(current):
            for other in current:
                filled = _filled(c, other)
                if filled is not None:
                    current[i] = c = replace(c, target=filled)
                    again = True
    return tuple(current)


def _filled(c: Constraint, other: Constraint) -> Floats | None:
    """The target of *c* with the hidden cells that *other* determines; None if it does not."""
    hidden = np.isnan(c.target)
    if other is c or not hidden.any():
        return None
    axes = tuple(a for a in c.axes if a in other.axes)
    sums = collapse(other.target, axes)
    left = np.maximum(sums - collapse(np.nan_to_num(c.target), axes), 0)
    left = np.where(left <= SETTLED * np.nan_to_num(sums), 0, left)
    count = collapse(hidden.astype(np.float64), axes)
    determined = hidden & ~np.isnan(left) & ((count == 1) | (left == 0))
    return np.where(determined, left, c.target) if determined.any() else None
