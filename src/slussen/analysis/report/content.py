"""What a report holds, in one language and in reading order: every format is set from this."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from slussen.analysis.engine import wording
from slussen.analysis.engine.model import (
    SECTION_TITLES,
    Analysis,
    CellValue,
    Column,
    Panel,
    Section,
    Sentence,
    Source,
    Status,
    Table,
)
from slussen.analysis.report import words
from slussen.analysis.report.definitions import Definition, definitions
from slussen.figures.engine.vocabulary import MARKS, UNITS, Mark
from slussen.lib.numbers import NONE, format_number
from slussen.lib.text import Text
from slussen.ui.engine.charts import Chart

SHOWN_ROWS = 20  # of a table, in what is read as pages; Excel has every row
WHOLE_ROWS = 24  # a table of this length is not worth a cut: the 21 counties and the country fit
# What no XML may hold, and so no Word file, slide, sheet or drawing.
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
KEY_ANSWERS = 4  # of a section, on the page that is read when no other is
PERIOD = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
INSTEAD_OF_FIGURE = (Mark.SUPPRESSED, Mark.MISSING, Mark.NOT_ASSESSED)
SIGNS = {Mark.DERIVED: "*", Mark.PRELIMINARY: "p"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence in three parts, of which ``number`` is to stand out; it may be empty."""

    before: str
    number: str
    after: str

    @property
    def text(self) -> str:
        return f"{self.before}{self.number}{self.after}"


@dataclass(frozen=True, slots=True)
class Head:
    title: str
    unit: str
    numeric: bool
    decimals: int = 0

    @property
    def text(self) -> str:
        return f"{self.title} ({self.unit})" if self.unit else self.title


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell as it is written, and the number behind it."""

    text: str
    number: float | None = None
    decimals: int = 0
    mark: str | None = None
    numeric: bool = False  # a number, or what stands instead of one


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. ``legend`` explains the signs beside its numbers."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    legend: tuple[str, ...]
    language: str

    @property
    def shown(self) -> tuple[tuple[Cell, ...], ...]:
        return self.rows if len(self.rows) <= WHOLE_ROWS else self.rows[:SHOWN_ROWS]

    @property
    def cut(self) -> str:
        """What a reader is told when rows are left out; empty when none are."""
        if len(self.shown) == len(self.rows):
            return ""
        line = words.MORE_ROWS.to(self.language)
        return line.format(
            shown=len(self.shown), rows=format_number(len(self.rows), 0, self.language)
        )


@dataclass(frozen=True, slots=True)
class Block:
    """A panel: ``number`` is its place in the report ("1.2"), ``anchor`` its name in links."""

    number: str
    anchor: str
    question: str
    findings: tuple[Finding, ...]
    chart: Chart | None
    grid: Grid
    notes: tuple[str, ...]
    source: str
    certainty: str  # says that there are estimates or forecasts; empty without any

    @property
    def answer(self) -> Finding | None:
        return self.findings[0] if self.findings else None


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the analysis."""

    number: str
    anchor: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def answers(self) -> tuple[tuple[Block, Finding], ...]:
        """The first panels' first sentences: the panels come in order of weight."""
        found = [(block, block.answer) for block in self.blocks if block.answer]
        return tuple(found[:KEY_ANSWERS])


@dataclass(frozen=True, slots=True)
class Origin:
    """A publication that the report rests on, and every step since."""

    cite: str
    publisher: str
    table: str
    retrieved: str
    steps: tuple[str, ...]
    used_in: tuple[str, ...]  # panels' numbers
    language: str

    @property
    def where(self) -> str:
        """Table, retrieval and use in a line."""
        told = (
            (words.PUBLISHED_TABLE, self.table),
            (words.RETRIEVED, self.retrieved),
            (words.USED_IN, ", ".join(self.used_in)),
        )
        return " · ".join(f"{label.to(self.language)}: {value}" for label, value in told)


