"""Counts that go over to ISCO add up, and nothing is shared out by guess."""

from hypothesis import given
from hypothesis import strategies as st

from slussen.taxonomy.engine.crosswalk import Match, carry, match_of, turned

PAIRS = [
    ("1", "a"),
    ("2", "b"),
    ("2", "c"),
    ("3", "d"),
    ("4", "d"),
    ("5", "e"),
    ("5", "f"),
    ("6", "f"),
]
CODES = st.sampled_from("123456")
LINKS = st.lists(st.tuples(CODES, st.sampled_from("abcdef")), max_size=12)


def test_how_each_goes_over_in_both_directions() -> None:
    there = {code: match_of(code, PAIRS).value for code in "1234567"}
    assert there == {
        "1": "same",
        "2": "split",
        "3": "merged",
        "4": "merged",
        "5": "mixed",
        "6": "merged",
        "7": "none",
    }
    back = {code: match_of(code, turned(PAIRS)) for code in "abdef"}
    assert back == {
        "a": Match.SAME,
        "b": Match.MERGED,
        "d": Match.SPLIT,
        "e": Match.MERGED,
        "f": Match.MIXED,
    }


def test_a_split_group_s_count_is_nobody_s() -> None:
    found = carry({"2": 10, "5": 4, "6": 3, "9": 1}, PAIRS)
    assert found.certain == {"f": 3}
    assert found.at_most == {"b": 10, "c": 10, "e": 4, "f": 7}
    assert found.ambiguous == {"2": 10, "5": 4}
    assert found.unmatched == {"9": 1}
    assert found.merged == {"f": ("5", "6")}


@given(st.dictionaries(CODES, st.integers(0, 1000)), LINKS)
def test_what_is_carried_and_what_is_not_add_up(
    counts: dict[str, int], pairs: list[tuple[str, str]]
) -> None:
    found = carry(counts, pairs)
    parts = (found.certain, found.ambiguous, found.unmatched)
    assert sum(sum(part.values()) for part in parts) == sum(counts.values())
    for code, least in found.certain.items():
        assert least <= found.at_most[code] <= sum(counts.values())
    assert set(found.unmatched) == {code for code in counts if match_of(code, pairs) == Match.NONE}
    splits = (Match.SPLIT, Match.MIXED)
    assert set(found.ambiguous) == {code for code in counts if match_of(code, pairs) in splits}


@given(LINKS)
def test_one_to_one_is_so_from_either_side(pairs: list[tuple[str, str]]) -> None:
    for left, right in pairs:
        same = match_of(left, pairs) == Match.SAME
        assert same == (match_of(right, turned(pairs)) == Match.SAME)
