from hypothesis import given
from hypothesis import strategies as st

from slussen.taxonomy.engine.release import Label, Role
from slussen.taxonomy.engine.suggest import How, Names, Reason, in_turn, merged


def label(concept, text, language="sv", role=Role.PREFERRED):
    return Label(f"{concept}/{language}/{text}", concept, language, text, role)


NAMES = Names(
    [
        label("nurse", "undersköterska"),
        label("nurse", "usk", role=Role.ALTERNATIVE),
        label("dialysis", "undersköterska, dialys"),
        label("cook", "kock"),
        label("cook", "cook", "en"),
        label("stoker", "kock", "en"),
    ]
)


def test_the_same_word_whatever_its_case():
    (reason,) = NAMES.same(" USK ")
    assert reason == Reason("nurse", "usk", "sv", How.SAME)


def test_the_persons_language_comes_first():
    assert [reason.concept for reason in NAMES.same("kock", "sv")] == ["cook", "stoker"]
    assert [reason.concept for reason in NAMES.same("kock", "en")] == ["stoker", "cook"]


def test_a_beginning_finds_the_shortest_first():
    found = [(reason.concept, reason.label) for reason in NAMES.begins("undersk", 5)]
    assert found == [("nurse", "undersköterska"), ("dialysis", "undersköterska, dialys")]


def test_one_letter_is_no_beginning():
    assert list(NAMES.begins("u", 5)) == []


@given(st.text())
def test_any_text_is_looked_up(text):
    for reason in [*NAMES.same(text), *NAMES.begins(text, 3)]:
        assert reason.concept in {"nurse", "dialysis", "cook", "stoker"}


def test_a_concept_is_offered_once_for_its_best_reason():
    first = Reason("cook", "kock", "sv", How.SAME)
    again = Reason("cook", "kökschef", "sv", How.SIMILAR)
    other = Reason("nurse", "usk", "sv", How.SIMILAR)
    assert merged([[first], [again, other]], 5) == (first, other)
    assert merged([[first], [again, other]], 1) == (first,)


def test_in_turn():
    a, b = (Reason(name, "", "", How.SIMILAR) for name in "ab")
    assert list(in_turn([a, a], [b])) == [a, b, a]
    assert list(in_turn([], [])) == []
