"""What fitting starts from."""

import numpy as np
import pytest

from slussen.analysis.engine.estimation.margins import Constraint, Margin, Space
from slussen.analysis.engine.estimation.prior import noise, seed

JOINT = Space(("a", "b"), (("1", "2"), ("x", "y")))
ROWS = Constraint("rows", (0,), np.array([[6.0], [4.0]]))


def prior(*values: float) -> Margin:
    return Margin("prior.csv", JOINT.dimensions, JOINT.categories, np.array(values).reshape(2, 2))


def test_without_a_prior_all_cells_are_alike() -> None:
    table, notes = seed(None, [ROWS], JOINT)
    assert table.tolist() == [[2.5, 2.5], [2.5, 2.5]]
    assert notes == ()


def test_the_level_is_the_margins() -> None:
    table, _ = seed(prior(1, 2, 3, 4), [ROWS], JOINT)
    assert table == pytest.approx(np.array([[1, 2], [3, 4]]))
    assert seed(prior(10, 20, 30, 40), [ROWS], JOINT)[0] == pytest.approx(table)


def test_a_zero_stays_a_zero_and_a_missing_cell_is_what_independence_expects() -> None:
    table, notes = seed(prior(0, 2, 3, np.nan), [ROWS], JOINT)
    assert table[0, 0] == 0
    assert table[1, 1] / table[1, 0] == pytest.approx((3 / 5) * (2 / 5) * 5 / 3)
    assert notes == ()


def test_zeros_below_a_published_figure_are_opened_with_a_note() -> None:
    table, (note,) = seed(prior(0, 0, 3, 1), [ROWS], JOINT)
    assert (table > 0).all()
    assert "prior.csv has only zeros where rows publishes more, in 1 figures (a 1" in note


def test_dimensions_that_the_prior_lacks_are_even() -> None:
    margin = Margin("prior.csv", ("b",), (("x", "y"),), np.array([1.0, 3.0]))
    table, _ = seed(margin, [ROWS], JOINT)
    assert table == pytest.approx(np.array([[1.25, 3.75], [1.25, 3.75]]))


def test_a_prior_of_counts_has_noise_and_one_of_shares_none() -> None:
    assert noise(prior(0, 1, 2, 9), JOINT)[0].tolist() == [2, pytest.approx(1 / 1.5)]
    assert not noise(prior(0.1, 0.2, 0.3, 0.4), JOINT).any()
    assert not noise(None, JOINT).any()
