"""Charts as pictures, kept on disk: inline SVG for pages, SVG and PNG for download and reports.

Drawing costs a JavaScript engine inside vl-convert (about 80 MB, half a second at first use, 30 ms
a chart), so what has been drawn once is read back by what it shows: the key is the chart's own
content and the code that draws it. A page's charts thus cost a file read.
"""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from slussen.ui import drawer
from slussen.ui.engine import svg as drawing
from slussen.ui.engine.charts import Chart
from slussen.ui.engine.vega import PHONE, WIDE, specification
from slussen.ui.kept import kept


def svg(chart: Chart, language: str, *, prefix: str, width: int | None = None) -> str:
    """*chart* for a page: no inline style, recoloured by the page's CSS, ids that begin *prefix*.

    Without *width* there are two drawings, one laid out for a wide column and one for a phone; the
    page's CSS shows one of them (``chart-wide``, ``chart-phone``). With a width there is only that.
    """
    if width is not None:
        return _inline(chart, language, prefix, width, "")
    wide = _inline(chart, language, prefix, WIDE, "wide")
    return wide + _inline(chart, language, f"{prefix}-phone", PHONE, "phone")


def _inline(chart: Chart, language: str, prefix: str, width: int, variant: str) -> str:
    def draw() -> bytes:
        return _draw(specification(chart, language, width=width))

    content = ["inline", repr(chart), language, width]
    return drawing.described(
        kept("svg", content, draw, made_by=_made_by()).decode(),
        title=chart.title.to(language),
        description=chart.alt.to(language),
        prefix=prefix,
        variant=variant,
    )


def standalone_svg(chart: Chart, language: str, source: str) -> str:
    """*chart* as a file of its own, with the finding as its title and *source* at its foot."""

    def draw() -> bytes:
        return _draw(_standalone(chart, language, source))

    content = ["alone", repr(chart), language, source]
    described = drawing.described(
        kept("svg", content, draw, made_by=_made_by()).decode(),
        title=chart.title.to(language),
        description=chart.alt.to(language),
        prefix="chart",
    )
    return drawing.sized(described)


def png(
    chart: Chart, language: str, source: str, scale: float = 2, *, titled: bool = True
) -> bytes:
    """The same picture as ``standalone_svg`` in pixels, 720 × *scale* wide.

    Not *titled*: only the drawing, for a document that prints the finding and the source itself.
    """

    def draw() -> bytes:
        spec = _standalone(chart, language, source) if titled else specification(chart, language)
        return drawer.to_png(drawing.sized(_draw(spec).decode()), scale)

    content = ["alone", repr(chart), language, source, scale, titled]
    return kept("png", content, draw, made_by=_made_by())


def _standalone(chart: Chart, language: str, source: str) -> dict[str, Any]:
    label = "Källa: " if language == "sv" else "Source: "
    foot = f"{label}{source}" if source else ""
    return specification(chart, language, include_title=True, source=foot)


@cache
def _made_by() -> str:
    """What a picture depends on besides its chart: everything that draws, and the renderer."""
    code = sorted(Path(drawing.__file__).parent.glob("*.py"))
    digest = sha256(b"".join(path.read_bytes() for path in code)).hexdigest()
    return f"{version('vl-convert-python')} {digest}"


def _draw(spec: dict[str, Any]) -> bytes:
    return drawing.clean(drawer.to_svg(spec)).encode()
