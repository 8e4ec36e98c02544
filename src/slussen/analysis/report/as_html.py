"""The report as one web page that needs nothing beside itself: no script, no request."""

from collections.abc import Mapping

from slussen.analysis.report import words
from slussen.analysis.report.content import Report
from slussen.analysis.report.drawing import Picture
from slussen.lib.text import Text


def render(report: Report, pictures: Mapping[str, Picture]) -> bytes:
    """UTF-8; the charts stand in the page as SVG."""
    from django.template.loader import render_to_string
    from django.utils.safestring import mark_safe

    drawn = {
        anchor: mark_safe(picture.data.decode())  # noqa: S308 - drawn by us from escaped text
        for anchor, picture in pictures.items()
    }
    parts = [
        {
            "number": part.number,
            "anchor": part.anchor,
            "title": part.title,
            "blocks": [(block, drawn.get(block.anchor)) for block in part.blocks],
        }
        for part in report.parts
    ]
    page = render_to_string(
        "analysis/report/standalone.html",
        {"report": report, "parts": parts, "words": _words(report.language)},
    )
    return page.encode()


def _words(language: str) -> dict[str, str]:
    """Every word of the report by its name in small letters."""
    named = {name.lower(): value for name, value in vars(words).items() if isinstance(value, Text)}
    return {name: text.to(language) for name, text in named.items()}
