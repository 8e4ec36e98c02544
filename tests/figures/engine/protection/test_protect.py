"""Nothing that is hidden can be worked out again, and nothing else is touched."""

from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.figures.engine.protection.protect import Protected, protect
from slussen.figures.engine.protection.table import ContradictionError, Table
from tests.figures.engine.protection.attacker import Key, Parents, narrowest
from tests.figures.engine.protection.tables import FLAT, NESTED, tables, with_margins


def published(table: Table, found: Protected) -> dict[Key, int | None]:
    values = np.where(found.hidden, None, np.array(table.values, dtype=object))
    return dict(zip(table.rows, values, strict=True))


def again(table: Table, found: Protected) -> Table:
    return Table(table.dimensions, table.rows, tuple(published(table, found).values()))


def hidden_keys(table: Table, found: Protected) -> set[Key]:
    return {row for row, hidden in zip(table.rows, found.hidden, strict=True) if hidden}


@settings(deadline=None, max_examples=30)
@given(tables(), st.sampled_from([3, 5, 5, 8]))
def test_no_attacker_undoes_it_and_no_more_than_needed_is_hidden(
    drawn: tuple[Table, Parents], minimum: int
) -> None:
    table, parents = drawn
    found = protect(table, minimum)
    assert narrowest(published(table, found), parents) >= minimum - 1e-6
    values = np.array(table.values)
    assert (found.primary == ((values > 0) & (values < minimum))).all()
    assert not found.hidden[values == 0].any()
    assert not (found.primary & found.complementary).any()
    assert found.primary.any() or not found.hidden.any()
    assert found.bound == found.complementary.sum(), "tables this small are solved"
    assert not protect(again(table, found), minimum).hidden.any(), "it is protected already"


@settings(deadline=None, max_examples=10)
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(drawn: tuple[Table, Parents], random: Random) -> None:
    table, _ = drawn
    order = list(range(len(table.rows)))
    random.shuffle(order)
    shuffled = Table(
        table.dimensions,
        tuple(table.rows[i] for i in order),
        tuple(table.values[i] for i in order),
    )
    assert protect(table).complementary.sum() == protect(shuffled).complementary.sum()


def fewest(table: Table, parents: Parents) -> int:
    """By trying every choice of complementary cells, the smaller ones first."""
    primary = [row for row, v in zip(table.rows, table.values, strict=True) if v and v < 5]
    others = [row for row, v in zip(table.rows, table.values, strict=True) if v and v >= 5]
    shown: dict[Key, int | None] = dict(zip(table.rows, table.values, strict=True))
    for count in range(len(others) + 1):
        for more in combinations(others, count):
            if narrowest(shown | dict.fromkeys([*primary, *more]), parents) >= 5 - 1e-6:
                return count
    raise AssertionError("nothing is safe")


@pytest.mark.parametrize(
    "leaves",
    [
        [[3, 20, 9], [30, 6, 8]],
        [[1, 20], [30, 50]],
        [[4, 4, 9], [7, 8, 6]],
        [[0, 3, 0], [9, 0, 7]],
        [[3, 5, 0], [0, 6, 40]],
    ],
)
def test_no_fewer_cells_would_do(leaves: list[list[int]]) -> None:
    cells = np.array(leaves)
    codes = [[f"a{i}" for i in range(cells.shape[0])], [f"b{i}" for i in range(cells.shape[1])]]
    table = with_margins(codes, cells, FLAT[:2])
    found = protect(table)
    assert found.complementary.sum() == found.bound == fewest(table, FLAT[:2])


def test_a_single_cell_takes_its_total_with_it() -> None:
    table = Table(("x",), (("a",), ("b",), ("total",)), (3, 0, 3))
    assert protect(table).hidden.tolist() == [True, False, True]


def test_nothing_is_hidden_when_nothing_is_small() -> None:
    table = with_margins([["a", "b"], ["c", "d"]], np.array([[5, 0], [7, 100]]), FLAT[:2])
    assert not protect(table).hidden.any()


def test_without_totals_only_small_counts_are_hidden() -> None:
    table = Table(("x",), (("a",), ("b",), ("c",)), (3, 20, 9))
    assert protect(table).hidden.tolist() == [True, False, False]


