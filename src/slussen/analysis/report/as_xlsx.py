"""The report as a workbook: every table whole, and every figure with its source."""

import io
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import Any

from slussen.analysis.engine.as_json import number, unique
from slussen.analysis.engine.inputs import SWEDEN
from slussen.analysis.engine.model import SECTION_TITLES, Indicator
from slussen.analysis.engine.wording import capital
from slussen.analysis.report import words
from slussen.analysis.report.content import Block, Cell, Grid, Report, say, writable
from slussen.analysis.report.drawing import Picture
from slussen.figures.engine.vocabulary import DIMENSIONS, MARKS, UNITS, word
from slussen.lib.text import Text
from slussen.regions import queries as regions
from slussen.regions.engine.places import COUNTRY
from slussen.taxonomy import queries as taxonomy

FORBIDDEN = re.compile(r"[\[\]:*?/\\]")  # in a sheet's name
NAME_LENGTH = 31
WIDEST = 60  # characters; longer texts are wrapped
READABLE = 90  # characters a line, for the texts around a table
OTHER_WIDTH = 8.43  # of a column that nobody has set
READ_ME_WIDTHS = (34, 90)
HEAD_ROW = 3  # of a panel's sheet, from 0: question, answer and an empty row come first
INK, SOFT, PETROL, RULE = "#1B2226", "#4A555C", "#0C4F5C", "#D5DCDE"


def render(report: Report, pictures: Mapping[str, Picture]) -> bytes:
    """Texts are written as texts, whatever sign they begin with: nothing in them is computed."""
    import xlsxwriter

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, options) as workbook:
        workbook.set_properties(
            {
                "title": report.title,
                "subject": report.say(words.SUBTITLE),
                "author": "Slussen",
                "comments": report.say(words.MADE_BY),
            }
        )
        names = SheetNames([report.say(words.README), report.say(words.INDICATORS)])
        tables = [(block, names.add(block)) for block in report.blocks if block.grid.rows]
        book = _Book(workbook, report)
        book.read_me(tables)
        for block, name in tables:
            book.table(block, name)
        book.indicators()
    return out.getvalue()


@dataclass
class SheetNames:
    """Names that a workbook takes: unique whatever their case, short, without certain signs.

    >>> names = SheetNames(["Läs mig"])
    >>> names.unique("Läs MIG"), names.unique("Hur många? " * 5)
    ('Läs MIG 2', 'Hur många Hur många Hur många')
    """

    taken: list[str] = field(default_factory=list)

    def add(self, block: Block) -> str:
        return self.unique(f"{block.number} {block.question}")

    def unique(self, wanted: str) -> str:
        base = " ".join(FORBIDDEN.sub(" ", wanted).split()).strip("' ") or "1"
        lower = {name.casefold() for name in self.taken}
        for turn in range(1, len(lower) + 2):
            end = f" {turn}" if turn > 1 else ""
            name = _cut(base, NAME_LENGTH - len(end)) + end
            if name.casefold() not in lower:
                break
        self.taken.append(name)
        return name


