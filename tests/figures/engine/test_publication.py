import polars as pl

from slussen.figures.engine.publication import BadPublication, Variable, dense, plain_values


def test_a_dense_cube_counts_its_last_variable_fastest() -> None:
    values = pl.DataFrame(
        {"value": [float(n) for n in range(6)], "mark": [None] * 6, "text": [None] * 6}
    )
    cells = dense((2, 3), values)
    assert list(cells.select("0", "1", "value").iter_rows()) == [
        (0, 0, 0.0),
        (0, 1, 1.0),
        (0, 2, 2.0),
        (1, 0, 3.0),
        (1, 1, 4.0),
        (1, 2, 5.0),
    ]


def test_an_error_says_where_what_and_what_was_expected() -> None:
    assert str(BadPublication("a.px, line 3", "torn", "whole")) == (
        "a.px, line 3: torn (expected whole)"
    )


def test_a_variable_is_known_by_all_its_names() -> None:
    variable = Variable("Kon", "kön", plain_values(["män"]), others=("sex",))
    assert variable.names == ("Kon", "kön", "sex")
