"""Horizontal bars: one row a label, grouped or stacked, each with its number."""

from collections.abc import Sequence
from dataclasses import dataclass

from slussen.lib.numbers import format_number
from slussen.ui.engine import frame
from slussen.ui.engine.charts import BarChart, Role
from slussen.ui.engine.fonts import text_width
from slussen.ui.engine.layers import Row, Sheet, as_is, layer, pixel, scaled, shape_layer
from slussen.ui.engine.layout import Scale
from slussen.ui.engine.numbers import (
    NO_FIGURE,
    is_number,
    nice_ticks,
    per_cent_sign,
    tick_texts,
)
from slussen.ui.engine.palette import PALE, series_styles, stack_tokens, text_on
from slussen.ui.engine.rows import Slot, are_above, place_rows, write_labels

_VALUE_GAP = 6
_THICK = {1: 20, 2: 17}  # px of one bar, by bars a row
_SLIM = 15
_SEAM = 1.5  # px of paper between the parts of a stack


@dataclass(frozen=True, slots=True)
class _Look:
    """What bars of one key look like: a fill and the token of its number."""

    fill: str
    text: str


def bar_sheet(chart: BarChart, sheet: Sheet, language: str) -> Sheet:
    """Lays *chart* out on *sheet*, whose width is given."""
    values = [bar.values.get(key) for bar in chart.bars for key, _, _ in chart.keys]
    if not any(map(is_number, values)):
        return frame.empty(sheet, chart.unit, language)
    count = 1 if chart.stacked else len(chart.keys)
    thick = 24 if chart.stacked else _THICK.get(count, _SLIM)
    gap = 12 if count > 1 else 10
    slots = place_rows(sheet, chart.bars, language, count * (thick + 2) - 2, gap)
    write_labels(sheet, slots)
    if chart.stacked:
        below = _draw_stacks(chart, sheet, slots, language)
    else:
        below = _draw_groups(chart, sheet, slots, thick, language)
    _draw_head(chart, sheet, language)
    note = frame.missing_note(_partly_missing(chart, language), language) if chart.stacked else ""
    frame.write_notes(sheet, (), [note], below)
    return sheet


def _fills(chart: BarChart) -> tuple[str, ...]:
    roles = [role for _, _, role in chart.keys]
    if chart.stacked or len(set(roles)) < len(roles):
        return stack_tokens(roles)
    return tuple(style.token for style in series_styles(roles))


def _draw_head(chart: BarChart, sheet: Sheet, language: str) -> None:
    """The unit and, when there are several keys, what each fill stands for."""
    lines = frame.caption_lines(sheet, chart.unit, language)
    keys = [
        frame.Key(frame.capital(label.to(language)), fill, "square")
        for (_, label, _), fill in zip(chart.keys, _fills(chart), strict=True)
        if len(chart.keys) > 1
    ]
    caption = len(lines) * sheet.sizes.small_line
    tall = frame.keys_height(sheet, keys, sheet.sizes.text, sheet.sizes.line)
    sheet.top = caption + tall + (12 if keys else 0) + 4
    sheet.small(lines, -sheet.left, -sheet.top)
    shapes = frame.write_keys(sheet, keys, -sheet.top + caption + 5)
    sheet.layers.append(shape_layer(shapes, pixel("x"), pixel("y")))


def _draw_groups(
    chart: BarChart, sheet: Sheet, slots: Sequence[Slot], thick: float, language: str
) -> float:
    numbers = [
        value
        for bar in chart.bars
        for key, _, _ in chart.keys
        if (value := bar.values.get(key)) is not None and is_number(value)
    ]
    texts = [_value_text(chart, value, language) for value in numbers]
    room = max(text_width(text, sheet.sizes.text, bold=True) for text in texts) + _VALUE_GAP
    missing = text_width(NO_FIGURE.to(language), sheet.sizes.small) + _VALUE_GAP
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    sheet.right = room + 2
    start = room if low < 0 else 0.0
    x = Scale(low, high or (1.0 if low == 0 else 0.0), start, sheet.plot_width)
    if x(0) + missing > sheet.plot_width + sheet.right:
        sheet.right = missing + 2
        x = Scale(x.low, x.high, start, sheet.plot_width)
    rows = [row for slot in slots for row in _group_rows(chart, sheet, slot, thick, x, language)]
    sheet.layers.append(_bar_layer(rows, x))
    for slot in slots:
        edges = (slot.marks_top - 3, slot.marks_bottom + 3) if are_above(sheet) else slot.edges
        sheet.rule(x(0), edges[0], x(0), edges[1], "axis", front=True)
    return sheet.height


def _value_text(chart: BarChart, value: float, language: str) -> str:
    return format_number(value, chart.decimals, language) + per_cent_sign(chart.unit, language)


def _group_rows(
    chart: BarChart, sheet: Sheet, slot: Slot, thick: float, x: Scale, language: str
) -> list[Row]:
    """Draws the numbers of a row and gives the rows of its bars."""
    rows = []
    pointed_out = any(bar.emphasis for bar in chart.bars) and len(chart.keys) == 1
    for index, ((key, label, role), fill) in enumerate(zip(chart.keys, _fills(chart), strict=True)):
        top = slot.marks_top + index * (thick + 2)
        line = top + (thick - sheet.sizes.line) / 2
        value = slot.bar.values.get(key)
        if value is None or not is_number(value):
            text_top = top + (thick - sheet.sizes.small_line) / 2
            sheet.small([NO_FIGURE.to(language)], x(0) + _VALUE_GAP, text_top)
            continue
        look = _look(fill, role, slot.bar.emphasis) if pointed_out else _Look(fill, "ink")
        text = _value_text(chart, value, language)
        end = x(value) + (_VALUE_GAP if value >= 0 else -_VALUE_GAP)
        align = "left" if value >= 0 else "right"
        bold = slot.bar.emphasis or role is Role.FOCUS
        sheet.write([text], end, line, colour=look.text, align=align, bold=bold)
        tip = f"{slot.bar.label.to(language)}, {label.to(language)}: {text}"
        rows.append(_bar_row(sheet, look.fill, (0, value), (top, top + thick), tip))
    return rows


