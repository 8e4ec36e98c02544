import pytest
from django.utils.translation import override

from slussen.taxonomy.engine.languages import UNCERTAIN
from slussen.taxonomy.forms import (
    LANGUAGE_NAMES,
    SPOKEN,
    SearchForm,
    TextForm,
    languages_to_choose,
)


def searched(**data):
    form = SearchForm(data)
    assert form.is_valid()
    return form.cleaned_data


def test_a_search_is_trimmed_and_what_is_no_choice_is_none():
    assert searched(q="  usk ", language="so", kind="skill") == {
        "q": "usk",
        "language": "so",
        "kind": "skill",
    }
    assert searched(q="", language="sv; drop", kind="case") == {"q": "", "language": "", "kind": ""}
    assert searched() == {"q": "", "language": "", "kind": ""}


@pytest.mark.parametrize(
    ("written", "read"),
    [("a\x00b", "a b"), ("\x00", ""), ("\ud800sy", "?sy"), ("🧵", "🧵"), ("خياطة", "خياطة")],
)
def test_what_is_no_character_is_no_reason_to_refuse(written, read):
    assert searched(q=written)["q"] == read


def test_limits_are_said_with_what_was_given():
    form = SearchForm({"q": "a" * 201})
    with override("en"):
        assert form.errors["q"] == ["Write at most 200 characters; this is 201."]
    assert not TextForm({"text": "a" * 20_001}).is_valid()
    assert TextForm({"text": "a" * 20_000}).is_valid()


def test_a_text_is_needed_and_its_language_is_one_of_the_choices():
    with override("en"):
        assert TextForm({"text": " \x00 "}).errors["text"] == ["Write or paste a text first."]
    assert "language" in TextForm({"text": "Jag syr", "language": "xx"}).errors


def test_the_text_stands_in_no_attribute_that_a_browser_keeps():
    assert 'autocomplete="off"' in str(TextForm()["text"])


def test_languages_are_offered_in_the_pages_own_with_a_guess_first():
    with override("sv"):
        offered = languages_to_choose()
    assert offered[:2] == [("", "Gissa av texten"), ("sv", "Svenska")]
    assert [code for code, _ in offered[1:]] == list(SPOKEN)


def test_every_uncertain_language_has_a_name():
    assert set(UNCERTAIN) <= set(LANGUAGE_NAMES)
