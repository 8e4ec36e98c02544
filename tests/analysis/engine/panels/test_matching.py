"""Matching by region of birth: who has the lowest, what is hidden, and the county's place."""

import pytest

from slussen.analysis.engine.panels import matching
from tests.analysis import made
from tests.analysis.reading import english, rows, shipped, swedish

EVEN = dict(zip(made.MATCHING_BIRTHS, (71.8, 68.2, 68.7, 73.4, 66.3, 70.9), strict=True))
MEN = dict(zip(made.MATCHING_BIRTHS, (71.8, 66.3, 65.4, 62.7, 62.8, 70.0), strict=True))


def cells(region="18", year="2020", women=EVEN, men=MEN, total=70.9):
    found = {}
    for sex, by_birth in (("women", women), ("men", men), ("total", {"total": total})):
        for birth, rate in by_birth.items():
            found[region, year, sex, birth, "20-64", "matching_rate"] = made.cell(rate)
    return found


def panel(*some, **options):
    merged = {}
    for one in some:
        merged |= one
    return matching.groups(made.inputs({"matching_rate": merged}, **options))


FOUR = [
    cells(code, total=rate)
    for code, rate in zip(made.SOME_COUNTIES, (70.9, 71, 66, 68), strict=True)
]


def test_the_lowest_of_each_sex_beside_those_born_in_sweden_and_the_place_of_all():
    assert swedish(panel(*FOUR)) == [
        (
            "Bland kvinnor i Örebro län var matchningen år 2020 lägst för dem som är födda i "
            "Asien: 66,3 procent hade ett yrke som svarar mot utbildningen, jämfört med "
            "71,8 procent av dem som är födda i Sverige."
        ),
        (
            "Bland män var matchningen lägst för dem som är födda i Afrika: 62,7 procent, jämfört "
            "med 71,8 procent av dem som är födda i Sverige."
        ),
        (
            "Av alla anställda i länet hade 70,9 procent ett yrke som svarar mot utbildningen, "
            "den näst högsta andelen av de 4 länen."
        ),
    ]
    assert "those born in Asia: 66.3 per cent" in english(panel(*FOUR))[0]


def test_two_groups_can_share_the_lowest_and_more_are_not_singled_out():
    two = panel(cells(women=EVEN | {"africa": 66.3}))
    assert (
        "lägst för dem som är födda i Afrika och dem som är födda i Asien: 66,3" in swedish(two)[0]
    )
    three = panel(cells(women=EVEN | {"africa": 66.3, "nordic_eu": 66.3}))
    assert swedish(three)[0].startswith("Bland män")


def test_those_born_in_sweden_are_not_compared_with_themselves():
    found = swedish(panel(cells(women=EVEN | {"born_in_sweden": 60.0})))[0]
    assert found.endswith(
        "dem som är födda i Sverige: 60,0 procent hade ett yrke som svarar mot utbildningen."
    )


def test_a_hidden_group_is_shown_as_hidden_and_the_sentence_says_of_which_groups():
    found = panel(cells(women=EVEN | {"africa": None}))
    assert "för dem som är födda i Asien (av de grupper som redovisas): 66,3" in swedish(found)[0]
    assert "redovisas" not in swedish(found)[1]
    assert ["Örebro län", "Födda i Afrika", "suppressed", 62.7, "missing"] in rows(found)
    assert "SCB har dolt talet för kvinnor födda i Afrika 2020." in [
        note.sv for note in found.notes
    ]
    assert [bar.label.sv for bar in found.chart.bars][-1] == "Födda i Afrika"
    assert "redovisas" in found.chart.title.sv
    africa = next(bar for bar in found.chart.bars if bar.label.sv == "Födda i Afrika")
    assert africa.values["women"] is None
    assert africa.values["men"] == 62.7


def test_each_row_has_the_natives_of_both_sexes_to_be_compared_with():
    found = panel(*FOUR)
    assert [bar.label.sv for bar in found.chart.bars] == [
        "Födda i Asien",
        "Födda i övriga Norden eller EU",
        "Födda i övriga Europa, Amerika eller Oceanien",
        "Födda i Afrika",
    ]
    assert {bar.values["women-born_in_sweden"] for bar in found.chart.bars} == {71.8}


def test_no_country_is_made_up():
    found = panel(*FOUR, compare=("20",))
    assert {row[0] for row in rows(found)} == {"Örebro län", "Dalarnas län"}
    assert any("SCB publicerar inget tal för riket" in note.sv for note in found.notes)


def test_only_the_countys_own_latest_year_counts():
    found = panel(cells(year="2019"), cells("01", year="2020"))
    assert "år 2019" in swedish(found)[0]
    assert panel(cells("01")) is None


def test_figures_for_everyone_alone_are_no_panel_about_groups():
    assert panel(cells(women={}, men={})) is None


@pytest.mark.parametrize("code", ["09", "18"])
def test_on_the_figures_that_ship(code):
    found = matching.groups(shipped(code))
    hidden = [row for row in rows(found) if "suppressed" in row]
    assert bool(hidden) is (code == "09")  # Gotland's women born in Africa
