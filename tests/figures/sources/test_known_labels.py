"""The words that ship, as proposers know them."""

from slussen.figures.sources.known_labels import label_matcher, title_proposer


def test_a_unit_groups_name_is_a_title() -> None:
    (first, *_) = title_proposer().propose("Advokater sökes", "")
    assert first.occupation == "2611"


def test_and_others_is_no_title() -> None:
    assert title_proposer().propose("m.fl.", "") == ()


def test_the_matcher_never_fails_without_a_vocabulary() -> None:
    assert all(one.concept for one in label_matcher().find("Du kan svetsa och sy."))
