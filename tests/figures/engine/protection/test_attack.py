import pytest

from slussen.figures.engine.protection.attack import exposed
from tests.figures.engine.protection.small import hidden, problem


def test_a_cell_alone_under_its_sums_is_known() -> None:
    found = list(exposed(problem(), hidden(0)))
    assert [(one.cell, one.width) for one in found] == [(0, 0)]


def test_a_rectangle_protects_its_corners() -> None:
    assert list(exposed(problem(), hidden(0, 1, 3, 4))) == []


def test_a_corner_without_its_opposite_does_not() -> None:
    assert {one.cell for one in exposed(problem(), hidden(0, 1, 3))} == {0, 1, 3}


def test_multipliers_prove_the_width() -> None:
    """Deviations of hidden cells, weighed so, can't add up to more than the width."""
    given, attacked = problem(), [0, 1, 3]
    for one in exposed(given, hidden(*attacked)):
        proven = 0.0
        for side, multipliers in ((1.0, one.up), (-1.0, one.down)):
            share = given.sums.T @ multipliers
            share[one.cell] += side
            assert (share[attacked] <= 1e-9).all(), "a hidden cell may rise without end"
            proven -= share[attacked] @ given.values[attacked]
        assert proven == pytest.approx(one.width)


def test_what_need_not_be_guarded_may_be_known() -> None:
    given = problem()
    given.guarded[:] = False
    assert list(exposed(given, hidden(0))) == []


def test_shares_of_cells_protect_by_their_share() -> None:
    shares = hidden(0) + 0.4 * hidden(1, 3, 4)
    assert [one.cell for one in exposed(problem(), shares)] == [0]
