"""The report as slides, 16:9: a question a slide, its finding as the title."""

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches

from slussen.analysis.report import pptx_parts as parts
from slussen.analysis.report import words
from slussen.analysis.report.content import Block, Finding, Part, Report, column_widths
from slussen.analysis.report.drawing import Picture
from slussen.analysis.report.pptx_parts import INK, PETROL, SOFT, WHITE, Box, Look

WIDE, HIGH = 13.333, 7.5
KICKER = Box(0.65, 0.45, 12.0, 0.3)
TITLE = Box(0.65, 0.8, 12.0, 1.05)
BODY = Box(0.65, 2.1, 12.0, 4.5)
CHART = Box(0.65, 2.05, 8.3, 4.75)
ASIDE = Box(9.35, 2.15, 3.3, 4.5)
FOOT = Box(0.65, 6.98, 11.0, 0.25)
NUMBER = Box(11.9, 6.98, 0.78, 0.25)
TITLE_SLIDE, CONTENT, SECTION, TITLE_ONLY = 0, 1, 2, 5  # layouts of the library's template
TABLE_ROWS = 9


def render(report: Report, pictures: Mapping[str, Picture]) -> bytes:
    deck = _Deck(report, pictures)
    deck.title_slide()
    for part in report.key_parts:
        deck.in_brief(part)
    for part in report.parts:
        deck.section(part)
        for block in part.blocks:
            deck.panel(block)
    deck.sources()
    out = io.BytesIO()
    deck.file.save(out)
    return out.getvalue()


class _Deck:
    def __init__(self, report: Report, pictures: Mapping[str, Picture]) -> None:
        self.report = report
        self.pictures = pictures
        self.language = report.language
        self.file: Any = Presentation()
        self.file.slide_width, self.file.slide_height = Inches(WIDE), Inches(HIGH)
        self.layouts = _prepare_layouts(self.file)
        core = self.file.core_properties
        core.title, core.author, core.last_modified_by = report.title, "Slussen", "Slussen"
        core.subject, core.comments = report.say(words.SUBTITLE), report.say(words.MADE_BY)
        core.language = "sv-SE" if self.language == "sv" else "en-GB"
        core.created = core.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)

    def slide(self, layout: int, title: str, look: Look) -> Any:
        slide = self.file.slides.add_slide(self.layouts[layout])
        parts.fill(slide.shapes.title.text_frame, [[(title, look)]], self.language)
        if layout in (CONTENT, TITLE_ONLY):
            parts.number_slide(slide)
        return slide

    def title_slide(self) -> None:
        slide = self.slide(TITLE_SLIDE, self.report.place, Look(54, WHITE, bold=True))
        _paint(slide, PETROL)
        lines = (self.report.say(words.SUBTITLE), *self.report.facts)
        looks = (Look(24, WHITE, after=18), *(Look(16, WHITE, after=4) for _ in self.report.facts))
        rows = [[pair] for pair in zip(lines, looks, strict=True)]
        parts.fill(slide.placeholders[1].text_frame, rows, self.language)
        kind = [[(self.report.say(words.KIND), Look(24, WHITE))]]
        parts.text_box(slide, Box(0.9, 1.6, 11.5, 0.5), kind, self.language, bottom=True)
        brand = [[("Slussen", Look(16, WHITE, bold=True))]]
        parts.text_box(slide, Box(0.9, 0.7, 5, 0.4), brand, self.language)
        self._note(slide, [self.report.say(words.MADE_BY)])

    def in_brief(self, part: Part) -> None:
        """A section's answers, on as many slides as they need."""
        left = [found for _block, found in part.answers]
        title = f"{self.report.say(words.KEY)}: {part.title}"
        size = parts.fitting_size([found.text for found in left], BODY, (26, 24, 22, 20), after=12)
        while left:
            count = parts.fitting_count([found.text for found in left], BODY, size, 12)
            slide = self.slide(CONTENT, title, Look(32, INK, bold=True))
            rows = [_pieces(found, size, 12) for found in left[:count]]
            parts.fill(slide.placeholders[1].text_frame, rows, self.language)
            left = left[count:]

    def section(self, part: Part) -> None:
        slide = self.slide(SECTION, part.title, Look(44, WHITE, bold=True))
        _paint(slide, PETROL)
        questions = [block.question for block in part.blocks]
        box = Box(0.9, 3.9, 11.5, 3.0)
        size = parts.fitting_size(questions, box, (18, 16, 14, 12), after=4)
        count = parts.fitting_count(questions, box, size, 4)
        rows = [[(question, Look(size, WHITE, after=4))] for question in questions[:count]]
        parts.fill(slide.placeholders[1].text_frame, rows, self.language)

    def panel(self, block: Block) -> None:
        title = block.answer.text if block.answer else block.question
        size = parts.fitting_size([title], TITLE, (28, 24, 20), bold=True)
        shown = parts.shortened(title, TITLE, size, bold=True)
        slide = self.slide(TITLE_ONLY, shown, Look(size, INK, bold=True))
        kicker = parts.shortened(f"{block.number}  {block.question}", KICKER, 14)
        parts.text_box(slide, KICKER, [[(kicker, Look(14, PETROL))]], self.language)
        picture = self.pictures.get(block.anchor)
        more = [found.text for found in block.findings[1:]]
        more += [block.certainty] if block.certainty else []
        if picture:
            self._picture(slide, picture)
            more += [picture.cut] if picture.cut else []
            self._aside(slide, more, ASIDE)
        elif block.grid.rows:
            self._table(slide, block)
        else:
            self._aside(slide, more, BODY)
        if block.source:
            source = parts.shortened(block.source, FOOT, 10)
            parts.text_box(slide, FOOT, [[(source, Look(10, SOFT))]], self.language)
        self._note(slide, [found.text for found in block.findings] + [*block.notes, block.source])

    def _picture(self, slide: Any, picture: Picture) -> None:
        scale = min(CHART.width / picture.width, CHART.height / picture.height)
        size = (Inches(picture.width * scale), Inches(picture.height * scale))
        data = io.BytesIO(picture.data)
        shape = slide.shapes.add_picture(data, Inches(CHART.left), Inches(CHART.top), *size)
        parts.describe(shape, picture.alt)

    def _aside(self, slide: Any, texts: Sequence[str], box: Box) -> None:
        if not texts:
            return
        size = parts.fitting_size(texts, box, (18, 16, 14), after=10)
        count = parts.fitting_count(texts, box, size, 10)
        rows = [[(text, Look(size, SOFT, after=10))] for text in texts[:count]]
        parts.text_box(slide, box, rows, self.language)

    def _table(self, slide: Any, block: Block) -> None:
        grid = block.grid
        rows = [[head.text for head in grid.heads]]
        rows += [[cell.text for cell in row] for row in grid.rows[:TABLE_ROWS]]
        rows = [[parts.shortened(text, Box(0, 0, 3.5, 0.5), 12) for text in row] for row in rows]
        frame = slide.shapes.add_table(len(rows), len(grid.heads), *BODY.emu)
        frame.height = Inches(0.35 * len(rows))
        parts.describe(frame, block.question)
        shares = column_widths(grid, BODY.width * 72 / 6)
        for column, share in zip(frame.table.columns, shares, strict=True):
            column.width = Inches(BODY.width * share / sum(shares))
        for row in frame.table.rows:
            row.height = Inches(0.35)
        parts.plain_table(frame.table, rows, [h.numeric for h in grid.heads], self.language)

    def sources(self) -> None:
        title = self.report.say(words.SOURCES)
        left = [
            f"{o.cite}. {self.report.say(words.RETRIEVED)} {o.retrieved}."
            for o in self.report.origins
        ]
        while left:
            count = parts.fitting_count(left, BODY, 14, 6)
            slide = self.slide(CONTENT, title, Look(32, INK, bold=True))
            rows = [[(line, Look(14, SOFT, after=6))] for line in left[:count]]
            parts.fill(slide.placeholders[1].text_frame, rows, self.language)
            self._note(slide, [self.report.say(words.SOURCES_LEAD)])
            left = left[count:]

    def _note(self, slide: Any, lines: Sequence[str]) -> None:
        """What the speaker sees."""
        frame = slide.notes_slide.notes_text_frame
        frame.text = "\n".join(line for line in lines if line)


