"""The notation of phrases, and what it matches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.figures.engine.requirements.phrases import Matcher, compile_phrase, words

SETS = {"good": "god goda mycket*"}


def matched(written: str, text: str) -> list[str]:
    sentence = words(text, 0, len(text))
    found = Matcher([compile_phrase("k", written, SETS)]).matches(sentence)
    return [text[sentence[one.first].start : sentence[one.last - 1].end] for one in found]


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("körkort", "Du har KÖRKORT.", ["KÖRKORT"]),
        ("körkort", "Du har B-körkort.", []),
        ("*körkort", "Du har B-körkort.", ["B-körkort"]),
        ("truck*", "truckkort och truck", ["truckkort", "truck"]),
        ("*regist*", "utdrag ur belastningsregistret", ["belastningsregistret"]),
        ("b|c körkort", "C körkort", ["C körkort"]),
        ("<good> svenska", "goda svenska, god svenska", ["goda svenska", "god svenska"]),
        ("<good> ..2 svenska", "god vana av svenska", ["god vana av svenska"]),
        ("<good> ..1 svenska", "god vana av svenska", []),
        ("egen? bil", "bil", None),
        ("har egen? bil", "har bil", ["har bil"]),
        ("har egen? bil", "har egen bil", ["har egen bil"]),
        ("a , b", "a; b", ["a; b"]),
        ("tal *", "tal och", ["tal och"]),
        ("tal *", "tal, och", []),
    ],
)
def test_a_phrase(written: str, text: str, expected: list[str] | None) -> None:
    if expected is None:
        with pytest.raises(ValueError, match="begins with a word"):
            matched(written, text)
        return
    assert matched(written, text) == expected


def test_a_gap_takes_as_few_words_as_it_can() -> None:
    assert matched("a ..5 b", "a x b y b") == ["a x b"]


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("", "begins with a word"),
        ("..2 a", "begins with a word"),
        ("a ..2", "ends with a word"),
        ("<no> a", "there is no set no"),
    ],
)
def test_what_is_no_phrase(written: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        compile_phrase("k", written, SETS)


def test_addresses_are_no_words() -> None:
    text = "se https://exempel.se/körkort och www.exempel.se/bil nu"
    assert [word.text for word in words(text, 0, len(text))] == ["se", "och", "nu"]


@given(st.lists(st.sampled_from("abc,"), max_size=12))
def test_every_match_begins_and_ends_with_the_phrases_words(letters: list[str]) -> None:
    sentence = words(" ".join(letters), 0, 99)
    found = Matcher([compile_phrase("k", "a ..2 b|c", {})]).matches(sentence)
    for one in found:
        assert sentence[one.first].text == "a"
        assert sentence[one.last - 1].text in "bc"
        assert one.last - one.first <= 4
    # Nothing is missed: a "b" or "c" within three words of an "a" is always a match.
    expected = {
        at
        for at, word in enumerate(sentence)
        if word.text == "a" and any(w.text in "bc" for w in sentence[at + 1 : at + 4])
    }
    assert {one.first for one in found} == expected
