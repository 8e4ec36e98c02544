"""Occupations from words."""

import pytest

from slussen.figures.engine.proposals import TitleProposer

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
