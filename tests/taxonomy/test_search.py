import logging

import pytest

from slussen.taxonomy import search
from slussen.taxonomy.engine.competences import Certainty
from slussen.taxonomy.engine.suggest import How


@pytest.fixture(autouse=True)
def _by_letters(by_letters: None) -> None:
    """Searched without the encoder: its graph takes half a minute to build."""


def first(text, **given):
    return search.search(text, **given)[0]


@pytest.mark.parametrize(
    ("text", "name", "how"),
    [
        ("undersköterska", "undersköterska", How.SAME),
        ("USK", "undersköterska", How.SAME),
        ("Seamstress", "ateljésömmerska", How.SAME),
        ("undersköt", "undersköterska", How.BEGINS),
        ("lastbilsförrare", "lastbilsförare", How.SIMILAR),
    ],
)
def test_an_occupation_is_found_and_the_reason_told(text, name, how):
    found = first(text, kind="occupation")
    assert (found.name.sv, found.how) == (name, how)
    assert len(found.code) == 4


@pytest.mark.parametrize(("text", "language"), [("خياطة", "ar"), ("خیاط", "fa"), ("ሰፋይት", "ti")])
def test_a_word_of_another_language(text, language):
    found = first(text, language=language)
    assert (found.how, found.language) == (How.WORD, language)
    assert found.code == "7531"


def test_kinds():
    assert {each.kind for each in search.search("sömnad", kind="skill")} == {"skill"}
    assert {each.kind for each in search.search("sömnad", kind="occupation")} == {"occupation"}
    assert {each.kind for each in search.search("sömnad")} == {"skill", "occupation"}


@pytest.mark.parametrize("text", ["", "   ", "\x00", "\ud800", "😀", "123", "/" * 500])
def test_a_text_without_letters_finds_nothing(text):
    assert search.search(text) == ()


def test_no_more_than_asked_for_and_each_once():
    found = search.search("kock", top=5)
    assert len(found) == 5
    assert len({each.concept for each in found}) == 5


def test_an_enormous_text_is_cut():
    assert search.search("undersköterska " * 100_000) == search.search(
        ("undersköterska " * 100_000)[: search.LONGEST]
    )


def test_a_concepts_page():
    tailor = search.concept("occupation/tailor")
    assert tailor is not None
    assert (tailor.kind, tailor.name.sv, tailor.code) == ("occupation", "skräddare", "7531")
    assert ("en", "tailor", "preferred") in tailor.labels
    assert len(tailor.essential) >= 5
    skill = search.concept(tailor.essential[0][0])
    assert skill is not None
    assert ("occupation/tailor", tailor.name) in skill.needed_by


@pytest.mark.parametrize("name", ["", "nothing", "skill-group/textile", "ssyk/7531"])
def test_no_page_for_what_is_no_occupation_or_skill(name):
    assert search.concept(name) is None


def test_competences_of_a_text_with_the_words_that_say_so():
    text = "Jag har sytt på overlock och lagat mat. Jag har inte truckkort."
    found = search.competences(text, language="sv")
    stands = {
        text[a:b] for each in found for a, b in each.words if each.certainty == Certainty.STANDS
    }
    assert {"overlock", "lagat mat"} <= stands
    assert "truckkort" not in {each.name.sv for each in found}


@pytest.mark.parametrize(
    ("text", "words", "competence"),
    [
        ("عملت في الطبخ. أنا خياطة.", {"الطبخ", "خياطة"}, "matlagning"),
        ("Sé cocinar y coser.", {"cocinar", "coser"}, "sömnad"),
    ],
)
def test_the_word_list_of_a_texts_language_is_heard(text, words, competence):
    found = search.competences(text)
    assert competence in {each.name.sv for each in found}
    assert words >= {
        text[a:b] for each in found for a, b in each.words if each.certainty == "stands"
    }


def test_a_word_of_another_language_is_not_heard():
    assert "stands" not in {each.certainty for each in search.competences("Coser.", language="sv")}


def test_an_occupation_in_a_text_brings_its_essential_competences():
    text = "Jag har arbetat som skräddare. Inte som kock."
    (tailor,) = search.work(text)
    assert tailor.concept == "occupation/tailor"
    assert [text[a:b] for a, b in tailor.words] == ["skräddare"]
    page = search.concept("occupation/tailor")
    assert page is not None
    assert tailor.essential == page.essential
    assert search.work("Jag tycker om vård.") == ()


def test_nothing_of_what_is_asked_is_logged(caplog):
    with caplog.at_level(logging.DEBUG):
        search.search("min hemliga text")
        search.competences("min hemliga berättelse om overlock")
        search.work("min hemliga tid som skräddare")
    assert "hemlig" not in caplog.text
