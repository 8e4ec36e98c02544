"""The two forecasts to be better than, against cases worked by hand and NumPy's own line."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.forecasting.references import last_value, linear_trend

N = np.nan


def test_last_value() -> None:
    given = np.array([[1, 2, 3], [5, N, N], [N, 4, N]], dtype=np.float64)
    assert last_value(given, 2).tolist() == [[3, 5, 4], [3, 5, 4]]


def test_linear_trend_by_hand() -> None:
    # 1, 2, 4 in years 0, 1, 2: slope 1.5 around the mean 7/3 in year 1.
    made = linear_trend(np.array([[1.0, 2, 4]]), 2)
    assert made[:, 0].tolist() == pytest.approx([7 / 3 + 1.5 * 2, 7 / 3 + 1.5 * 3])


def test_linear_trend_with_a_gap() -> None:
    # 0 and 4 two years apart: two a year, whatever is missing between.
    assert linear_trend(np.array([[0.0, N, 4]]), 1).tolist() == [[6]]


def test_linear_trend_of_one_value_is_that_value() -> None:
    given = np.array([[N, 3.0], [8.0, N]])
    assert linear_trend(given, 2).tolist() == [[3, 8], [3, 8]]


def test_linear_trend_forgets_what_is_older_than_ten_years() -> None:
    given = np.concatenate([np.full((1, 5), 1e6), np.arange(10.0)[None]], axis=1)
    assert linear_trend(given, 1)[0, 0] == pytest.approx(10)


def test_one_old_value_is_kept_by_the_trend() -> None:
    given = np.array([[5.0, *[N] * 12]])
    assert linear_trend(given, 1).tolist() == [[5]]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=10))
def test_linear_trend_is_the_line_of_numpy(values: list[float]) -> None:
    years = np.arange(len(values))
    slope, start = np.polyfit(years, values, 1)
    expected = start + slope * (len(values) + np.arange(3))
    made = linear_trend(np.array([values]), 3)[:, 0]
    assert made == pytest.approx(expected, rel=1e-6, abs=1e-4)
