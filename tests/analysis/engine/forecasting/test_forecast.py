"""What every forecast has to be, whatever the table."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.forecasting import (
    METHODS,
    Forecast,
    backtest,
    forecast,
    latest,
    panel,
    rolling,
)
from tests.analysis.engine.forecasting.made import Floats, population, tables, trending, unrelated

N = np.nan
NAMES = ["county", "age"]
few = settings(deadline=None, max_examples=25)
fewer = settings(deadline=None, max_examples=8)


def same(one: Forecast, other: Forecast, factor: float = 1.0) -> None:
    for name in ("point", "low", "high", "past_error"):
        assert getattr(one, name) * factor == pytest.approx(
            getattr(other, name), rel=1e-6, abs=1e-6 * factor, nan_ok=True
        )
    assert np.array_equal(one.year, other.year)


@few
@given(tables(), st.integers(1, 6), st.sampled_from(METHODS))
def test_counts_and_their_intervals_are_never_negative(
    values: Floats, horizon: int, method: str
) -> None:
    made = forecast(unrelated(values), horizon, method)
    assert made.point.shape == (len(values), horizon)
    assert (made.low >= 0).all()
    assert (made.point >= 0).all()


@few
@given(tables(lowest=-1000), st.integers(1, 6), st.sampled_from(METHODS))
def test_intervals_hold_the_point_and_never_narrow(
    values: Floats, horizon: int, method: str
) -> None:
    made = forecast(unrelated(values), horizon, method)
    assert np.isfinite(made.point).all()
    assert (made.low <= made.point).all()
    assert (made.point <= made.high).all()
    width = made.high - made.low
    assert (np.diff(width, axis=1) >= -1e-9 * np.maximum(made.high, 1)[:, 1:]).all()


@few
@given(st.floats(0, 1e12), st.integers(1, 20), st.sampled_from(METHODS))
def test_a_constant_series_stays_what_it_is(value: float, years: int, method: str) -> None:
    values = np.vstack([np.full(years, value), trending(1, 1, years)])
    made = forecast(unrelated(values), 4, method)
    assert made.point[0] == pytest.approx(np.full(4, value))


@fewer
@given(st.integers(0, 99), st.sampled_from([1e-3, 1 / 8, 10.0, 1e6]))
def test_another_unit_changes_nothing_else(seed: int, factor: float) -> None:
    labels, values = population(seed, years=7)
    made = forecast(panel(labels, 2000, values, NAMES), 3)
    same(made, forecast(panel(labels, 2000, values * factor, NAMES), 3), factor)


@fewer
@given(st.integers(0, 99), st.sampled_from([1 / 8, 1000.0]))
def test_one_series_in_another_unit_leaves_the_rest_alone(seed: int, factor: float) -> None:
    values = trending(seed, count=12, years=8)
    changed = values.copy()
    changed[5] *= factor
    before, after = forecast(unrelated(values), 3), forecast(unrelated(changed), 3)
    rest = np.arange(12) != 5
    assert after.point[5] == pytest.approx(before.point[5] * factor, rel=1e-6)
    assert after.point[rest] == pytest.approx(before.point[rest], rel=1e-6)


@fewer
@given(st.integers(0, 99), st.randoms(use_true_random=False))
def test_the_order_of_series_does_not_matter(seed: int, random) -> None:
    labels, values = population(seed, years=7)
    order = list(range(len(labels)))
    random.shuffle(order)
    made = forecast(panel(labels, 2000, values, NAMES), 3)
    mixed = forecast(panel([labels[i] for i in order], 2000, values[order], NAMES), 3)
    assert mixed.point == pytest.approx(made.point[order], rel=1e-6)
    assert mixed.high == pytest.approx(made.high[order], rel=1e-6)


def test_each_series_goes_on_from_its_own_last_value() -> None:
    made = forecast(unrelated([[1, 2, 3, N, N], [1, 2, 3, 4, 5], [N, N, N, N, 2]]), 2)
    assert made.year.tolist() == [[2003, 2004], [2005, 2006], [2005, 2006]]
    assert made.method[2].tolist() == ["last value", "last value"]


def test_past_errors_are_the_series_own() -> None:
    made = forecast(unrelated([[1, 2, 4, 7], [5, 5, 5, 5], [N, N, 1, 2]]), 3, "last")
    # From the second year on: 4 - 2 and 7 - 4 one year ahead, 7 - 2 two years ahead.
    expected = [[2.5, 5, N], [0, 0, N], [1, N, N]]
    assert np.array_equal(made.past_error, expected, equal_nan=True)


def test_origins_with_little_behind_them_are_not_scored_when_others_are() -> None:
    values = np.array([[0, 100, 0, 100, 0, 0, 0, 0.0, 1]])
    made = forecast(unrelated(values), 1, "last")
    assert made.past_error[0, 0] == pytest.approx(1 / 4)


def test_a_level_break_is_not_taken_for_a_trend() -> None:
    before, after = 100 + 2.0 * np.arange(10), 300 + 2.0 * np.arange(4)
    made = forecast(unrelated([np.concatenate([before, after])]), 3)
    assert made.point[0] == pytest.approx([308, 310, 312], rel=0.02)


def test_scores_by_hand() -> None:
    scores = backtest(unrelated([[10, 10, 10, 10, 10, 10, 10, 20]]), 2, "last")
    assert [(score.horizon, score.origins, score.outcomes) for score in scores] == [
        (1, 3, 3),
        (2, 2, 2),
    ]
    assert [score.error for score in scores] == pytest.approx([1 / 3, 1 / 2])
    assert [score.last_error for score in scores] == pytest.approx([1 / 3, 1 / 2])
    assert [score.linear_error for score in scores] == pytest.approx([1 / 3, 1 / 2])
    assert scores[0].cover == pytest.approx(2 / 3)


def test_nothing_to_score() -> None:
    assert backtest(unrelated([[1.0]]), 2) == []
    assert backtest(unrelated([[0.0, 0.0, 0.0]]), 2) == []


def test_it_is_better_than_what_anyone_can_make() -> None:
    labels, values = population(7, years=18, noise=0.003)
    for score in backtest(panel(labels, 2000, values, NAMES), 3):
        assert score.error < 0.6 * score.last_error
        assert score.error < 0.5 * score.linear_error


def test_cover_of_many_trending_series() -> None:
    for score in backtest(unrelated(trending(8, count=600, years=20)), 4):
        assert 0.75 <= score.cover <= 0.9


def test_the_latest_of_a_rolling_is_the_forecast() -> None:
    made = unrelated(trending(9))
    same(latest(made, rolling(made, 3)), forecast(made, 3))


@pytest.mark.shared
def test_kept_back_years_of_real_tables(shared_data) -> None:
    """Five years of a county's population by age and sex that the forecast has not seen."""
    import polars as pl

    frame = pl.read_parquet(shared_data / "statistics/population_county_age_sex_2000_2015.parquet")
    wide = frame.pivot("year", index=["region_code", "sex", "age"], values="value")
    labels = wide.select("region_code", "sex", "age").rows()
    values = wide.select([str(year) for year in range(2000, 2016)]).to_numpy().astype(np.float64)
    made = forecast(panel(labels, 2000, values[:, :11], ["region", "sex", "age"]), 5)
    came, size = values[:, 11:], values[:, :11].mean(axis=1)
    error = np.abs(came - made.point).mean(axis=1) / size
    last = np.abs(came - values[:, 10:11]).mean(axis=1) / size
    assert error.mean() < 0.35 * last.mean()
    assert 0.75 <= ((made.low <= came) & (came <= made.high)).mean() <= 0.87
