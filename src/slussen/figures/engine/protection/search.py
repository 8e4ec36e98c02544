"""The search for the fewest cells to hide: choose, attack, learn a cut, choose again.

All choices share the cuts. What a fractional choice has of any cell, grown until it is safe, is the
first answer; the best subset of it the second. Then choices among all cells, which are lower bounds
(and the optimum when one is safe), add what they hide to the cells that subsets are taken of. Once
the number of cells is proven, the same program looks for those with the fewest people.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

import numpy as np

from slussen.figures.engine.protection import cuts as cutting
from slussen.figures.engine.protection.attack import TOLERANCE, exposed
from slussen.figures.engine.protection.master import Master
from slussen.figures.engine.protection.problem import Problem
from slussen.figures.engine.protection.relations import Floats

TIES = 0.49  # what breaks ties adds up to less than this in a problem's costs; the rest is whole
_GROWTH = 3  # rounds for a free choice; what they add is there to choose from, safe or not
_STALLED = 3  # rounds of the relaxation without a better bound
_SHARE = 0.4  # of the time, for the relaxation
_CUTS = 150  # that one attack teaches: the next attack is cheaper for having them
_GRACE = 30.0  # seconds beyond the time for a first safe choice of good cells
_LEAST = 10.0  # seconds for an integer program while nothing safe is known
Left = Callable[[], float]  # seconds that are left


@dataclass(frozen=True, slots=True)
class Found:
    """``hidden`` (n,), 0 or 1, is safe; no safe choice costs less than ``bound``."""

    hidden: Floats
    bound: float


def search(problem: Problem, left: Left) -> Found:
    """The cheapest safe choice that is found in the time, and how good any could be.

    All cells hidden is always safe: the true table times any factor fits then.
    """
    return _Search(problem, left).run()


class _Search:
    def __init__(self, problem: Problem, left: Left) -> None:
        self.problem, self.left = problem, left
        self.master = Master(problem, list(cutting.of_single_sums(problem)))
        self.none = problem.fixed.astype(float)
        self.all = np.ones(len(problem.values))
        self.best = self.all
        self.bound = 0.0
        self.settled = False  # whether the best is more than what is safe by itself

    def run(self) -> Found:
        if self.problem.fixed.all():
            return Found(self.all, 0.0)
        united = self.grow(np.ceil(self.relax() - TOLERANCE))
        self.prune(united)
        rounds = 0
        while not self.done():
            rounds += 1
            hidden, safe = self.none, False
            for _ in range(rounds):
                if not (safe or self.done()):
                    hidden, safe = self.step(self.none, self.all)
            united = np.maximum(united, self.grow(hidden, _GROWTH))
            self.prune(united)
        if self.cost(self.best) - self.bound < 0.5:
            self.lighten()
        return Found(self.best, self.bound)

    def cost(self, hidden: Floats) -> float:
        return float(self.problem.cost @ hidden)

    def done(self) -> bool:
        if self.settled and self.left() <= 0:
            return True
        return self.cost(self.best) - self.bound < 0.5

    def relax(self) -> Floats:
        """The cheapest fractional choice that no cut rules out, as far as there is time for it."""
        end = (1 - _SHARE) * self.left()
        stalled = 0
        while stalled < _STALLED:
            choice = self.master.relaxed()
            stalled = 0 if choice.bound > self.bound + 0.01 else stalled + 1
            self.bound = max(self.bound, choice.bound)
            if self.left() < end or self.safe(choice.hidden):
                break
        return choice.hidden

    def grow(self, hidden: Floats, rounds: float = np.inf) -> Floats:
        """*hidden* and the cheapest others that make it safe, as far as so many rounds get."""
        safe = self.safe(hidden)
        while not safe and rounds > 0 and not self.done():
            if self.left() > -_GRACE:
                hidden, safe = self.step(hidden, self.all)
            else:
                hidden = np.maximum(hidden, self.wanted(hidden))
                safe = self.safe(hidden)
            rounds -= 1
        return hidden

    def wanted(self, hidden: Floats) -> Floats:
        """Every cell of the cuts that a choice breaks: coarse, but there in a round or two."""
        wanted = self.none.copy()
        for cut in self.master.cuts:
            needed = 1.0 if self.problem.fixed[cut.cell] else hidden[cut.cell]
            if cut.weights @ hidden[cut.cells] < needed - TOLERANCE:
                wanted[cut.cells] = 1
        return wanted

    def prune(self, united: Floats) -> None:
        """The best choice among *united*, which has a safe one."""
        safe = False
        while not safe and not self.done():
            _, safe = self.step(self.none, united)

    def lighten(self) -> None:
        """Among the choices of as few cells, the one with the fewest people, if there is time."""
        most = (self.best - self.none).sum()
        safe = False
        while not safe and self.left() > 0:
            choice = self.master.lightest(most, seconds=self.left())
            if choice is None:
                return
            before = self.best
            safe = self.safe(choice.hidden)
            self.best = min(before, choice.hidden if safe else before, key=self.people)

    def people(self, hidden: Floats) -> float:
        return float(self.problem.values @ (hidden - self.none))

    def step(self, low: Floats, high: Floats) -> tuple[Floats, bool]:
        """The cheapest choice between *low* and *high* by the cuts there are, and if it is safe."""
        seconds = max(self.left(), 0.0 if self.settled else _LEAST)
        gap = 0.25 / max(self.bound, 1.0)
        choice = self.master.chosen(low, high, seconds=seconds, gap=gap)
        if choice is None:
            self.settled = self.left() <= 0
            return self.best, True
        if low is self.none and high is self.all:
            self.bound = max(self.bound, choice.bound)
        return choice.hidden, self.safe(choice.hidden)

    def safe(self, hidden: Floats) -> bool:
        """Whether a choice is safe, and perhaps the best; where not, the master learns why."""
        found = list(islice(exposed(self.problem, hidden), _CUTS))
        self.master.cuts += [cutting.from_attack(self.problem, hidden, one) for one in found]
        whole = bool(((hidden < TOLERANCE) | (hidden > 1 - TOLERANCE)).all())
        if whole and not found:
            self.settled = True
            if self.cost(hidden) < self.cost(self.best):
                self.best = hidden
        return not found
