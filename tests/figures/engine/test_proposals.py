"""Occupations from what a text is linked to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.figures.engine.proposals import proposals

GROUPS = {"tailor": "7531", "mender": "7531", "cook": "5120", "chef": "5120"}


def test_a_groups_concepts_count_together() -> None:
    rows = [("cook", "kock", 5.0), ("tailor", "skräddare", 4.9), ("mender", "lagare", 4.9)]
    first, second = proposals(rows, GROUPS)
    assert (first.occupation, first.words) == ("7531", "skräddare")
    assert (second.occupation, second.words) == ("5120", "kock")


def test_a_clear_lead_is_sure_and_a_tie_is_not() -> None:
    (sure, _) = proposals([("cook", "", 30.0), ("tailor", "", 0.0)], GROUPS)
    (tie, _) = proposals([("cook", "", 3.0), ("tailor", "", 3.0)], GROUPS)
    assert sure.confidence > 0.99
    assert tie.confidence == pytest.approx(0.5)


def test_a_concept_without_a_group_is_passed_over() -> None:
    assert proposals([("sewing", "sömnad", 9.0)], GROUPS) == ()
    assert proposals([], GROUPS) == ()


@given(
    st.lists(st.tuples(st.sampled_from(sorted(GROUPS)), st.text(), st.floats(-50, 50)), min_size=1)
)
def test_confidences_are_shares_in_order(rows: list[tuple[str, str, float]]) -> None:
    found = proposals(rows, GROUPS)
    shares = [one.confidence for one in found]
    assert sum(shares) == pytest.approx(1)
    assert shares == sorted(shares, reverse=True)
