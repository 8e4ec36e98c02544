"""The whole projection: what holds of it whatever the past was."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.projection.observed import Observed
from slussen.analysis.engine.projection.run import Projection, project
from tests.analysis.engine.projection.made import made, of_regions, times

seeds = st.integers(0, 10_000)
QUICK = settings(deadline=None, max_examples=12)


def projected(known: Observed, to_year: int = 2005) -> Projection:
    return project(
        known.population,
        known.births,
        known.deaths,
        to_year,
        last_year=2000,
        youngest_mother=known.youngest_mother,
    )


@QUICK
@given(seeds, st.integers(2, 9), st.integers(1, 4), st.sampled_from([3, 400, 50_000]))
def test_people_are_conserved_and_never_negative(seed, years, regions, size) -> None:
    known = made(seed, years=years, regions=regions, size=size)
    made_of = projected(known)
    assert (made_of.population >= 0).all()
    people = made_of.population.sum(axis=(1, 2))
    before = np.column_stack([known.population[..., -1].sum(axis=(1, 2)), people[:, :-1]])
    after = before + made_of.births - made_of.deaths + made_of.net_migration
    assert people == pytest.approx(after, rel=1e-12, abs=1e-6)
    assert (made_of.births >= 0).all()
    assert (made_of.deaths >= 0).all()


@QUICK
@given(seeds)
def test_the_interval_is_around_the_projection(seed) -> None:
    made_of = projected(made(seed))
    assert made_of.low is not None
    assert made_of.high is not None
    assert (made_of.low >= 0).all()
    assert (made_of.low <= made_of.population).all()
    assert (made_of.population <= made_of.high).all()


@QUICK
@given(seeds)
def test_a_closed_population_without_events_just_ages(seed) -> None:
    known = made(seed, fertility=0, mortality=0, migration=0)
    people = projected(known, 2002).population
    start = known.population[..., -1]
    assert people[:, :, 2:-1, 1] == pytest.approx(start[:, :, :-3])
    assert people[:, :, -1, 1] == pytest.approx(start[:, :, -3:].sum(axis=2))
    assert people[:, :, :2, 1] == pytest.approx(0)


@QUICK
@given(seeds, st.permutations(range(4)))
def test_the_order_of_the_regions_does_not_matter(seed, order) -> None:
    known = made(seed, regions=4)
    first, second = projected(known), projected(of_regions(known, list(order)))
    assert second.population == pytest.approx(first.population[list(order)], rel=1e-6, abs=1e-6)


@QUICK
@given(seeds, st.sampled_from([0.1, 7.0, 1000.0]))
def test_as_many_times_the_people_give_as_many_times_the_projection(seed, factor) -> None:
    known = made(seed)
    first, second = projected(known), projected(times(known, factor))
    assert second.population == pytest.approx(factor * first.population, rel=1e-5, abs=1e-6)
    assert second.low == pytest.approx(factor * first.low, rel=1e-5, abs=1e-4)


@QUICK
@given(seeds)
def test_a_longer_run_begins_as_the_shorter(seed) -> None:
    known = made(seed)
    short, long = projected(known, 2004), projected(known, 2008)
    assert np.array_equal(long.population[..., :4], short.population)
    assert np.array_equal(long.high[..., :4], short.high)
    assert np.array_equal(long.births[:, :4], short.births)


def test_two_year_ends_are_enough_but_say_nothing_of_errors() -> None:
    made_of = projected(made(years=2))
    assert made_of.population.shape == (3, 2, 30, 5)
    assert made_of.low is None
    assert made_of.high is None


def test_what_is_known_of_the_truth_is_found_again() -> None:
    """Twenty years of a people whose rates do not change: the next ten come as they came."""
    whole = made(5, years=30, regions=4, size=20_000, migration=0.3)
    ahead = projected(whole.until(19), 2010).population
    actual = whole.population[..., 20:]
    error = np.abs(ahead - actual).sum(axis=(0, 1, 2)) / actual.sum(axis=(0, 1, 2))
    assert error[0] < 0.01
    assert error[-1] < 0.05


def test_a_year_that_is_not_later_is_refused() -> None:
    with pytest.raises(ValueError, match="2000 is not after 2000"):
        projected(made(), 2000)
