"""What fitting starts from."""

import numpy as np
import pytest

from slussen.analysis.engine.estimation.margins import Constraint, Margin, Space
from slussen.analysis.engine.estimation.prior import levelled, noise, opened, seed, without_blocks

JOINT = Space(("a", "b"), (("1", "2"), ("x", "y")))
ROWS = Constraint("rows", (0,), np.array([[6.0], [4.0]]))


def prior(*values: float) -> Margin:
    return Margin("prior.csv", JOINT.dimensions, JOINT.categories, np.array(values).reshape(2, 2))


def test_without_a_prior_all_cells_are_alike() -> None:
    assert seed(None, JOINT).tolist() == [[1, 1], [1, 1]]


def test_the_level_is_the_margins() -> None:
    table = levelled(seed(prior(10, 20, 30, 40), JOINT), [ROWS])
    assert table == pytest.approx(np.array([[1, 2], [3, 4]]))


def test_where_no_total_is_known_the_level_is_at_least_what_is_shown() -> None:
    hidden = Constraint("rows", (0,), np.array([[6.0], [np.nan]]))
    assert levelled(np.ones((2, 2)), [hidden]).sum() == pytest.approx(6)


def test_a_zero_stays_a_zero_and_a_missing_cell_is_what_independence_expects() -> None:
    table = seed(prior(0, 2, 3, np.nan), JOINT)
    assert table[0, 0] == 0
    assert table[1, 1] == pytest.approx(3 * 2 / 5)


def test_zeros_below_a_published_figure_are_taken_for_small_with_a_note() -> None:
    table, (note,) = without_blocks(np.array([[0.0, 0], [3, 0]]), "prior.csv", [ROWS], JOINT)
    assert table.tolist() == [[1.5, 1.5], [3, 0]]
    assert "prior.csv has only zeros where rows publishes more, in 1 figures (a 1" in note


def test_without_such_zeros_nothing_is_said() -> None:
    given = np.array([[0.0, 1], [3, 0]])
    table, notes = without_blocks(given, "prior.csv", [ROWS], JOINT)
    assert (table == given).all()
    assert notes == ()


def test_opened_zeros_are_half_of_the_smallest_figure() -> None:
    assert opened(np.array([0.0, 4, 2])).tolist() == [1, 4, 2]
    assert opened(np.zeros(2)).tolist() == [1, 1]


def test_dimensions_that_the_prior_lacks_are_even() -> None:
    margin = Margin("prior.csv", ("b",), (("x", "y"),), np.array([1.0, 3.0]))
    assert seed(margin, JOINT).tolist() == [[1, 3], [1, 3]]


def test_a_prior_of_counts_has_noise_and_one_of_shares_none() -> None:
    assert noise(prior(0, 1, 2, 9), JOINT)[0].tolist() == [2, pytest.approx(1 / 1.5)]
    assert not noise(prior(0.1, 0.2, 0.3, 0.4), JOINT).any()
    assert not noise(None, JOINT).any()
