import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.taxonomy.engine.linking.text import LONGEST, readings, spelling


def test_spelling_is_one_for_the_same_words():
    assert spelling("  SÖMMERSKA\t natt ") == spelling("Sömmerska natt") == "sömmerska natt"


def test_spelling_keeps_the_letters_of_its_language():
    assert spelling("Šuvēja", "lv") == "šuvēja"
    assert spelling("Näherin", "de") != spelling("Naherin", "de")


def test_a_title_is_read_whole_first():
    assert readings("Kock")[0] == "kock"
    assert readings("Ingenjör, bygg")[0] == "ingenjör, bygg"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ingenjör, bygg", "bygg ingenjör"),
        ("Kock/kallskänka", "kallskänka"),
        ("Montör (el)", "montör"),
        ("Montör [el", "montör"),
        ("Lärare | förskola", "förskola"),
    ],
)
def test_other_readings(title, expected):
    assert expected in readings(title)


def test_a_slash_without_words_is_no_title():
    assert readings("/") == ("/",)


@given(st.text())
def test_readings_are_spellings_and_none_is_empty_unless_all_is(title):
    found = readings(title)
    assert found
    assert all(found) or found == (spelling(title),)
    assert all(len(reading) <= LONGEST + 1 for reading in found)


def test_an_enormous_text_is_cut():
    assert len(spelling("å" * 1_000_000)) == LONGEST
