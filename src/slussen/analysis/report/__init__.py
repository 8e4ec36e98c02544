"""An analysis set as a document: the formats there are, and the one way to make any of them."""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from slussen.analysis.engine.model import Analysis
from slussen.lib.errors import UserError
from slussen.lib.text import Text

LANGUAGES = ("sv", "en")


class Doing(StrEnum):
    """What is being done to a report: the words that progress is told in."""

    ANALYSING = "analysing"
    DRAWING = "drawing"
    COMPOSING = "composing"
    SAVING = "saving"


# Called before each step: how many steps are done, of how many, and what comes now. It may raise,
# to stop the work.
Progress = Callable[[int, int, Doing], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: ``key`` is also the file's extension. ``use`` says what it is good for."""

    key: str
    title: Text
    use: Text
    content_type: str
    picture: str = ""  # how charts are drawn for it: as drawing.draw calls it, or not at all


FORMATS: Mapping[str, Format] = {
    item.key: item
    for item in (
        Format(
            "pdf",
            Text("PDF", "PDF"),
            Text("att läsa, skriva ut och skicka", "to read, print and send"),
            "application/pdf",
            "svg",
        ),
        Format(
            "docx",
            Text("Word", "Word"),
            Text("att skriva vidare i", "to write on in"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "png",
        ),
        Format(
            "pptx",
            Text("PowerPoint", "PowerPoint"),
            Text("att visa, en fråga på varje bild", "to present, a question a slide"),
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "slide",
        ),
        Format(
            "xlsx",
            Text("Excel", "Excel"),
            Text("alla tabeller och siffror, att räkna på", "all tables and figures, to compute"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        Format(
            "html",
            Text("Webbsida", "Web page"),
            Text("en enda fil att lägga ut eller öppna", "a single file to publish or open"),
            "text/html; charset=utf-8",
            "page",
        ),
        Format(
            "json",
            Text("JSON", "JSON"),
            Text("för andra program", "for other programs"),
            "application/json",
        ),
    )
}


def silent(done: int, total: int, doing: Doing) -> None:
    """Progress that nobody follows."""


def render(
    analysis: Analysis,
    format: str,  # noqa: A002 - the word of the command and the page
    language: str,
    progress: Progress = silent,
) -> bytes:
    """The analysis as a file of *format* ("pdf", …) in *language* ("sv" or "en").

    The same analysis gives the same bytes where the format allows it. Raises UserError with one
    clear line for an unknown format or language, or when a font is missing.
    """
    chosen = FORMATS.get(format)
    if chosen is None:
        raise UserError(f'there is no format "{format}": expected one of {", ".join(FORMATS)}')
    if language not in LANGUAGES:
        raise UserError(f'there is no language "{language}": expected one of sv, en')
    from slussen.analysis.report import content, drawing

    report = content.report(analysis, language)
    drawn = [block for block in report.blocks if block.chart] if chosen.picture else []
    total = len(drawn) + 1
    pictures = {}
    for done, block in enumerate(drawn):
        progress(done, total, Doing.DRAWING)
        pictures[block.anchor] = drawing.draw(block, language, chosen.picture)
    progress(len(drawn), total, Doing.COMPOSING)
    module = importlib.import_module(f"slussen.analysis.report.as_{format}")
    made: bytes = module.render(report, pictures)
    return made