def _cut(text: str, length: int) -> str:
    """*text* in at most *length* UTF-16 units, which Excel counts, after a whole word if it can."""
    if _units(text) <= length:
        return text
    while _units(text) > length:
        shorter = text.rpartition(" ")[0]
        text = shorter if _units(shorter) > length // 2 else text[:-1]
    return text.strip("' ")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class _Book:
    def __init__(self, workbook: Any, report: Report) -> None:
        self.workbook = workbook
        self.report = report
        self.formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def look(self, **properties: Any) -> Any:
        """A format, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            base = {"font_name": "Calibri", "font_size": 11, "font_color": INK, "valign": "top"}
            self.formats[key] = self.workbook.add_format(base | properties)
        return self.formats[key]

    @property
    def head(self) -> Any:
        return self.look(bold=True, text_wrap=True, bottom=2, bottom_color=PETROL, valign="bottom")

    def sheet(self, name: str) -> Any:
        made = self.workbook.add_worksheet(name)
        made.hide_gridlines(2)
        made.set_landscape()
        made.set_paper(9)
        return made

    def read_me(self, tables: Sequence[tuple[Block, str]]) -> None:
        report, sheet = self.report, self.sheet(self.report.say(words.README))
        text = self.look(text_wrap=True)
        sheet.fit_to_pages(1, 0)
        for x, width in enumerate((*READ_ME_WIDTHS, 10)):
            sheet.set_column(x, x, width)
        sheet.set_row(0, 30)
        sheet.set_row(1, 20)
        sheet.write_string(
            0, 0, report.title, self.look(bold=True, font_size=20, font_color=PETROL)
        )
        sheet.write_string(1, 0, report.say(words.SUBTITLE), self.look(font_size=13))
        row = 3
        for line in (*report.facts, report.say(words.MADE_BY)):
            sheet.write_string(row, 0, line, self.look(font_color=SOFT))
            row += 1
        row += 1
        for column, title in enumerate((words.SHEET, words.QUESTION, words.ROWS)):
            sheet.write_string(row, column, report.say(title), self.head)
        for block, name in tables:
            row += 1
            tip = block.question[:200]
            sheet.write_url(
                row, 0, _inside(name), self.look(font_color=PETROL, underline=1), name, tip
            )
            sheet.write_string(row, 1, block.question, text)
            sheet.write_number(row, 2, len(block.grid.rows), self.look())
        row += 1
        name = report.say(words.INDICATORS)
        sheet.write_url(row, 0, _inside(name), self.look(font_color=PETROL, underline=1), name)
        row = self._pairs(
            sheet,
            row + 2,
            words.DEFINITIONS,
            [(d.term, d.explanation) for d in report.definitions],
        )
        self._pairs(
            sheet,
            row + 1,
            words.SOURCES,
            [(o.cite, "\n".join((o.where, *o.steps))) for o in report.origins],
        )

    def _pairs(self, sheet: Any, row: int, title: Text, pairs: Iterable[tuple[str, str]]) -> int:
        sheet.write_string(row, 0, self.report.say(title), self.head)
        sheet.write_string(row, 1, "", self.head)
        for left, right in pairs:
            row += 1
            sheet.set_row(row, _height((left, right), READ_ME_WIDTHS))
            sheet.write_string(row, 0, left, self.look(text_wrap=True, bold=True))
            sheet.write_string(row, 1, right, self.look(text_wrap=True))
        return row + 1

    def table(self, block: Block, name: str) -> None:
        sheet, grid = self.sheet(name), block.grid
        sheet.fit_to_pages(1, 0)
        widths = _widths(grid)
        for x, width in enumerate(widths):
            sheet.set_column(x, x, width)
        self._across(sheet, 0, block.question, widths, bold=True, font_size=14)
        answer = " ".join(found.text for found in block.findings)
        self._across(sheet, 1, answer, widths, font_color=SOFT)
        for x, head in enumerate(grid.heads):
            side = {"align": "right"} if head.numeric else {}
            sheet.write_string(HEAD_ROW, x, head.text, self._head_look(**side))
        sheet.set_row(HEAD_ROW, _height([head.text for head in grid.heads], widths))
        for y, row in enumerate(grid.rows, HEAD_ROW + 1):
            for x, cell in enumerate(row):
                self._cell(sheet, y, x, cell)
            if any(len(cell.text) > WIDEST - 3 for cell in row):
                sheet.set_row(y, _height([cell.text for cell in row], widths))
        sheet.freeze_panes(HEAD_ROW + 1, 1)
        sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + len(grid.rows), len(grid.heads) - 1)
        sheet.repeat_rows(HEAD_ROW)
        below = HEAD_ROW + len(grid.rows) + 2
        for y, line in enumerate((*grid.legend, *block.notes, block.source), below):
            self._across(sheet, y, line, widths, font_color=SOFT)

    def _across(self, sheet: Any, y: int, text: str, widths: Sequence[float], **look: Any) -> None:
        """A text above or below the table, over as many columns as make a readable line."""
        known = [*widths, *[OTHER_WIDTH] * 12]
        reach = list(accumulate(known))
        last = max(1, next(x for x, width in enumerate(reach) if width >= READABLE))
        size = look.get("font_size", 11) / 11
        style = self.look(text_wrap=True, **look)
        sheet.merge_range(y, 0, y, last, "", style)
        sheet.write_string(y, 0, text, style)
        sheet.set_row(y, _height([text], [reach[last] / size]) * size)

    def _head_look(self, **more: Any) -> Any:
        return self.look(
            bold=True, text_wrap=True, bottom=2, bottom_color=PETROL, valign="bottom", **more
        )

    def _cell(self, sheet: Any, y: int, x: int, cell: Cell) -> None:
        rule = {"bottom": 1, "bottom_color": RULE}
        if cell.number is not None:
            decimals = f".{'0' * cell.decimals}" if cell.decimals else ""
            sign = {"derived": '"*"', "preliminary": '"p"'}.get(cell.mark or "", "")
            look = self.look(num_format=f"#,##0{decimals}{sign}", **rule)
            value = number(cell.number)
            if value is not None:
                sheet.write_number(y, x, value, look)
                return
        side = {"align": "right", "font_color": SOFT} if cell.numeric else {"text_wrap": True}
        sheet.write_string(y, x, cell.text, self.look(**side, **rule))

    def indicators(self) -> None:
        """One figure a row: made for filters and pivots."""
        report = self.report
        listed = unique(report.analysis)
        sheet = self.sheet(report.say(words.INDICATORS))
        names = [name for name in DIMENSIONS if any(name in item.breakdown for item in listed)]
        heads = [
            *((words.SECTION, 20), (words.INDICATOR, 44), (words.VALUE, 12), (words.UNIT, 18)),
            (DIMENSIONS["period"], 11),
            *((DIMENSIONS[name], 24) for name in names),
            *((words.STATUS, 12), (words.MARK, 16), (words.LOW, 11), (words.HIGH, 11)),
            *((words.PAST_ERROR, 11), (words.PUBLISHER, 18), (words.PUBLISHED_TABLE, 34)),
            *((words.RETRIEVED, 12), (words.STEPS, 60), (words.IDENTITY, 40)),
        ]
        for x, (title, width) in enumerate(heads):
            sheet.write_string(0, x, report.say(title), self.head)
            sheet.set_column(x, x, width)
        for y, indicator in enumerate(listed, 1):
            for x, value in enumerate(_tidy(indicator, names, report.language)):
                if isinstance(value, str):
                    sheet.write_string(y, x, value, self.look())
                elif value is not None:
                    sheet.write_number(y, x, value, self.look(num_format="General"))
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(listed), len(heads) - 1)


def _tidy(indicator: Indicator, names: Sequence[str], language: str) -> list[str | float | None]:
    source = indicator.source
    unit = UNITS.get(indicator.unit)
    return [
        say(SECTION_TITLES[indicator.section], language),
        say(indicator.title, language),
        number(indicator.value),
        say(unit, language) if unit else indicator.unit,
        indicator.period,
        *(_broken_down(indicator, name, language) for name in names),
        say(words.STATUSES[indicator.status], language),
        say(MARKS[indicator.mark], language) if indicator.mark else None,
        number(indicator.lo80),
        number(indicator.hi80),
        number(indicator.past_error),
        writable(source.publisher),
        writable(source.table),
        source.retrieved,
        "; ".join(say(step, language) for step in source.steps),
        indicator.id,
    ]


def _broken_down(indicator: Indicator, name: str, language: str) -> str | None:
    """The word, or code and name, of one dimension; None where the figure has no such."""
    value = indicator.breakdown.get(name)
    if value is None:
        return None
    text = _names(name).get(value)
    return f"{value} {say(text, language)}" if text else say(word(name, value), language)


@cache
def _names(dimension: str) -> Mapping[str, Text]:
    """What the codes of a dimension stand for."""
    if dimension == "region":
        listed = {county.code: county.title for county in regions.counties()}
        nuts2 = {county.nuts2: county.nuts2_name for county in regions.counties()}
        return {COUNTRY: capital(SWEDEN)} | listed | nuts2
    if dimension in ("occupation", "destination"):
        return {code: item.name for code, item in taxonomy.occupations().items()}
    if dimension == "barometer_occupation":
        return {code: item.name for code, item in taxonomy.barometer_occupations().items()}
    return {}


def _inside(name: str) -> str:
    """The address of a sheet, for a link within the book."""
    quoted = name.replace("'", "''")
    return f"internal:'{quoted}'!A1"


def _height(texts: Iterable[str], widths: Sequence[float]) -> float:
    """The height (pt) of a row of wrapped texts. Not every program finds it by itself."""
    lines = (
        sum(max(1, len(textwrap.wrap(line, max(4, int(width) - 3)))) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return 15.0 * max(lines, default=1)


def _widths(grid: Grid) -> list[float]:
    """In characters, from the longest text of each column."""
    widths = []
    for x, head in enumerate(grid.heads):
        longest = max((len(row[x].text) for row in grid.rows), default=0)
        title = max((len(part) for part in head.text.split()), default=0)
        widths.append(float(min(max(longest, title, 8) + 3, WIDEST)))
    return widths
