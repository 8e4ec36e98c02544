"""Text widths and line breaks, held against the real font."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from slussen.ui.engine.fonts import is_cut, text_width, wrap
from slussen.ui.pictures import font_directory

WORDS = "Sammanläggningsdelegationsledamöter 1 234,5 − 20–64 år (ÅÄÖ) Mjukvaru- och m.fl. %"
texts = st.lists(st.sampled_from([*WORDS.split(), "Wikipedia", "i", "M"]), max_size=12)


@pytest.mark.parametrize(("face", "bold"), [("Regular", False), ("Semibold", True)])
def test_widths_are_upper_bounds_of_the_pictures_font(face: str, bold: bool) -> None:
    font = ImageFont.truetype(str(font_directory() / f"SourceSansPro-{face}.otf"), 1000)
    for word in WORDS.split():
        assert font.getlength(word) / 100 <= text_width(word, 10, bold=bold) + 0.01, word


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
