"""The report as a Word file to write on in: real styles, captions, alternatives and heads."""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from slussen.analysis.report import docx_parts as parts
from slussen.analysis.report import words
from slussen.analysis.report.content import Block, Finding, Grid, Report, column_widths
from slussen.analysis.report.docx_parts import INK, PETROL, SOFT, set_style
from slussen.analysis.report.drawing import Picture

TEXT_WIDTH = 162  # mm, of an A4 page with 24 mm at each side
PX_WIDE = 720  # of a picture that fills it
TALLEST = 900  # px of a picture beside which its question and answer still fit


def render(report: Report, pictures: Mapping[str, Picture]) -> bytes:
    writer = _Writer(report, pictures)
    writer.title_page()
    writer.contents()
    writer.in_brief()
    for part in report.parts:
        writer.heading(f"{part.number} {part.title}", 1, part.anchor)
        for block in part.blocks:
            writer.panel(block)
    writer.definitions()
    writer.sources()
    out = io.BytesIO()
    writer.document.save(out)
    return out.getvalue()


class _Writer:
    """Writes the parts of a report, in order, into one document."""

    def __init__(self, report: Report, pictures: Mapping[str, Picture]) -> None:
        self.report = report
        self.pictures = pictures
        self.document: Any = Document()
        self.bookmarks: dict[str, int] = {}
        self.captions = {"figure": 0, "table": 0}
        _set_styles(self.document)
        # The library reads every style anew for each paragraph that is given one, at a cost.
        self.styles = {style.name: style.style_id for style in self.document.styles}
        parts.set_language(self.document, report.language)
        parts.hyphenate_only(self.document, "Table head")
        self._set_properties()
        self._set_page()

    def _set_properties(self) -> None:
        core = self.document.core_properties
        now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        core.title, core.author, core.last_modified_by = self.report.title, "Slussen", "Slussen"
        core.subject = self.report.say(words.SUBTITLE)
        core.comments, core.keywords, core.revision = self.report.say(words.MADE_BY), "", 1
        core.created = core.modified = now

    def _set_page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(24)
        section.top_margin, section.bottom_margin = Mm(26), Mm(24)
        section.different_first_page_header_footer = True
        head = section.header.paragraphs[0]
        head.text = f"{self.report.say(words.KIND)} · {self.report.place}"
        foot = section.footer.paragraphs[0]
        foot.add_run(f"Slussen · {self.report.say(words.PAGE)} ")
        parts.field(foot, "PAGE", "1")
        foot.add_run(" / ")
        parts.field(foot, "NUMPAGES", "1")

    def paragraph(self, text: str, style: str = "Normal") -> Any:
        paragraph = self.document.add_paragraph(text)
        paragraph._p.style = self.styles[style]
        return paragraph

    def heading(self, text: str, level: int, anchor: str = "") -> None:
        paragraph = self.document.add_heading(text, level)
        if anchor:
            parts.bookmark(paragraph, self._place(anchor), self.bookmarks[anchor])

    def _place(self, anchor: str) -> str:
        """The bookmark of an anchor: Word allows letters, digits and "_", at most 40."""
        number = self.bookmarks.setdefault(anchor, len(self.bookmarks) + 1)
        return f"_Toc{number:06d}"

    def title_page(self) -> None:
        self.paragraph("Slussen", "Brand")
        self.paragraph(self.report.say(words.KIND), "Kind")
        self.paragraph(self.report.place, "Title")
        self.paragraph(self.report.say(words.SUBTITLE), "Subtitle")
        for fact in self.report.facts:
            self.paragraph(fact)
        self.paragraph(self.report.say(words.MADE_BY), "Source")

    def contents(self) -> None:
        """A real table of contents, filled in already and updated by Word on request.

        Without page numbers: only a program that sets the pages knows them.
        """
        title = self.paragraph(self.report.say(words.CONTENTS), "TOC Heading")
        title.paragraph_format.page_break_before = True
        entries = [("key", self.report.say(words.KEY), 1)]
        for part in self.report.parts:
            entries.append((part.anchor, f"{part.number} {part.title}", 1))
            entries += [(b.anchor, f"{b.number} {b.question}", 2) for b in part.blocks]
        if self.report.definitions:
            entries.append(("definitions", self.report.say(words.DEFINITIONS), 1))
        entries.append(("sources", self.report.say(words.SOURCES), 1))
        for place, (anchor, text, level) in enumerate(entries):
            paragraph = self.paragraph("", f"TOC {level}")
            if place == 0:
                parts.field_char(paragraph, "begin", 'TOC \\o "1-2" \\h \\z \\n')
            parts.link(paragraph, self._place(anchor), text)
            if place == len(entries) - 1:
                parts.field_char(paragraph, "end")

    def in_brief(self) -> None:
        self.heading(self.report.say(words.KEY), 1, "key")
        for part in self.report.key_parts:
            self.paragraph(part.title, "Group")
            for _block, found in part.answers:
                self.finding(found, "Key finding")

    def finding(self, found: Finding, style: str) -> Any:
        paragraph = self.paragraph(found.before, style)
        number = paragraph.add_run(found.number)
        number.bold, number.font.color.rgb = True, RGBColor.from_string(INK)
        paragraph.add_run(found.after)
        return paragraph

    def panel(self, block: Block) -> None:
        picture = self.pictures.get(block.anchor)
        self.heading(f"{block.number} {block.question}", 2, block.anchor)
        texts = [self.finding(found, "Answer") for found in block.findings[:1]]
        texts += [self.paragraph(found.text) for found in block.findings[1:]]
        if block.certainty:
            texts.append(self.paragraph(block.certainty, "Source"))
        if picture:
            for paragraph in texts:
                paragraph.paragraph_format.keep_with_next = True
            self._picture(block, picture)
        if block.grid.rows:
            self._table(block)
        if block.notes:
            self.paragraph(self.report.say(words.NOTES), "Group")
            for note in block.notes:
                self.paragraph(note)
        if block.source and not picture:
            self.paragraph(block.source, "Source")

    def _picture(self, block: Block, picture: Picture) -> None:
        paragraph = self.paragraph("", "Picture")
        width = Mm(TEXT_WIDTH * min(picture.width / PX_WIDE, TALLEST / picture.height))
        shape = paragraph.add_run().add_picture(io.BytesIO(picture.data), width=width)
        parts.describe(shape, picture.alt)
        self._caption("figure", f"{block.question} {block.source}", "Caption")

    def _caption(self, kind: str, text: str, style: str) -> None:
        self.captions[kind] += 1
        label = self.report.say(words.FIGURE if kind == "figure" else words.TABLE)
        paragraph = self.paragraph(f"{label} ", style)
        parts.field(paragraph, f"SEQ {label} \\* ARABIC", str(self.captions[kind]))
        paragraph.add_run(f". {text}")

    def _table(self, block: Block) -> None:
        grid = block.grid
        self._caption("table", block.question, "Table caption")
        table = self.document.add_table(rows=len(grid.shown) + 1, cols=len(grid.heads))
        table.autofit = False
        parts.dress_table(table, block.question)
        size = Pt(9 if len(grid.heads) <= 6 else 8 if len(grid.heads) <= 9 else 7.5)
        room = TEXT_WIDTH / 25.4 * 72 / (size.pt / 2)
        shares = column_widths(grid, room, longest_word=14 if len(grid.heads) <= 9 else 11)
        widths = [Mm(TEXT_WIDTH * share / sum(shares)) for share in shares]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        texts = [[f"{head.title}\n{head.unit}".strip() for head in grid.heads]]
        texts += [[cell.text for cell in row] for row in grid.shown]
        cells = iter(table._cells)  # the library finds each cell anew, at a cost
        for y, row in enumerate(texts):
            for x, text in enumerate(row):
                cell = next(cells)
                cell.width = widths[x]
                paragraph = cell.paragraphs[0]
                paragraph._p.style = self.styles["Table head" if y == 0 else "Table cell"]
                paragraph.add_run(text).font.size = size
                if _to_the_right(grid, x, y):
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for line in (*grid.legend, grid.cut):
            if line:
                self.paragraph(line, "Source")

    def definitions(self) -> None:
        if not self.report.definitions:
            return
        self.heading(self.report.say(words.DEFINITIONS), 1, "definitions")
        for definition in self.report.definitions:
            self.paragraph(definition.term, "Group")
            self.paragraph(definition.explanation)

    def sources(self) -> None:
        self.heading(self.report.say(words.SOURCES), 1, "sources")
        self.paragraph(self.report.say(words.SOURCES_LEAD))
        for origin in self.report.origins:
            self.heading(origin.cite, 3)
            self.paragraph(origin.where, "Source")
            for step in origin.steps:
                self.paragraph(step, "List Bullet")


