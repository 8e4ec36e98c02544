"""What panels are made of: spans without breaks, differences as written, cells and lines."""

from dataclasses import replace

import pytest

from slussen.analysis.engine import parts
from slussen.analysis.engine.inputs import Reader
from slussen.analysis.engine.model import CellValue, Indicator, Section, Status
from slussen.figures import queries as figures
from slussen.figures.engine.catalogue import Break
from slussen.lib.text import Text
from slussen.ui.engine.charts import BreakMark, Point, Role
from tests.analysis import made

SUBJECT = Text("Andelen", "The share")
HERE = Text("Andelen här", "The share here")


def entry(*breaks: str):
    """The entry of establishment with these breaks instead of its own."""
    marks = tuple(
        Break(period=period, sv=f"bröts {period}", en=f"broke {period}") for period in breaks
    )
    return figures.table("establishment").model_copy(update={"breaks": marks})


def shares(**by_year: float | None) -> tuple[Reader, dict[str, Indicator]]:
    """A reader and its figures of women with 2–3 years: ``shares(y2019=30.0)``."""
    cells = {
        ("18", year[1:], "women", "2-3", "20-64", "employed_share"): made.cell(value)
        for year, value in by_year.items()
    }
    reader = Reader(made.inputs({"establishment": cells}), Section.SITUATION)
    found = {
        year[1:]: reader.read(
            "establishment",
            "employed_share",
            region="18",
            period=year[1:],
            sex="women",
            residence="2-3",
            age="20-64",
        )
        for year in by_year
    }
    return reader, {year: one for year, one in found.items() if one}


def test_regions_are_the_county_the_country_and_the_chosen():
    assert parts.regions(made.inputs({}, compare=("20", "01"))) == ("18", "00", "20", "01")


def test_areas_say_when_some_are_missing():
    inputs = made.inputs({})
    assert parts.areas(inputs, 4).sv == "de {n} länen"
    assert parts.areas(inputs, 3).sv == "de {n} län som har siffror"


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(0.25, 1, 0.3), (0.35, 1, 0.4), (-0.25, 1, -0.3), (2.5, 0, 3.0), (7.04999, 1, 7.0)],
)
def test_halves_go_away_from_zero_as_they_are_written(value, decimals, expected):
    assert parts.rounded(value, decimals) == expected


def test_a_change_is_in_points_and_tells_its_step():
    reader, found = shares(y2019=29.0, y2021=37.8)
    moved = parts.change(reader, found["2021"], found["2019"])
    assert moved.value == 8.8
    assert moved.unit == "percentage_points"
    assert moved.status is Status.DERIVED
    assert moved.period == "2021"
    assert moved.source.steps[-1].sv == "Skillnad mot 2019"
    assert moved in reader.indicators


def test_a_break_is_drawn_only_between_drawn_periods():
    broken = entry("2015", "2019", "2022")
    assert parts.break_marks(broken, ["2018", "2019"]) == (
        BreakMark("2019", Text("bröts 2019", "broke 2019")),
    )
    assert parts.break_marks(broken, ["2019", "2021"]) == ()
    assert parts.break_marks(broken, ["2010", "2018"])[0].x == "2015"
    assert parts.break_marks(broken, []) == ()
    assert parts.break_notes(broken, ["2018", "2019"]) == (Text("bröts 2019.", "broke 2019."),)


@pytest.mark.parametrize(
    ("periods", "expected"),
    [(["2024-11", "2020-11"], 1), (["2020-01"], 0), (["2022-01"], 0), ([], 0)],
)
def test_a_series_that_begins_in_the_pandemic_says_so(periods, expected):
    assert len(parts.pandemic(periods)) == expected


