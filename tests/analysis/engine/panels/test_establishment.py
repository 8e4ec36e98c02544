"""The way into work: by time in Sweden now, and over the years on each side of the break."""

import pytest

from slussen.analysis.engine.panels import establishment
from tests.analysis import made
from tests.analysis.reading import english, lines, rows, shipped, swedish

STAYS = ("0-1", "2-3", "4-9", "10+")
WOMEN, MEN = (24.5, 37.8, 47.7, 70.4), (56.8, 65.3, 66.0, 72.6)


def cells(region="18", year="2021", women=WOMEN, men=MEN):
    found = {}
    for sex, shares in (("women", women), ("men", men)):
        for stay, share in zip(STAYS, shares, strict=True):
            found[region, year, sex, stay, "20-64", "employed_share"] = made.cell(share)
    return found


def panel(rule, *some, **options):
    merged = {}
    for one in some:
        merged |= one
    return rule(made.inputs({"establishment": merged}, **options))


def with_new(share, **options):
    return cells(women=(24.5, share, 47.7, 70.4), **options)


def test_new_and_settled_women_beside_men_and_the_countys_place():
    others = [
        with_new(share, region=code) for code, share in (("01", 55.8), ("09", 30), ("20", 31))
    ]
    found = panel(establishment.curve, cells(), *others)
    assert swedish(found) == [
        (
            "I Örebro län arbetade 37,8 procent av de utrikes födda kvinnorna med 2–3 år i Sverige "
            "år 2021, och 70,4 procent av dem med 10 år eller mer."
        ),
        (
            "Med 2–3 år i Sverige var kvinnornas andel 27,5 procentenheter lägre än männens, och "
            "med 10 år eller mer 2,2 procentenheter lägre än männens."
        ),
        (
            "Bland kvinnor med 2–3 år i Sverige hade Örebro län den näst högsta andelen i arbete "
            "av de 4 länen."
        ),
    ]
    assert english(found)[1] == (
        "With 2–3 years in Sweden, women's share was 27.5 percentage points lower than men's, and "
        "with 10 years or more 2.2 percentage points lower than men's."
    )


def test_women_can_be_ahead_or_level():
    ahead = panel(establishment.curve, cells(women=(24.5, 65.3, 47.7, 75.0)))
    assert swedish(ahead)[1] == (
        "Med 2–3 år i Sverige var kvinnornas andel lika hög som männens, och med 10 år eller mer "
        "2,4 procentenheter högre än männens."
    )


def test_the_curve_goes_by_time_in_sweden():
    found = panel(establishment.curve, cells(), cells("20"), compare=("20",))
    assert lines(found) == {
        "women": dict(zip(STAYS, WOMEN, strict=True)),
        "men": dict(zip(STAYS, MEN, strict=True)),
    }
    assert [text.sv for _, text in found.chart.x_labels] == [
        *("0–1 år", "2–3 år", "4–9 år", "10 år eller mer")
    ]
    assert [row[0] for row in rows(found)] == ["Örebro län"] * 4 + ["Dalarnas län"] * 4


@pytest.mark.parametrize("missing", [1, 3])
def test_without_the_two_ends_there_is_no_curve_to_speak_of(missing):
    women = [share if index != missing else None for index, share in enumerate(WOMEN)]
    assert panel(establishment.curve, cells(women=women)) is None


def test_a_share_that_is_missing_in_between_leaves_a_gap():
    found = panel(establishment.curve, cells(women=(24.5, 37.8, None, 70.4)))
    assert lines(found)["women"]["4-9"] is None


def test_over_the_years_each_side_of_the_break_by_itself():
    found = panel(
        establishment.trend,
        with_new(24.4, year="2010"),
        with_new(27.3, year="2018"),
        with_new(29.0, year="2019"),
        with_new(37.8, year="2021"),
    )
    assert swedish(found) == [
        (
            "Andelen i arbete bland kvinnor i Örebro län med 2–3 år i Sverige ökade med "
            "8,8 procentenheter från 2019 till 2021 och var då 37,8 procent."
        ),
        "Andelen i arbete bland män med 2–3 år i Sverige var oförändrad under samma tid.",
        (
            "Andelen i arbete bland kvinnor med 2–3 år i Sverige ökade med 2,9 procentenheter från "
            "2010 till 2018; de åren kan inte jämföras med de senare."
        ),
    ]
    assert [mark.x for mark in found.chart.breaks] == ["2019"]
    assert any("2019" in note.sv for note in found.notes)


def test_one_year_since_the_break_is_a_level():
    found = panel(establishment.trend, with_new(27.3, year="2018"), with_new(29.0, year="2019"))
    assert swedish(found) == [
        "Andelen i arbete bland kvinnor i Örebro län med 2–3 år i Sverige var 29,0 procent år 2019."
    ]


def test_one_year_or_no_figures_are_no_trend():
    assert panel(establishment.trend, cells()) is None
    assert panel(establishment.trend) is None


def test_on_the_figures_that_ship_every_year_is_there():
    found = establishment.trend(shipped("18", "20"))
    assert len(lines(found)["women-2-3"]) == 12
    assert [mark.x for mark in found.chart.breaks] == ["2019"]
    assert not any("2010 till 2021" in one for one in swedish(found))
