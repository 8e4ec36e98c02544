"""A year ahead: nobody appears or goes except by birth, death and moving."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.projection.fertility import Fertility
from slussen.analysis.engine.projection.mortality import Mortality
from slussen.analysis.engine.projection.step import Rates, advance, project_years

AGES = 6
NONE = np.zeros((2, AGES))


def rates(mortality: float = 0.0, fertility: float = 0.0) -> Rates:
    return Rates(
        Mortality(NONE + mortality, NONE, np.ones((2, 2))),
        Fertility(np.full((2, 2), fertility), np.array([0.49, 0.51]), slice(2, 4)),
    )


def nobody_moves(expected: np.ndarray, ahead: int) -> np.ndarray:
    return np.zeros_like(expected)


PEOPLE = np.arange(2 * 2 * AGES, dtype=float).reshape(2, 2, AGES)
counts = st.floats(0, 1e5)


def test_a_closed_population_without_births_and_deaths_just_ages() -> None:
    years = list(project_years(PEOPLE, rates(), nobody_moves, 2))
    assert np.array_equal(years[0].population[..., 1:-1], PEOPLE[..., :-2])
    assert np.array_equal(years[0].population[..., -1], PEOPLE[..., -2] + PEOPLE[..., -1])
    assert not years[1].population[..., :2].any()
    assert years[1].population.sum() == PEOPLE.sum()


@settings(deadline=None, max_examples=50)
@given(
    st.lists(counts, min_size=24, max_size=24),
    st.lists(st.floats(-1e5, 1e5), min_size=24, max_size=24),
    st.floats(0, 3),
    st.floats(0, 2),
)
def test_people_are_conserved_and_never_negative(people, moves, mortality, fertility) -> None:
    before = np.array(people).reshape(2, 2, AGES)
    planned = np.array(moves).reshape(2, 2, AGES)
    year = advance(before, rates(mortality, fertility), lambda expected, ahead: planned.copy(), 1)
    assert (year.population >= 0).all()
    assert (year.deaths >= 0).all()
    after = before.sum(axis=(1, 2)) + year.births - year.deaths + year.net_migration
    assert year.population.sum(axis=(1, 2)) == pytest.approx(after, rel=1e-12, abs=1e-6)


def test_no_more_leave_than_there_are() -> None:
    year = advance(PEOPLE, rates(), lambda expected, ahead: np.full_like(expected, -1e9), 1)
    assert not year.population.any()
    assert year.net_migration == pytest.approx(-PEOPLE.sum(axis=(1, 2)))


def test_girls_and_boys_are_born_in_their_shares() -> None:
    born = advance(PEOPLE, rates(fertility=0.2), nobody_moves, 1).population[..., 0]
    assert born[:, 0] / born.sum(axis=1) == pytest.approx([0.49, 0.49])


def test_mothers_who_move_in_bear_half_a_year() -> None:
    def come(expected: np.ndarray, ahead: int) -> np.ndarray:
        moves = np.zeros_like(expected)
        moves[:, 0, 2] = 100
        return moves

    with_them, without = (
        advance(PEOPLE, rates(fertility=0.2), plan, 1) for plan in (come, nobody_moves)
    )
    assert with_them.births - without.births == pytest.approx([10, 10])