def test_stretches_are_cut_at_each_break():
    years = ["2021", "2015", "2018", "2019"]
    assert parts.stretches(entry("2019"), years) == (("2015", "2018"), ("2019", "2021"))
    assert parts.stretches(entry(), years) == (("2015", "2018", "2019", "2021"),)
    assert parts.stretches(entry("2019"), []) == ()


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (["2015", "2018", "2019", "2021"], (("2019", "2021"), ("2015", "2018"))),
        (["2018", "2019", "2021"], (("2019", "2021"), None)),
        (["2015", "2018", "2019"], (None, ("2015", "2018"))),
        (["2019", "2021"], (("2019", "2021"), None)),
        ([], (None, None)),
    ],
)
def test_spans_need_two_periods(years, expected):
    assert parts.spans(entry("2019"), years) == expected


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        (["2020-11", "2024-11", "2025-04", "2026-04"], ("2020-11", "2024-11")),
        (["2024-06", "2025-06", "2024-11", "2025-11"], ("2024-11", "2025-11")),
        (["2010", "2018", "2014"], ("2010", "2018")),
        (["2020-11", "2021-10"], None),
        ([], None),
    ],
)
def test_the_longest_span_of_one_season(periods, expected):
    assert parts.same_season(periods) == expected


def test_over_time_keeps_to_each_side_of_a_break():
    reader, found = shares(y2010=24.4, y2018=27.3, y2019=29.0, y2021=37.8)
    first, earlier = parts.over_time(reader, entry("2019"), HERE, SUBJECT, found)
    assert first.text.sv.replace("\xa0", " ") == (
        "Andelen här ökade med 8,8 procentenheter från 2019 till 2021 och var då 37,8 procent."
    )
    assert first.number.sv.replace("\xa0", " ") == "8,8 procentenheter"
    assert earlier.text.sv.replace("\xa0", " ") == (
        "Andelen ökade med 2,9 procentenheter från 2010 till 2018; "
        "de åren kan inte jämföras med de senare."
    )
    title = parts.title_over_time(reader, entry("2019"), SUBJECT, found)
    assert title.sv.replace("\xa0", " ") == "Andelen har ökat till 37,8 procent (2019–2021)"


def test_over_time_with_one_year_since_the_break_says_the_level():
    reader, found = shares(y2018=27.3, y2019=29.0)
    (only,) = parts.over_time(reader, entry("2019"), HERE, SUBJECT, found)
    assert only.text.en.replace("\xa0", " ") == "The share here was 29.0 per cent in 2019."
    title = parts.title_over_time(reader, entry("2019"), SUBJECT, found)
    assert title.en.replace("\xa0", " ") == "The share is 29.0 per cent (2019)"


def test_over_time_without_figures_says_nothing():
    reader, _ = shares()
    assert parts.over_time(reader, entry(), HERE, SUBJECT, {}) == ()


def test_cells_say_why_there_is_no_figure_and_what_is_ours():
    _, found = shares(y2019=29.0, y2020=None)
    known, hidden = found["2019"], found["2020"]
    derived = replace(known, status=Status.DERIVED)
    assert parts.cell(known) == CellValue(number=29.0)
    assert parts.cell(replace(known, mark="preliminary")) == CellValue(number=29.0)
    assert parts.cell(derived) == CellValue(number=29.0, mark="derived")
    assert parts.cell(hidden) == CellValue(mark="suppressed")
    assert parts.cell(replace(hidden, mark=None)) == CellValue(mark="missing")
    assert parts.cell(None) == CellValue(mark="missing")
    assert parts.computed_cell(derived) == CellValue(number=29.0)
    assert parts.computed_cell(None) == CellValue(mark="missing")
    assert parts.text_cell(Text("örebro", "örebro")) == CellValue(text=Text("Örebro", "Örebro"))


def test_a_line_has_a_gap_where_a_figure_is_missing():
    _, found = shares(y2019=29.0, y2021=None)
    line = parts.series("w", SUBJECT, Role.FOCUS, {**found, "2022": None})
    assert line.points == (
        Point("2019", 29.0),
        Point("2021", None, mark="suppressed"),
        Point("2022", None, mark="missing"),
    )


def test_the_four_groups_have_each_their_role_and_the_focus_is_first():
    lines = parts.four_lines(["2024"], lambda _period, _group: None)
    assert [line.role for line in lines] == [
        Role.FOCUS,
        Role.MAIN,
        Role.REFERENCE,
        Role.REFERENCE_2,
    ]
    assert lines[0].label.sv == "utrikes födda kvinnor"
    assert len({line.key for line in lines}) == 4
