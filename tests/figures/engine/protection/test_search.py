import numpy as np

from slussen.figures.engine.protection.attack import exposed
from slussen.figures.engine.protection.search import search
from tests.figures.engine.protection.small import problem


def test_a_rectangle_is_the_fewest() -> None:
    given = problem()
    found = search(given, lambda: 60.0)
    assert given.cost @ found.hidden == 3
    assert found.bound > 2.5
    assert next(exposed(given, found.hidden), None) is None


def test_out_of_time_it_is_safe_and_the_bound_holds() -> None:
    given = problem()
    found = search(given, lambda: -1.0)
    assert next(exposed(given, found.hidden), None) is None
    assert 0 <= found.bound <= 3 <= given.cost @ found.hidden


def test_nothing_to_choose_from() -> None:
    given = problem()
    given.fixed[:] = True
    assert search(given, lambda: 60.0).hidden.tolist() == np.ones(9).tolist()
