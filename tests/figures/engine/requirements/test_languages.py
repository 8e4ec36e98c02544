"""Languages told from adjectives."""

import pytest

from slussen.figures.engine.requirements.languages import CODES, told_apart
from slussen.figures.engine.requirements.phrases import words


@pytest.mark.parametrize(
    ("text", "is_language"),
    [
        ("goda kunskaper i svenska", True),
        ("svenska i tal", True),
        ("svenska, engelska", True),
        ("svenska språket", True),
        ("svenska företag", False),
        ("svenska kyrkan", False),
        ("Swedish companies", False),
        ("Swedish and English", True),
    ],
)
def test_an_adjective_is_marked(text: str, is_language: bool) -> None:
    told = told_apart(words(text, 0, len(text)))
    assert any(word.text in CODES for word in told) is is_language
    assert [(word.start, word.end) for word in told] == [
        (word.start, word.end) for word in words(text, 0, len(text))
    ]


def test_no_words() -> None:
    assert told_apart(()) == ()


def test_codes_are_of_iso_639_3() -> None:
    assert {len(code) for code in CODES.values()} == {3}
    assert CODES["svenska"] == CODES["swedish"] == "swe"