@dataclass(frozen=True, slots=True)
class Report:
    """A county's report in one language. ``analysis`` is what it was made from."""

    analysis: Analysis
    language: str
    place: str
    facts: tuple[str, ...]
    parts: tuple[Part, ...]
    origins: tuple[Origin, ...]
    definitions: tuple[Definition, ...]

    @property
    def title(self) -> str:
        return f"{words.KIND.to(self.language)} {self.place}"

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for part in self.parts for block in part.blocks)

    @property
    def key_parts(self) -> tuple[Part, ...]:
        """The parts whose answers open the report: all but what isn't known."""
        return tuple(part for part in self.parts if part.anchor != Section.UNKNOWNS)

    def say(self, text: Text) -> str:
        return text.to(self.language)


def writable(text: str) -> str:
    """*text* without the characters that a document cannot hold."""
    return UNWRITABLE.sub("", text)


def say(text: Text, language: str) -> str:
    return writable(text.to(language))


def report(analysis: Analysis, language: str) -> Report:
    """The analysis set out for reading in *language* ("sv" or "en")."""
    parts: list[Part] = []
    for section in Section:
        panels = analysis.section(section)
        if panels:
            parts.append(_part(str(len(parts) + 1), section, panels, language))
    numbers = {block.anchor: block.number for part in parts for block in part.blocks}
    return Report(
        analysis=analysis,
        language=language,
        place=say(analysis.county.title, language),
        facts=_facts(analysis, language),
        parts=tuple(parts),
        origins=_origins(analysis.panels, numbers, language),
        definitions=definitions(analysis, language),
    )


def _facts(analysis: Analysis, language: str) -> tuple[str, ...]:
    """What stands on the title page: how new the figures are, and what they are compared with."""
    facts = []
    # What isn't known is dated by today, and editions are not always months.
    periods = {
        indicator.period
        for indicator in analysis.indicators
        if indicator.section is not Section.UNKNOWNS and PERIOD.fullmatch(indicator.period)
    }
    if periods:
        newest = wording.period(max(periods)).to(language)
        facts.append(say(words.FIGURES_TO, language).format(period=newest))
    if analysis.compare:
        places = say(wording.listing([county.title for county in analysis.compare]), language)
        facts.append(say(words.COMPARED_WITH, language).format(places=places))
    return tuple(facts)


def _part(number: str, section: Section, panels: Iterable[Panel], language: str) -> Part:
    return Part(
        number=number,
        anchor=str(section),
        title=say(SECTION_TITLES[section], language),
        blocks=tuple(
            _block(f"{number}.{place}", panel, language) for place, panel in enumerate(panels, 1)
        ),
    )


def _block(number: str, panel: Panel, language: str) -> Block:
    return Block(
        number=number,
        anchor=panel.id,
        question=say(panel.question, language),
        findings=tuple(finding(sentence, language) for sentence in panel.sentences),
        chart=panel.chart,
        grid=grid(panel.table, language),
        notes=tuple(say(note, language) for note in panel.notes),
        source=source_line(panel.sources, language),
        certainty=_certainty(panel, language),
    )


def finding(sentence: Sentence, language: str) -> Finding:
    """The sentence, cut around the first place where its number stands."""
    text, number = say(sentence.text, language), say(sentence.number, language)
    before, found, after = text.partition(number) if number else (text, "", "")
    return Finding(before, found, after)


def source_line(sources: Iterable[Source], language: str) -> str:
    """Whom to cite, each once; empty where there is no one."""
    cited = dict.fromkeys(say(s.cite, language) or f"{s.publisher}, {s.table}" for s in sources)
    return writable(f"{words.SOURCE.to(language)}: {'; '.join(cited)}") if cited else ""


def _certainty(panel: Panel, language: str) -> str:
    found = {indicator.status for indicator in panel.indicators}
    if Status.FORECAST in found:
        return say(words.CONTAINS_FORECAST, language)
    return say(words.CONTAINS_ESTIMATE, language) if Status.ESTIMATE in found else ""


