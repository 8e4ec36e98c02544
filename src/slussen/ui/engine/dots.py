"""Dots on a row joined by a line: the distance between them is the point."""

from collections.abc import Sequence
from dataclasses import dataclass

from slussen.lib.numbers import format_number
from slussen.ui.engine import frame
from slussen.ui.engine.charts import Bar, DotChart, Role
from slussen.ui.engine.fonts import text_width
from slussen.ui.engine.layers import Row, Sheet, pixel, scaled, shape_layer
from slussen.ui.engine.layout import Scale
from slussen.ui.engine.numbers import (
    NO_FIGURE,
    nice_ticks,
)
from slussen.ui.engine.palette import Style, series_styles
from slussen.ui.engine.rows import (
    Slot,
    are_above,
    figure,
    has_intervals,
    partly_missing,
    place_rows,
    reach,
    reaches,
    write_labels,
)

_VALUE_GAP = 10  # from a dot's middle to its number
_MANY_ROWS = 12  # with more rows the axis is written below too


def dot_sheet(chart: DotChart, sheet: Sheet, language: str) -> Sheet:
    """Lays *chart* out on *sheet*, whose width is given."""
    ends = reaches(chart.bars, chart.keys)
    if not ends:
        return frame.empty(sheet, chart.unit, language)
    slots = place_rows(sheet, chart.bars, language, 18, 8)
    widest = max(
        text_width(format_number(end, chart.decimals, language), sheet.sizes.small, bold=True)
        for end in ends
    )
    room = _VALUE_GAP + widest
    sheet.right = 4
    low, high = min(ends), max(ends)
    ticks = nice_ticks(low, high, 4)
    if low == high:  # one value only: it stands between two round ones
        low, high = ticks[0], ticks[-1]
    x = Scale(low, high, room, sheet.plot_width - room)
    ticks = tuple(tick for tick in ticks if 0 <= x(tick) <= sheet.plot_width)
    below = _draw_grid(chart, sheet, slots, ticks, x, language)
    styles = series_styles([role for _, _, role in chart.keys])
    dots = [row for slot in slots for row in _draw_row(chart, sheet, slot, styles, x, language)]
    sheet.layers.append(shape_layer(dots, scaled("value", x), pixel("y")))
    write_labels(sheet, slots)
    _draw_head(chart, sheet, styles, language)
    keys = [frame.interval_key(language)] if has_intervals(chart.bars, chart.keys) else []
    missing = partly_missing(chart.bars, chart.keys, language)
    frame.write_notes(sheet, keys, [frame.missing_note(missing, language)], below)
    return sheet


def _draw_head(chart: DotChart, sheet: Sheet, styles: Sequence[Style], language: str) -> None:
    lines = frame.caption_lines(sheet, chart.unit, language)
    keys = [
        frame.Key(frame.capital(label.to(language)), style.token, style.shape)
        for (_, label, _), style in zip(chart.keys, styles, strict=True)
    ]
    caption = len(lines) * sheet.sizes.small_line
    tall = frame.keys_height(sheet, keys, sheet.sizes.text, sheet.sizes.line)
    sheet.top = caption + tall + 19 + sheet.sizes.small_line
    sheet.small(lines, -sheet.left, -sheet.top)
    shapes = frame.write_keys(sheet, keys, -sheet.top + caption + 5)
    sheet.layers.append(shape_layer(shapes, pixel("x"), pixel("y")))


def _draw_grid(
    chart: DotChart,
    sheet: Sheet,
    slots: Sequence[Slot],
    ticks: tuple[float, ...],
    x: Scale,
    language: str,
) -> float:
    """Draws the axis above (and below a long chart); gives the y where it ends."""
    for slot in slots:
        if slot.bar.emphasis:
            sheet.ground.append(_band(sheet, slot))
    named = frame.tick_names(sheet, chart.unit, ticks, x, language)
    is_long = len(slots) > _MANY_ROWS
    for tick, name in named:
        for top, bottom in _grid_stretches(sheet, slots):
            sheet.rule(x(tick), top, x(tick), bottom, "axis" if tick == 0 else "grid")
        sheet.small([name], x(tick), -5 - sheet.sizes.small_line, align="center")
        if is_long:
            sheet.small([name], x(tick), sheet.height + 3, align="center")
    return sheet.height + (3 + sheet.sizes.small_line if is_long else 0)


