"""Occupations and competences from words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.figures.engine.proposals import ExactLabels, TitleProposer, stem

TITLES = (
    ("Sjuksköterska", "2221"),
    ("Kock", "5120"),
    ("Lärare", "2341"),
    ("Lärare i gymnasiet", "2330"),
    ("Säljare", "5223"),
    ("Säljare", "3322"),
)


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Sjuksköterskor till akuten", ["2221"]),
        ("Vi söker lärare i gymnasiet", ["2330"]),  # the longest title, not the first
        ("LÄRARE", ["2341"]),
        ("Säljaren vi saknar", ["5223", "3322"]),
        ("Drömjobb i fjällen", []),
        ("", []),
    ],
)
def test_titles_in_headlines(headline: str, expected: list[str]) -> None:
    found = TitleProposer(TITLES).propose(headline, "")
    assert [one.occupation for one in found] == expected
    assert all(0 < one.confidence <= 0.8 for one in found)


def test_the_text_is_asked_only_where_the_headline_says_nothing() -> None:
    proposer = TitleProposer(TITLES)
    (headline,) = proposer.propose("Kock sökes", "Du är sjuksköterska.")
    (text,) = proposer.propose("Kom till oss", "Du är sjuksköterska.")
    assert (headline.occupation, text.occupation) == ("5120", "2221")
    assert text.confidence < headline.confidence
    assert text.words == "sjuksköterska"


def test_several_occupations_of_a_title_share_the_confidence() -> None:
    found = TitleProposer(TITLES).propose("Säljare", "")
    assert [one.confidence for one in found] == [0.4, 0.4]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("kock", "kock"),
        ("Lärarna", "lärare"),
        ("ingenjörer", "ingenjör"),
        ("tandläkaren", "tandläkare"),
        ("kor", "kor"),  # too short to be cut
    ],
)
def test_stems(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_competences_are_the_longest_labels_and_never_overlap() -> None:
    matcher = ExactLabels([("svets", "a"), ("tig svets", "b"), ("", "c")])
    text = "Du kan TIG svets och svets."
    found = matcher.find(text)
    assert [(one.concept, text[one.start : one.end]) for one in found] == [
        ("b", "TIG svets"),
        ("a", "svets"),
    ]
    assert ExactLabels([]).find(text) == ()


@given(st.text(alphabet="ab \n", max_size=40))
def test_a_competence_stands_in_the_text_as_its_label(text: str) -> None:
    for one in ExactLabels([("a", "x"), ("a b", "y")]).find(text):
        assert text[one.start : one.end].split() == {"x": ["a"], "y": ["a", "b"]}[one.concept]
