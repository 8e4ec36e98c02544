"""The search for the fewest cells to hide: choose, attack, learn a cut, choose again.

Three searches share all cuts. *Free*: any cell may be chosen; each choice is a lower bound, and a
safe one is the optimum. *Grown*: what a free choice lacks is added to it until it is safe.
*Pruned*: only what grown choices have hidden may be chosen; the best of their subsets.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from slussen.figures.engine.protection import cuts as cutting
from slussen.figures.engine.protection.attack import exposed
from slussen.figures.engine.protection.master import Master
from slussen.figures.engine.protection.problem import Problem
from slussen.figures.engine.protection.relations import Floats

TIES = 0.49  # what breaks ties adds up to less than this in a problem's costs; the rest is whole
_STALLED = 3  # rounds of the relaxation without a better bound
_SHARE = 0.4  # of the time, for the relaxation
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
        self.relax()
        united, rounds = self.none, 0
        while not self.done():
            rounds += 1
            choice = self.choose(self.none, self.all, rounds)
            if self.done():
                break
            grown = self.choose(choice, self.all)
            united = np.maximum(united, grown)
            self.choose(self.none, united)
        return Found(self.best, self.bound)

    def cost(self, hidden: Floats) -> float:
        return float(self.problem.cost @ hidden)

    def done(self) -> bool:
        if self.settled and self.left() <= 0:
            return True
        return self.cost(self.best) - self.bound < 0.5

    def relax(self) -> None:
        """Cuts that fractional choices break: they tighten the bound before anything is chosen."""
        end = (1 - _SHARE) * self.left()
        stalled = 0
        while stalled < _STALLED:
            choice = self.master.relaxed()
            stalled = 0 if choice.bound > self.bound + 0.01 else stalled + 1
            self.bound = max(self.bound, choice.bound)
            if self.left() < end or not self.exposing(choice.hidden):
                return

    def choose(self, low: Floats, high: Floats, rounds: int | None = None) -> Floats:
        """The cheapest safe choice between *low* and *high*; an unsafe one after so many rounds.

        *high* is safe. Without time left it is the best that is known.
        """
        number = 0
        while not self.done():
            seconds = max(self.left(), 0.0 if self.settled else _LEAST)
            gap = 0.25 / max(self.bound, 1.0)
            choice = self.master.chosen(low, high, seconds=seconds, gap=gap)
            if choice is None:
                self.settled = self.left() <= 0
                break
            if low is self.none and high is self.all:
                self.bound = max(self.bound, choice.bound)
            if not self.exposing(choice.hidden):
                if self.cost(choice.hidden) < self.cost(self.best):
                    self.best = choice.hidden
                self.settled = True
                return choice.hidden
            number += 1
            if number == rounds:
                return choice.hidden
        return self.best

    def exposing(self, hidden: Floats) -> bool:
        """Whether a cell is exposed when these are hidden; the master learns why."""
        found = list(exposed(self.problem, hidden))
        self.master.cuts += [cutting.from_attack(self.problem, hidden, one) for one in found]
        return bool(found)