def _grid_stretches(sheet: Sheet, slots: Sequence[Slot]) -> list[tuple[float, float]]:
    """Where vertical rules may go: everywhere, or only beside the marks of each row."""
    if are_above(sheet):
        return [(slot.marks_top, slot.marks_bottom) for slot in slots]
    return [(-4.0, sheet.height)]


def _band(sheet: Sheet, slot: Slot) -> Row:
    row = {"x": -sheet.left, "x2": sheet.plot_width + sheet.right}
    return {
        "data": {"values": [row | {"y": slot.edges[0], "y2": slot.edges[1]}]},
        "mark": {"type": "rect", "fill": sheet.colours["band"]},
        "encoding": {
            "x": pixel("x"),
            "x2": {"field": "x2"},
            "y": pixel("y"),
            "y2": {"field": "y2"},
        },
    }


@dataclass(frozen=True, slots=True)
class _Dot:
    """A figure of a row with its interval (``low`` to ``high``) and its words."""

    value: float
    low: float
    high: float
    name: str
    role: Role
    style: Style


def _dots(chart: DotChart, bar: Bar, styles: Sequence[Style], language: str) -> list[_Dot]:
    """The figures of a row, from the lowest to the highest."""
    found = [
        _Dot(value, *reach(bar, key, value), label.to(language), role, style)
        for (key, label, role), style in zip(chart.keys, styles, strict=True)
        if (value := figure(bar, key)) is not None
    ]
    return sorted(found, key=lambda dot: dot.value)


def _draw_row(
    chart: DotChart,
    sheet: Sheet,
    slot: Slot,
    styles: Sequence[Style],
    x: Scale,
    language: str,
) -> list[Row]:
    """Draws the line and the numbers of a row, and gives the rows of its dots."""
    middle = (slot.marks_top + slot.marks_bottom) / 2
    dots = _dots(chart, slot.bar, styles, language)
    if not dots:
        sheet.small([NO_FIGURE.to(language)], x.start, middle - sheet.sizes.small_line / 2)
        return []
    first, last = dots[0], dots[-1]
    sheet.rule(x(first.value), middle, x(last.value), middle, "axis", width=2.5)
    for dot in dots:
        if dot.low < dot.high:
            sheet.rule(x(dot.low), middle, x(dot.high), middle, dot.style.token, width=1.5)
    right = x(max(dot.high for dot in dots)) + _VALUE_GAP
    _write_value(chart, sheet, last, right, middle, "left", language)
    if len(dots) > 1:
        left = x(min(dot.low for dot in dots)) - _VALUE_GAP
        _write_value(chart, sheet, first, left, middle, "right", language)
    order = list(Role)
    drawn = sorted(dots, key=lambda dot: -order.index(dot.role))  # amber lies on top
    return [_dot_row(chart, sheet, slot.bar, dot, middle, language) for dot in drawn]


def _dot_row(
    chart: DotChart, sheet: Sheet, bar: Bar, dot: _Dot, middle: float, language: str
) -> Row:
    value = format_number(dot.value, chart.decimals, language)
    return {
        "value": dot.value,
        "y": round(middle, 2),
        "size": 120 if dot.style.shape == "circle" else 95,
        "fill": sheet.colours[dot.style.token],
        "stroke": sheet.colours["paper"],
        "shape": dot.style.shape,
        "tip": f"{bar.label.to(language)}, {dot.name}: {value} {chart.unit.to(language)}".strip(),
    }


def _write_value(
    chart: DotChart, sheet: Sheet, dot: _Dot, x: float, middle: float, align: str, language: str
) -> None:
    sheet.write(
        [format_number(dot.value, chart.decimals, language)],
        x,
        middle - sheet.sizes.small_line / 2,
        colour=dot.style.text_token,
        size=sheet.sizes.small,
        leading=sheet.sizes.small_line,
        align=align,
        bold=True,
    )
