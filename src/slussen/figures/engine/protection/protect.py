"""Cell suppression of a table of counts: small counts, and what would give them away, are hidden.

Primary: 1 … minimum − 1. Complementary: what else has to go so that no hidden cell can be bounded
to an interval narrower than the minimum by anyone who knows the published cells, that counts are
never negative, and every sum. Method: Fischetti and Salazar-González (2001), Management Science
47(7); Hundepool et al. (2012), Statistical Disclosure Control, ch. 4. See docs/methods/protect.md.
"""

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from slussen.figures.engine.protection.attack import exposed
from slussen.figures.engine.protection.hierarchies import hierarchy
from slussen.figures.engine.protection.problem import Problem, blocks
from slussen.figures.engine.protection.relations import Bools, Ints, System, system
from slussen.figures.engine.protection.search import TIES, Left, search
from slussen.figures.engine.protection.table import Table


@dataclass(frozen=True, slots=True)
class Protected:
    """Which of a table's rows to hide; masks are (rows,).

    ``bound``: no safe choice has fewer complementary cells. ``notes``: how sums were understood.
    Rows that came without a value are in neither mask.
    """

    primary: Bools
    complementary: Bools
    bound: int
    notes: tuple[str, ...]

    @property
    def hidden(self) -> Bools:
        return self.primary | self.complementary


def protect(
    table: Table,
    minimum: int = 5,
    seconds: float = 60.0,
    declared: Mapping[str, Mapping[str, str]] | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Protected:
    """Hide counts below *minimum* and as few others as can be found in about so many *seconds*.

    *declared*: for a dimension, each code's parent; other dimensions' sums are found in the table.
    Raises ContradictionError for a total that isn't the sum of its parts. It may take longer than
    *seconds* until a first choice is safe; what it returns always is.

    >>> rows = (("a",), ("b",), ("c",), ("total",))
    >>> protect(Table(("x",), rows, (3, 20, 9, 32))).hidden.tolist()
    [True, False, True, False]
    """
    end = clock() + seconds
    cut = table.without_labels()
    levels = [
        hierarchy(cut, number, (declared or {}).get(name))
        for number, name in enumerate(cut.dimensions)
    ]
    whole = system(cut, levels)
    cells = _movable(whole)
    problem = _problem(whole, cells, minimum)
    hidden = problem.fixed.copy()
    bound = 0
    # What is under other sums altogether (another year's table) is a problem of its own.
    parts = [columns for _, columns in blocks(problem.sums)]
    parts = [part for part in parts if (problem.fixed & problem.guarded)[part].any()]
    for number, part in enumerate(parts):
        share = (end - clock()) / (len(parts) - number)
        found = search(problem.part(part), _countdown(clock, share))
        hidden[part] = found.hidden > 0.5
        bound += max(0, math.ceil(found.bound - TIES))
    if next(exposed(problem, hidden.astype(float)), None) is not None:
        raise RuntimeError("the chosen cells do not protect each other: a fault of this program")
    rows = np.zeros(whole.rows, dtype=bool)
    rows[cells[hidden & problem.guarded & whole.shown[cells]]] = True
    values = whole.values[: whole.rows]
    primary = whole.shown[: whole.rows] & (values > 0) & (values < minimum)
    notes = tuple(note for level in levels for note in level.notes)
    return Protected(primary, rows & ~primary, bound, notes)


def _countdown(clock: Callable[[], float], seconds: float) -> Left:
    end = clock() + seconds
    return lambda: end - clock()


def _problem(whole: System, cells: Ints, minimum: int) -> Problem:
    values, shown = whole.values[cells], whole.shown[cells]
    sums = whole.sums[:, cells]
    sums = sums[np.diff(sums.indptr) > 0]
    fixed = (values < minimum) | ~shown
    weight = np.where(fixed, 0.0, np.log1p(values))
    # Cells count first; between equally many, those with fewer people: TIES in all, less than one.
    cost = np.where(fixed, 0.0, 1 + TIES * weight / max(weight.sum(), 1.0))
    return Problem(sums, values, float(minimum), fixed, cells < whole.rows, cost)


def _movable(whole: System) -> Ints:
    """Cells that aren't zero whatever is hidden; an empty cell under a published zero is."""
    cells = np.flatnonzero((whole.values > 0) | ~whole.shown)
    count = len(cells)
    if (whole.values[cells] > 0).all():
        return cells
    # Cells y ≥ 0 that the sums allow, and t ≤ min(y, 1) as large as it gets: 1 for all that move.
    nothing = sparse.csr_array((whole.sums.shape[0], count))
    found = linprog(
        np.append(np.zeros(count), -np.ones(count)),
        A_eq=sparse.hstack([whole.sums[:, cells], nothing]),
        b_eq=np.zeros(whole.sums.shape[0]),
        A_ub=sparse.hstack([-sparse.eye_array(count), sparse.eye_array(count)]),
        b_ub=np.zeros(count),
        bounds=np.column_stack((np.zeros(2 * count), np.repeat([np.inf, 1.0], count))),
        method="highs",
    )
    return cells[found.x[count:] > 0.5]
