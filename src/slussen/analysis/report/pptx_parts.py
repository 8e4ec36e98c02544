"""What python-pptx has no word for, and text that is measured before it is set."""

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from slussen.ui.engine.fonts import wrap

INK, SOFT, PETROL, WHITE = "1B2226", "4A555C", "0C4F5C", "FFFFFF"
RULE = "D5DCDE"
LINE = 1.2  # of a font's size, from one line to the next


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Inches, Inches, Inches, Inches]:
        return (Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height))


@dataclass(frozen=True, slots=True)
class Look:
    size: float
    colour: str = INK
    bold: bool = False
    after: float = 0  # pt below each paragraph


def fitting_size(
    texts: Sequence[str],
    box: Box,
    sizes: Sequence[float],
    *,
    after: float = 0,
    bold: bool = False,
) -> float:
    """The largest of *sizes* (pt, falling) at which the paragraphs fit in the box, or the last."""
    fitting = (size for size in sizes if _fits(texts, box, size, after, bold))
    return next(fitting, sizes[-1])


def fitting_count(texts: Sequence[str], box: Box, size: float, after: float = 0) -> int:
    """How many of the paragraphs fit in the box, from the first on; at least one."""
    counts = range(len(texts), 1, -1)
    return next((count for count in counts if _fits(texts[:count], box, size, after)), 1)


def _fits(texts: Sequence[str], box: Box, size: float, after: float, bold: bool = False) -> bool:
    lines = sum(len(wrap(text, size, box.width * 72, bold=bold)) for text in texts)
    return lines * size * LINE + after * len(texts) <= box.height * 72


def shortened(text: str, box: Box, size: float, *, bold: bool = False) -> str:
    """*text*, cut after a whole word with "…" where it would not fit in the box."""
    room = max(1, int(box.height * 72 / (size * LINE)))
    kept = text
    while len(wrap(kept, size, box.width * 72, bold=bold)) > room and " " in kept:
        text = text.rpartition(" ")[0]
        kept = f"{text} …"
    return kept


def fill(frame: Any, paragraphs: Iterable[Sequence[tuple[str, Look]]], language: str) -> None:
    """Put paragraphs into a text frame; each is a row of pieces with their looks."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, pieces in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.line_spacing = 1.05
        # The library's template centres titles, sets section titles in capitals and has bullets.
        paragraph.alignment = PP_ALIGN.LEFT
        form = paragraph._p.get_or_add_pPr()
        form.set("marL", "0")
        form.set("indent", "0")
        form.append(form.makeelement(qn("a:buNone"), {}))
        for text, look in pieces:
            run = paragraph.add_run()
            run.text = text
            run.font.size, run.font.bold = Pt(look.size), look.bold
            run.font.color.rgb = RGBColor.from_string(look.colour)
            run._r.get_or_add_rPr().set("lang", "sv-SE" if language == "sv" else "en-GB")
            run._r.rPr.set("cap", "none")
            paragraph.space_after = Pt(look.after)


def text_box(slide: Any, box: Box, pieces: Any, language: str, *, bottom: bool = False) -> Any:
    shape = slide.shapes.add_textbox(*box.emu)
    fill(shape.text_frame, pieces, language)
    if bottom:
        shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    return shape


def place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box.emu


def number_slide(slide: Any) -> None:
    """Show the slide's number where its layout has the place for it."""
    for shape in slide.slide_layout.placeholders:
        if shape.placeholder_format.type is not None and "SLIDE_NUMBER" in str(
            shape.placeholder_format.type
        ):
            slide.shapes._spTree.append(copy.deepcopy(shape._element))


def describe(shape: Any, alt: str) -> None:
    """The text alternative of a picture or a table."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", alt)


def plain_table(
    table: Any, rows: Sequence[Sequence[str]], right: Sequence[bool], language: str
) -> None:
    """Texts into a table without any of the program's own colours; the first row is its head."""
    style = table._tbl.tblPr
    style.set("bandRow", "0")
    found = style.find(qn("a:tableStyleId"))
    if found is not None:
        found.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No style, no grid"
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            cell = table.cell(y, x)
            look = Look(12, SOFT if y == 0 else INK, bold=y == 0)
            fill(cell.text_frame, [[(text, look)]], language)
            cell.margin_left, cell.margin_right = Inches(0.05), Inches(0.1)
            cell.margin_top = cell.margin_bottom = Inches(0.04)
            if right[x]:
                cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
            _line_below(cell)


def _line_below(cell: Any) -> None:
    properties = cell._tc.get_or_add_tcPr()
    line = properties.makeelement(qn("a:lnB"), {"w": "6350"})
    paint = line.makeelement(qn("a:solidFill"), {})
    paint.append(paint.makeelement(qn("a:srgbClr"), {"val": RULE}))
    line.append(paint)
    properties.append(line)
