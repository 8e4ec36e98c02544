"""Matching over time: the group with the lowest, on each side of the break of 2019."""

from slussen.analysis.engine.panels import matching_trend
from tests.analysis import made
from tests.analysis.engine.panels import test_matching
from tests.analysis.reading import lines, rows, shipped, swedish


def panel(by_year, **options):
    """``{"2019": {"asia": 64.9}}``: women's rates that differ from the common ones."""
    cells = {}
    for year, women in by_year.items():
        cells |= test_matching.cells(year=year, women=test_matching.EVEN | women)
    return matching_trend.trend(made.inputs({"matching_rate": cells}, **options))


YEARS = {"2015": {"asia": 69.9}, "2018": {"asia": 65.1}, "2019": {"asia": 64.9}, "2020": {}}


def test_the_change_since_the_break_that_of_natives_and_the_one_before():
    found = panel(YEARS)
    assert swedish(found) == [
        (
            "Matchningsgraden i Örebro län bland kvinnor födda i Asien ökade med "
            "1,4 procentenheter från 2019 till 2020 och var då 66,3 procent."
        ),
        "Matchningsgraden bland inrikes födda kvinnor var oförändrad under samma tid.",
        (
            "Matchningsgraden bland kvinnor födda i Asien minskade med 4,8 procentenheter från "
            "2015 till 2018; de åren kan inte jämföras med de senare."
        ),
    ]
    assert [mark.x for mark in found.chart.breaks] == ["2019"]
    assert any("2019" in note.sv for note in found.notes)


def test_the_group_is_the_lowest_among_women_born_abroad():
    found = panel({"2019": {"born_in_sweden": 50.0}, "2020": {"born_in_sweden": 50.0}})
    assert "kvinnor födda i Asien" in swedish(found)[0]
    assert "kvinnor födda i Afrika" in swedish(panel({"2019": {}, "2020": {"africa": 60.0}}))[0]


def test_a_hidden_year_leaves_a_gap_and_is_named():
    found = panel({"2018": {}, "2019": {"asia": None}, "2020": {}})
    assert lines(found)["women-asia"]["2019"] is None
    assert swedish(found)[0].endswith("bland kvinnor födda i Asien var 66,3 procent år 2020.")
    assert any("kvinnor födda i Asien 2019" in note.sv for note in found.notes)


def test_one_year_is_no_development_and_no_group_is_no_panel():
    assert panel({"2020": {}}) is None
    nobody = dict.fromkeys(("nordic_eu", "other_europe_americas_oceania", "africa", "asia"))
    assert panel({"2019": nobody, "2020": nobody}) is None


def test_the_table_has_every_group_and_the_chosen_counties_two():
    found = panel(YEARS, compare=("20",))
    here = [row[1] for row in rows(found) if row[0] == "Örebro län"]
    there = [row[1] for row in rows(found) if row[0] == "Dalarnas län"]
    assert len(here) == 5 * len(YEARS)
    assert here[0] == "Födda i Asien"
    assert set(there) == {"Födda i Asien", "Födda i Sverige"}


def test_on_the_figures_that_ship_the_break_is_drawn_and_never_crossed():
    found = matching_trend.trend(shipped("18"))
    assert [mark.x for mark in found.chart.breaks] == ["2019"]
    assert not any("från 2015 till 2020" in one for one in swedish(found))
