"""Names, lists and leaders: what may be said of whom, and when nothing may."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.analysis.engine import occupation_wording as wording
from slussen.analysis.engine.model import Indicator, Section, Source, Status
from slussen.lib.text import Text
from slussen.taxonomy import queries as taxonomy
from tests.analysis import made_occupations as mo


def indicators(**values):
    return {
        name: Indicator(
            id=name,
            section=Section.SHORT_TERM,
            title=Text(name, name),
            value=value,
            unit="ads",
            period="2024",
            breakdown={},
            status=Status.PUBLISHED,
            source=Source("p", "t", "2024"),
        )
        for name, value in values.items()
    }


def name(key):
    return Text(key, key)


def said(phrase):
    return phrase.text.sv.replace("\xa0", " ") if phrase else None


def test_the_worked_examples_hold():
    assert doctest.testmod(wording).failed == 0


@pytest.mark.parametrize(
    ("code", "sv"),
    [
        ("9111", "städare"),
        ("2212", "ST-läkare"),
        ("131", "IT-chefer"),
        ("7125", "VVS-montörer"),
        ("8321", "taxiförare"),
        ("223", "sjuksköterskor (SSYK 223)"),
        ("222", "sjuksköterskor"),
    ],
)
def test_names_inside_a_sentence(code, sv):
    inputs = mo.inputs({})
    known = wording.namer(type("Inputs", (), {"occupations": taxonomy.occupations()})())
    assert known(code).sv == sv
    assert wording.namer(inputs)("911").sv == "städare och hemservicepersonal"


def test_no_name_ends_a_sentence_with_two_full_stops():
    known = wording.namer(type("Inputs", (), {"occupations": taxonomy.occupations()})())
    for code in taxonomy.occupations():
        assert not known(code).sv.endswith(".")
        assert not known(code).en.endswith(".")


def test_leaders_are_told_with_their_figures_and_never_cut_through_a_tie():
    found = indicators(a=5, b=4, c=3, d=2)
    assert said(wording.leaders(found, name)) == "a (5), b (4) och c (3)"
    tied = indicators(a=5, b=3, c=3, d=3)
    assert said(wording.leaders(tied, name, noun=Text("annonser", "ads"))) == "a (5 annonser)"
    assert wording.leaders(indicators(a=3, b=3), name, 1) is None
    assert wording.leaders({}, name) is None
    assert said(wording.leaders(found, name, 1, lowest=True)) == "d (2)"


def test_the_first_is_alone_unless_two_are_let_to_share():
    tied = indicators(a=5, b=5, c=1)
    assert wording.first(tied, name) is None
    assert said(wording.first(tied, name, most=2)[1]) == "a och b"
    assert said(wording.first(tied, name, lowest=True)[1]) == "c"
    assert wording.first({}, name) is None


def test_names_with_commas_are_quoted_in_lists_and_alone_they_are_not():
    found = indicators(**{"fysiker, kemister": 9, "målare": 5})
    assert said(wording.leaders(found, name)) == "”fysiker, kemister” (9) och målare (5)"
    assert said(wording.first(found, name)[1]) == "fysiker, kemister"


def test_amounts_are_sizes_with_their_noun():
    one, many = Text("annons", "ad"), Text("annonser", "ads")
    found = indicators(a=1, b=-4)
    assert said(wording.amount(found["a"], one, many)) == "1 annons"
    assert said(wording.amount(found["b"], one, many)) == "4 annonser"
    assert said(wording.plain(found["b"])) == "4"
    assert said(wording.out_of(found["a"], found["b"], many)) == "1 av 4 annonser"


@pytest.mark.parametrize(
    ("what", "sv", "en"),
    [
        (Text("yrkesgrupper", "groups"), "ingen av 148 yrkesgrupper", "none of 148 groups"),
        (Text("tabeller", "tables"), "ingen av 148 tabeller", "none of 148 tables"),
        (Text("bedömda yrken", "occupations"), "inget av 148 bedömda yrken", "none of 148 occ"),
        (Text("län", "counties"), "inget av 148 län", "none of 148 counties"),
    ],
)
def test_nought_of_several_is_a_word_and_claims_that_it_is_nought(what, sv, en):
    found = indicators(none=0, all=148)
    phrase = wording.out_of(found["none"], found["all"], what)
    assert said(phrase) == sv
    assert phrase.text.en.startswith(en)
    assert phrase.figure == phrase.text
    assert [claim.indicators for claim in phrase.claims] == [("none",), ("all",)]


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 4), max_size=8), st.integers(1, 4)
)
def test_those_that_lead_are_all_above_those_that_do_not(values, most):
    found = indicators(**values)
    for lowest in (False, True):
        keys = wording.leading(found, most, lowest=lowest)
        assert len(keys) <= most
        rest = [values[key] for key in values if key not in keys]
        sign = -1 if lowest else 1
        assert all(sign * values[key] > sign * other for key in keys for other in rest)
