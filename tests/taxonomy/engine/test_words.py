# ruff: noqa: RUF001 – letters of other scripts are the matter here

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.taxonomy.engine import words
from slussen.taxonomy.engine.words import LEAST, WITHIN, Kind, Word, WordList


def word(text: str, language: str, swedish: str, kind: Kind = Kind.OCCUPATION) -> Word:
    ssyk4 = "7531" if kind is Kind.OCCUPATION else ""
    return Word(text, language, kind, ssyk4, swedish, swedish, "author")


LIST = WordList(
    [
        word("خياطة", "ar", "Sömmerska"),
        word("خياط", "ar", "Skräddare"),
        word("خياطة", "ar", "Sömnad", Kind.SKILL),
        word("خیاط", "fa", "Skräddare"),
        word("macallin", "so", "Lärare"),
        word("macalin", "so", "Lärare"),
        word("darawal", "so", "Förare"),
        word("aşçı", "tr", "Kock"),
        word("terzi", "tr", "Skräddare"),
    ]
)


def found(text: str, *languages: str, **options: object) -> list[tuple[str, float]]:
    hits = LIST.find(text, languages, **options)  # type: ignore[arg-type]
    return [(hit.word.swedish, hit.likeness) for hit in hits]


def test_examples_of_the_docstrings():
    result = doctest.testmod(words)
    assert result.attempted >= 2
    assert result.failed == 0


@pytest.mark.parametrize("text", ["خياطة", "خَيّاطة", "خیاطه", " خياطـــة "])
def test_any_spelling_of_a_listed_word_is_the_word(text):
    assert found(text, "ar", kind=Kind.OCCUPATION)[0] == ("Sömmerska", 1.0)


def test_a_word_for_an_occupation_and_a_skill_is_both():
    hits = LIST.find("خياطة", ["ar"])
    assert [(hit.word.kind, hit.word.swedish) for hit in hits[:2]] == [
        (Kind.OCCUPATION, "Sömmerska"),
        (Kind.SKILL, "Sömnad"),
    ]
    assert [hit.word.kind for hit in LIST.find("خياطة", ["ar"], kind=Kind.SKILL)] == [Kind.SKILL]


def test_only_the_languages_asked_for_are_searched():
    assert found("terzi", "so", "ar") == []
    assert found("terzi", "so", "tr") == [("Skräddare", 1.0)]


def test_a_term_comes_once_with_its_best_spelling():
    assert found("macalin", "so") == [("Lärare", 1.0)]
    assert [name for name, _ in found("خياط", "ar", "fa", kind=Kind.OCCUPATION)] == [
        "Skräddare",
        "Sömmerska",
    ]


def test_a_misspelt_word_is_alike_and_never_the_same():
    ((name, likeness),) = found("maccalin", "so")
    assert name == "Lärare"
    assert LEAST <= likeness < 1


def test_a_word_in_a_longer_text():
    assert found("waxaan ahay darawal sanado badan", "so") == [("Förare", WITHIN)]
    assert found("darawalka", "so")[0][1] < WITHIN  # not as a word of its own


@pytest.mark.parametrize("text", ["", "   ", "🧵", "\0", "zzzz", "a" * 1_000_000])
def test_nothing_is_found_where_nothing_is(text):
    assert found(text, "ar", "so", "tr") == []


@given(st.text(max_size=20), st.floats(0.1, 1), st.integers(1, 4))
def test_hits_are_ordered_alike_enough_and_few(text, least, count):
    hits = LIST.find(text, ["ar", "so", "tr"], least=least, count=count)
    likenesses = [hit.likeness for hit in hits]
    assert likenesses == sorted(likenesses, reverse=True)
    assert all(least <= likeness <= 1 for likeness in likenesses)
    assert len(hits) <= count
    assert len({(hit.word.kind, hit.word.swedish) for hit in hits}) == len(hits)


@given(st.sampled_from(LIST.words))
def test_every_word_finds_itself_first(chosen):
    hits = LIST.find(chosen.word, [chosen.language], kind=chosen.kind)
    assert hits[0].word.swedish == chosen.swedish
    assert hits[0].likeness == 1
