"""The estimate from an area's share: its examples, its limits, and that its interval holds."""

import doctest
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.analysis.engine import area_shares
from slussen.analysis.engine.area_shares import Part, estimate, intraclass

COUNTS = st.integers(0, 10_000)


def test_the_worked_examples_hold():
    assert doctest.testmod(area_shares).failed == 0


@given(
    county=COUNTS, rest=COUNTS, near=st.floats(0, 1), others=st.integers(0, 8), rho=st.floats(0, 1)
)
def test_the_interval_holds_the_estimate_and_stays_within_the_possible(
    county, rest, near, others, rho
):
    everyone = max(1, county + rest)
    found = estimate(county, Part(near * everyone, everyone), others, rho)
    assert 0 <= found.lo80 <= found.value + 1e-9
    assert found.value <= found.hi80 + 1e-9
    assert found.hi80 <= county + 1e-9


@given(county=st.integers(1, 5000), rest=st.integers(1, 5000), rho=st.floats(0, 0.5))
def test_more_unlike_areas_make_wider_intervals(county, rest, rho):
    area = Part(0.2 * (county + rest), county + rest)
    narrow, wide = (estimate(county, area, 3, r) for r in (rho, rho + 0.1))
    assert wide.hi80 - wide.lo80 >= narrow.hi80 - narrow.lo80


def test_a_county_that_is_the_area_is_exact():
    assert estimate(5000, Part(900, 5000), 0, 0.5) == area_shares.Estimate(900, 900, 900)


def test_areas_that_say_nothing_are_not_counted():
    two = {"a": Part(1, 10), "b": Part(9, 10)}
    nobody = {area: Part(0, 10) for area in "abc"}
    empty = {area: Part(0, 0) for area in "abc"}
    assert intraclass([two, nobody, empty]) == 0
    assert intraclass([]) == 0


@pytest.mark.parametrize("spread", [0.0, 0.03, 0.08])
def test_eight_intervals_in_ten_hold_the_truth_when_the_model_is_right(spread):
    """Counties drawn from the model itself: shares scatter by *spread*, people by chance."""
    draw = random.Random(20171231)
    rho = spread**2 / (0.2 * 0.8)
    held = tried = 0
    for _ in range(600):
        counties = [draw.randint(50, 2000) for _ in range(4)]
        near = []
        for people in counties:
            share = min(max(draw.gauss(0.2, spread), 0.01), 0.99)
            near.append(sum(draw.random() < share for _ in range(people)))
        area = Part(sum(near), sum(counties))
        found = estimate(counties[0], area, 3, rho)
        held += found.lo80 - 0.5 <= near[0] <= found.hi80 + 0.5
        tried += 1
    assert 0.74 <= held / tried <= 0.88
