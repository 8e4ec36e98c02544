import numpy as np
import pytest

from slussen.figures.engine.protection.hierarchies import hierarchy
from slussen.figures.engine.protection.relations import System, system
from slussen.figures.engine.protection.table import ContradictionError, Table


def built(cells: dict[tuple[str, ...], int | None]) -> System:
    names = tuple(f"d{number}" for number in range(len(next(iter(cells)))))
    table = Table(names, tuple(cells), tuple(cells.values()))
    return system(table, [hierarchy(table, number, None) for number in range(len(names))])


def test_every_margin_is_a_sum() -> None:
    cells = {
        ("a", "m"): 1,
        ("a", "w"): 2,
        ("a", "total"): 3,
        ("total", "m"): 1,
        ("total", "w"): 2,
        ("total", "total"): 3,
    }
    found = built(cells)
    assert found.sums.shape == (5, 6)
    assert (found.sums @ found.values == 0).all()
    assert found.shown.all()


def test_a_row_that_is_omitted_is_zero_where_the_sum_holds_without_it() -> None:
    found = built(
        {("a", "m"): 4, ("a", "total"): 4, ("b", "w"): 5, ("b", "total"): 5, ("c", "w"): 1}
    )
    assert found.rows == 5
    assert found.shown.all()
    assert found.values[5:].tolist() == [0.0] * (len(found.values) - 5)


def test_what_is_not_in_the_file_gets_a_value_that_fits() -> None:
    found = built(
        {("a", "m"): 4, ("a", "w"): 2, ("b", "m"): 3, ("total", "total"): 20, ("b", "w"): 11}
    )
    assert not found.shown.all()
    assert np.abs(found.sums @ found.values).max() < 1e-9
    assert found.values[~found.shown].tolist().count(13.0) == 1  # women, of both regions


def test_an_empty_cell_gets_a_value_that_fits() -> None:
    found = built({("a",): None, ("b",): 20, ("total",): 27})
    assert found.values.tolist() == [7, 20, 27]
    assert found.shown.tolist() == [False, True, True]


def test_known_parts_above_their_total() -> None:
    with pytest.raises(ContradictionError, match=r"5 \(expected 20 or more, the sum of its 1"):
        built({("a",): None, ("b",): 20, ("total",): 5})


def test_totals_that_leave_empty_cells_no_value() -> None:
    cells = {("a", "m"): None, ("a", "w"): 1, ("b", "m"): 1, ("b", "w"): 1}
    cells |= {("a", "total"): 9, ("b", "total"): 2, ("total", "m"): 7, ("total", "w"): 2}
    with pytest.raises(ContradictionError, match="totals that agree"):
        built(cells)
