"""What was said in earlier years and what came."""

import numpy as np
import polars as pl
import pytest

from slussen.analysis.engine.traffic_lights.past import (
    NEAREST,
    Past,
    Score,
    cover,
    half_widths,
    past_changes,
    past_supply,
    record,
    score,
)
from slussen.analysis.engine.traffic_lights.supply import stocks_alone
from tests.analysis.engine.traffic_lights.made import growing, wandering

ONE_AREA = np.zeros(30, dtype=np.int64)


def past(said, came, size=None) -> Past:
    said, came = np.atleast_2d(said).astype(float), np.atleast_2d(came).astype(float)
    size = np.full(said.shape, 1000.0) if size is None else np.atleast_2d(size).astype(float)
    return Past(np.arange(len(said)), said, came, said, size)


def test_steady_growth_is_foreseen_from_every_origin() -> None:
    stock = growing(0.05, -0.02, years=12)
    made = past_supply(stocks_alone(stock), ONE_AREA[:2], 5, 3, 0)
    assert made.origins.tolist() == [5, 6, 7, 8]
    np.testing.assert_allclose(made.said, made.came, atol=1e-12)
    assert np.isnan(made.before).sum() == 0
    assert made.size.tolist() == stock[:, 5:9].T.tolist()


def test_nothing_later_than_the_origin_is_used() -> None:
    stock = wandering(1)
    changed = stock.copy()
    changed[:, 8:] *= 2
    said = past_supply(stocks_alone(stock), ONE_AREA, 4, 3, 0).said
    again = past_supply(stocks_alone(changed), ONE_AREA, 4, 3, 0).said
    np.testing.assert_array_equal(said[:4], again[:4])
    assert not np.allclose(said[4], again[4])


def test_too_few_years_for_an_outcome() -> None:
    made = past_supply(stocks_alone(growing(0.1, years=10)), ONE_AREA[:1], 5, 5, 0)
    assert made.said.shape == (0, 1)
    assert score(made.said, made.came, 0.02) is None
    assert np.isnan(half_widths(made, np.array([100.0]))).all()


def test_groups_too_small_at_the_origin_do_not_count() -> None:
    stock = growing(0.5, 0.0, years=6, first=50)
    made = past_supply(stocks_alone(stock), ONE_AREA[:2], 1, 1, 100)
    assert np.isnan(made.said[:, 1]).all()
    assert np.isnan(made.said[:, 0]).tolist() == [True, False, False, False]


def test_changes_of_a_rate_before_and_after() -> None:
    values = np.exp(np.array([[0.0, 0.1, 0.3, 0.6, 1.0]]))
    made = past_changes(values, np.full((1, 5), 1000.0), 2, 1, 100)
    assert made.origins.tolist() == [2, 3]
    assert made.said.ravel().tolist() == pytest.approx([0.3, 0.5])
    assert made.came.ravel().tolist() == pytest.approx([0.3, 0.4])
    assert made.before.ravel().tolist() == pytest.approx([0.2, 0.3])


def test_the_years_before_are_unknown_when_the_horizon_is_longer() -> None:
    made = past_changes(growing(0.1, years=7), growing(0.1, years=7), 1, 3, 0)
    assert np.isnan(made.before.ravel()).tolist() == [True, True, False]


def test_scores_count_what_is_known_only() -> None:
    said = np.array([[0.1, 0.1, -0.1, np.nan], [0.0, 0.0, 0.1, 0.1]])
    came = np.array([[0.1, -0.1, 0.0, 0.1], [0.0, 0.1, np.nan, 0.1]])
    assert score(said, came, 0.02) == Score(origins=2, lights=6, right=0.5, opposite=1 / 6)


def test_the_record_is_that_of_lights_of_the_same_colour() -> None:
    earlier = past([0.1, 0.1, 0.1, -0.1], [0.1, 0.0, 0.1, np.nan])
    made = record(np.array([0.5, -0.5, 0.0, np.nan]), earlier, 0.02)
    assert made.right[0] == pytest.approx(2 / 3)
    assert np.isnan(made.right[1:]).all()
    assert made.lights.tolist() == [3, 0, 0, 0]


def test_few_outcomes_give_no_interval() -> None:
    nine = past(np.zeros(9), np.ones(9))
    assert np.isnan(half_widths(nine, np.array([1000.0]))).all()
    ten = past(np.zeros(10), np.ones(10))
    assert half_widths(ten, np.array([1000.0, np.nan]))[0] == 1


def test_errors_of_long_ago_do_not_count() -> None:
    errors = np.repeat([9.0, 9.0, 0.1, 0.1, 0.1, 0.1, 0.1], 20).reshape(7, 20)
    assert half_widths(past(np.zeros((7, 20)), errors), np.array([1000.0])).tolist() == [0.1]


def test_intervals_are_made_from_groups_of_like_size() -> None:
    errors = np.r_[np.full(NEAREST, 0.5), np.full(NEAREST, 0.1)]
    sizes = np.r_[np.full(NEAREST, 200.0), np.full(NEAREST, 90_000.0)]
    half = half_widths(past(np.zeros(2 * NEAREST), errors, sizes), np.array([150.0, 1e6]))
    assert half.tolist() == [0.5, 0.1]


def test_the_width_is_the_quantile_of_a_finite_number() -> None:
    errors = np.arange(1, 11) / 10
    half = half_widths(past(np.zeros(10), errors), np.array([1000.0]))
    assert half[0] == pytest.approx(np.quantile(errors, 0.88))


def test_four_outcomes_in_five_are_inside() -> None:
    """Errors of the same kind at every origin: then the promise can be held."""
    rng = np.random.default_rng(5)
    said = rng.normal(size=(8, 200))
    noisy = past(said, said + rng.normal(size=said.shape), rng.uniform(100, 1e5, said.shape))
    assert cover(noisy, 2) == pytest.approx(0.8, abs=0.03)


def test_no_cover_without_an_earlier_outcome() -> None:
    assert np.isnan(cover(past(np.zeros((2, 20)), np.ones((2, 20))), 2))


@pytest.mark.shared
def test_real_education_groups_are_foreseen_better_than_by_the_last_period(shared_data) -> None:
    """Sweden's education groups 2006–2018: five years back, five ahead."""
    rows = pl.read_parquet(
        shared_data / "statistics/population_sweden_utbildningsgrupp_sex_2006_2018.parquet"
    ).filter(pl.col("sex") == "total", ~pl.col("education").str.starts_with("Samtliga"))
    wide = rows.pivot("year", index="education", values="value").drop("education")
    stock = wide.to_numpy().astype(np.float64)
    made = past_supply(stocks_alone(stock), np.zeros(len(stock), dtype=np.int64), 5, 5, 100)
    lights, last, nothing = (
        score(said, made.came, 0.02) for said in (made.said, made.before, 0 * made.said)
    )
    assert lights.lights == 3 * 97
    assert lights.right > last.right > nothing.right
    assert lights.opposite < last.opposite
