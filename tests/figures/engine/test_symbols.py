import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.figures.engine.symbols import meaning, read_cells


def cell(text: str, **options: object) -> tuple[float | None, str | None, str | None]:
    return read_cells(pl.Series([text], dtype=pl.String), **options).row(0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12.0),
        (" 1 234 ", 1234.0),
        ("1\u00a0234\u202f567", 1234567.0),
        ("-3.5", -3.5),
        ("−3.5", -3.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("-", 0.0),
        ("–", 0.0),
        ("—", 0.0),
    ],
)
def test_numbers_and_the_dashes_that_mean_nothing_to_report(text: str, value: float) -> None:
    assert cell(text) == (value, None, None)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("..", "suppressed"),
        (".", "missing"),
        ("...", "missing"),
        ("", "missing"),
        ("NA", "missing"),
    ],
)
def test_signs_say_why_there_is_no_figure(text: str, mark: str) -> None:
    assert cell(text) == (None, mark, None)


@pytest.mark.parametrize("text", ["små", "inf", "nan", "1,5", "12 st"])
def test_words_are_kept_as_words(text: str) -> None:
    assert cell(text) == (None, None, text)


def test_decimal_commas_where_the_file_has_them() -> None:
    assert cell("1 234,5", comma=True) == (1234.5, None, None)


def test_a_files_own_signs_count() -> None:
    assert cell("...", signs={"...": "suppressed"}) == (None, "suppressed", None)
    assert meaning("Uppgiften är sekretessbelagd") == "suppressed"


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_every_number_reads_back(number: float) -> None:
    assert cell(repr(number)) == (number, None, None)