def _pieces(found: Finding, size: float, after: float) -> list[tuple[str, Look]]:
    quiet, strong = Look(size, SOFT, after=after), Look(size, INK, bold=True, after=after)
    pieces = [(found.before, quiet), (found.number, strong), (found.after, quiet)]
    return [(text, look) for text, look in pieces if text]


def _paint(slide: Any, colour: str) -> None:
    background = slide.background.fill
    background.solid()
    background.fore_color.rgb = RGBColor.from_string(colour)


def _prepare_layouts(file: Any) -> dict[int, Any]:
    """The four layouts that are used, set out for 16:9; the others go."""
    every = list(file.slide_layouts)
    used = {index: every[index] for index in (TITLE_SLIDE, CONTENT, SECTION, TITLE_ONLY)}
    for layout in every:
        if layout not in used.values():
            file.slide_layouts.remove(layout)
    titles = {
        TITLE_SLIDE: Box(0.9, 2.15, 11.5, 1.1),
        CONTENT: TITLE,
        SECTION: Box(0.9, 2.4, 11.5, 1.2),
        TITLE_ONLY: TITLE,
    }
    bodies = {
        TITLE_SLIDE: Box(0.9, 3.5, 11.5, 3.0),
        CONTENT: BODY,
        SECTION: Box(0.9, 3.9, 11.5, 3.0),
    }
    for index, layout in [*used.items(), (TITLE_ONLY, file.slide_master)]:
        for shape in layout.placeholders:
            kind = str(shape.placeholder_format.type)
            if "TITLE" in kind and "SUBTITLE" not in kind:
                parts.place(shape, titles[index])
                shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP
            elif "SLIDE_NUMBER" in kind:
                parts.place(shape, NUMBER)
            elif index in bodies and ("BODY" in kind or "OBJECT" in kind or "SUBTITLE" in kind):
                parts.place(shape, bodies[index])
                shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    return used
