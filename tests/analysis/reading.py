"""Reading a panel in a test: its sentences, its table and the figures that ship."""

from datetime import date

from slussen.analysis import queries
from slussen.analysis.engine.inputs import Inputs
from slussen.analysis.engine.model import Panel

TODAY = date(2026, 7, 1)


def shipped(county: str, *compare: str) -> Inputs:
    """Everything a county's panels read, from the figures that ship."""
    return queries.inputs(county, compare, TODAY)


def swedish(panel: Panel | None) -> list[str]:
    """The Swedish sentences, with ordinary spaces."""
    return [one.text.sv.replace("\xa0", " ") for one in panel.sentences] if panel else []


def english(panel: Panel | None) -> list[str]:
    return [one.text.en.replace("\xa0", " ") for one in panel.sentences] if panel else []


def rows(panel: Panel) -> list[list[str | float | None]]:
    """The table's cells: Swedish text, number, or the mark where there is no number."""
    return [
        [
            cell.text.sv if cell.text else cell.mark if cell.number is None else cell.number
            for cell in row
        ]
        for row in panel.table.rows
    ]


def lines(panel: Panel) -> dict[str, dict[str, float | None]]:
    """A line chart's figures: series key → x → value."""
    return {line.key: {p.x: p.y for p in line.points} for line in panel.chart.series}
