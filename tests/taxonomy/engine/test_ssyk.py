import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.lib.text import Text
from slussen.taxonomy.engine import ssyk
from slussen.taxonomy.engine.ssyk import Occupation, Requirement, as_jobtech, requirement

CODES = st.text("0123456789", min_size=1, max_size=4)
UNIT_GROUPS = st.text("0123456789", min_size=4, max_size=4)
# Few digits, so that a code and its merged group often meet.
MANAGERS = st.text("012", min_size=3, max_size=3).map("1{}".format)
KNOWN = st.sets(MANAGERS | UNIT_GROUPS).map(dict.fromkeys)


def test_examples_of_the_docstrings():
    result = doctest.testmod(ssyk)
    assert result.attempted >= 4
    assert result.failed == 0


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("0110", Requirement.MILITARY),
        ("1210", Requirement.MANAGER),
        ("2221", Requirement.DEGREE_LONG),
        ("3112", Requirement.DEGREE),
        ("4222", Requirement.UPPER_SECONDARY),
        ("5321", Requirement.UPPER_SECONDARY),
        ("6113", Requirement.UPPER_SECONDARY),
        ("7411", Requirement.UPPER_SECONDARY),
        ("8332", Requirement.UPPER_SECONDARY),
        ("9111", Requirement.ELEMENTARY),
    ],
)
def test_requirement_by_major_group(code, expected):
    assert requirement(code) is expected


@given(CODES)
def test_a_group_asks_for_what_its_major_group_asks_for(code):
    assert requirement(code) is requirement(code[0])
    assert Occupation(code, Text("", "")).requirement is requirement(code)


@given(CODES)
def test_level_is_the_number_of_digits(code):
    assert Occupation(code, Text("", "")).level == len(code)


@given(MANAGERS | UNIT_GROUPS, KNOWN)
def test_as_jobtech_gives_a_known_group_of_the_same_parent_or_the_code_itself(code, known):
    merged = as_jobtech(code, known)
    assert merged == code or merged in known
    assert len(merged) == len(code)
    assert merged[:3] == code[:3]


@given(MANAGERS | UNIT_GROUPS, KNOWN)
def test_as_jobtech_leaves_a_known_code(code, known):
    assert as_jobtech(code, {**known, code: None}) == code


@given(MANAGERS | UNIT_GROUPS, KNOWN)
def test_as_jobtech_twice_is_once(code, known):
    once = as_jobtech(code, known)
    assert as_jobtech(once, known) == once


@given(MANAGERS)
def test_as_jobtech_merges_the_levels_of_managers(code):
    merged = code[:3] + "0"
    assert as_jobtech(code, {merged: None}) == merged


@given(UNIT_GROUPS.filter(lambda code: code[0] != "1"))
def test_as_jobtech_merges_levels_of_managers_only(code):
    assert as_jobtech(code, {code[:3] + "0": None}) == code
