"""Stocks carried forward by flows."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.traffic_lights.supply import (
    FLOWS,
    SIGNS,
    Stocks,
    coefficients,
    project_supply,
    stocks_alone,
)
from tests.analysis.engine.traffic_lights.made import flow, flowing, growing, wandering


def test_a_window_needs_a_year_more() -> None:
    with pytest.raises(ValueError, match="needs 6 years"):
        coefficients(stocks_alone(growing(0.1, years=5)), 5)


def test_coefficients_are_mean_flow_over_mean_stock() -> None:
    known = flowing(flow(entries=30, in_moves=20, exits=10), years=3)
    made = coefficients(known, 2)
    mean = (1000 + 1040) / 2
    assert made.entries.tolist() == [30]
    assert made.rates[FLOWS.index("in_moves")] == pytest.approx(20 / mean)
    assert made.rates[FLOWS.index("exits")] == pytest.approx(10 / mean)
    assert made.rates[FLOWS.index("entries")] == 0
    assert made.other == pytest.approx(0)


def test_what_the_flows_leave_unexplained_goes_on() -> None:
    """Deaths, and moves over the border, are in the stocks and in none of the six flows."""
    known = flowing(flow(graduated=50), years=3)
    lost = Stocks(known.stock - 15 * np.arange(3), known.flows, known.ahead)
    assert coefficients(lost, 2).other == pytest.approx(-15 / lost.stock[0, :2].mean())


def test_people_who_come_of_age_are_a_number_whatever_the_stock() -> None:
    path = project_supply(flowing(flow(entries=10), years=3), 2, 3)
    assert np.diff(path).ravel().tolist() == pytest.approx([10, 10, 10])


def test_known_flows_ahead_take_the_place_of_expected_ones() -> None:
    known = flowing(flow(entries=10, exits=10), years=3)
    ahead = np.full((6, 1, 2), np.nan)
    ahead[FLOWS.index("exits"), 0] = [40, 0]
    ahead[FLOWS.index("entries"), 0, 1] = 25
    path = project_supply(Stocks(known.stock, known.flows, ahead), 2, 3)
    assert path[0, :3].tolist() == pytest.approx([1000, 970, 995])
    assert path[0, 3] == pytest.approx(995 + 10 - 995 * 0.01)


def test_a_flow_that_is_known_ahead_only_is_not_counted_twice() -> None:
    """The past exits are then part of the unexplained change, which goes on."""
    known = stocks_alone(growing(-0.01, years=3))
    ahead = np.full((6, 1, 1), np.nan)
    ahead[FLOWS.index("exits")] = 500
    with_ahead = Stocks(known.stock, known.flows, ahead)
    assert project_supply(with_ahead, 2, 1).tolist() == project_supply(known, 2, 1).tolist()


def test_nothing_falls_below_zero() -> None:
    known = flowing(flow(exits=10), years=3)
    ahead = np.zeros((6, 1, 1))
    ahead[FLOWS.index("exits")] = 5000
    assert project_supply(Stocks(known.stock, known.flows, ahead), 2, 2)[0, 1:].tolist() == [0, 0]


def test_a_missing_stock_is_not_known_rather_than_none() -> None:
    stock = growing(0.1, 0.1, years=4)
    stock[0, 2] = np.nan
    path = project_supply(stocks_alone(stock), 3, 2)
    assert np.isnan(path[0, 1:]).all()
    assert not np.isnan(path[1]).any()


def test_until_a_year_is_all_that_was_known_then() -> None:
    known = flowing(flow(entries=10), years=6)
    then = known.until(3)
    assert then.stock.shape == (1, 4)
    assert then.flows.shape == (6, 1, 4)
    assert then.ahead.shape == (6, 1, 0)


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 2**32 - 1), window=st.integers(1, 6), factor=st.floats(0.1, 100))
def test_scaling_all_persons_scales_the_forecast(seed: int, window: int, factor: float) -> None:
    stock = wandering(seed, groups=4)
    flows = np.random.default_rng(seed).uniform(0, 0.1, (6, *stock.shape)) * stock
    known = Stocks(stock, flows, np.empty((6, 4, 0)))
    scaled = Stocks(stock * factor, flows * factor, known.ahead)
    expected = factor * project_supply(known, window, 5)
    np.testing.assert_allclose(project_supply(scaled, window, 5), expected, rtol=1e-9)


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 2**32 - 1))
def test_one_step_of_a_window_of_one_is_last_year_again(seed: int) -> None:
    """Flows and the unexplained together are the whole change: nothing is lost on the way."""
    stock = wandering(seed, groups=5, years=2)
    flows = np.random.default_rng(seed).uniform(0, 0.1, (6, 5, 2)) * stock
    flows[0] = np.nan  # entries would go on as a number
    path = project_supply(Stocks(stock, flows, np.empty((6, 5, 0))), 1, 1)
    np.testing.assert_allclose(path[:, 1] / path[:, 0], stock[:, 1] / stock[:, 0], rtol=1e-9)


def test_three_flows_add_and_three_take_away() -> None:
    assert dict(zip(FLOWS, SIGNS.tolist(), strict=True)) == {
        "entries": 1,
        "in_moves": 1,
        "graduated": 1,
        "exits": -1,
        "out_moves": -1,
        "further_educated": -1,
    }
