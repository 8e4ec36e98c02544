import pytest

from slussen.figures.engine.protection.table import Table

REGIONS = (("18", "Örebro län"), ("19", "Västmanland"), ("20", "Dalarna"))


@pytest.mark.parametrize(
    ("rows", "values", "said"),
    [
        ((("a",),), (1, 2), "1 rows of codes but 2 values"),
        ((("a", "b"),), (1,), "a row without one code"),
        ((("a",), ("a",)), (1, 2), "two rows have the same codes"),
        ((("a",),), (-1,), "a count is negative"),
    ],
)
def test_what_is_no_table(rows, values, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Table(("x",), rows, values)


def test_names_beside_codes_are_labels_whichever_comes_first() -> None:
    assert Table(("region", "name"), REGIONS, (1, 2, 3)).without_labels().dimensions == ("region",)
    turned = tuple((name, code) for code, name in REGIONS)
    assert Table(("name", "region"), turned, (1, 2, 3)).without_labels().dimensions == ("region",)


def test_a_number_of_each_row_is_no_dimension() -> None:
    rows = (("1", "a", "m"), ("2", "a", "total"), ("3", "b", "m"), ("4", "b", "total"))
    table = Table(("number", "x", "sex"), rows, (1, 2, 3, 4)).without_labels()
    assert table.dimensions == ("x", "sex")
    assert table.rows == (("a", "m"), ("a", "total"), ("b", "m"), ("b", "total"))


def test_columns_that_mark_totals_cut_the_table() -> None:
    rows = (("a", "m"), ("b", "m"), ("total", "m"), ("total", "total"))
    assert Table(("x", "sex"), rows, (1, 2, 3, 3)).without_labels().dimensions == ("x", "sex")
