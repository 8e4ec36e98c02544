import pytest

from slussen.taxonomy.engine.linking.vocabulary import Label, vocabulary
from tests.taxonomy.engine.linking.made import BROADER, LABELS


def test_labels_stand_by_concept_in_their_own_order():
    words = vocabulary(reversed(LABELS), BROADER)
    assert [label.id for label in words.labels if label.concept == "dressmaker"] == [
        "d3",
        "d2",
        "d1",
    ]
    ends = [*words.starts[1:], len(words.labels)]
    for number, start, end in zip(words.labelled, words.starts, ends, strict=True):
        assert {label.concept for label in words.labels[start:end]} == {words.concepts[number]}


def test_a_concept_without_a_label_carries_structure_only():
    words = vocabulary(LABELS, BROADER)
    assert "work" in words.concepts
    assert words.concepts.index("work") not in words.labelled


def test_labels_without_text_are_left_out():
    words = vocabulary([Label("a", "x", "  "), Label("b", "x", "kock")])
    assert [label.id for label in words.labels] == ["b"]


def test_no_text_at_all_is_refused():
    with pytest.raises(ValueError, match="no label has a text"):
        vocabulary([Label("a", "x", "\x00")])


def test_ten_thousand_labels_that_are_all_the_same():
    words = vocabulary(Label(str(n), f"c{n % 10}", "kock") for n in range(10_000))
    assert len(words.labels) == 10_000
    assert len(words.starts) == 10
