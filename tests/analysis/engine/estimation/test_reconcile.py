"""Margins are made to agree, and what they determine of each other's hidden cells is filled in."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.estimation.margins import Axes, Constraint, Floats, collapse
from slussen.analysis.engine.estimation.reconcile import imply, reconcile


def pair_margins(table: Floats) -> list[Constraint]:
    which: list[Axes] = [(0, 1), (0, 2), (1, 2)]
    return [Constraint(str(axes), axes, collapse(table, axes)) for axes in which]


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 2**32 - 1))
def test_after_it_all_agree_in_all_they_share(number: int) -> None:
    rng = np.random.default_rng(number)
    table = rng.uniform(50, 100, (2, 3, 4))
    noisy = [
        Constraint(c.name, c.axes, c.target * rng.uniform(0.98, 1.02, c.target.shape))
        for c in pair_margins(table)
    ]
    one, other, third = reconcile(noisy)
    assert collapse(one.target, (0,)) == pytest.approx(collapse(other.target, (0,)))
    assert collapse(one.target, (1,)) == pytest.approx(collapse(third.target, (1,)))
    assert collapse(other.target, (2,)) == pytest.approx(collapse(third.target, (2,)))
    for before, after in zip(noisy, (one, other, third), strict=True):
        assert after.target == pytest.approx(before.target, rel=0.1)


def test_what_agrees_is_not_touched() -> None:
    given = pair_margins(np.arange(1.0, 25).reshape(2, 3, 4))
    for before, after in zip(given, reconcile(given), strict=True):
        assert (before.target == after.target).all()


def test_a_sum_of_fewer_published_cells_weighs_more() -> None:
    detail = Constraint("detail", (0, 1), np.full((1, 3), 10.0))
    total = Constraint("total", (0,), np.array([[34.0]]))
    both = reconcile([detail, total])
    assert both[1].target[0, 0] == pytest.approx((34 + 30 / 3) / (1 + 1 / 3))
    assert both[0].target.sum() == pytest.approx(both[1].target.sum())


def test_a_zero_stays_zero() -> None:
    rows = Constraint("rows", (0, 1), np.array([[0.0, 0.0], [5.0, 5.0]]))
    other = Constraint("other", (0,), np.array([[2.0], [10.0]]))
    reconciled = reconcile([rows, other])
    assert reconciled[1].target[0, 0] == 0


def test_beside_hidden_cells_only_too_much_is_adjusted() -> None:
    rows = Constraint("rows", (0, 1), np.array([[6.0, np.nan], [4.0, np.nan]]))
    other = Constraint("other", (0,), np.array([[5.0], [10.0]]))
    adjusted = reconcile([rows, other])[0].target
    assert adjusted[:, 0] == pytest.approx([5, 4])
    assert np.isnan(adjusted[:, 1]).all()


def test_only_a_hidden_cell_that_is_alone_is_determined() -> None:
    hidden = np.array([[1.0, np.nan, 3.0], [np.nan, np.nan, 4.0]])
    other = Constraint("other", (0,), np.array([[10.0], [9.0]]))
    filled = imply([Constraint("rows", (0, 1), hidden), other])[0].target
    assert filled[0].tolist() == [1, 6, 3]
    assert np.isnan(filled[1]).tolist() == [True, True, False]


def test_where_nothing_is_left_all_hidden_cells_are_zero() -> None:
    hidden = np.array([[4.0, np.nan, np.nan]])
    other = Constraint("other", (0,), np.array([[4.0]]))
    assert imply([Constraint("rows", (0, 1), hidden), other])[0].target.tolist() == [[4, 0, 0]]


def test_one_answer_leads_to_the_next() -> None:
    hidden = np.array([[1.0, np.nan], [np.nan, np.nan]])
    rows = Constraint("rows", (0,), np.array([[3.0], [9.0]]))
    columns = Constraint("columns", (1,), np.array([[5.0, 7.0]]))
    filled = imply([Constraint("table", (0, 1), hidden), rows, columns])[0].target
    assert filled.tolist() == [[1, 2], [4, 5]]
