"""Educations behind an occupation, and moves from and to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.occupation_panels import learning
from slussen.analysis.engine.occupation_panels.subject import subject
from slussen.figures import queries as figures
from slussen.lib.text import Text
from slussen.taxonomy import queries as taxonomy
from tests.analysis import made_occupations as mo
from tests.analysis import occupation_truth
from tests.analysis.reading import english, rows, shipped, swedish

NAMES = {"Juristutbildning": Text("Juristutbildning", "Law education")}
RANDOM = st.binary(min_size=mo.size_of_random(), max_size=mo.size_of_random())


def background(code="9111", **shares):
    cells = {
        ("00", "not stated", "9111", group, "share"): mo.made.cell(share)
        for group, share in shares.items()
    }
    inputs = mo.inputs({"education_background": cells})
    return learning.background(inputs, subject(inputs, code), NAMES)


def moves(*ranks, code="9111"):
    cells = {
        ("00", "not stated", left, entered, "rank"): mo.made.cell(rank)
        for left, entered, rank in ranks
    }
    inputs = mo.inputs({"occupation_switches": cells})
    return learning.moves(inputs, subject(inputs, code))


def test_the_most_common_educations_in_both_languages():
    found = background(Juristutbildning=40, Okänd=7, Dold=None)
    occupation_truth.check(found, mo.inputs({}))
    assert swedish(found)[0].endswith("städare är juristutbildning (40 procent) och okänd (7).")
    assert english(found)[0].endswith("cleaners are law education (40 per cent) and okänd (7).")
    assert rows(found) == [["Juristutbildning", 40], ["Okänd", 7]]


def test_educations_that_are_equally_common_are_not_ranked():
    found = background(A=5, B=5, C=5, D=5)
    assert swedish(found) == ["Bland städare är flera utbildningar lika vanliga."]
    assert len(found.sentences[0].indicators) == 4
    assert background("5343", A=5) is None
    assert background(A=None) is None


def test_moves_from_here_and_to_here_by_rank():
    found = moves(
        *(("9111", "5343", 1), ("9111", "9412", 2), ("9111", "4322", 7)),
        *(("9119", "9111", 2), ("8332", "9111", 9)),
    )
    occupation_truth.check(found, mo.inputs({}))
    assert swedish(found) == [
        (
            "De som slutar som städare går oftast vidare till personliga assistenter samt "
            "restaurang- och köksbiträden."
        ),
        ("Yrket är ett av de tre vanligaste att gå vidare till från övrig hemservicepersonal."),
    ]
    assert [(row[0], row[2]) for row in rows(found)] == [
        ("Personliga assistenter", 1),
        ("Restaurang- och köksbiträden m.fl.", 2),
        ("Lager- och terminalpersonal", 7),
        ("Övrig hemservicepersonal m.fl.", 2),
        ("Lastbilsförare m.fl.", 9),
    ]
    assert [row[0].href for row in found.table.rows][:2] == ["5343", "9412"]


def test_many_that_come_here_are_told_as_some_of_them():
    found = moves(*((code, "9111", 1) for code in ("9119", "5343", "9412", "8332")))
    assert "från bland andra personliga assistenter, lastbilsförare" in swedish(found)[0]


def test_seldom_moves_are_not_called_common_and_unknown_codes_are_left_out():
    assert swedish(moves(("9111", "5343", 8))) == [
        "Byten mellan städare och personliga assistenter förekommer."
    ]
    assert moves(("9111", "Nej", 1)) is None
    assert moves(("9111", "5343", 1), code="911") is None


@settings(max_examples=30, deadline=None)
@given(data=RANDOM, holes=st.sampled_from([0, 1, 4]), code=st.sampled_from(mo.UNITS))
def test_any_figures_give_true_sentences_and_links_to_known_occupations(data, holes, code):
    inputs = mo.random_inputs(data, holes, "18")
    about = subject(inputs, code)
    taught, moved = learning.background(inputs, about, NAMES), learning.moves(inputs, about)
    if taught:
        occupation_truth.check(taught, inputs)
        shares = [row[1] for row in rows(taught)]
        assert shares == sorted(shares, reverse=True)
        assert [bar.values["share"] for bar in taught.chart.bars] == shares
    if moved:
        occupation_truth.check(moved, inputs)
        cells = inputs.cube("occupation_switches").cells
        ways = [key for key, one in cells.items() if code in key[2:4] and one.value is not None]
        itself = any(key[2] == key[3] for key in ways)
        assert len(rows(moved)) == len(ways) + itself
        assert {row[0].href for row in moved.table.rows} <= set(mo.UNITS)


@pytest.mark.parametrize("code", ["1210", "2221", "9412"])
def test_on_the_figures_that_ship(code):
    inputs, names = shipped("18"), taxonomy.education_groups()
    about = subject(inputs, code)
    taught, moved = learning.background(inputs, about, names), learning.moves(inputs, about)
    for found in (taught, moved):
        occupation_truth.check(found, inputs)
    shares = {
        words["education_group"]: cell.value
        for words, cell in figures.cube("education_background").items(occupation=code)
    }
    assert {row[0]: row[1] for row in rows(taught)} == {
        names[group].sv: share for group, share in shares.items()
    }
    ranks = figures.cube("occupation_switches")
    onward = {words["destination"]: one.value for words, one in ranks.items(occupation=code)}
    inward = {words["occupation"]: one.value for words, one in ranks.items(destination=code)}
    shown = [(row[0].href, row[2].number) for row in moved.table.rows]
    assert dict(shown[: len(onward)]) == onward
    assert dict(shown[len(onward) :]) == inward
    first = min(onward, key=lambda one: onward[one])
    assert inputs.occupations[first].name.sv.split(",")[0].lower().removesuffix(" m.fl.") in (
        swedish(moved)[0].lower()
    )
