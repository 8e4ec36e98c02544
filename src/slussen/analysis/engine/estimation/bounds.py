"""What the margins alone say of a cell: Fréchet bounds, tightened by each other.

A cell is at most the smallest margin it is part of, and at least what its margin leaves when its
neighbours are as large as they can be. Taking turns is the shuttle algorithm (Buzzigoli & Giusti
1999; Dobra & Fienberg 2000). The bounds hold always; they need not be the tightest possible.
"""

from collections.abc import Sequence

import numpy as np

from slussen.analysis.engine.estimation.margins import Constraint, Floats, collapse

TURNS = 4


def bounds(table: Floats, constraints: Sequence[Constraint]) -> tuple[Floats, Floats]:
    """Lower and upper bounds of each cell of a *table* that has the *constraints*' margins.

    The margins are summed from the table itself, which is therefore always inside the bounds.
    Infinite where no published cell bounds from above.
    """
    lower, upper = np.zeros_like(table), np.full_like(table, np.inf)
    margins = [(c.axes, collapse(table, c.axes), ~np.isnan(c.target)) for c in constraints]
    for _, margin, known in margins:
        np.minimum(upper, np.where(known, margin, np.inf), out=upper)
    for _ in range(TURNS):
        for axes, margin, known in margins:
            with np.errstate(invalid="ignore"):
                least = margin - (collapse(upper, axes) - upper)
            least = np.where(known & np.isfinite(least), least, 0.0)
            # Rounding errors would grow from turn to turn if the table could leave its bounds.
            np.maximum(lower, np.minimum(least, table), out=lower)
            most = np.where(known, margin - (collapse(lower, axes) - lower), np.inf)
            np.minimum(upper, np.maximum(most, table), out=upper)
    return lower, upper
