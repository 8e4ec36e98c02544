"""Signs, points and the outlook."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.traffic_lights.signs import (
    Thresholds,
    lit,
    log_growth,
    points,
    relative_growth,
)

NAN = float("nan")


def one(supply: float, wage: float, matching: float):
    return points(np.array([supply]), np.array([wage]), np.array([matching]), Thresholds())


@pytest.mark.parametrize(("first", "last"), [(0, 5), (5, 0), (NAN, 5), (5, NAN), (-1, 5)])
def test_no_growth_from_or_to_nothing(first: float, last: float) -> None:
    assert np.isnan(log_growth(np.array([first]), np.array([last]))).all()


def test_growth_beside_the_groups_of_the_same_area_only() -> None:
    first = np.array([100.0, 100.0, 100.0])
    last = np.array([110.0, 110.0, 300.0])
    made = relative_growth(first, last, np.array([0, 0, 1]))
    assert made.tolist() == pytest.approx([0, 0, 0])


def test_a_group_that_is_not_known_is_not_in_the_total() -> None:
    first, last = np.array([100.0, 100.0, 100.0]), np.array([110.0, 90.0, NAN])
    made = relative_growth(first, last, np.array([0, 0, 0]))
    assert made[:2].tolist() == pytest.approx([np.log(1.1), np.log(0.9)])
    assert np.isnan(made[2])


def test_the_area_that_is_all_unknown_is_grey() -> None:
    made = relative_growth(np.array([NAN, 10.0]), np.array([5.0, 10.0]), np.array([0, 1]))
    assert np.isnan(made[0])
    assert made[1] == 0


@settings(deadline=None, max_examples=100)
@given(value=st.floats(-1, 1), threshold=st.floats(0, 0.5))
def test_thresholds_mirror(value: float, threshold: float) -> None:
    assert lit(np.array([value]), threshold) == -lit(np.array([-value]), threshold)


@settings(deadline=None, max_examples=50)
@given(shares=st.lists(st.floats(1, 1e6), min_size=1, max_size=8), growth=st.floats(-0.9, 5))
def test_a_group_that_grows_as_the_total_has_no_sign(shares: list[float], growth: float) -> None:
    first = np.array(shares)
    made = relative_growth(first, first * (1 + growth), np.zeros(len(shares), dtype=np.int64))
    np.testing.assert_allclose(made, 0, atol=1e-9)
    assert lit(made, 0.02).tolist() == [0] * len(shares)


def test_points_of_every_combination() -> None:
    """Supply weighs as much as pay and matching together; more supply is harder."""
    for supply, wage, matching in product((-1, 0, 1), repeat=3):
        made = one(supply, wage, matching)
        total = -2 * supply + wage + matching
        assert made.total.tolist() == [total]
        assert made.outlook.tolist() == [(total >= 2) - (total <= -2)]


@pytest.mark.parametrize(
    ("signs", "outlook"),
    [
        ((-1, NAN, NAN), NAN),  # 0 … 4
        ((-1, 0, NAN), NAN),  # 1 … 3
        ((-1, 1, NAN), 1),  # 2 … 4
        ((1, NAN, -1), -1),  # −4 … −2
        ((0, 0, NAN), 0),  # −1 … 1
        ((NAN, 1, 1), NAN),  # 0 … 4
        ((NAN, NAN, NAN), NAN),
    ],
)
def test_the_outlook_is_given_when_no_grey_sign_could_change_it(signs, outlook: float) -> None:
    made = one(*signs)
    assert np.isnan(made.total).all()
    assert np.array_equal(made.outlook, [outlook], equal_nan=True)
