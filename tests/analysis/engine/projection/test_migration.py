"""Migration carried forward: what was is found again, and fades towards the country."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.projection.migration import (
    FADE,
    Base,
    Recipe,
    jumps,
    plan_migration,
)
from slussen.analysis.engine.projection.observed import Observed
from tests.analysis.engine.projection.made import made

BASES = st.sampled_from(Base)


def moving(*yearly: float, people: float = 1000.0, years: int = 9) -> Observed:
    """Regions that gain so many of each age and sex every year, with people enough for it."""
    ages = 40
    population = np.full((len(yearly), 2, ages, years), people)
    for year in range(1, years):
        population[..., 1:, year] = population[..., :-1, year - 1]
        population[..., -1, year] += population[..., -1, year - 1]
        population[..., year] += np.array(yearly)[:, None, None]
    births = np.full((len(yearly), 2, 1, years - 1), people)
    births[..., 0, :] = people
    return Observed(population, births, np.zeros((len(yearly), 2, ages, years - 1)))


def expected(known: Observed) -> np.ndarray:
    return known.expected[..., -1]


def test_the_same_everywhere_goes_on_as_it_was() -> None:
    known = moving(5.0, 5.0)
    plan = plan_migration(known, Recipe(3, Base.NUMBERS))
    moved = plan(expected(known), 4)
    assert moved.sum(axis=(1, 2)) == pytest.approx([400, 400])
    assert moved[:, :, 5:30] == pytest.approx(5, rel=0.02)


def test_a_region_s_own_deviation_fades() -> None:
    known = moving(4.0, 6.0)
    plan = plan_migration(known, Recipe(3, Base.NUMBERS))
    now, later = (plan(expected(known), ahead).sum(axis=(1, 2)) for ahead in (1, 11))
    assert now.sum() == pytest.approx(later.sum())
    people = known.population[..., -1].sum(axis=(1, 2))
    country = 800 / people.sum() * people
    assert (later - country) == pytest.approx((now - country) * FADE**10)


def test_those_who_leave_are_a_share_of_those_who_could() -> None:
    known = moving(-5.0, -5.0)
    plan = plan_migration(known, Recipe(3, Base.NUMBERS))
    few = expected(known).copy()
    few[:, :, 20] = 0
    assert plan(few, 1)[:, :, 20] == pytest.approx(0, abs=0.2)


def test_rates_follow_the_people() -> None:
    known = moving(5.0, 5.0)
    plan = plan_migration(known, Recipe(3, Base.RATES))
    once, twice = (plan(expected(known) * factor, 1) for factor in (1, 2))
    assert twice == pytest.approx(2 * once)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10_000), BASES, st.sampled_from([3, 5, 8]))
def test_the_country_s_total_is_the_mean_of_the_window(seed: int, base: Base, window: int) -> None:
    known = made(seed, years=10, migration=0.3)
    plan = plan_migration(known, Recipe(window, base))
    people = known.expected[..., -window:].mean(axis=3)
    moved = plan(people, 1).sum()
    assert moved == pytest.approx(known.net_migration[..., -window:].sum() / window, abs=1e-6)


def test_a_border_that_moved_is_found_and_left_out() -> None:
    known = made(years=10, migration=0.1)
    population = known.population.copy()
    tenth = population[0, :, :, 6] * 0.1
    for year in range(6, 10):
        population[0, ..., year] -= tenth
        population[1, ..., year] += tenth
    moved = replace(known, population=population)
    found = jumps(moved)
    assert [(int(r), int(t)) for r, t in np.argwhere(found)] == [(0, 5), (1, 5)]
    recipe = Recipe(8, Base.NUMBERS)
    before, after = (plan_migration(each, recipe)(expected(each), 1) for each in (known, moved))
    jump = tenth.sum()
    assert abs(after.sum(axis=(1, 2)) - before.sum(axis=(1, 2))).max() < 0.1 * jump


def test_regions_that_always_vary_much_keep_their_years() -> None:
    assert not jumps(made(years=12, migration=2.0, size=50)).any()


def test_a_new_level_that_lasts_is_no_jump() -> None:
    known = made(years=12, migration=0.1)
    population = known.population.copy()
    more = np.zeros(population.shape[:3])
    for year in range(6, 12):
        more[:, :, 1:] = more[:, :, :-1].copy()
        more[:, :, 0] = 0
        more += 0.04 * known.population[..., 5]
        population[..., year] += more
    assert not jumps(replace(known, population=population))[:, :-1].any()


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 10_000), st.integers(2, 6))
def test_some_year_of_each_region_is_always_left(seed: int, years: int) -> None:
    assert not jumps(made(seed, years=years, migration=5.0, size=20)).all(axis=1).any()
