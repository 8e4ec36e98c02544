"""The lights of the last year as a whole."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.traffic_lights.lights import Lights, Observed, Rules, change, lights
from slussen.analysis.engine.traffic_lights.signs import Thresholds
from slussen.analysis.engine.traffic_lights.supply import Stocks
from tests.analysis.engine.traffic_lights.made import growing, observed, wandering

RULES = Rules(window=3, horizon=2)


def three() -> np.ndarray:
    """One grows and one shrinks beside a third so large that it is the total."""
    return np.vstack([growing(0.05, -0.05), growing(0.0, first=1e6)])


def arrays(made: Lights) -> dict[str, np.ndarray]:
    names = ("first", "last", "growth", "relative", "low", "high")
    return {name: getattr(made, name) for name in names} | {
        "supply": made.points.supply,
        "outlook": made.points.outlook,
        "right": made.supply_record.right,
        "lights": made.supply_record.lights,
    }


def test_growing_shrinking_and_in_between() -> None:
    made = lights(observed(three()), RULES)
    assert made.points.supply.tolist() == [-2, 2, 0]
    assert np.isnan(made.points.total).all()
    assert made.first.tolist() == three()[:, -1].tolist()
    assert made.growth.tolist() == pytest.approx(2 * np.log([1.05, 0.95, 1]))


def test_all_three_signs_make_an_outlook() -> None:
    stock = three()
    rising, falling = growing(0.02, 0.02, 0.02), growing(-0.02, 0.02, -0.02)
    made = lights(observed(stock, wage=falling, matching=rising), RULES)
    assert made.points.wage.tolist() == [-1, 1, -1]
    assert made.points.matching.tolist() == [1, 1, 1]
    assert made.points.total.tolist() == [-2, 4, 0]
    assert made.points.outlook.tolist() == [-1, 1, 0]


def test_the_interval_is_around_the_forecast_and_as_wide_as_past_errors() -> None:
    made = lights(observed(wandering(3)), Rules(3, 2, smallest=0))
    np.testing.assert_allclose((made.low + made.high) / 2, made.relative)
    assert (made.high > made.low).all()
    steady = lights(observed(three()), RULES)
    assert (steady.high - steady.low).max() < 0.01
    assert steady.supply_record.right.tolist() == [1, 1, 1]
    assert steady.supply_record.lights.tolist() == [7, 7, 7]


def test_symptoms_have_a_record_of_their_own() -> None:
    """Pay that rose and rose again came true; the matching rate turns every second year."""
    stock = three()
    turning = np.tile(np.exp(0.1 * (np.arange(12) // 2 % 2)), (3, 1))
    made = lights(observed(stock, wage=growing(*[0.02] * 3), matching=turning), Rules(2, 2))
    assert made.wage_record.right.tolist() == [1, 1, 1]
    assert made.matching_record.right.tolist() == [0, 0, 0]
    assert made.matching_record.lights.tolist() == [12, 12, 12]


def test_change_is_over_the_window() -> None:
    assert change(growing(0.1), 3).tolist() == pytest.approx([3 * np.log(1.1)])


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 2**32 - 1))
def test_the_order_of_the_groups_does_not_matter(seed: int) -> None:
    stock, area = wandering(seed), np.arange(30) % 3
    order = np.random.default_rng(seed).permutation(30)
    made = arrays(lights(observed(stock, area), RULES))
    moved = arrays(lights(observed(stock[order], area[order]), RULES))
    for name, values in made.items():
        np.testing.assert_allclose(moved[name], values[order], rtol=1e-9, atol=1e-12, err_msg=name)


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 2**32 - 1), factor=st.sampled_from([2.0, 8.0, 1024.0]))
def test_scaling_all_stocks_changes_no_light(seed: int, factor: float) -> None:
    stock, rules = wandering(seed), Rules(3, 2, smallest=0)
    made = arrays(lights(observed(stock), rules))
    scaled = arrays(lights(observed(stock * factor), rules))
    for name in made.keys() - {"first", "last"}:
        np.testing.assert_allclose(scaled[name], made[name], rtol=1e-6, atol=1e-9, err_msg=name)


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 2**32 - 1))
def test_mirrored_growth_beside_a_large_steady_group_mirrors_the_lights(seed: int) -> None:
    rates = np.random.default_rng(seed).uniform(-0.1, 0.1, 5)
    steady = growing(0.0, first=1e9)
    up, down = (
        np.vstack([steady, np.exp(sign * rates[:, None] * np.arange(12)) * 1e3]) for sign in (1, -1)
    )
    clear = Rules(3, 2, Thresholds(supply=0.02))
    here = np.r_[True, abs(abs(2 * rates) - 0.02) > 0.01]
    made, mirrored = (lights(observed(stock), clear).points.supply for stock in (up, down))
    np.testing.assert_array_equal(made[here], -mirrored[here])


def test_flows_known_ahead_change_the_light_and_not_the_record() -> None:
    stock = growing(0.0, 0.0)
    flows = np.zeros((6, *stock.shape))
    ahead = np.full((6, 2, 2), np.nan)
    ahead[3, 0] = 100  # exits
    plain = Observed(Stocks(stock, flows, ahead[:, :, :0]), *_rest(stock))
    known = Observed(Stocks(stock, flows, ahead), *_rest(stock))
    assert lights(plain, RULES).points.supply.tolist() == [0, 0]
    made = lights(known, RULES)
    assert made.points.supply.tolist() == [2, -2]
    assert made.supply_record.lights.tolist() == [0, 0]  # no light of those colours has been before


def _rest(stock: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    grey = np.full(stock.shape, np.nan)
    return np.zeros(len(stock), dtype=np.int64), grey, grey