def grid(table: Table, language: str) -> Grid:
    """The whole table as it is written in *language*."""
    rows = tuple(
        tuple(
            _cell(cell, column, language) for cell, column in zip(row, table.columns, strict=True)
        )
        for row in table.rows
    )
    marks = {cell.mark for row in rows for cell in row}
    signs = {Mark.DERIVED: words.DERIVED_SIGN, Mark.PRELIMINARY: words.PRELIMINARY_SIGN}
    return Grid(
        heads=tuple(_head(column, language) for column in table.columns),
        rows=rows,
        legend=tuple(say(text, language) for mark, text in signs.items() if mark in marks),
        language=language,
    )


def _head(column: Column, language: str) -> Head:
    unit = say(UNITS[column.unit], language) if column.unit in UNITS else ""
    return Head(say(column.title, language), unit, column.kind == "number", column.decimals)


def _cell(cell: CellValue, column: Column, language: str) -> Cell:
    if cell.text is not None:
        return Cell(_signed(say(cell.text, language), cell.mark), mark=cell.mark)
    if cell.number is None:
        hidden = cell.mark if cell.mark in INSTEAD_OF_FIGURE else None
        instead = say(MARKS[hidden], language) if hidden else NONE
        return Cell(instead, mark=cell.mark, numeric=column.kind == "number")
    written = format_number(cell.number, column.decimals, language)
    return Cell(_signed(written, cell.mark), cell.number, column.decimals, cell.mark, numeric=True)


def _signed(text: str, mark: str | None) -> str:
    return f"{text}{SIGNS[mark]}" if mark in SIGNS else text


def column_widths(grid: Grid, room: float, longest_word: int = 14) -> list[float]:
    """How wide each column is, in characters, of *room* for them all.

    Every column gets what its words and numbers need; what is left goes to the texts that would
    be long. Where the words of a head can be hyphenated, *longest_word* may be small.
    """
    needs, wants = [], []
    for place, head in enumerate(grid.heads):
        lengths = [len(row[place].text) for row in grid.shown] or [0]
        words_in_head = f"{head.title} {head.unit}".split()
        # Heads are bold, and none should take more than some four lines.
        word = 1.15 * min(max(map(len, words_in_head), default=0), longest_word)
        need = max(word, len(head.title) / 3, 5)
        if head.numeric:
            needs.append(max(need, min(max(lengths), 14)) + 2)
            wants.append(needs[-1])
        else:
            parts = [len(word) for row in grid.shown for word in row[place].text.split()]
            needs.append(max(need, min(max(parts, default=0), 18)) + 3)
            wants.append(max(needs[-1], min(max(lengths), 60) + 2.0))
    missing = sum(wants) - sum(needs)
    share = min(1.0, max(0.0, room - sum(needs)) / missing) if missing else 0.0
    return [need + share * (want - need) for need, want in zip(needs, wants, strict=True)]


def _origins(
    panels: Iterable[Panel], numbers: Mapping[str, str], language: str
) -> tuple[Origin, ...]:
    """The publications in order of first use, each once with all that was done to its figures."""
    found: dict[tuple[str, str, str, str], tuple[dict[str, None], dict[str, None]]] = {}
    for panel in panels:
        for source in panel.sources:
            cite = say(source.cite, language) or writable(f"{source.publisher}, {source.table}")
            published = writable(source.publisher), writable(source.table)
            steps, used = found.setdefault((cite, *published, writable(source.retrieved)), ({}, {}))
            steps.update(dict.fromkeys(say(step, language) for step in source.steps))
            used[numbers[panel.id]] = None
    return tuple(
        Origin(cite, publisher, table, retrieved, tuple(steps), tuple(used), language)
        for (cite, publisher, table, retrieved), (steps, used) in found.items()
    )
