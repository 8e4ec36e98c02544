"""What is known up to an origin."""

import numpy as np
import pytest

from slussen.analysis.engine.forecasting.history import (
    filled,
    level,
    mean_of_known,
    median_of_known,
    steps,
)

N = np.nan


def test_gaps_are_closed_by_a_line_and_the_end_is_kept() -> None:
    given = np.array([[N, 2, N, N, 8, N], [1, 1, 1, 1, 1, 1], [N] * 6], dtype=np.float64)
    made = filled(given)
    assert np.array_equal(made[0], [N, 2, 4, 6, 8, 8], equal_nan=True)
    assert np.array_equal(made[1], given[1])
    assert np.isnan(made[2]).all()


def test_a_whole_history_is_not_touched() -> None:
    given = np.arange(6.0).reshape(2, 3)
    assert filled(given) is given


def test_means_and_medians_of_what_is_known() -> None:
    given = np.array([[1, N, 4, 10], [N, N, N, N], [2, 4, N, N]], dtype=np.float64)
    assert mean_of_known(given).tolist() == [5, 0, 3]
    assert median_of_known(given).tolist() == [4, 0, 3]
    assert median_of_known(given[:, :0]).tolist() == [0, 0, 0]


def test_the_level_is_of_the_latest_five_years() -> None:
    assert level(np.array([[900.0, 1, -2, 3, -4, 5]])).tolist() == [3]


def test_a_break_becomes_a_large_usual_step() -> None:
    given = np.array([[100.0, 102, 104, 107, 300, 302, 304, 305]])
    assert steps(given)[0].tolist() == pytest.approx([2, 2, 3, 2 + 3 * 0.5, 2, 2, 1])


def test_three_steps_are_too_few_to_tell_a_break() -> None:
    assert steps(np.array([[1.0, 2, 3, 90]]))[0].tolist() == [1, 1, 87]


def test_only_the_latest_ten_steps_count() -> None:
    assert steps(np.arange(15.0)[None]).shape == (1, 10)
