"""The attacker: how far linear programming narrows a hidden cell, and why no further.

Deviations z from the true table satisfy sums @ z = 0 and stay between *low* and *high*. A cell is
safe when z reaches, up and down together, as wide as asked. One deviation serves many cells, so
rounds that push all open cells at once come first, and a program for one cell only for the rest.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from slussen.figures.engine.protection.problem import Problem, blocks
from slussen.figures.engine.protection.relations import Floats, Ints

TOLERANCE = 1e-6
_ROUNDS = 12
_GOLDEN = (5**0.5 - 1) / 2  # its multiples spread evenly: an order without neighbours
_FAR = 1e4  # a round looks no further: some sums set no limit


@dataclass(frozen=True, slots=True)
class Exposed:
    """A hidden cell that is known to *width*; *up* and *down* (m,) are the sums' multipliers.

    For any multipliers u: z[cell] = (unit vector of the cell + sums.T @ u) · z, which bounds z.
    """

    cell: int
    width: float
    up: Floats
    down: Floats


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a cell goes one way, and the sums' multipliers that prove it."""

    far: float
    multipliers: Floats


def exposed(problem: Problem, hidden: Floats) -> Iterator[Exposed]:
    """Guarded cells that are less safe than asked when cells are *hidden* (n,) to that degree.

    With 0 and 1 it is the attack on a table. With fractions, of a linear relaxation, a cell may
    move by that share of its value downwards and of the minimum upwards.
    """
    seen = np.flatnonzero(hidden > TOLERANCE)
    whole = bool((hidden[seen] > 1 - TOLERANCE).all())
    high = np.full(len(hidden), np.inf) if whole else problem.minimum * hidden
    low = -problem.values * hidden
    width = np.where(problem.guarded, problem.minimum * hidden, 0.0) - TOLERANCE
    sums = problem.sums[:, seen]
    for rows, columns in blocks(sums):
        cells = seen[columns]
        if len(rows) == 0 or not (width[cells] > 0).any():
            continue  # under no sum: anything
        block = _Block(sums[rows][:, columns].tocsc(), low[cells], high[cells], width[cells])
        for column, up, down in block.exposed():
            multipliers = np.zeros((2, problem.sums.shape[0]))
            multipliers[0, rows], multipliers[1, rows] = up.multipliers, down.multipliers
            yield Exposed(int(cells[column]), up.far + down.far, *multipliers)


class _Block:
    """Hidden cells that sums link, and how far deviations found so far reach."""

    def __init__(self, sums: sparse.csc_array, low: Floats, high: Floats, width: Floats) -> None:
        self.sums, self.low, self.high, self.width = sums, low, high, width
        self.most = np.zeros(len(low))
        self.least = np.zeros(len(low))

    def exposed(self) -> Iterator[tuple[int, Reach, Reach]]:
        self.push()
        cells = self.open()
        # Those of one sum stand together: a cut for one of them often serves the others too.
        for column in cells[np.argsort(cells * _GOLDEN % 1)]:
            if self.most[column] - self.least[column] >= self.width[column]:
                continue  # another cell's deviation has served this one
            direction = np.zeros(len(self.low))
            direction[column] = 1.0
            up, down = self.solve(direction, self.width[column]), Reach(0.0, np.zeros(0))
            if up.far < self.width[column] - TOLERANCE:
                down = self.solve(-direction, self.width[column])
            if up.far + down.far < self.width[column]:
                yield int(column), up, down

    def open(self) -> Ints:
        return np.flatnonzero(self.most - self.least < self.width)

    def push(self) -> None:
        """Rounds on all open cells, each towards the side where it has been less far.

        Neighbours under one sum can't all rise, so every second, fourth, … cell goes against it.
        """
        left = len(self.open())
        for number in range(_ROUNDS):
            if left < 2:
                return
            cells = self.open()
            side = np.where(self.most[cells] <= -self.least[cells], 1.0, -1.0)
            against = (cells >> number // 2) % 2 == number % 2
            direction = np.zeros(len(self.low))
            direction[cells] = np.where(against, -side, side)
            self.solve(direction, _FAR)
            before, left = left, len(self.open())
            if number > 3 and left > 0.95 * before:
                return

    def solve(self, direction: Floats, far: float) -> Reach:
        """The furthest deviation that way, of at most *far* upwards in each cell."""
        high = np.where(direction > 0, np.minimum(self.high, far), self.high)
        found = linprog(
            -direction,
            A_eq=self.sums,
            b_eq=np.zeros(self.sums.shape[0]),
            bounds=np.column_stack((self.low, high)),
            method="highs",
        )
        if found.x is None:
            raise RuntimeError(f"the attacker's linear program failed: {found.message}")
        self.most = np.maximum(self.most, found.x)
        self.least = np.minimum(self.least, found.x)
        return Reach(-found.fun, found.eqlin.marginals)
