"""The report as an accessible PDF (PDF/UA-1, checked by typst as it writes)."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from slussen.analysis.report import fonts, words
from slussen.analysis.report.content import Block, Finding, Report, column_widths
from slussen.analysis.report.drawing import Picture
from slussen.lib.text import Text

WIDTH = 720  # px of a drawing that fills the page's width
PAGE = 459  # pt between the margins; a sign is about half as wide as the font is high
TALLEST = 900  # px of a drawing beside which its question and answer still fit
MARK = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="#fff">
<path d="M3 19h9v9H3z" opacity=".5"/><path d="M14.5 4h3v24h-3zM20 9h9v19h-9z"/></svg>"""


def render(report: Report, pictures: Mapping[str, Picture]) -> bytes:
    """A4. Raises UserError when the font is missing: no other is ever put in its place."""
    import typst

    sources = {
        "main.typ": files("slussen.analysis.report").joinpath("report.typ").read_bytes(),
        "data.json": json.dumps(_drawable(_data(report, pictures))).encode(),
        "mark.svg": MARK,
    }
    for anchor, picture in pictures.items():
        sources[f"{anchor}.svg"] = fonts.drawable(picture.data.decode()).encode()
    return typst.compile(
        sources, font_paths=_fonts(), ignore_system_fonts=True, pdf_standards=["ua-1"]
    )


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[str(fonts.folder())])


def _drawable(value: Any) -> Any:
    """Every text within *value* in signs that the font has."""
    if isinstance(value, str):
        return fonts.drawable(value)
    if isinstance(value, dict):
        return {key: _drawable(item) for key, item in value.items()}
    return [_drawable(item) for item in value] if isinstance(value, list) else value


def _data(report: Report, pictures: Mapping[str, Picture]) -> dict[str, Any]:
    return {
        "language": report.language,
        "font": fonts.FAMILY,
        "title": report.title,
        "place": report.place,
        "title_size": 46 if len(report.place) < 18 else 34,
        "facts": list(report.facts),
        "words": _words(report),
        "key": [
            {
                "title": part.title,
                "answers": [[block.anchor, _finding(found)] for block, found in part.answers],
            }
            for part in report.key_parts
        ],
        "parts": [
            {
                "number": part.number,
                "title": part.title,
                "panels": [_panel(block, pictures.get(block.anchor)) for block in part.blocks],
            }
            for part in report.parts
        ],
        "definitions": [
            {"term": item.term, "explanation": item.explanation} for item in report.definitions
        ],
        "origins": [
            {"cite": origin.cite, "where": origin.where, "steps": list(origin.steps)}
            for origin in report.origins
        ],
    }


def _words(report: Report) -> dict[str, str]:
    named = {name.lower(): text for name, text in vars(words).items() if isinstance(text, Text)}
    return {name: report.say(text) for name, text in named.items()}


def _panel(block: Block, picture: Picture | None) -> dict[str, Any]:
    return {
        "number": block.number,
        "anchor": block.anchor,
        "question": block.question,
        "findings": [_finding(found) for found in block.findings],
        "certainty": block.certainty,
        "picture": picture
        and {
            "file": f"{block.anchor}.svg",
            "width": width(picture),
            "alt": picture.alt,
        },
        "grid": _grid(block) if block.grid.rows else None,
        "notes": list(block.notes),
        "source": block.source,
    }


def width(picture: Picture) -> float:
    """Per cent of the page's width: less where the picture would be too tall for a page."""
    return round(100 * min(picture.width / WIDTH, TALLEST / picture.height), 2)


def _finding(found: Finding) -> dict[str, str]:
    return {"before": found.before, "number": found.number, "after": found.after}


def _grid(block: Block) -> dict[str, Any]:
    grid = block.grid
    size = 9.5 if len(grid.heads) <= 6 else 8.5 if len(grid.heads) <= 9 else 7.5
    return {
        "caption": block.question,
        "heads": [
            {"title": head.title, "unit": head.unit, "numeric": head.numeric} for head in grid.heads
        ],
        "rows": [[cell.text for cell in row] for row in grid.shown],
        "columns": column_widths(grid, PAGE / (size / 2), longest_word=10),
        "size": size,
        "below": [*grid.legend, *([grid.cut] if grid.cut else [])],
    }
