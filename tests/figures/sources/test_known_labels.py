"""The words that ship, as proposers know them."""

from slussen.figures.sources.known_labels import label_matcher, title_proposer


def test_a_unit_groups_name_is_a_title() -> None:
    (first, *_) = title_proposer().propose("Advokater sökes", "")
    assert first.occupation == "2611"


def test_and_others_is_no_title() -> None:
    assert title_proposer().propose("m.fl.", "") == ()


def test_a_title_of_the_vocabulary() -> None:
    (first, *_) = title_proposer().propose("Uska till nattpass", "Erfaren undersköterska sökes")
    assert first.occupation == "5321"


def test_competences_are_of_the_vocabulary_and_told_with_their_words() -> None:
    text = "Du har truckkort och van vid overlockmaskiner."
    found = {concept: text[start:end] for concept, start, end in label_matcher().find(text)}
    assert set(found.values()) == {"truckkort", "overlockmaskiner"}
