import numpy as np

from slussen.figures.engine.protection.cuts import Cut, of_single_sums
from slussen.figures.engine.protection.master import Master
from tests.figures.engine.protection.small import hidden, problem


def test_the_cheapest_choice_leaves_no_cell_alone() -> None:
    given = problem()
    master = Master(given, list(of_single_sums(given)))
    choice = master.chosen(hidden(0), np.ones(9), seconds=10, gap=0)
    assert choice is not None
    assert choice.hidden[0] == 1
    assert given.cost @ choice.hidden == choice.bound == 3
    assert (abs(given.sums) @ choice.hidden != 1).all()
    assert master.relaxed().bound <= 3


def test_only_what_is_left_open_is_chosen() -> None:
    given = problem()
    open_cells = hidden(0, 2, 5, 6, 8, 3)
    choice = Master(given).chosen(hidden(0), open_cells, seconds=10, gap=0)
    assert choice is not None
    assert (choice.hidden <= open_cells).all()


def test_a_cut_is_kept_to() -> None:
    given = problem()
    master = Master(given, [Cut(0, np.array([8]), np.ones(1))])
    choice = master.chosen(hidden(0), np.ones(9), seconds=10, gap=0)
    assert choice is not None
    assert choice.hidden[8] == 1


def test_no_choice_in_no_time_or_among_nothing() -> None:
    given = problem()
    assert Master(given).chosen(hidden(0), hidden(0), seconds=10, gap=0) is None


def test_the_lightest_choice_has_the_fewest_people_and_no_more_cells() -> None:
    given = problem()
    master = Master(given, list(of_single_sums(given)))
    choice = master.lightest(3, seconds=10)
    assert choice is not None
    # 20, 30 and 50 make a rectangle with the 3; every other three hold more.
    assert choice.hidden.tolist() == hidden(0, 1, 3, 4).tolist()
    assert choice.bound == 100
    assert master.lightest(2, seconds=10) is None
