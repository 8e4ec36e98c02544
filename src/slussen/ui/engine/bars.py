"""Horizontal bars: one row a label, each bar with its number at its end."""

from collections.abc import Sequence
from dataclasses import dataclass

from slussen.lib.numbers import format_number
from slussen.ui.engine import frame
from slussen.ui.engine.charts import Bar, BarChart, Role
from slussen.ui.engine.fonts import text_width
from slussen.ui.engine.layers import Row, Sheet, bar_layer, bar_row, pixel, shape_layer
from slussen.ui.engine.layout import Scale
from slussen.ui.engine.numbers import per_cent_sign
from slussen.ui.engine.palette import series_styles, stack_tokens
from slussen.ui.engine.rows import (
    Slot,
    are_above,
    figure,
    has_intervals,
    partly_missing,
    place_rows,
    reach,
    reaches,
    value_scale,
    write_labels,
    write_missing,
)
from slussen.ui.engine.stacks import THICK, draw_stacks

_VALUE_GAP = 6
_BAR_GAP = 2
_THICKNESS = {1: 20, 2: 17}  # px of one bar, by bars a row
_SLIM = 15


@dataclass(frozen=True, slots=True)
class _Look:
    """What a bar looks like: the tokens of its fill and of its number."""

    fill: str
    text: str


def bar_sheet(chart: BarChart, sheet: Sheet, language: str) -> Sheet:
    """Lays *chart* out on *sheet*, whose width is given."""
    if not reaches(chart.bars, chart.keys):
        return frame.empty(sheet, chart.unit, language)
    count = 1 if chart.stacked else len(chart.keys)
    thick = THICK if chart.stacked else _THICKNESS.get(count, _SLIM)
    marks = count * (thick + _BAR_GAP) - _BAR_GAP
    slots = place_rows(sheet, chart.bars, language, marks, 12 if count > 1 else 10)
    write_labels(sheet, slots)
    keys, notes = [], []
    if chart.stacked:
        below = draw_stacks(chart, sheet, slots, _fills(chart), language)
        missing = partly_missing(chart.bars, chart.keys, language)
        notes.append(frame.missing_note(missing, language))
    else:
        below = _draw_groups(chart, sheet, slots, thick, language)
        if has_intervals(chart.bars, chart.keys):
            keys.append(frame.interval_key(language))
    _draw_head(chart, sheet, language)
    frame.write_notes(sheet, keys, notes, below)
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
    """Draws every row's bars; gives the y where they end."""
    x = _value_scale(chart, sheet, language)
    rows = [row for slot in slots for row in _group_rows(chart, sheet, slot, thick, x, language)]
    sheet.layers.append(bar_layer(rows, x))
    for slot in slots:
        edges = (slot.marks_top - 3, slot.marks_bottom + 3) if are_above(sheet) else slot.edges
        sheet.rule(x(0), edges[0], x(0), edges[1], "axis", front=True)
    return sheet.height


def _value_scale(chart: BarChart, sheet: Sheet, language: str) -> Scale:
    """The scale of the bars, which leaves room for their numbers; sets the right margin."""
    ends = reaches(chart.bars, chart.keys)
    texts = [
        _value_text(chart, value, language)
        for bar in chart.bars
        for key, _, _ in chart.keys
        if (value := figure(bar, key)) is not None
    ]
    room = max(text_width(text, sheet.sizes.text, bold=True) for text in texts) + _VALUE_GAP
    sheet.right = room + 2
    low, high = min(0.0, *ends), max(0.0, *ends)
    if low == high:
        high = 1.0
    start = room if low < 0 else 0.0
    return value_scale(sheet, low, high, language, start=start)


def _value_text(chart: BarChart, value: float, language: str) -> str:
    return format_number(value, chart.decimals, language) + per_cent_sign(chart.unit, language)


def _group_rows(
    chart: BarChart, sheet: Sheet, slot: Slot, thick: float, x: Scale, language: str
) -> list[Row]:
    """Draws the numbers of a row and gives the rows of its bars."""
    rows = []
    points_out = any(bar.emphasis for bar in chart.bars) and len(chart.keys) == 1
    for index, ((key, label, role), fill) in enumerate(zip(chart.keys, _fills(chart), strict=True)):
        top = slot.marks_top + index * (thick + _BAR_GAP)
        value = figure(slot.bar, key)
        if value is None:
            write_missing(sheet, x, top + thick / 2, language)
            continue
        look = _look(fill, role, slot.bar.emphasis) if points_out else _Look(fill, "ink")
        text = _value_text(chart, value, language)
        is_bold = slot.bar.emphasis or role is Role.FOCUS
        _write_value(sheet, slot.bar, key, value, text, look, top + thick / 2, x, is_bold)
        tip = f"{slot.bar.label.to(language)}, {label.to(language)}: {text}"
        rows.append(bar_row(sheet, look.fill, (0, value), (top, top + thick), tip))
    return rows


def _write_value(
    sheet: Sheet,
    bar: Bar,
    key: str,
    value: float,
    text: str,
    look: _Look,
    middle: float,
    x: Scale,
    is_bold: bool,
) -> None:
    """Writes a bar's number beyond its end, or beyond the whisker of its interval."""
    low, high = reach(bar, key, value)
    if low < high:  # on paper, so that it is seen on the bar as well
        sheet.rule(x(low), middle, x(high), middle, "paper", width=4.5, front=True)
        sheet.rule(x(low), middle, x(high), middle, "ink", width=1.5, front=True)
    end = x(high) + _VALUE_GAP if value >= 0 else x(low) - _VALUE_GAP
    sheet.write(
        [text],
        end,
        middle - sheet.sizes.line / 2,
        colour=look.text,
        align="left" if value >= 0 else "right",
        bold=is_bold,
    )


def _look(fill: str, role: Role, emphasis: bool) -> _Look:
    """With one row pointed out, that row has the colour and the others are grey."""
    if emphasis:
        strong = "main" if role in {Role.REFERENCE, Role.REFERENCE_2} else fill
        return _Look(strong, f"{strong}-text" if strong in {"main", "focus"} else "ink")
    return _Look("reference-2", "quiet")
