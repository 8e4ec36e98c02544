"""A problem small enough to work out by hand: two rows and two columns under their totals."""

import numpy as np
from scipy import sparse

from slussen.figures.engine.protection.problem import Problem

VALUES = np.array([3, 20, 23, 30, 50, 80, 33, 70, 103], dtype=float)
SUMS = np.array(
    [
        [1, 1, -1, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 1, 1, -1, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 1, 1, -1],
        [1, 0, 0, 1, 0, 0, -1, 0, 0],
        [0, 1, 0, 0, 1, 0, 0, -1, 0],
        [0, 0, 1, 0, 0, 1, 0, 0, -1],
    ],
    dtype=float,
)


def problem() -> Problem:
    """The 3 is hidden; each other cell costs 1."""
    fixed = VALUES < 5
    everyone = np.ones(len(VALUES), dtype=bool)
    return Problem(sparse.csr_array(SUMS), VALUES, 5.0, fixed, everyone, np.where(fixed, 0.0, 1.0))


def hidden(*cells: int) -> np.ndarray:
    chosen = np.zeros(len(VALUES))
    chosen[list(cells)] = 1
    return chosen
