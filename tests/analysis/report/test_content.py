"""What every format is set from: words, numbers, marks and order are decided here."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.analysis.engine.model import CellValue, Column, Section, Status, Table
from slussen.analysis.report import content
from slussen.analysis.report.content import SHOWN_ROWS, WHOLE_ROWS, Finding, column_widths, grid
from slussen.lib.text import Text
from tests.analysis.report import sample


@pytest.fixture(scope="module")
def report() -> content.Report:
    return content.report(sample.analysis(), "sv")


def test_sections_are_numbered_in_reading_order(report: content.Report) -> None:
    assert [(part.number, part.title) for part in report.parts] == [
        ("1", "Läget"),
        ("2", "Behov på kort sikt"),
        ("3", "Vad vi inte vet"),
    ]
    assert [block.number for block in report.blocks] == ["1.1", "1.2", "2.1", "3.1"]


def test_in_brief_holds_the_first_answers_but_not_what_is_not_known(
    report: content.Report,
) -> None:
    assert [part.anchor for part in report.key_parts] == ["situation", "short_term"]
    panel = sample.gap_panel()
    many = replace(sample.analysis(), panels=tuple(replace(panel, id=f"p{i}") for i in range(9)))
    made = content.report(many, "sv")
    assert len(made.key_parts[0].answers) == content.KEY_ANSWERS


def test_the_number_stands_out_where_it_stands(report: content.Report) -> None:
    answer = report.blocks[0].answer
    assert answer == Finding("I Örebro län var det ", "12,4 procentenheter", " lägre.")
    sentence = replace(sample.gap_panel().sentences[0], number=Text("99", "99"))
    assert content.finding(sentence, "sv").number == ""


def test_facts(report: content.Report) -> None:
    assert report.facts == ("Siffror till och med juni 2026", "Jämförs med Dalarnas län")


@pytest.mark.parametrize("period", ["not stated", "2026-11-24", "2024Q3", "2026-13", ""])
def test_a_period_that_is_no_month_dates_nothing(period: str) -> None:
    panel = sample.gap_panel()
    figures = tuple(replace(figure, period=period) for figure in panel.indicators)
    alone = replace(sample.analysis(), compare=(), panels=(replace(panel, indicators=figures),))
    assert content.report(alone, "sv").facts == ()


def test_origins_stand_once_with_every_step() -> None:
    panel = sample.gap_panel()
    first, second, third = panel.indicators
    more = replace(sample.SOURCE, steps=(*sample.SOURCE.steps, Text("Minus", "Minus")))
    panel = replace(panel, indicators=(first, second, replace(third, source=more)))
    again = replace(panel, id="again")
    made = content.report(replace(sample.analysis(), panels=(panel, again)), "en")
    (origin,) = made.origins
    assert origin.steps == ("Reshaped", "Minus")
    assert origin.used_in == ("1.1", "1.2")
    assert origin.where == (
        "Publisher's table: AM0210 ArbStatusM · Retrieved: 2026-08 · Used in: 1.1, 1.2"
    )


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        ((Status.PUBLISHED, Status.DERIVED), ""),
        ((Status.ESTIMATE,), "Contains estimates, not only published figures."),
        ((Status.ESTIMATE, Status.FORECAST), "Contains forecasts, not only published figures."),
    ],
)
def test_what_is_not_published_says_so(statuses: tuple[Status, ...], said: str) -> None:
    figures = tuple(sample.indicator(str(status), 1.0, status=status) for status in statuses)
    panel = replace(sample.gap_panel(), indicators=figures)
    made = content.report(replace(sample.analysis(), panels=(panel,)), "en")
    assert made.blocks[0].certainty == said


class TestGrid:
    def table(self, *cells: CellValue, kind: str = "number") -> content.Grid:
        column = Column("c", Text("Andel", "Share"), kind=kind, unit="percent", decimals=1)
        return grid(Table((column,), tuple((cell,) for cell in cells)), "sv")

    def texts(self, *cells: CellValue) -> list[str]:
        return [row[0].text for row in self.table(*cells).rows]

    def test_cells_as_they_are_written(self) -> None:
        cells = (
            CellValue(number=-1234.56),
            CellValue(number=1.0, mark="derived"),
            CellValue(number=2.0, mark="preliminary"),
            CellValue(mark="suppressed"),
            CellValue(mark="not_assessed"),
            CellValue(),
            CellValue(text=Text("stora", "large"), mark="derived"),
        )
        assert self.texts(*cells) == [
            "−1\u202f234,6",
            "1,0*",
            "2,0p",
            "dold av utgivaren",
            "inte bedömt",
            "–",
            "stora*",
        ]

    def test_only_signs_that_are_used_are_explained(self) -> None:
        assert self.table(CellValue(number=1.0)).legend == ()
        derived = self.table(CellValue(number=1.0, mark="derived")).legend
        assert derived == ("* härledd: beräknad av Slussen ur publicerade siffror",)

    def test_heads_carry_their_unit(self) -> None:
        (head,) = self.table().heads
        assert head.text == "Andel (procent)"

    @pytest.mark.parametrize("rows", [0, 1, WHOLE_ROWS, WHOLE_ROWS + 1, 1000])
    def test_cut(self, rows: int) -> None:
        made = self.table(*[CellValue(number=1.0)] * rows)
        whole = rows <= WHOLE_ROWS
        assert len(made.shown) == (rows if whole else SHOWN_ROWS)
        assert (made.cut == "") == whole

    def test_unwritable_signs_go(self) -> None:
        assert self.texts(CellValue(text=Text("a\x00b\x0bc\ud800\uffff", ""))) == ["abc"]


@given(
    st.lists(st.lists(st.text(max_size=40), min_size=1, max_size=1), min_size=0, max_size=5),
    st.text(max_size=40),
    st.floats(min_value=1, max_value=200),
)
def test_column_widths_hold_and_never_vanish(rows: list, title: str, room: float) -> None:
    columns = (Column("a", Text(title, title), kind="text"), Column("b", Text("Antal", "Number")))
    cells = tuple((CellValue(text=Text(text, text)), CellValue(number=1.0)) for (text,) in rows)
    made = grid(Table(columns, cells), "sv")
    widths = column_widths(made, room)
    assert all(width >= 5 for width in widths)
    least = column_widths(made, 0)
    assert sum(widths) <= max(room, sum(least)) + 1e-6


def test_english(report: content.Report) -> None:
    english = content.report(sample.analysis(), "en")
    assert english.title == "Skills analysis Örebro County"
    assert english.place == "Örebro County"
    assert english.parts[0].anchor == Section.SITUATION
    assert english.blocks[0].grid.rows[0][1].text == "61.3"
    assert report.blocks[0].grid.rows[0][1].text == "61,3"