def _look(fill: str, role: Role, emphasis: bool) -> _Look:
    """With one row pointed out, that row has the colour and the others are grey."""
    if emphasis:
        strong = "main" if role in {Role.REFERENCE, Role.REFERENCE_2} else fill
        return _Look(strong, f"{strong}-text" if strong in {"main", "focus"} else "ink")
    return _Look("reference-2", "quiet")


def _bar_row(
    sheet: Sheet, fill: str, ends: tuple[float, float], edges: tuple[float, float], tip: str
) -> Row:
    return {
        "from": ends[0],
        "to": ends[1],
        "top": round(edges[0], 2),
        "bottom": round(edges[1], 2),
        "colour": sheet.colours[fill],
        "tip": tip,
    }


def _bar_layer(rows: list[Row], x: Scale) -> Row:
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


def _partly_missing(chart: BarChart, language: str) -> list[str]:
    """Rows of a stack where some part has no figure, though another has."""
    names = []
    for bar in chart.bars:
        gaps = [
            label.to(language) for key, label, _ in chart.keys if not is_number(bar.values.get(key))
        ]
        if 0 < len(gaps) < len(chart.keys):
            names.append(f"{bar.label.to(language)} ({', '.join(gaps)})")
    return names


def _draw_stacks(chart: BarChart, sheet: Sheet, slots: Sequence[Slot], language: str) -> float:
    stacks = [_stack(chart, slot) for slot in slots]
    ends = [end for stack in stacks for part in stack for end in part[1]]
    ticks = nice_ticks(min(0.0, *ends), max(0.0, *ends), 4)
    if per_cent_sign(chart.unit, language) and min(ends) >= 0 and 99 < max(ends) < 101.5:
        ticks = (0.0, 25.0, 50.0, 75.0, 100.0)
    last = tick_texts(ticks, language)[-1] + per_cent_sign(chart.unit, language)
    sheet.right = text_width(last, sheet.sizes.small) / 2 + 2
    x = Scale(ticks[0], max(ticks[-1], *ends), 0, sheet.plot_width)
    rows = []
    for slot, stack in zip(slots, stacks, strict=True):
        if not stack:
            line = (slot.marks_top + slot.marks_bottom - sheet.sizes.small_line) / 2
            sheet.small([NO_FIGURE.to(language)], x(0) + _VALUE_GAP, line)
        for index, part_ends in stack:
            rows.append(_part_row(chart, sheet, slot, index, part_ends, x, language))
    rows = [row for row in rows if row["from"] != row["to"]]
    bars = _bar_layer(rows, x)
    bars["mark"] |= {"stroke": sheet.colours["paper"], "strokeWidth": _SEAM}
    sheet.layers += [bars, _edge_layer(sheet, rows, x)]
    for tick, name in frame.tick_names(sheet, chart.unit, ticks, x, language):
        sheet.rule(x(tick), sheet.height, x(tick), sheet.height + 4, "axis")
        sheet.small([name], x(tick), sheet.height + 5, align="center")
    return sheet.height + 5 + sheet.sizes.small_line


def _edge_layer(sheet: Sheet, rows: list[Row], x: Scale) -> Row:
    """An edge around the parts too pale to be told from paper."""
    pale = {sheet.colours[token] for token in PALE}
    edges = _bar_layer([row | {"tip": ""} for row in rows if row["colour"] in pale], x)
    edges["mark"] = {"type": "rect", "stroke": sheet.colours["reference-2"], "strokeWidth": 1}
    edges["encoding"]["fill"] = {"value": None}
    return edges


def _stack(chart: BarChart, slot: Slot) -> list[tuple[int, tuple[float, float]]]:
    """Index and ends of each part: what is above zero grows right, what is below grows left."""
    parts = []
    right = left = 0.0
    for index, (key, _, _) in enumerate(chart.keys):
        value = slot.bar.values.get(key)
        if value is None or not is_number(value):
            continue
        if value >= 0:
            parts.append((index, (right, right + value)))
            right += value
        else:
            parts.append((index, (left, left + value)))
            left += value
    return parts


def _part_row(
    chart: BarChart,
    sheet: Sheet,
    slot: Slot,
    index: int,
    ends: tuple[float, float],
    x: Scale,
    language: str,
) -> Row:
    """The row of one part; writes its number inside where there is room."""
    key, label, _ = chart.keys[index]
    value = slot.bar.values[key] or 0.0
    fill = _fills(chart)[index]
    text = format_number(value, chart.decimals, language)
    if text_width(text, sheet.sizes.small) + 8 <= abs(x(ends[1]) - x(ends[0])):
        middle = (x(ends[0]) + x(ends[1])) / 2
        line = slot.marks_top + (24 - sheet.sizes.small_line) / 2
        sheet.write(
            [text],
            middle,
            line,
            colour=text_on(fill),
            size=sheet.sizes.small,
            leading=sheet.sizes.small_line,
            align="center",
        )
    tip = f"{slot.bar.label.to(language)}, {label.to(language)}: {text}"
    return _bar_row(sheet, fill, ends, (slot.marks_top, slot.marks_top + 24), tip)
