import pytest

from slussen.figures.engine.vocabulary import DIMENSIONS, MARKS, UNITS, WORDS, Mark, word


@pytest.mark.parametrize("texts", [DIMENSIONS, UNITS, MARKS, *WORDS.values()])
def test_every_word_is_said_in_both_languages_and_once(texts) -> None:
    assert all(text.sv.strip() and text.en.strip() for text in texts.values())
    assert len({text.sv for text in texts.values()}) == len(texts)


def test_every_mark_has_its_text() -> None:
    marks = {value for name, value in vars(Mark).items() if name.isupper()}
    assert marks == set(MARKS)


def test_codes_and_plain_forms_name_themselves() -> None:
    assert word("region", "18").sv == "18"
    assert word("age", "20-64").sv == "20–64"
    assert word("birth", "foreign_born").sv == "utrikes födda"
