"""Dots on a row joined by a line: the distance between them is the point."""

from collections.abc import Sequence

from slussen.lib.numbers import format_number
from slussen.ui.engine import frame
from slussen.ui.engine.charts import DotChart, Role
from slussen.ui.engine.fonts import text_width
from slussen.ui.engine.layers import Row, Sheet, pixel, scaled, shape_layer
from slussen.ui.engine.layout import Scale
from slussen.ui.engine.numbers import (
    NO_FIGURE,
    is_number,
    nice_ticks,
)
from slussen.ui.engine.palette import Style, series_styles
from slussen.ui.engine.rows import Slot, are_above, place_rows, write_labels

_VALUE_GAP = 10  # from a dot's middle to its number
_MANY_ROWS = 12  # with more rows the axis is written below too


def dot_sheet(chart: DotChart, sheet: Sheet, language: str) -> Sheet:
    """Lays *chart* out on *sheet*, whose width is given."""
    numbers = [
        value
        for bar in chart.bars
        for key, _, _ in chart.keys
        if (value := bar.values.get(key)) is not None and is_number(value)
    ]
    if not numbers:
        return frame.empty(sheet, chart.unit, language)
    slots = place_rows(sheet, chart.bars, language, 18, 8)
    widest = max(
        text_width(format_number(number, chart.decimals, language), sheet.sizes.small, bold=True)
        for number in numbers
    )
    room = _VALUE_GAP + widest
    sheet.right = 4
    ticks = nice_ticks(min(numbers), max(numbers), 4)
    low, high = min(numbers), max(numbers)
    if low == high:  # one value only: it stands between two round ones
        low, high = ticks[0], ticks[-1]
    x = Scale(low, high, room, sheet.plot_width - room)
    below = _draw_grid(chart, sheet, slots, ticks, x, language)
    styles = series_styles([role for _, _, role in chart.keys])
    dots = [row for slot in slots for row in _draw_row(chart, sheet, slot, styles, x, language)]
    sheet.layers.append(shape_layer(dots, scaled("value", x), pixel("y")))
    write_labels(sheet, slots)
    _draw_head(chart, sheet, styles, language)
    note = frame.missing_note(_partly_missing(chart, language), language)
    frame.write_notes(sheet, (), [note], below)
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


def _draw_row(
    chart: DotChart,
    sheet: Sheet,
    slot: Slot,
    styles: Sequence[Style],
    x: Scale,
    language: str,
) -> list[Row]:
    middle = slot.marks_top + 9
    found = [
        (value, label.to(language), role, style)
        for (key, label, role), style in zip(chart.keys, styles, strict=True)
        if (value := slot.bar.values.get(key)) is not None and is_number(value)
    ]
    if not found:
        top = middle - sheet.sizes.small_line / 2
        sheet.small([NO_FIGURE.to(language)], x.start, top)
        return []
    ordered = sorted(found, key=lambda item: item[0])
    first, last = ordered[0], ordered[-1]
    sheet.rule(x(first[0]), middle, x(last[0]), middle, "axis", width=2.5, front=False)
    _write_value(chart, sheet, last, x(last[0]) + _VALUE_GAP, middle, "left", language)
    if len(found) > 1:
        _write_value(chart, sheet, first, x(first[0]) - _VALUE_GAP, middle, "right", language)
    place = slot.bar.label.to(language)
    unit = chart.unit.to(language)
    rows = []
    for value, label, role, style in found:
        tip = f"{place}, {label}: {format_number(value, chart.decimals, language)} {unit}"
        colour = sheet.colours[style.token]
        size = 120 if role is Role.FOCUS else 95
        look = {"fill": colour, "stroke": sheet.colours["paper"], "shape": style.shape}
        rows.append({"value": value, "y": round(middle, 2), "size": size, "tip": tip} | look)
    return sorted(rows, key=lambda row: row["size"])


def _write_value(
    chart: DotChart,
    sheet: Sheet,
    dot: tuple[float, str, Role, Style],
    x: float,
    middle: float,
    align: str,
    language: str,
) -> None:
    sheet.write(
        [format_number(dot[0], chart.decimals, language)],
        x,
        middle - sheet.sizes.small_line / 2,
        colour=dot[3].text_token,
        size=sheet.sizes.small,
        leading=sheet.sizes.small_line,
        align=align,
        bold=True,
    )


def _partly_missing(chart: DotChart, language: str) -> list[str]:
    names = []
    for bar in chart.bars:
        gaps = [
            label.to(language) for key, label, _ in chart.keys if not is_number(bar.values.get(key))
        ]
        if 0 < len(gaps) < len(chart.keys):
            names.append(f"{bar.label.to(language)} ({', '.join(gaps)})")
    return names
