import numpy as np

from slussen.figures.engine.protection import cuts
from slussen.figures.engine.protection.attack import exposed
from tests.figures.engine.protection.small import hidden, problem


def test_each_sum_of_a_small_cell_wants_another_hidden() -> None:
    found = list(cuts.of_single_sums(problem()))
    assert sorted(one.cells.tolist() for one in found) == [[1, 2], [3, 6]]
    assert all(one.cell == 0 and (one.weights == 1).all() for one in found)


def test_a_cut_rules_out_what_was_exposed_and_nothing_safe() -> None:
    given = problem()
    attacked = hidden(0, 1, 3)
    safe = [hidden(0, 1, 3, 4), hidden(0, 2, 3, 5), hidden(0, 2, 6, 8), np.ones(9)]
    for one in exposed(given, attacked):
        cut = cuts.from_attack(given, attacked, one)
        own = 1.0 if given.fixed[cut.cell] else attacked[cut.cell]
        assert cut.weights @ attacked[cut.cells] < own
        for choice in safe:
            assert cut.weights @ choice[cut.cells] >= choice[cut.cell] - 1e-9


def test_the_program_s_rows_say_the_same() -> None:
    given = problem()
    found = list(cuts.of_single_sums(given))
    left, right = cuts.matrix(given, found)
    assert left.shape == (2, 8)
    assert (left @ np.ones(8) >= right).all()
    assert (left @ np.zeros(8) < right).all()