def _to_the_right(grid: Grid, x: int, y: int) -> bool:
    return grid.heads[x].numeric if y == 0 else grid.shown[y - 1][x].numeric


def _set_styles(document: Any) -> None:
    styles = document.styles
    set_style(styles["Normal"], size=10.5, after=6)
    set_style(styles["Title"], size=40, bold=True, colour=PETROL, after=6, line=1.0)
    for old in styles["Title"].element.pPr.findall(parts.qn("w:pBdr")):
        styles["Title"].element.pPr.remove(old)
    set_style(styles["Subtitle"], size=16, colour=SOFT, after=60)
    for name in ("Title", "Subtitle"):
        for old in styles[name].element.rPr.findall(parts.qn("w:spacing")):
            styles[name].element.rPr.remove(old)
    set_style(styles["Heading 1"], size=24, bold=True, after=14, line=1.0, keep_with_next=True)
    styles["Heading 1"].paragraph_format.page_break_before = True
    parts.rule_below(styles["Heading 1"].element.get_or_add_pPr(), PETROL, 12)
    set_style(styles["Heading 2"], size=12, bold=True, before=22, after=4, keep_with_next=True)
    set_style(styles["Heading 3"], size=10.5, bold=True, before=12, after=2, keep_with_next=True)
    set_style(styles["Caption"], size=8.5, colour=SOFT, after=10)
    set_style(styles["Header"], size=8.5, colour=SOFT)
    set_style(styles["Footer"], size=8.5, colour=SOFT)
    set_style(styles["List Bullet"], size=9.5, after=1)
    # What Word has no style of its own for, and its contents, which come without any.
    for name, base, look in (
        ("Brand", "Normal", {"size": 12, "bold": True, "colour": PETROL, "after": 150}),
        ("Kind", "Normal", {"size": 16, "after": 2}),
        ("Answer", "Normal", {"size": 15, "colour": SOFT, "after": 6, "line": 1.2}),
        ("Key finding", "Normal", {"size": 12, "colour": SOFT, "after": 8}),
        ("Group", "Normal", {"size": 10.5, "bold": True, "before": 10, "after": 2}),
        ("Source", "Normal", {"size": 8.5, "colour": SOFT, "before": 3, "after": 3}),
        ("Picture", "Normal", {"size": 10.5, "before": 8, "after": 4, "line": 1.0}),
        ("Table caption", "Caption", {"size": 9.5, "bold": True, "before": 12, "after": 3}),
        ("Table head", "Normal", {"size": 9, "bold": True, "colour": SOFT, "line": 1.0}),
        ("Table cell", "Normal", {"size": 9, "line": 1.0}),
        ("TOC Heading", "Normal", {"size": 24, "bold": True, "after": 14}),
        ("TOC 1", "Normal", {"size": 10.5, "bold": True, "before": 8, "after": 2}),
        ("TOC 2", "Normal", {"size": 10, "colour": SOFT, "after": 2}),
    ):
        made = _style(styles, name, base)
        set_style(made, **look)
    for name in ("Group", "Picture", "Table caption"):
        styles[name].paragraph_format.keep_with_next = True
    styles["TOC 2"].paragraph_format.left_indent = Mm(6)


def _style(styles: Any, name: str, base: str) -> Any:
    if name in styles:
        return styles[name]
    made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = styles[base]
    made.quick_style = not name.startswith("TOC")
    return made
