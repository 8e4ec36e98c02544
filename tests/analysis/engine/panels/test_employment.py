"""The employment gap: its size, direction and change, and what it is compared with."""

import pytest

from slussen.analysis.engine.inputs import Reader
from slussen.analysis.engine.model import Section
from slussen.analysis.engine.panels import employment
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import BreakMark
from tests.analysis import made
from tests.analysis.reading import english, lines, rows, shipped, swedish

NOW, THEN = "2024-11", "2020-11"


def panel(*cells, **options):
    merged = {}
    for one in cells:
        merged |= one
    return employment.gap(made.inputs({"labour_status": merged}, **options))


def test_the_gap_its_change_and_two_comparisons():
    found = panel(
        made.rates("18", THEN, (82.0, 57.5)),
        made.rates("18", NOW, (83.2, 65.4), (84.0, 71.6)),
        made.rates(COUNTRY, NOW, (84.3, 66.9)),
    )
    assert swedish(found) == [
        (
            "I november 2024 var sysselsättningen bland utrikes födda kvinnor i Örebro län "
            "17,8 procentenheter lägre än bland inrikes födda kvinnor."
        ),
        "Skillnaden minskade med 6,7 procentenheter från november 2020 till november 2024.",
        (
            "Skillnaden var större än bland män (12,4 procentenheter) och ungefär lika stor som "
            "bland kvinnor i hela riket (17,4 procentenheter)."
        ),
    ]
    assert english(found)[0] == (
        "In November 2024, employment among foreign-born women in Örebro County was "
        "17.8 percentage points lower than among women born in Sweden."
    )
    assert found.sentences[0].number.sv.replace("\xa0", " ") == "17,8 procentenheter"
    assert found.chart.title.sv.replace("\xa0", " ") == (
        "Skillnaden bland kvinnor har minskat till 17,8 procentenheter"
    )


@pytest.mark.parametrize(
    ("women", "expected"),
    [
        ((70.0, 71.2), "1,2 procentenheter högre än bland inrikes födda kvinnor."),
        ((70.0, 70.0), "lika hög som bland inrikes födda kvinnor."),
    ],
)
def test_a_gap_the_other_way_round_or_none(women, expected):
    found = panel(
        made.rates("18", THEN, (80.0, 60.0)),
        made.rates("18", NOW, women),
        made.rates(COUNTRY, NOW, (84.3, 66.9)),
    )
    assert swedish(found)[0].endswith(expected)
    if "högre" in expected:  # the sizes of two gaps that go different ways can't be compared
        assert len(found.sentences) == 1
        assert found.chart.title == found.sentences[0].text


def test_only_what_there_are_figures_for_is_compared():
    (only,) = swedish(panel(made.rates("18", NOW, (80.0, 70.0), (None, 70.0))))
    assert only.startswith("I november 2024")


def test_summer_is_not_compared_with_winter():
    found = panel(
        made.rates("18", "2024-06", (85.0, 60.0)), made.rates("18", NOW, (80.0, 70.0), (80.0, 75.0))
    )
    assert not any("från juni" in one for one in swedish(found))
    assert len(found.sentences) == 2


def test_the_month_is_the_latest_that_every_county_with_figures_has():
    cells = made.rates("18", NOW, (80, 70)) | made.rates("18", "2025-06", (81, 71))
    cells |= made.rates("01", NOW, (80, 70))
    found = panel(cells)
    assert "november 2024" in swedish(found)[0]
    # The newer month is in the table, and the picture ends where the sentences do.
    assert [row[1] for row in rows(found)] == ["November 2024", "November 2024", "Juni 2025"]
    assert set(lines(found)["women-foreign_born"]) == {NOW}


def test_a_county_without_figures_has_no_panel():
    assert panel(made.rates("01", NOW, (80, 70))) is None
    assert panel(made.rates("18", NOW, (80, None))) is None


def test_the_table_holds_the_regions_and_then_the_countys_other_months():
    found = panel(
        made.rates("18", THEN, (82.0, 57.5)),
        made.rates("18", NOW, (83.2, 65.4)),
        made.rates(COUNTRY, NOW, (84.3, 66.9)),
        made.rates("20", NOW, (84.0, None)),
        compare=("20",),
    )
    assert [row[:5] for row in rows(found)] == [
        ["Örebro län", "November 2024", 83.2, 65.4, 17.8],
        ["Riket", "November 2024", 84.3, 66.9, 17.4],
        ["Dalarnas län", "November 2024", 84.0, "suppressed", "missing"],
        ["Örebro län", "November 2020", 82.0, 57.5, 24.5],
    ]


def test_a_break_within_the_drawn_months_is_drawn():
    found = panel(made.rates("18", "2019-11", (82.0, 57.5)), made.rates("18", NOW, (83.2, 65.4)))
    assert [type(mark) for mark in found.chart.breaks] == [BreakMark]
    assert found.chart.breaks[0].x == "2020-01"
    assert not any("2019" in one for one in swedish(found))  # and nothing is said across it


def test_the_gap_that_other_pages_read():
    cells = made.rates("18", NOW, (83.2, 65.4))
    reader = Reader(made.inputs({"labour_status": cells}), Section.SITUATION)
    found = employment.region_gap(reader, "18", "women", NOW)
    assert found.value == 17.8
    assert dict(found.breakdown) == {"region": "18", "sex": "women", "age": "20-64"}
    assert employment.region_gap(reader, "20", "women", NOW) is None


def test_on_the_figures_that_ship_the_month_is_november_2024():
    inputs = shipped("18", "20")
    assert employment.latest_period(inputs) == NOW
    found = employment.gap(inputs)
    assert set(lines(found)["women-foreign_born"]) == {
        *("2020-11", "2021-11", "2022-11", "2023-11", "2024-11")
    }
    assert [row[0] for row in rows(found)[:3]] == ["Örebro län", "Riket", "Dalarnas län"]
