"""What every safe choice satisfies: weighted hidden cells add up to at least one cell's own.

Fischetti and Salazar-González (2001), "Solving the cell suppression problem on tabular data with
linear constraints", Management Science 47(7): the attacker's dual solution bounds how wide a cell's
interval can be by the cells that are hidden. Here every hidden cell asks for protection, so the
right side is the cell's own variable, which is 1 for one that has to be hidden.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from slussen.figures.engine.protection.attack import TOLERANCE, Exposed
from slussen.figures.engine.protection.problem import Problem
from slussen.figures.engine.protection.relations import Floats, Ints


@dataclass(frozen=True, slots=True)
class Cut:
    """weights @ hidden[cells] ≥ hidden[cell], or ≥ 1 for a cell that is hidden anyway."""

    cell: int
    cells: Ints
    weights: Floats


def from_attack(problem: Problem, hidden: Floats, found: Exposed) -> Cut:
    """The cut that rules out what exposed a cell when cells were *hidden* (n,)."""
    weights = np.zeros(len(problem.values))
    for side, multipliers in ((1.0, found.up), (-1.0, found.down)):
        share = problem.sums.T @ multipliers
        share[found.cell] += side
        own = share[found.cell] * side
        if own > 0:  # it bounds itself in part: solve for it
            share[found.cell] = 0
            share /= max(1 - own, TOLERANCE)
        weights += np.where(share < -TOLERANCE, -share * problem.values, 0.0)
        weights[share > TOLERANCE] = np.inf
    cut = _lifted(problem, found.cell, weights)
    if cut is not None and cut.weights @ hidden[cut.cells] < hidden[found.cell] - TOLERANCE:
        return cut
    # Rounding spoilt it. Hiding fewer cells protects none: some other has to be hidden as well.
    others = np.flatnonzero(~problem.fixed & (hidden < TOLERANCE))
    return Cut(found.cell, others, np.ones(len(others)))


def _lifted(problem: Problem, cell: int, weights: Floats) -> Cut | None:
    """The cut with what is hidden anyway taken off, and no weight above what is then needed."""
    weights = weights.copy()
    needed = problem.minimum - weights[cell]
    weights[cell] = 0
    needed -= weights[problem.fixed].sum()
    if not needed > TOLERANCE:
        return None
    cells = np.flatnonzero(~problem.fixed & (weights > 0))
    return Cut(cell, cells, np.minimum(weights[cells] / needed, 1.0))


def of_single_sums(problem: Problem) -> Iterator[Cut]:
    """For each cell that is hidden anyway and each of its sums: the others make room for it.

    Upwards by this sum and downwards by its own value; the strongest cuts that need no attack.
    """
    sums, columns = problem.sums, problem.sums.tocsc()
    for cell in np.flatnonzero(problem.fixed & problem.guarded):
        for row in columns.indices[columns.indptr[cell] : columns.indptr[cell + 1]]:
            others = sums.indices[sums.indptr[row] : sums.indptr[row + 1]]
            signs = sums.data[sums.indptr[row] : sums.indptr[row + 1]]
            sign = signs[others == cell][0]
            weights = np.zeros(len(problem.values))
            weights[others] = np.where(signs == sign, problem.values[others], np.inf)
            weights[cell] = problem.values[cell]
            cut = _lifted(problem, int(cell), weights)
            if cut is not None:
                yield cut


def matrix(problem: Problem, cuts: Iterable[Cut]) -> tuple[sparse.csr_array, Floats]:
    """(A, b) of A @ hidden ≥ b for the cells that may be chosen (those not hidden anyway)."""
    place = np.cumsum(~problem.fixed) - 1
    data: list[Floats] = []
    columns: list[Ints] = []
    starts, right = [0], []
    for cut in cuts:
        weights, cells = cut.weights, place[cut.cells]
        if not problem.fixed[cut.cell]:
            weights, cells = np.append(weights, -1.0), np.append(cells, place[cut.cell])
        data.append(weights)
        columns.append(cells)
        starts.append(starts[-1] + len(cells))
        right.append(1.0 if problem.fixed[cut.cell] else 0.0)
    shape = (len(right), int((~problem.fixed).sum()))
    if not right:
        return sparse.csr_array(shape), np.zeros(0)
    joined = (np.concatenate(data), np.concatenate(columns), starts)
    return sparse.csr_array(joined, shape=shape), np.array(right)
