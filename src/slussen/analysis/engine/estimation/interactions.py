"""How large the interactions are that the margins show, and what that says of those they do not.

An interaction of some dimensions is by how much a cell of their table departs from what its
lower-order tables lead one to expect. Its size is the standard deviation of that departure on the
log scale, beyond the Poisson noise of counts. Interactions that no margin shows cannot be measured:
they are taken to be smaller than those of one order less by a factor (the *decay*), which is
learnt partly from the margins at hand and partly from the tables the method was calibrated on
(docs/methods/estimate.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from slussen.analysis.engine.estimation.ipf import fit
from slussen.analysis.engine.estimation.margins import (
    Axes,
    Bools,
    Constraint,
    Floats,
    collapse,
    maximal,
)

# Calibrated by benchmarks/backtest_estimate.py; see the documentation page for what they give.
DECAY = 0.55  # size of a third-order interaction over that of its second-order ones
DECAY_OF_CHANGE = 0.75  # the same where sizes are of the change since a prior table
STEEPNESS = 0.4  # how much of the decay from first to second order is expected to go on
FIRST_DECAY = 0.4  # the usual decay from first to second order
UNSEEN_FIRST = 0.85  # … and to a second order that no margin shows, on the safe side
DECAY_BOUNDS = (0.33, 0.9)
PRIOR_WEIGHT = 2.0  # the calibrated decay counts as so many observed ones
POOLING = 6.0  # degrees of freedom that the sizes of the same order lend each other
LEAST = 1e-8  # of a variance, so that its logarithm exists


@dataclass(frozen=True, slots=True)
class Size:
    """*variance* on the log scale, its degrees of freedom and standard error."""

    variance: float
    freedom: float
    error: float


@dataclass(slots=True)
class Known:
    """Which cells of the margins of a joint table are published, directly or as a sum."""

    constraints: Sequence[Constraint]
    _cells: dict[Axes, Bools] = field(default_factory=dict)

    def cells(self, axes: Axes) -> Bools:
        """True where the cell of the table over *axes* is known, of a shape that broadcasts."""
        if axes not in self._cells:
            known = np.zeros((1,) * self.constraints[0].target.ndim, dtype=bool)
            for c in self.constraints:
                if set(axes) <= set(c.axes):
                    known = known | ~np.isnan(collapse(c.target, axes))
            self._cells[axes] = known
        return self._cells[axes]

    def below(self, axes: Axes) -> list[Axes]:
        """The largest margins of the table over *axes*, itself excepted, that are published."""
        within = [tuple(a for a in c.axes if a in axes) for c in self.constraints]
        if axes in within:
            within = [s for s in within if s != axes] + lower(axes)
        return maximal(within)


def lower(axes: Axes) -> list[Axes]:
    """The tables of one order less.

    >>> lower((0, 1))
    [(0,), (1,)]
    """
    return list(combinations(axes, len(axes) - 1))


def freedom(table: Floats, axes: Axes, margins: Sequence[Axes], known: Known) -> Floats:
    """The share of the variance of each cell that fixing its *margins* leaves: ∏ (1 − cell/margin).

    The table is the joint one, summed to *axes* here. Exact for decomposable models of even cells
    (Haberman 1974 has the general residual variance), close for others, and 0 where a cell is all
    of a margin.
    """
    cells = collapse(table, axes)
    left = np.ones_like(cells)
    for margin in margins:
        sums = collapse(cells, margin)
        share = np.zeros_like(cells)
        np.divide(cells, sums, out=share, where=known.cells(margin) & (sums > 0))
        left *= 1 - share
    return np.clip(left, 0, 1, out=left)


def observed_sizes(table: Floats, seed: Floats, known: Known) -> dict[Axes, Size]:
    """The size of every interaction that a margin shows, in the fitted joint *table*.

    Measured against the *seed*: with a prior table it is the size of the change.
    """
    shown = {
        axes
        for c in known.constraints
        for order in range(1, len(c.axes) + 1)
        for axes in combinations(c.axes, order)
    }
    return {axes: _size(table, seed, axes, known) for axes in sorted(shown)}


def _size(table: Floats, seed: Floats, axes: Axes, known: Known) -> Size:
    cells = collapse(table, axes)
    sums = [Constraint("", below, collapse(cells, below)) for below in lower(axes)]
    expected = fit(collapse(seed, axes), sums, precision=1e-4, most=50).table
    left = freedom(table, axes, lower(axes), known)
    used = known.cells(axes) & (expected > 0) & (left > 1e-9)
    return dispersion(cells[used], expected[used], left[used])


def dispersion(cells: Floats, expected: Floats, left: Floats) -> Size:
    """The variance of log(cells/expected) beyond that of Poisson counts, by weighted moments.

    *left* is each cell's share of the variance that its margins leave. Freeman–Tukey deviates keep
    the moments steady where counts are small and where departures are large.
    """
    if not len(cells):
        return Size(0.0, 0.0, 0.0)
    deviates = np.sqrt(cells) + np.sqrt(cells + 1) - np.sqrt(4 * expected + 1)
    squares, noise = deviates**2 / expected / left, 1 / expected
    variance = float(np.mean(squares))
    for _ in range(50):
        weights = left / (variance + noise) ** 2
        better = max(0.0, float(np.average(squares - noise, weights=weights)))
        settled = abs(better - variance) <= 1e-3 * variance + 1e-9
        variance = better
        if settled:
            break
    weights = left / (variance + noise) ** 2
    spread = float(np.sum(weights**2 / left * (variance + noise) ** 2))
    error = np.sqrt(2 * spread) / weights.sum()
    return Size(variance, float(weights.sum() ** 2 / np.sum(weights**2 / left)), float(error))


def variances(
    sizes: Mapping[Axes, Size], dimensions: int, most: int, usual: float = DECAY
) -> dict[Axes, float]:
    """The variance of each interaction up to order *most*: as observed, else as predicted.

    *usual* is the decay to expect before the sizes are seen.
    """
    found = _pooled(sizes)
    decay = _decay(found, usual)
    firsts = [axes for axes in sizes if len(axes) == 1]
    first = _typical(found, firsts) if firsts else 1.0
    seconds = [np.log(found[axes]) for axes in sizes if len(axes) == 2]
    for order in range(1, most + 1):
        for axes in combinations(range(dimensions), order):
            if axes in found:
                continue
            if order > 2:
                found[axes] = _typical(found, lower(axes)) * decay**2
            elif order == 1:
                found[axes] = first
            else:
                mains = [np.log(found[(a,)] * UNSEEN_FIRST**2) for a in axes]
                found[axes] = float(np.exp(np.mean(mains + seconds)))
    return found


def _pooled(sizes: Mapping[Axes, Size]) -> dict[Axes, float]:
    """Each variance drawn towards the others of its order, the more the fewer cells it is from."""
    found: dict[Axes, float] = {}
    for order in {len(axes) for axes in sizes}:
        same = {axes: size for axes, size in sizes.items() if len(axes) == order}
        # A variance of zero is one too small to be seen, not one that is not there.
        logs = {axes: np.log(max(s.variance, s.error / 2, LEAST)) for axes, s in same.items()}
        weights = [size.freedom + 1e-9 for size in same.values()]
        mean = np.average(list(logs.values()), weights=weights)
        for axes, size in same.items():
            pooled = (size.freedom * logs[axes] + POOLING * mean) / (size.freedom + POOLING)
            found[axes] = float(np.exp(pooled))
    return found


def _decay(found: Mapping[Axes, float], usual: float) -> float:
    """How much smaller the sizes of an order are than those of the order below."""
    orders = {order: [a for a in found if len(a) == order] for order in (1, 2)}
    expected = np.log(usual)
    if orders[2]:
        seen = 0.5 * np.log(_typical(found, orders[2]) / _typical(found, orders[1]))
        expected += STEEPNESS * (seen - np.log(FIRST_DECAY))
    higher = [
        0.5 * np.log(found[axes] / _typical(found, lower(axes))) for axes in found if len(axes) > 2
    ]
    decay = (PRIOR_WEIGHT * expected + sum(higher)) / (PRIOR_WEIGHT + len(higher))
    return float(np.clip(np.exp(decay), *DECAY_BOUNDS))


def _typical(found: Mapping[Axes, float], which: Sequence[Axes]) -> float:
    return float(np.exp(np.mean([np.log(found[axes]) for axes in which])))
