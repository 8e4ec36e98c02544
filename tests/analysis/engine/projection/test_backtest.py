"""What did best in the past is chosen, with nothing of the future known."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.projection.backtest import (
    LEAST_YEARS,
    LONGEST,
    Choice,
    Trial,
    choose_recipe,
    recipes,
    try_out,
)
from slussen.analysis.engine.projection.migration import Base, Recipe
from slussen.analysis.engine.projection.observed import Observed
from slussen.analysis.engine.projection.step import fit_rates
from tests.analysis.engine.projection.made import made


def with_migration(known: Observed, yearly: np.ndarray) -> Observed:
    """*known* as if so many more, (T,), had come to each age and sex every year, and stayed."""
    population = known.population.copy()
    more = np.zeros(population.shape[:3])
    for year, added in enumerate(yearly, start=1):
        more[:, :, 1:], more[:, :, -1] = more[:, :, :-1].copy(), more[:, :, -2:].sum(axis=2)
        more[:, :, 0] = 0
        more += added
        population[..., year] += more
    return replace(known, population=population)


def test_the_error_is_of_all_people_and_a_year() -> None:
    actual = np.full((1, 2, 2), 25.0)
    trial = Trial(3, 4, actual + np.array([[[1, -1], [1, -1]]]), actual)
    assert trial.error == pytest.approx(0.04)
    assert trial.error_a_year == pytest.approx(0.01)
    assert Choice(Recipe(3, Base.NUMBERS), (trial, trial)).error == pytest.approx(0.01)


def test_every_origin_and_horizon_is_tried() -> None:
    found = choose_recipe(made(years=10, migration=0.2)).trials
    tried = [(trial.origin, trial.ahead) for trial in found]
    assert tried == [
        (origin, ahead)
        for origin in range(LEAST_YEARS, 9)
        for ahead in range(1, min(LONGEST, 9 - origin) + 1)
    ]


def test_a_new_level_makes_the_short_window_best() -> None:
    known = with_migration(made(years=14, migration=0.1), np.r_[np.zeros(5), np.full(8, 30.0)])
    assert choose_recipe(known).recipe.window == 3


def test_mere_noise_makes_a_long_window_best() -> None:
    assert choose_recipe(made(years=16, migration=2.0, regions=6)).recipe.window == 8


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 10_000))
def test_none_of_the_others_did_better(seed: int) -> None:
    known = made(seed, years=8)
    best = choose_recipe(known)
    rates = {origin: fit_rates(known.until(origin)) for origin in range(LEAST_YEARS, known.years)}
    others = [Choice(recipe, try_out(known, recipe, rates)).error for recipe in recipes(known)]
    assert best.error == pytest.approx(min(others))


def test_a_trial_knows_nothing_of_what_came_after_its_origin() -> None:
    known = made(years=10, migration=0.2)
    later = replace(known, population=known.population.copy())
    later.population[..., 7:] *= 1.001
    recipe = Recipe(3, Base.NUMBERS)
    first, second = (
        [trial.projected for trial in try_out(each, recipe, {6: fit_rates(each.until(6))})]
        for each in (known, later)
    )
    assert np.array_equal(first, second)


def test_too_few_years_for_a_trial() -> None:
    choice = choose_recipe(made(years=3))
    assert choice.recipe == Recipe(2, Base.NUMBERS)
    assert choice.trials == ()
    assert choice.error == np.inf


def test_windows_that_are_the_same_are_tried_once() -> None:
    assert [recipe.window for recipe in recipes(made(years=5))] == [3, 4, 3, 4]


def test_a_region_whose_border_moved_is_left_out_of_the_trial() -> None:
    known = made(years=10, migration=0.1)
    known.population[0, ..., 8:] *= 1.5
    moved = Observed(known.population, known.births, known.deaths, known.youngest_mother)
    sizes = {(t.origin, t.ahead): len(t.actual) for t in choose_recipe(moved).trials}
    assert sizes[5, 2] == 3
    assert sizes[5, 3] == 2
    assert sizes[8, 1] == 3
