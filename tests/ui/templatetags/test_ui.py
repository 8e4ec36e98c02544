"""How text and numbers are written, in each language."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from slussen.lib.text import Text
from slussen.ui.templatetags import ui

THIN = "\u202f"


@pytest.mark.parametrize(
    ("value", "decimals", "swedish", "english"),
    [
        (0, 0, "0", "0"),
        (999, 0, "999", "999"),
        (1234, 0, f"1{THIN}234", "1,234"),
        (1234567.891, 2, f"1{THIN}234{THIN}567,89", "1,234,567.89"),
        (-12.34, 1, "−12,3", "−12.3"),
        (2.5, 0, "3", "3"),
        (-2.5, 0, "−3", "−3"),
        (2.675, 2, "2,68", "2.68"),
        (-0.04, 1, "0,0", "0.0"),
        (5, 1, "5,0", "5.0"),
        (Decimal("10.05"), 1, "10,1", "10.1"),
        (1e21, 0, THIN.join(["1", *["000"] * 7]), ",".join(["1", *["000"] * 7])),
        (1e-9, 1, "0,0", "0.0"),
        (None, 1, "–", "–"),
        ("", 1, "–", "–"),
        (float("nan"), 0, "–", "–"),
        (float("inf"), 0, "–", "–"),
    ],
)
def test_numbers(value: Any, decimals: int, swedish: str, english: str) -> None:
    with translation.override("sv"):
        assert ui.number(value, decimals) == swedish
    with translation.override("en"):
        assert ui.number(value, decimals) == english


@given(st.floats(-1e12, 1e12), st.integers(0, 4))
def test_a_written_number_reads_back_as_the_rounded_one(value: float, decimals: int) -> None:
    with translation.override("sv"):
        written = ui.number(value, decimals)
    back = Decimal(written.replace(THIN, "").replace("−", "-").replace(",", "."))
    assert abs(back - Decimal(str(value))) <= Decimal("0.5").scaleb(-decimals)
    assert len(written.partition(",")[2]) == decimals
    assert not (back == 0 and "−" in written)


def test_a_negative_number_keeps_its_order_in_right_to_left_text() -> None:
    with translation.override("ar"):
        assert ui.number(-1234.5, 1) == "\u2066−1,234.5\u2069"
        assert ui.number(None).strip("\u2066\u2069") == "–"


@pytest.mark.parametrize(
    ("value", "swedish", "english"),
    [
        ("2024-11", "november 2024", "November 2024"),
        ("2024-01", "januari 2024", "January 2024"),
        ("2024Q3", "2024Q3", "2024Q3"),
        ("2024", "2024", "2024"),
        (2024, "2024", "2024"),
        ("2024-13", "2024-13", "2024-13"),
        ("2023-2024", "2023-2024", "2023-2024"),
    ],
)
def test_periods(value: Any, swedish: str, english: str) -> None:
    with translation.override("sv"):
        assert ui.period(value) == swedish
    with translation.override("en"):
        assert ui.period(value) == english


def test_a_period_in_arabic() -> None:
    with translation.override("ar"):
        assert ui.period("2024-11") == "نوفمبر 2024"


@pytest.mark.parametrize(
    ("code", "expected"), [("sv", "Läget"), ("en", "State"), ("ar", "State"), ("en-gb", "State")]
)
def test_text_in_the_page_s_language(code: str, expected: str) -> None:
    with translation.override(code):
        assert ui.in_language(Text("Läget", "State")) == expected
        assert ui.in_language("as it is") == "as it is"


def test_highlight_marks_the_first_occurrence() -> None:
    assert (
        ui.highlight("12 of 12 counties", "12")
        == '<strong class="answer-number">12</strong> of 12 counties'
    )
    with translation.override("sv"):
        marked = ui.highlight(Text("Gapet är 3,1.", "The gap is 3.1."), Text("3,1", "3.1"))
    assert marked == 'Gapet är <strong class="answer-number">3,1</strong>.'


@pytest.mark.parametrize("part", ["", "7", Text("", "")])
def test_highlight_without_its_part_is_the_escaped_text(part: Any) -> None:
    assert ui.highlight("a < b & c", part) == "a &lt; b &amp; c"


@given(st.text(alphabet="<>&\"'a1 ", max_size=12), st.text(alphabet="<>&\"'a1 ", max_size=4))
def test_highlight_never_lets_markup_through(text: str, part: str) -> None:
    marked = ui.highlight(text, part)
    rest = marked.replace('<strong class="answer-number">', "", 1).replace("</strong>", "", 1)
    assert "<" not in rest
    assert ">" not in rest


def test_marks_are_words() -> None:
    with translation.override("en"):
        assert ui.mark("derived") == '<span class="mark mark-derived">derived</span>'
        assert ui.mark("<new>") == '<span class="mark mark-&lt;new&gt;">&lt;new&gt;</span>'
    assert ui.mark(None) == ""


@pytest.mark.parametrize(
    ("number", "mark", "expected"),
    [
        (None, "suppressed", '<span class="mark mark-suppressed">hidden by the publisher</span>'),
        (None, "not_assessed", '<span class="mark mark-not_assessed">not assessed</span>'),
        (None, None, "–"),
        (0, None, "0.0"),
        (3, "preliminary", '3.0 <span class="mark mark-preliminary">preliminary</span>'),
    ],
)
def test_cells(number: float | None, mark: str | None, expected: str) -> None:
    with translation.override("en"):
        assert ui.cell(SimpleNamespace(text=None, number=number, mark=mark), 1) == expected


def test_a_text_cell_is_escaped() -> None:
    value = SimpleNamespace(text=Text("Kött & chark", "Meat & deli"), number=None, mark=None)
    with translation.override("sv"):
        assert ui.cell(value) == "Kött &amp; chark"


def test_a_row_shorter_than_its_columns_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="zip"):
        ui.with_columns([1], [1, 2])


def test_filters_in_a_template() -> None:
    template = Template("{% load ui %}{{ n|number:1 }} {{ n|number }} {{ p|period }} {{ n|plain }}")
    with translation.override("sv"):
        assert template.render(Context({"n": 1.25, "p": "2024-05"})) == "1,3 1 maj 2024 1.25"
