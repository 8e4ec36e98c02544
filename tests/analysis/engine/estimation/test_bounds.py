"""What margins say of a cell for certain."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.estimation.bounds import bounds
from slussen.analysis.engine.estimation.margins import Constraint, Floats, collapse


def pairs(table: Floats) -> list[Constraint]:
    return [Constraint("", axes, collapse(table, axes)) for axes in ((0, 1), (0, 2), (1, 2))]


def test_frechet() -> None:
    table = np.array([[8.0, 1.0], [1.0, 0.0]])
    sides = [Constraint("", (a,), collapse(table, (a,))) for a in (0, 1)]
    lower, upper = bounds(table, sides)
    assert lower.tolist() == [[8, 0], [0, 0]]
    assert upper.tolist() == [[9, 1], [1, 1]]


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 2**32 - 1))
def test_every_table_with_the_margins_is_inside(number: int) -> None:
    rng = np.random.default_rng(number)
    table = rng.poisson(2.0, (2, 3, 4)).astype(float)
    # A move that no pair of dimensions sees, as far as no cell becomes negative.
    move = np.zeros_like(table)
    move[:, :2, :2] = [[[1, -1], [-1, 1]], [[-1, 1], [1, -1]]]
    step = table[move < 0].min()
    lower, upper = bounds(table, pairs(table))
    for other in (table, table + step * move):
        assert (lower <= other + 1e-9).all()
        assert (other <= upper + 1e-9).all()


def test_a_hidden_margin_bounds_nothing() -> None:
    table = np.array([[5.0, 1.0], [2.0, 3.0]])
    rows = Constraint("", (0,), np.array([[6.0], [np.nan]]))
    lower, upper = bounds(table, [rows])
    assert lower.tolist() == [[0, 0], [0, 0]]
    assert upper.tolist() == [[6, 6], [np.inf, np.inf]]