def test_a_margin_that_is_not_in_the_file_links_what_is() -> None:
    """Men and women aren't summed over regions in the file, but the grand total is."""
    cells = np.array([[3, 20], [30, 50]])
    full = with_margins([["18", "19"], ["m", "w"]], cells, FLAT[:2])
    rows = {k: v for k, v in zip(full.rows, full.values, strict=True) if k[1] != "total"}
    rows = {k: v for k, v in rows.items() if k[0] != "total"} | {("total", "total"): 103}
    table = Table(full.dimensions, tuple(rows), tuple(rows.values()))
    found = protect(table)
    assert found.hidden.sum() == 2


def test_prefixes_and_the_country_s_zeros_are_sums() -> None:
    rows = ("00", "18", "1880", "1881", "19", "1980", "1981")
    values = (180, 103, 3, 100, 77, 70, 7)
    table = Table(("region",), tuple((row,) for row in rows), values)
    found = protect(table)
    parents: Parents = ({"1880": "18", "1881": "18", "1980": "19", "1981": "19", "00": "total"},)
    parents[0].update({"18": "00", "19": "00"})
    assert hidden_keys(table, found) >= {("1880",)}
    assert narrowest(published(table, found), parents) >= 5 - 1e-6
    assert found.complementary.sum() == found.bound == 1


def test_declared_parents_instead_of_prefixes() -> None:
    rows = (("a",), ("b",), ("north",), ("c",), ("d",), ("south",), ("total",))
    table = Table(("region",), rows, (3, 40, 43, 50, 60, 110, 153))
    declared = {"region": {"a": "north", "b": "north", "c": "south", "d": "south"}}
    found = protect(table, declared=declared)
    assert narrowest(published(table, found), [declared["region"]]) >= 5 - 1e-6
    assert found.hidden.sum() == 2


def test_a_total_that_is_not_the_sum_of_its_parts() -> None:
    table = Table(("x",), (("a",), ("b",), ("total",)), (10, 20, 31))
    with pytest.raises(ContradictionError, match=r"row 2: 31 \(expected 30, the sum of its 2"):
        protect(table)
    codes = [["51", "52", "531", "532", "61", "62"], ["m", "w"]]
    full = with_margins(codes, np.full((6, 2), 10), (NESTED, {}))
    values = list(full.values)
    values[full.rows.index(("5", "m"))] += 1
    with pytest.raises(ContradictionError, match=r"41 \(expected 40, the sum of its 3 parts\)"):
        protect(Table(full.dimensions, full.rows, tuple(values)))


def test_a_part_that_is_missing_all_over_is_no_contradiction() -> None:
    cells = np.array([[3, 20, 9], [30, 6, 8], [12, 13, 14]])
    full = with_margins([["a", "b", "c"], ["d", "e", "f"]], cells, FLAT[:2])
    kept = [i for i, row in enumerate(full.rows) if row[0] != "c"]
    table = Table(
        full.dimensions,
        tuple(full.rows[i] for i in kept),
        tuple(full.values[i] for i in kept),
    )
    found = protect(table)
    assert hidden_keys(table, found) >= {("a", "d")}
    assert "one of them isn't in the file" in found.notes[0]


def test_what_the_publisher_hid_is_protected_too() -> None:
    rows = (("a",), ("b",), ("c",), ("total",))
    table = Table(("x",), rows, (None, 20, 9, 33))
    found = protect(table)
    assert found.hidden.tolist() == [False, False, True, False]
    assert not found.primary.any()


def test_an_empty_cell_under_a_published_zero_is_let_be() -> None:
    table = Table(("x",), (("a",), ("b",), ("total",)), (None, 0, 0))
    assert not protect(table).hidden.any()


def test_names_of_codes_are_not_dimensions() -> None:
    rows = (("18", "Örebro"), ("19", "Västmanland"), ("20", "Dalarna"), ("total", "Riket"))
    found = protect(Table(("region", "name"), rows, (3, 20, 9, 32)))
    assert found.hidden.tolist() == [True, False, True, False]


def test_tables_under_no_common_sum_are_each_protected() -> None:
    rows = tuple((year, x) for year in ("2023", "2024") for x in ("a", "b", "c", "total"))
    found = protect(Table(("year", "x"), rows, (3, 20, 9, 32, 2, 70, 30, 102)))
    assert found.complementary.sum() == found.bound == 2


def test_without_time_it_is_still_safe() -> None:
    cells = np.random.default_rng(1).poisson(6, (8, 8, 2))
    codes = [[f"{d}{i}" for i in range(size)] for d, size in zip("abc", cells.shape, strict=True)]
    table = with_margins(codes, cells, FLAT)
    found = protect(table, seconds=0)
    assert narrowest(published(table, found), FLAT) >= 5 - 1e-6
