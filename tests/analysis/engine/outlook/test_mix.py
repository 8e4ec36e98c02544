"""The mix of occupations: the total follows the people, and shares go on as they have moved."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.outlook.mix import COVER, GROWTH, expected, fit_spread

REGIONS, CODES = ("18", "20"), ("911", "222", "532", "251")
YEARS = (2014, 2015, 2016, 2017)


def people(change: float = 1.0, ahead: int = 20) -> dict[tuple[str, int], float]:
    """Of working age, from 1 000 in 2017, *change* as many each year."""
    return {(r, 2017 + step): 1000 * change**step for r in REGIONS for step in range(ahead)}


def staff(number=lambda region, code, year: 100.0 * (1 + CODES.index(code))):
    return {
        (region, code): {year: float(number(region, code, year)) for year in YEARS}
        for region in REGIONS
        for code in CODES
    }


def test_where_nothing_has_moved_only_the_people_count() -> None:
    found = expected(staff(), people(1.02), 2017, 5)
    for (_, code), ahead in found.items():
        before = 100 * (1 + CODES.index(code))
        assert [one.value for one in ahead] == [round(before * 1.02**h) for h in range(1, 6)]
        assert all(one.lo80 == one.value == one.hi80 for one in ahead)
        assert {one.past_error for one in ahead} == {0.0}


def test_a_drift_that_has_lasted_goes_on_and_slows_down() -> None:
    def number(region: str, code: str, year: int) -> float:
        return 1000 * 1.05 ** (year - 2014) if code == "911" else 1000

    values = [one.value for one in expected(staff(number), people(), 2017, 10)["18", "911"]]
    steps = np.diff([number("18", "911", 2017), *values])
    assert (steps > 0).all()
    assert (np.diff(steps) < 0).all()


def test_a_boom_of_all_is_not_carried_forward() -> None:
    found = expected(staff(lambda r, c, year: 500 * 1.1 ** (year - 2014)), people(), 2017, 5)
    now = 500 * 1.1**3
    assert all(one.value == round(now) for ahead in found.values() for one in ahead)


def test_groups_without_every_year_are_left_out() -> None:
    given_ = staff()
    del given_["18", "911"][2015]
    assert set(expected(given_, people(), 2017, 1)) == set(given_) - {("18", "911")}


def test_a_single_year_is_refused() -> None:
    with pytest.raises(ValueError, match="only the year 2017"):
        expected({("18", "911"): {2017: 5.0}}, people(), 2017, 1)


def test_a_region_without_people_is_refused() -> None:
    with pytest.raises(KeyError):
        expected(staff(), {}, 2017, 1)


def test_the_spread_is_as_wide_as_held_four_in_five() -> None:
    chance = np.random.default_rng(1)
    sizes = np.exp(chance.uniform(np.log(30), np.log(9000), 3000))
    errors = {
        ahead: np.abs(chance.normal(0, 1, (4 - ahead, 3000))) * sizes**-0.3 * ahead**0.5
        for ahead in (1, 2, 3)
    }
    spread = fit_spread(sizes[:, None], errors)
    assert spread.b == pytest.approx(0.3, abs=0.05)
    assert spread.g == pytest.approx(0.5, abs=0.1)
    held = [(error <= spread.half(sizes, ahead)).mean() for ahead, error in errors.items()]
    assert np.average(held, weights=(3, 2, 1)) == pytest.approx(COVER, abs=0.01)


def test_with_one_horizon_the_growth_is_the_usual_one() -> None:
    sizes = np.array([50.0, 500.0, 5000.0] * 20)[:, None]
    spread = fit_spread(sizes, {1: np.full((1, 60), 0.1)})
    assert spread.g == GROWTH
    assert fit_spread(np.array([[3.0]]), {1: np.array([[0.1]])}).b == 0


numbers = st.lists(st.integers(0, 5000), min_size=4, max_size=4)


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.sampled_from(REGIONS), st.sampled_from(CODES)), numbers, min_size=1
    ),
    st.floats(0.97, 1.03),
)
def test_intervals_hold_their_number_and_nobody_is_fewer_than_none(given_, change) -> None:
    known = {place: dict(zip(YEARS, map(float, n), strict=True)) for place, n in given_.items()}
    found = expected(known, people(change), 2017, 15)
    assert set(found) == set(known)
    for ahead in found.values():
        for one in ahead:
            assert 0 <= one.lo80 <= one.value <= one.hi80


@settings(max_examples=20, deadline=None)
@given(st.permutations(list(staff())))
def test_the_order_of_groups_does_not_matter(order) -> None:
    known = staff(lambda r, c, year: 100 + 7 * CODES.index(c) * (year - 2014) + len(r))
    assert expected({p: known[p] for p in order}, people(), 2017, 3) == expected(
        known, people(), 2017, 3
    )
