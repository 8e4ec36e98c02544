"""The past as arrays: what fits together, and the migration that the balance leaves."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.projection.observed import Observed
from tests.analysis.engine.projection.made import made

PEOPLE = np.ones((2, 2, 5, 4))
BIRTHS = np.ones((2, 2, 2, 3))
DEATHS = np.ones((2, 2, 5, 3))


@pytest.mark.parametrize(
    ("population", "births", "deaths", "youngest", "says"),
    [
        (PEOPLE[:, :1], BIRTHS, DEATHS, 2, "1 sexes"),
        (PEOPLE[..., :1], BIRTHS, DEATHS, 2, "1 year ends"),
        (PEOPLE, BIRTHS, DEATHS[..., 1:], 2, "deaths"),
        (PEOPLE, BIRTHS[1:], DEATHS, 2, "births"),
        (PEOPLE, BIRTHS, DEATHS, 4, "mothers from 4"),
        (-PEOPLE, BIRTHS, DEATHS, 2, "negative"),
        (PEOPLE, BIRTHS * np.nan, DEATHS, 2, "not a number"),
    ],
)
def test_what_does_not_fit_is_refused(population, births, deaths, youngest, says) -> None:
    with pytest.raises(ValueError, match=says):
        Observed(population, births, deaths, youngest)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10_000))
def test_migration_is_what_the_balance_leaves(seed: int) -> None:
    known = made(seed)
    people = known.population.sum(axis=(1, 2))
    born, died = known.births.sum(axis=(1, 2)), known.deaths.sum(axis=(1, 2))
    balance = people[:, 1:] - people[:, :-1] - born + died
    assert known.net_migration.sum(axis=(1, 2)) == pytest.approx(balance, abs=1e-6)


def test_nobody_moves_where_nobody_moves() -> None:
    known = made(migration=0.0, mortality=0.0)
    assert known.net_migration == pytest.approx(0)


def test_deaths_are_shared_between_the_cohorts_that_had_the_age() -> None:
    known = made(migration=0.0, mortality=0.01, regions=1, years=12, size=50_000)
    mean = known.net_migration.mean(axis=3)[0, 0] / known.expected.mean(axis=3)[0, 0]
    # Of people a year, where up to a quarter die; newborn are made to die later in life than here.
    assert np.abs(mean[2:20]).max() < 0.003


def test_the_past_of_the_past() -> None:
    known = made()
    earlier = known.until(4)
    assert earlier.years == 4
    assert np.array_equal(earlier.population, known.population[..., :5])
    assert np.array_equal(earlier.net_migration, known.net_migration[..., :4])
