"""The same forecast year after year, each from what was known that year."""

import numpy as np
import pytest

from slussen.analysis.engine.forecasting import panel, rolling
from slussen.analysis.engine.forecasting.rolling import FIT_SERIES, outcomes
from tests.analysis.engine.forecasting.made import population, trending, unrelated

N = np.nan
NAMES = ["county", "age"]


def test_outcomes_are_of_series_that_had_a_value_at_the_origin() -> None:
    made = unrelated([[1, 2, 3, 4], [1, N, 3, 4]])
    came = outcomes(made, 1, 3)
    assert np.array_equal(came, [[3, N], [4, N], [N, N]], equal_nan=True)


def test_origins_are_the_latest_years_and_the_ends_of_all_series() -> None:
    values = np.ones((2, 40))
    values[1, 5:] = N
    rolled = rolling(unrelated(values), 2)
    assert rolled.origins.tolist() == [4, *range(24, 40)]


def test_errors_are_outcome_less_forecast() -> None:
    rolled = rolling(unrelated([[1, 2, 4, 7]]), 2, "last")
    assert rolled.origins.tolist() == [1, 2, 3]
    assert np.array_equal(rolled.error[:, :, 0], [[2, 5], [3, N], [N, N]], equal_nan=True)
    assert rolled.methods == ("last value",)


def test_linear_is_the_trend_of_what_was_known() -> None:
    rolled = rolling(unrelated([[1, 2, 4, 7]]), 1, "linear")
    assert rolled.point[:, 0, 0].tolist() == pytest.approx([3, 7 / 3 + 3, 3.5 + 2 * 2.5])
    assert rolled.methods == ("linear trend",)


def test_an_unknown_method() -> None:
    with pytest.raises(ValueError, match="no method best"):
        rolling(unrelated([[1, 2]]), 1, "best")


@pytest.mark.parametrize("method", ["auto", "last", "linear"])
def test_the_future_changes_no_forecast(method: str) -> None:
    labels, values = population(3)
    changed = values.copy()
    changed[:, 10:] = np.random.default_rng(0).uniform(0, 1e5, size=changed[:, 10:].shape)
    before = rolling(panel(labels, 2000, values, NAMES), 4, method)
    after = rolling(panel(labels, 2000, changed, NAMES), 4, method)
    until = before.origins <= 9
    assert np.array_equal(before.point[until], after.point[until])
    assert not np.array_equal(before.point[~until], after.point[~until])


def test_cohorts_are_used_where_they_help() -> None:
    labels, values = population(4)
    made = panel(labels, 2000, values, NAMES)
    rolled = rolling(made, 3)
    assert made.ages is not None
    has = made.ages.previous >= 0
    names = np.array(rolled.methods)[rolled.method[-1]]
    assert all("cohort" in name for name in names[:, has].ravel())
    assert not any("cohort" in name for name in names[:, ~has].ravel())
    error = np.nanmean(np.abs(rolled.error[4:][:, :, has]))
    assert error < 0.2 * np.nanmean(np.abs(rolling(made, 3, "last").error[4:][:, :, has]))


def test_cohorts_are_left_alone_where_an_age_is_only_a_name() -> None:
    labels, _ = population(5)
    values = trending(5, count=len(labels))
    rolled = rolling(panel(labels, 2000, values, NAMES), 3)
    assert not any("cohort" in name for name in rolled.methods)


def test_only_some_of_very_many_series_take_part_in_the_fit() -> None:
    count = FIT_SERIES * 2 + 1
    values = trending(6, count=count, years=8)
    rolled = rolling(unrelated(values), 1)
    assert rolled.point.shape == (7, 1, count)
    assert np.isfinite(rolled.point).all()


def test_counts_are_never_forecast_below_zero() -> None:
    falling = np.maximum(100 - 12.0 * np.arange(10), 0)
    rolled = rolling(unrelated([falling, falling - 50]), 5, "linear")
    assert rolled.point[:, :, 0].min() == 0
    assert rolled.point[-1, :, 1].min() < -50
