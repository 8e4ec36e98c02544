"""A panel's chart as the picture a format needs, with its size and its text alternative.

Never with its title: the document prints the finding and the source around it.
"""

import re
import struct
from dataclasses import dataclass

from slussen.analysis.report.content import Block, say, writable
from slussen.ui import pictures
from slussen.ui.engine.vega import WIDE

SCALE = 3  # of a PNG: 720 px drawn as 2160, sharp on paper across a whole page
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True, slots=True)
class Picture:
    """``width`` and ``height`` in px as drawn, before any scaling."""

    data: bytes
    width: float
    height: float
    alt: str


def draw(block: Block, language: str, kind: str) -> Picture:
    """The block's chart as "page" (two SVG, for wide and for phone), "svg" or "png"."""
    chart = block.chart
    assert chart is not None, "only panels with a chart are drawn"
    if kind == "png":
        data = pictures.png(chart, language, "", SCALE, titled=False)
        width, height = struct.unpack(">LL", data[16:24])
        return Picture(data, width / SCALE, height / SCALE, say(chart.alt, language))
    width_px = None if kind == "page" else WIDE
    drawn = writable(pictures.svg(chart, language, prefix=f"chart-{block.anchor}", width=width_px))
    box = _BOX.search(drawn)
    assert box, "every drawing has a viewBox"
    return Picture(drawn.encode(), float(box[1]), float(box[2]), say(chart.alt, language))
