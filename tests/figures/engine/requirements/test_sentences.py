"""Lines, sentences and HTML of ads."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.figures.engine.requirements.sentences import (
    LONGEST,
    Line,
    lines,
    plain_text,
    sentences,
)


def said(text: str) -> list[list[str]]:
    return [[text[s.start : s.end] for s in sentences(text, line)] for line in lines(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", "\u2029", "\x0b", "\x85"])
def test_a_line_ends_however_it_was_pasted(end: str) -> None:
    assert said(f"Krav{end}{end}B-körkort") == [["Krav"], ["B-körkort"]]


@pytest.mark.parametrize("bullet", ["•\t", "· ", "- ", "* ", "– ", "1. ", "2) ", "⦁ "])
def test_a_bullet_is_no_part_of_its_line(bullet: str) -> None:
    text = f"  {bullet}Truckkort"
    (line,) = lines(text)
    assert text[line.start : line.end] == "Truckkort"
    assert line.bulleted


def test_a_hyphen_or_a_number_within_is_no_bullet() -> None:
    assert [line.bulleted for line in lines("B-körkort\n2 års erfarenhet")] == [False, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Du kör bil. Du bär tungt!", ["Du kör bil.", "Du bär tungt!"]),
        ("Du har t.ex. truckkort, m.m. Sök nu.", ["Du har t.ex. truckkort, m.m. Sök nu."]),
        ("Vi söker leg. lärare. Sök nu.", ["Vi söker leg. lärare.", "Sök nu."]),
        ("Kl. 8.00 börjar vi. Sen slutar vi.", ["Kl. 8.00 börjar vi.", "Sen slutar vi."]),
        ("Läs på www.exempel.se. Sök nu.", ["Läs på www.exempel.se. Sök nu."]),
        ("Är du snickare? Sök!", ["Är du snickare?", "Sök!"]),
        ("Vi växer.Du trivs.", ["Vi växer.", "Du trivs."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert said(text) == [expected]


def test_a_line_that_ends_in_an_abbreviation_goes_on() -> None:
    assert said("Vi söker leg.\nsköterska.") == [["Vi söker leg.\nsköterska."]]


def test_what_is_far_too_long_is_cut() -> None:
    parts = said("ord " * 2000)[0]
    assert len(parts) > 1
    assert max(map(len, parts)) <= LONGEST
    assert "".join(parts).replace(" ", "") == "ord" * 2000


@given(st.text(alphabet="aA.\n• ?:1\u2028", max_size=80))
def test_sentences_cover_every_word_once_and_in_order(text: str) -> None:
    spans = [span for line in lines(text) for span in sentences(text, line)]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    letters = "".join(text[s.start : s.end] for s in spans)
    assert [c for c in letters if c in "aA"] == [c for c in text if c in "aA"]


def test_html_becomes_lines_and_bullets() -> None:
    html = "<style>p{}</style><p>Krav:<br>Nu</p><ul><li>B&nbsp;&ouml;</li><li>C</li></ul>"
    text = plain_text(html)
    assert said(text) == [["Krav:"], ["Nu"], ["B\xa0ö"], ["C"]]
    assert [line.bulleted for line in lines(text)] == [False, False, True, True]


def test_broken_html_is_read_as_it_can() -> None:
    assert "körkort" in plain_text("<p><b>körkort</p></b></script><li")


def test_a_line_of_its_own() -> None:
    assert [(s.start, s.end) for s in sentences("  a. ", Line(0, 5, False))] == [(2, 4)]
