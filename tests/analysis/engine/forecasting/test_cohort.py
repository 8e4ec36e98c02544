"""People grow a year older every year."""

import numpy as np
import pytest

from slussen.analysis.engine.forecasting.ages import Ages
from slussen.analysis.engine.forecasting.cohort import cohort_forecast


def ages(width: int, count: int, open_ended: bool = False) -> Ages:
    ends = np.zeros(count, dtype=np.bool_)
    ends[-1] = open_ended
    return Ages(np.arange(count) - 1, width, ends, np.arange(count))


def test_single_years_move_up_and_shrink_as_they_have() -> None:
    past = np.array([[100.0, 100, 100], [50, 90, 90], [40, 45, 81]])
    made = cohort_forecast(past, ages(1, 3), 2)
    assert made[0].tolist() == pytest.approx([100, 90, 81])
    assert made[1].tolist() == pytest.approx([100, 90, 81])


def test_groups_of_two_years_move_half_a_year_at_a_time() -> None:
    past = np.tile(np.array([[100.0], [60], [20]]), (1, 6))
    made = cohort_forecast(past, ages(2, 3), 3)
    # Nothing changes from year to year, so that the ratios undo what ageing alone would do.
    assert made == pytest.approx(np.tile(past[:, 0], (3, 1)))


def test_a_large_cohort_is_followed_through_groups() -> None:
    past = np.array([[10.0, 10, 30], [10, 10, 10], [10, 10, 10]])
    made = cohort_forecast(past, ages(1, 3), 2)
    assert made[0].tolist() == pytest.approx([30, 30, 10])
    assert made[1].tolist() == pytest.approx([30, 30, 30])


def test_an_open_group_keeps_its_own() -> None:
    past = np.array([[10.0, 10], [10, 10], [100, 55]])
    made = cohort_forecast(past, ages(1, 3, open_ended=True), 1)
    assert made[0, 2] == pytest.approx(0.5 * (55 + 10))


def test_a_history_of_one_year_ages_unchanged() -> None:
    past = np.array([[30.0], [20], [10]])
    assert cohort_forecast(past, ages(1, 3), 1)[0].tolist() == [30, 30, 20]


def test_a_history_shorter_than_the_horizon_uses_the_longest_ratio() -> None:
    past = np.array([[100.0, 100], [100, 90]])
    made = cohort_forecast(past, ages(5, 2), 2)
    one_year = 90 / 100
    assert made[0, 1] == pytest.approx(one_year * (0.8 * 90 + 0.2 * 100))
    assert made[1, 1] == pytest.approx(one_year**2 * (0.6 * 90 + 0.4 * 100))


def test_small_groups_are_drawn_to_the_ratio_of_their_pool() -> None:
    past = np.array([[1000.0, 1000], [900, 900], [2, 2], [0, 0]])
    both = Ages(np.array([-1, 0, -1, 2]), 1, np.zeros(4, dtype=np.bool_), np.array([0, 1, 0, 1]))
    made = cohort_forecast(past, both, 1)
    assert 1.5 < made[0, 3] < 2 * 0.9


def test_nobody_anywhere_is_nobody_next_year() -> None:
    assert cohort_forecast(np.zeros((3, 4)), ages(1, 3), 2).tolist() == [[0, 0, 0], [0, 0, 0]]


def test_years_before_a_series_begins_are_no_zeros() -> None:
    steady = np.array([[100.0] * 4, [90.0] * 4])
    late = steady.copy()
    late[:, :2] = np.nan
    assert cohort_forecast(late, ages(1, 2), 3) == pytest.approx(
        cohort_forecast(steady, ages(1, 2), 3)
    )


def test_a_series_whose_group_below_has_not_begun_keeps_its_value() -> None:
    past = np.array([[np.nan, np.nan], [90.0, 80.0]])
    assert cohort_forecast(past, ages(1, 2), 1)[0, 1] == 80
