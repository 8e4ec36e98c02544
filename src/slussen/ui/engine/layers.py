"""The parts of a Vega-Lite specification, and the sheet that a chart is laid out on.

Plain dicts, not Altair's classes: they would add 0.3 s and 35 MB to a server process, only to
become the same dicts. The tests hold every specification against Altair's copy of the schema.

Marks that stand for figures are placed by data scales; words and rules by px from the plot's top
left corner (``"scale": None``), because only what is measured here can be kept from overlapping.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from slussen.ui.engine.layout import Scale

Row = dict[str, Any]
NARROW = 520  # below this width a chart is laid out for a phone


@dataclass(frozen=True, slots=True)
class Sizes:
    """Font sizes and line heights in px."""

    text: float
    small: float
    title: float

    @property
    def line(self) -> float:
        return round(self.text * 1.25, 1)

    @property
    def small_line(self) -> float:
        return round(self.small * 1.3, 1)

    @property
    def title_line(self) -> float:
        return round(self.title * 1.2, 1)


def sizes_for(width: float) -> Sizes:
    return Sizes(13, 12, 17) if width < NARROW else Sizes(14, 13, 20)


@dataclass(slots=True)
class Sheet:
    """A chart being laid out. Margins surround the plot; all px, colours by token."""

    width: float
    colours: Mapping[str, str]
    sizes: Sizes
    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0
    height: float = 0
    ground: list[Row] = field(default_factory=list)
    back: list[Row] = field(default_factory=list)
    layers: list[Row] = field(default_factory=list)
    front: list[Row] = field(default_factory=list)
    texts: list[Row] = field(default_factory=list)

    @property
    def plot_width(self) -> float:
        return self.width - self.left - self.right

    def write(
        self,
        lines: Sequence[str],
        x: float,
        top: float,
        *,
        colour: str = "ink",
        size: float | None = None,
        leading: float | None = None,
        align: str = "left",
        bold: bool = False,
    ) -> None:
        """Writes *lines* downwards from *top*; each line is ``leading`` px high."""
        size = self.sizes.text if size is None else size
        leading = self.sizes.line if leading is None else leading
        for index, line in enumerate(lines):
            baseline = top + leading * (index + 0.5) + size * 0.35
            self.texts.append(
                {
                    "x": _px(x),
                    "y": _px(baseline),
                    "text": line,
                    "colour": self.colours[colour],
                    "size": size,
                    "align": align,
                    "weight": 600 if bold else 400,
                }
            )

    def small(self, lines: Sequence[str], x: float, top: float, align: str = "left") -> None:
        """Writes *lines* small and quiet: units, ticks, notes."""
        self.write(
            lines,
            x,
            top,
            colour="quiet",
            size=self.sizes.small,
            leading=self.sizes.small_line,
            align=align,
        )

    def rule(
        self,
        x: float,
        y: float,
        x2: float,
        y2: float,
        colour: str,
        *,
        width: float = 1,
        dash: tuple[int, ...] = (),
        front: bool = False,
    ) -> None:
        """Draws a straight line under the marks, or over them."""
        rows = self.front if front else self.back
        ends = {"x": _px(x), "y": _px(y), "x2": _px(x2), "y2": _px(y2)}
        rows.append(ends | {"colour": self.colours[colour], "width": width, "dash": list(dash)})

    def all_layers(self) -> list[Row]:
        """Every layer, from the back to the front."""
        layers = [*self.ground, rule_layer(self.back), *self.layers, rule_layer(self.front)]
        layers.append(text_layer(self.texts))
        return [layer for layer in layers if layer["data"]["values"]]


def _px(value: float) -> float:
    return round(value, 2)


def pixel(name: str) -> Row:
    return {"field": name, "type": "quantitative", "scale": None, "axis": None}


def scaled(name: str, scale: Scale) -> Row:
    """An encoding of a figure by *scale*."""
    ends = {"domain": [scale.low, scale.high], "range": [scale.start, scale.end]}
    return {
        "field": name,
        "type": "quantitative",
        "axis": None,
        "scale": {**ends, "nice": False, "zero": False},
    }


def as_is(name: str) -> Row:
    """A colour, dash or shape that each row carries itself."""
    return {"field": name, "type": "nominal", "scale": None, "legend": None}


def number(name: str) -> Row:
    """A width or a size that each row carries itself."""
    return {"field": name, "type": "quantitative", "scale": None, "legend": None}


def layer(mark: str | Row, rows: list[Row], **encoding: Row) -> Row:
    mark = {"type": mark} if isinstance(mark, str) else mark
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def rule_layer(rows: list[Row]) -> Row:
    return layer(
        "rule",
        rows,
        x=pixel("x"),
        y=pixel("y"),
        x2={"field": "x2"},
        y2={"field": "y2"},
        stroke=as_is("colour"),
        strokeWidth=number("width"),
        strokeDash=as_is("dash"),
    )


def text_layer(rows: list[Row]) -> Row:
    mark: Row = {"type": "text", "baseline": "alphabetic"}
    mark |= {
        "align": {"expr": "datum.align"},
        "fontSize": {"expr": "datum.size"},
        "fontWeight": {"expr": "datum.weight"},
    }
    return layer(
        mark,
        rows,
        x=pixel("x"),
        y=pixel("y"),
        text={"field": "text", "type": "nominal"},
        fill=as_is("colour"),
    )


def shape_layer(rows: list[Row], x: Row, y: Row) -> Row:
    """Point shapes; rows carry ``fill``, ``stroke``, ``shape``, ``size`` (px²) and ``tip``."""
    return layer(
        {"type": "point", "aria": True, "strokeWidth": 1.5, "opacity": 1},
        rows,
        x=x,
        y=y,
        fill=as_is("fill"),
        stroke=as_is("stroke"),
        shape=as_is("shape"),
        size=number("size"),
        description={"field": "tip", "type": "nominal"},
    )


def bar_row(
    sheet: Sheet, fill: str, ends: tuple[float, float], edges: tuple[float, float], tip: str
) -> Row:
    """A bar between two figures (*ends*), from px to px downwards (*edges*)."""
    return {
        "from": ends[0],
        "to": ends[1],
        "top": _px(edges[0]),
        "bottom": _px(edges[1]),
        "colour": sheet.colours[fill],
        "tip": tip,
    }


def bar_layer(rows: list[Row], x: Scale) -> Row:
    return layer(
        {"type": "rect", "aria": True},
        rows,
        x=scaled("from", x),
        x2={"field": "to"},
        y=pixel("top"),
        y2={"field": "bottom"},
        fill=as_is("colour"),
        description={"field": "tip", "type": "nominal"},
    )
