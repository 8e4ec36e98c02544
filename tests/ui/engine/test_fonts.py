"""Text widths and line breaks, held against the real font."""

import re

import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from slussen.ui.drawer import font_directory
from slussen.ui.engine.fonts import is_cut, text_width, wrap

WORDS = "Sammanläggningsdelegationsledamöter 1 234,5 − 20–64 år (ÅÄÖ) Mjukvaru- och m.fl. %"
texts = st.lists(st.sampled_from([*WORDS.split(), "Wikipedia", "i", "M"]), max_size=12)


def measured(word: str, weight: int) -> float:
    """The width at 100 px that the pictures' own renderer sees."""
    text = {"type": "text", "font": "Source Sans Pro", "fontSize": 100, "fontWeight": weight}
    spec = {"width": 1, "height": 1, "padding": 0, "mark": text, "data": {"values": [{"a": word}]}}
    spec["encoding"] = {"text": {"field": "a", "type": "nominal"}}
    drawn = vl_convert.vegalite_to_svg(spec | {"config": {"view": {"stroke": None}}})
    return float(re.findall(r'width="([\d.]+)"', drawn)[0])


@pytest.mark.parametrize(("weight", "bold"), [(400, False), (600, True)])
def test_widths_are_upper_bounds_of_the_pictures_font(weight: int, bold: bool) -> None:
    vl_convert.register_font_directory(str(font_directory()))
    for word in WORDS.split():
        width = measured(word, weight)
        assert 10 < width <= text_width(word, 100, bold=bold) + 2, word
        assert text_width(word, 100, bold=bold) < 1.5 * width + 10, word


@given(texts, st.floats(40, 400))
def test_no_line_is_too_wide_and_no_letter_is_lost(words: list[str], width: float) -> None:
    text = " ".join(words)
    lines = wrap(text, 10, width)
    assert all(text_width(line, 10) <= width for line in lines)
    if not is_cut(lines, text):
        assert " ".join(lines) == text
    letters = "".join(lines).replace("-", "").replace(" ", "")
    assert letters == text.replace("-", "").replace(" ", "")


def test_lines_are_about_equally_long() -> None:
    lines = wrap("Undersköterskor, hemtjänst, äldreboende och habilitering", 10, 260)
    assert len(lines) == 2
    assert abs(text_width(lines[0], 10) - text_width(lines[1], 10)) < 40


def test_a_long_word_is_cut_with_a_hyphen() -> None:
    lines = wrap("Sammanläggningsdelegation", 10, 60)
    assert is_cut(lines, "Sammanläggningsdelegation")
    assert all(line.endswith("-") for line in lines[:-1])


def test_no_text_is_one_empty_line() -> None:
    assert wrap("", 10, 100) == ("",)
