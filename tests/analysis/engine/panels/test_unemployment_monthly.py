"""Unemployment of all, month by month: the level beside the country, a year's change, the ends."""

from dataclasses import replace

import pytest

from slussen.analysis.engine.panels.unemployment_monthly import monthly
from slussen.figures.engine.cube import Cell, Cube
from slussen.regions.engine.places import COUNTRY
from slussen.ui.engine.charts import Role
from tests.analysis import made
from tests.analysis.reading import lines, rows, shipped, swedish


def cells(region="18", **by_month):
    """``cells(m2024_11=5.2)``"""
    found = {}
    for month, rate in by_month.items():
        period = month[1:].replace("_", "-")
        found |= made.status(region, period, "total", "total", unemployment_rate=rate)
    return found


def panel(*some, **options):
    merged = {}
    for one in some:
        merged |= one
    return monthly(made.inputs({"labour_status": merged}, **options))


HERE = cells(m2024_05=6.0, m2024_06=5.6, m2025_06=5.0)


def test_the_level_a_years_change_and_the_ends():
    assert swedish(panel(HERE, cells(COUNTRY, m2025_06=5.1))) == [
        (
            "I juni 2025 var arbetslösheten i Örebro län 5,0 procent, 0,1 procentenheter lägre än "
            "i riket."
        ),
        "Arbetslösheten minskade med 0,6 procentenheter från juni 2024 till juni 2025.",
        (
            "Av de månader som visas var arbetslösheten högst i maj 2024 (6,0 procent) och lägst i "
            "juni 2025 (5,0 procent)."
        ),
    ]


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ({"m2025_06": 5.0}, "5,0 procent, lika hög som i riket."),
        ({"m2025_06": 4.0}, "5,0 procent, 1,0 procentenheter högre än i riket."),
        ({"m2023_06": 4.0}, "var arbetslösheten i Örebro län 5,0 procent."),
        ({"m2024_06": 5.6}, "I juni 2024 var arbetslösheten i Örebro län 5,6 procent, lika hög"),
    ],
)
def test_beside_the_country_in_a_month_that_both_have(country, expected):
    assert expected in swedish(panel(HERE, cells(COUNTRY, **country)))[0]


def test_a_month_that_several_share_is_not_called_the_end():
    level = panel(cells(m2024_01=7.0, m2024_02=5, m2024_03=5, m2024_04=5))
    assert swedish(level)[-1] == (
        "Av de månader som visas var arbetslösheten högst i januari 2024 (7,0 procent)."
    )
    flat = panel(cells(m2024_01=5.0, m2024_02=5.0, m2024_03=5.0))
    assert len(flat.sentences) == 1


def test_a_missing_month_cuts_the_line():
    found = panel(cells(m2023_12=5.0, m2024_01=5.2, m2024_03=5.1))
    assert lines(found)["18"] == {
        "2023-12": 5.0,
        "2024-01": 5.2,
        "2024-02": None,
        "2024-03": 5.1,
    }


def test_the_chosen_counties_are_lines_and_columns_too():
    found = panel(HERE, cells(COUNTRY, m2025_06=5.1), cells("20", m2025_06=3.8), compare=("20",))
    assert [(line.key, line.role) for line in found.chart.series] == [
        ("18", Role.MAIN),
        (COUNTRY, Role.REFERENCE),
        ("20", Role.REFERENCE_2),
    ]
    assert rows(found)[0] == ["Juni 2025", 5.0, 5.1, 3.8]
    assert rows(found)[1] == ["Juni 2024", 5.6, "missing", "missing"]


def test_one_month_is_no_development():
    assert panel(cells(m2024_01=5.0)) is None
    assert panel(cells("20", m2024_01=5.0, m2024_02=5.0)) is None


def test_months_read_at_different_times_are_told_apart():
    later = replace_origins(made.inputs({"labour_status": HERE}))
    found = monthly(later)
    assert any(
        "maj 2024 till juni 2024 hämtades mars 2024; juni 2025 hämtades januari 2026" in note.sv
        for note in found.notes
    )
    assert not any("hämtades" in note.sv for note in panel(HERE).notes)


def replace_origins(inputs):
    """The same inputs with the months of 2024 from another reading."""
    cube = inputs.cubes["labour_status"]
    moved = {
        key: Cell(one.value, one.mark, "old" if key[1] < "2025" else "made")
        for key, one in cube.cells.items()
    }
    origins = {"made": made.ORIGIN, "old": made.ORIGIN.model_copy(update={"retrieved": "2024-03"})}
    return replace(
        inputs,
        cubes={"labour_status": Cube("labour_status", cube.dimensions, moved)},
        origins={"labour_status": origins},
    )


def test_on_the_figures_that_ship_the_series_is_whole_to_january_2024():
    found = monthly(shipped("18"))
    months = lines(found)["18"]
    whole = [month for month in months if month <= "2024-01"]
    assert len(whole) == 49
    assert all(months[month] is not None for month in whole)
    assert months["2024-02"] is None
    assert found.sentences[0].text.sv.startswith("I juni 2026")
    assert any("hämtades" in note.sv for note in found.notes)
