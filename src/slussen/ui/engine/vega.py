"""From a chart's value to the Vega-Lite specification that draws it."""

import re
from typing import Any

from slussen.ui.engine.bars import bar_sheet
from slussen.ui.engine.charts import BarChart, Chart, LineChart
from slussen.ui.engine.dots import dot_sheet
from slussen.ui.engine.fonts import FAMILY, wrap
from slussen.ui.engine.layers import Sheet, sizes_for
from slussen.ui.engine.lines import line_sheet
from slussen.ui.engine.palette import THEMES

WIDE = 720
PHONE = 360
_MARGIN = 20  # px around a picture that stands alone
# vl-convert does not refuse these letters: it ends the process.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def specification(
    chart: Chart,
    language: str,
    *,
    width: int = WIDE,
    theme: str = "light",
    include_title: bool = False,
    source: str = "",
) -> dict[str, Any]:
    """Vega-Lite for *chart*, *width* px wide; its height follows from what it holds.

    In the page the finding and the source are printed around the chart. A picture that is
    downloaded stands alone: ``include_title`` puts the finding above it and *source* below, on
    paper with a margin.
    """
    colours = THEMES[theme]
    margin = _MARGIN if include_title else 0
    sheet = Sheet(width=width - 2 * margin, colours=colours, sizes=sizes_for(width))
    if isinstance(chart, LineChart):
        line_sheet(chart, sheet, language)
    elif isinstance(chart, BarChart):
        bar_sheet(chart, sheet, language)
    else:
        dot_sheet(chart, sheet, language)
    if include_title:
        _write_title(sheet, chart.title.to(language))
        _write_source(sheet, source)
    padding = {
        "left": sheet.left + margin,
        "right": sheet.right + margin,
        "top": sheet.top + margin,
        "bottom": sheet.bottom + margin,
    }
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": chart.alt.to(language),
        "width": round(sheet.plot_width, 2),
        "height": round(sheet.height, 2),
        "padding": {side: round(room, 2) for side, room in padding.items()},
        "autosize": {"type": "none"},
        "background": colours["paper"] if include_title else None,
        "config": {"aria": False, "font": FAMILY, "view": {"stroke": None}},
        "layer": sheet.all_layers(),
    }
    return _printable(spec)


def _printable(part: Any) -> Any:
    """*part* of a specification without the letters that no XML can hold."""
    if isinstance(part, str):
        return _NOT_XML.sub("", part)
    if isinstance(part, dict):
        return {name: _printable(value) for name, value in part.items()}
    return [_printable(item) for item in part] if isinstance(part, list) else part


def _write_title(sheet: Sheet, title: str) -> None:
    sizes = sheet.sizes
    lines = wrap(title, sizes.title, sheet.width - 2, bold=True)
    sheet.top += len(lines) * sizes.title_line + 12
    sheet.write(
        lines, -sheet.left, -sheet.top, size=sizes.title, leading=sizes.title_line, bold=True
    )


def _write_source(sheet: Sheet, source: str) -> None:
    if not source:
        return
    lines = wrap(source, sheet.sizes.small, sheet.width - 2)
    top = sheet.height + sheet.bottom + 10
    sheet.small(lines, -sheet.left, top)
    sheet.bottom += 10 + len(lines) * sheet.sizes.small_line
