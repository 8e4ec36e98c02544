from itertools import combinations

import numpy as np
import pytest

from slussen.figures.engine.protection.attack import exposed
from slussen.figures.engine.protection.protect import protect
from slussen.figures.engine.protection.search import search
from tests.figures.engine.protection.attacker import narrowest
from tests.figures.engine.protection.small import problem
from tests.figures.engine.protection.tables import FLAT, with_margins


def test_a_rectangle_is_the_fewest() -> None:
    given = problem()
    found = search(given, lambda: 60.0)
    assert given.cost @ found.hidden == 3
    assert found.bound > 2.5
    assert next(exposed(given, found.hidden), None) is None


@pytest.mark.parametrize("left", [-1.0, -1000.0])
def test_out_of_time_it_is_safe_and_the_bound_holds(left: float) -> None:
    given = problem()
    found = search(given, lambda: left)
    assert next(exposed(given, found.hidden), None) is None
    assert 0 <= found.bound <= 3 <= given.cost @ found.hidden


def test_nothing_to_choose_from() -> None:
    given = problem()
    given.fixed[:] = True
    assert search(given, lambda: 60.0).hidden.tolist() == np.ones(9).tolist()


def test_far_beyond_its_time_it_takes_every_cell_that_cuts_name() -> None:
    random = np.random.default_rng(1)
    leaves = random.poisson(random.gamma(0.5, 12, (5, 5, 4)))
    codes = [[f"{d}{i}" for i in range(size)] for d, size in zip("abc", leaves.shape, strict=True)]
    table = with_margins(codes, leaves, FLAT)
    times = iter([0.0, *[1000.0] * 10_000])
    found = protect(table, seconds=1.0, clock=lambda: next(times))
    values = np.where(found.hidden, None, np.array(table.values, dtype=object))
    assert narrowest(dict(zip(table.rows, values, strict=True)), FLAT) >= 5 - 1e-6
    assert found.bound <= found.complementary.sum() < (np.array(table.values) >= 5).sum()


CODES = [["a0", "a1", "a2"], ["b0", "b1", "b2"]]
TWO_WAYS = ((3, 10, 40), (10, 500, 900), (40, 900, 40))  # 10, 10 and 500, or three of 40


def test_of_as_few_cells_those_with_the_fewest_people_are_hidden() -> None:
    found = protect(with_margins(CODES, np.array(TWO_WAYS), FLAT[:2]))
    hidden = np.array(with_margins(CODES, np.array(TWO_WAYS), FLAT[:2]).values)[found.hidden]
    assert sorted(hidden) == [3, 40, 40, 40]


@pytest.mark.parametrize("seed", range(3))
def test_no_choice_of_as_many_cells_has_fewer_people(seed: int) -> None:
    """Every lighter choice is tried, by the tests' own attacker."""
    leaves = np.random.default_rng(seed).integers(5, 60, (3, 3))
    leaves[seed, 0] = 3
    table = with_margins(CODES, leaves, FLAT[:2])
    value = dict(zip(table.rows, table.values, strict=True))
    found = protect(table)
    people = sum(v for v, one in zip(table.values, found.complementary, strict=True) if one)
    others = [key for key in table.rows if value[key] >= 5]
    lighter = [
        some
        for some in combinations(others, int(found.complementary.sum()))
        if sum(value[key] for key in some) < people
    ]
    assert lighter
    for some in lighter:
        seen = {key: None if key in some or v < 5 else v for key, v in value.items()}
        assert narrowest(seen, FLAT[:2]) < 5
