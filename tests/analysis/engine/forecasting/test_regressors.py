"""What each idea foresees."""

import numpy as np
import pytest

from slussen.analysis.engine.forecasting.panel import Panel, panel
from slussen.analysis.engine.forecasting.regressors import (
    DAMPING,
    FASTEST,
    TYPICAL_STEP,
    Regressors,
    regressors,
)
from tests.analysis.engine.forecasting.made import population, unrelated

N = np.nan


def at_end(made: Panel, horizon: int = 3) -> Regressors:
    return regressors(made, made.values.shape[1] - 1, horizon)


def idea(found: Regressors, kind: str, number: int = 0) -> np.ndarray:
    at = [place for place, name in enumerate(found.kinds) if name == kind]
    return found.changes[at[number]]


def test_the_kinds_in_order() -> None:
    labels, values = population(1)
    found = at_end(panel(labels, 2000, values, ["county", "age"]))
    assert found.kinds == ("level", "level", *["trend"] * 5, *["group"] * 3, "cohort")
    assert found.changes.shape == (11, 3, 24)


def test_falling_back_to_the_mean_of_three_years() -> None:
    found = at_end(unrelated([[1, 10, 20, 30]]))
    assert idea(found, "level").ravel().tolist() == pytest.approx([-10, -10, -10])


def test_a_steady_trend_goes_on_damped() -> None:
    found = at_end(unrelated([np.arange(100.0, 200, 5)]))
    steps = 5 * np.cumsum(DAMPING ** np.arange(3))
    for number in range(4):
        assert idea(found, "trend", number)[:, 0] == pytest.approx(steps, rel=1e-6)


def test_a_trend_that_is_not_sure_is_drawn_to_zero() -> None:
    steady = [100, 102, 104, 106, 108, 110]
    shaky = [100, 118, 86, 122, 90, 110]
    found = at_end(unrelated([steady, shaky, steady, steady]))
    ten_years = idea(found, "trend", 3)[0]
    assert ten_years[0] > 1.5
    assert 0 < ten_years[1] < 0.2


def test_growth_in_proportion_has_a_limit() -> None:
    found = at_end(unrelated([1000 * 2.0 ** np.arange(6)]), horizon=1)
    growth = idea(found, "trend", 4)[0, 0]
    assert growth <= 32000 * np.expm1(FASTEST) * 1.000001


def test_a_series_that_has_been_at_zero_grows_in_steps() -> None:
    found = at_end(unrelated([[0, 2, 4, 6, 8, 10]]))
    assert idea(found, "trend", 4)[:, 0] == pytest.approx(idea(found, "trend", 2)[:, 0])


def test_a_group_grows_as_its_total() -> None:
    # Two counties of 100 and 900: the total grows by 10 a year, a hundredth of it.
    big = 900 + 9.0 * np.arange(8)
    small = 100 + 1.0 * np.arange(8)
    made = panel([("03",), ("18",)], 2000, np.array([small, big]), ["county"])
    made = panel([("03", "x"), ("18", "x")], 2000, np.array([small, big]), ["county", "sex"])
    group = idea(at_end(made), "group")[0]
    assert group[0] / group[1] == pytest.approx(small[-5:].mean() / big[-5:].mean())
    assert group.sum() == pytest.approx(10, rel=1e-6)


def test_what_never_moved_stays() -> None:
    values = [[5.0] * 6, [1, 2, 3, 4, 5, 6]]
    made = panel([("a", "x"), ("b", "x")], 2000, np.array(values), ["key", "other"])
    found = at_end(made)
    assert not found.changes[:, :, 0].any()
    assert found.changes[:, :, 1].any()


def test_one_value_is_as_uncertain_as_is_usual() -> None:
    found = at_end(unrelated([[50.0]]))
    assert found.noise.tolist() == pytest.approx([50 * TYPICAL_STEP**0.5])
    assert not found.changes.any()
    assert found.last.tolist() == [50]


def test_a_group_of_one_year_does_not_move() -> None:
    made = panel([("a", "x"), ("b", "x")], 2000, np.ones((2, 1)), ["key", "other"])
    assert not at_end(made).changes.any()


def test_a_series_that_has_not_begun() -> None:
    found = regressors(unrelated([[N, N, 5], [1, 2, 3]]), 1, 2)
    assert np.isnan(found.last[0])
    assert found.noise[0] == 0
    assert not found.changes[:, :, 0].any()


@pytest.mark.parametrize("later", [1e6, -1e6])
def test_nothing_later_than_the_origin_is_read(later: float) -> None:
    labels, values = population(2)
    changed = values.copy()
    changed[:, 9:] = later
    names = ["county", "age"]
    before = regressors(panel(labels, 2000, values, names), 8, 3)
    after = regressors(panel(labels, 2000, changed, names), 8, 3)
    assert np.array_equal(before.changes, after.changes)
    assert np.array_equal(before.noise, after.noise)
