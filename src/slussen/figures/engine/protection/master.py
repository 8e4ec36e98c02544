"""The choice of cells as an integer program over the cuts found so far, solved by HiGHS.

One rule needs no attack and stands from the start: under no sum is a single cell hidden. With s, at
least 1 where any cell under a sum is hidden: each hidden ≤ s, and the hidden ones add up to 2 s.
"""

from dataclasses import dataclass, field

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from slussen.figures.engine.protection import cuts as cutting
from slussen.figures.engine.protection.cuts import Cut
from slussen.figures.engine.protection.problem import Problem
from slussen.figures.engine.protection.relations import Floats

_EXACT = 1e-4  # of the people: closer isn't looked for


@dataclass(frozen=True, slots=True)
class Choice:
    """``hidden`` (n,), fractional for a relaxation; ``bound``: no safe choice costs less."""

    hidden: Floats
    bound: float


@dataclass(slots=True)
class Master:
    """The program of a problem, which grows with each cut that is added to ``cuts``."""

    problem: Problem
    cuts: list[Cut] = field(default_factory=list)

    def relaxed(self) -> Choice:
        """The cheapest fractional choice."""
        left, right = self._rows()
        found = linprog(self._cost(left), A_ub=-left, b_ub=-right, bounds=(0, 1), method="highs")
        if found.x is None:
            raise RuntimeError(f"the relaxation failed: {found.message}")
        return Choice(self._all(found.x), found.fun)

    def lightest(self, most: float, *, seconds: float) -> Choice | None:
        """Of the choices of at most so many cells the one with the fewest people; None if too slow.

        Its bound is in people.
        """
        left, right = self._rows()
        free = ~self.problem.fixed
        people = np.append(self.problem.values[free], np.zeros(left.shape[1] - int(free.sum())))
        number = sparse.csr_array((people > 0).astype(float)[None])
        rows = sparse.vstack([left, -number], format="csr")
        low, high = self.problem.fixed.astype(float), np.ones(len(free))
        return self._solved(
            people, rows, np.append(right, -most), low, high, seconds=seconds, gap=_EXACT
        )

    def chosen(self, low: Floats, high: Floats, *, seconds: float, gap: float) -> Choice | None:
        """The cheapest choice between *low* and *high* (n,), to *gap* (a share); None if too slow.

        Its bound holds between *low* and *high*.
        """
        left, right = self._rows()
        return self._solved(self._cost(left), left, right, low, high, seconds=seconds, gap=gap)

    def _solved(
        self,
        cost: Floats,
        left: sparse.csr_array,
        right: Floats,
        low: Floats,
        high: Floats,
        *,
        seconds: float,
        gap: float,
    ) -> Choice | None:
        free = ~self.problem.fixed
        switches = np.zeros(left.shape[1] - int(free.sum()))
        bounds = Bounds(np.append(low[free], switches), np.append(high[free], switches + 1))
        found = milp(
            cost,
            integrality=np.append(np.ones(int(free.sum())), switches),
            bounds=bounds,
            constraints=LinearConstraint(left, right, np.inf),
            options={"time_limit": max(seconds, 0.01), "mip_rel_gap": gap},
        )
        if found.x is None:
            return None
        return Choice(np.round(self._all(found.x)), found.mip_dual_bound)

    def _rows(self) -> tuple[sparse.csr_array, Floats]:
        pairs, needed = _not_alone(self.problem)
        left, right = cutting.matrix(self.problem, self.cuts)
        left.resize((left.shape[0], pairs.shape[1]))
        return sparse.vstack([pairs, left], format="csr"), np.append(needed, right)

    def _cost(self, left: sparse.csr_array) -> Floats:
        cost = self.problem.cost[~self.problem.fixed]
        return np.append(cost, np.zeros(left.shape[1] - len(cost)))

    def _all(self, solution: Floats) -> Floats:
        fixed = self.problem.fixed
        hidden = np.ones(len(fixed))
        hidden[~fixed] = solution[: int((~fixed).sum())]
        return hidden


def _not_alone(problem: Problem) -> tuple[sparse.csr_array, Floats]:
    """(A, b) of A @ (hidden cells that may be chosen, s) ≥ b for "no single cell under a sum"."""
    under = abs(problem.sums)
    fixed = under @ problem.fixed.astype(float)
    settled = (fixed > 1.5) | (under @ (~problem.guarded).astype(float) > 0.5)
    free = under[:, ~problem.fixed]
    one = free[(fixed > 0.5) & ~settled]
    none = free[(fixed < 0.5) & ~settled]
    count, places = none.shape[0], np.arange(none.nnz)
    sum_of = np.repeat(np.arange(count), np.diff(none.indptr))
    ones = np.ones(none.nnz)
    switch = sparse.csr_array((ones, (places, sum_of)), (none.nnz, count))
    cell = sparse.csr_array((ones, (places, none.indices)), (none.nnz, none.shape[1]))
    rows = sparse.vstack(
        [
            sparse.hstack([one, sparse.csr_array((one.shape[0], count))]),
            sparse.hstack([none, -2 * sparse.eye_array(count)]),
            sparse.hstack([-cell, switch]),
        ],
        format="csr",
    )
    return rows, np.append(np.ones(one.shape[0]), np.zeros(count + none.nnz))
