"""A panel's chart as the picture a format needs, with its size and its text alternative.

Never with its title: the document prints the finding and the source around it.
"""

import re
import struct
from dataclasses import dataclass, replace

from slussen.analysis.report import words
from slussen.analysis.report.content import Block, say, writable
from slussen.ui import pictures
from slussen.ui.engine.charts import Bar, LineChart
from slussen.ui.engine.vega import WIDE

SCALE = 2.5  # of a PNG: 720 px drawn as 1800, sharp on paper across a whole page
SLIDE_ROWS = 12  # of bars or dots: more could not be read from the back of a room
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True, slots=True)
class Picture:
    """``width`` and ``height`` in px as drawn, before any scaling."""

    data: bytes
    width: float
    height: float
    alt: str
    cut: str = ""  # what a reader is told when rows were left out


def draw(block: Block, language: str, kind: str) -> Picture:
    """The block's chart as "page" (two SVG, for wide and for phone), "svg", "png" or "slide"."""
    chart = block.chart
    assert chart is not None, "only panels with a chart are drawn"
    alt, cut = say(chart.alt, language), ""
    if kind == "slide" and not isinstance(chart, LineChart) and len(chart.bars) > SLIDE_ROWS:
        cut = say(words.CUT_CHART, language).format(shown=SLIDE_ROWS, rows=len(chart.bars))
        chart = replace(chart, bars=most_telling(chart.bars, SLIDE_ROWS))
    if kind in ("png", "slide"):
        data = pictures.png(chart, language, "", SCALE, titled=False)
        width, height = struct.unpack(">LL", data[16:24])
        return Picture(data, width / SCALE, height / SCALE, alt, cut)
    only = None if kind == "page" else WIDE
    prefix = f"chart-{block.anchor}"
    drawn = writable(pictures.svg(chart, language, prefix=prefix, width=only))
    box = _BOX.search(drawn)
    assert box, "every drawing has a viewBox"
    return Picture(drawn.encode(), float(box[1]), float(box[2]), alt)


def most_telling(bars: tuple[Bar, ...], count: int) -> tuple[Bar, ...]:
    """*count* of the bars, in their order: those that are pointed out, then the first ones."""
    first = sorted(range(len(bars)), key=lambda place: (not bars[place].emphasis, place))
    return tuple(bars[place] for place in sorted(first[:count]))
