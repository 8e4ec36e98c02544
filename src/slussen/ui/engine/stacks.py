"""Stacked bars: parts of a whole, end to end, each with its number where there is room."""

from collections.abc import Sequence
from dataclasses import dataclass

from slussen.lib.numbers import format_number
from slussen.ui.engine import frame
from slussen.ui.engine.charts import BarChart
from slussen.ui.engine.fonts import text_width
from slussen.ui.engine.layers import Row, Sheet, bar_layer, bar_row
from slussen.ui.engine.layout import Scale
from slussen.ui.engine.numbers import nice_ticks, per_cent_sign, tick_texts
from slussen.ui.engine.palette import PALE, text_on
from slussen.ui.engine.rows import Slot, figure, value_scale, write_missing

THICK = 24  # px of a stack
_SEAM = 1.5  # px of paper between the parts
_VALUE_GAP = 6
_PADDING = 8  # px beside a number inside its part


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a stack: which key, its figure, and where it lies along the axis."""

    index: int
    value: float
    start: float
    end: float


def draw_stacks(
    chart: BarChart, sheet: Sheet, slots: Sequence[Slot], fills: Sequence[str], language: str
) -> float:
    """Draws every row's parts; gives the y where they end.

    Shares have an axis to 100 per cent; what is counted has its total at the end of the row.
    """
    stacks = [_parts(chart, slot) for slot in slots]
    is_share = bool(per_cent_sign(chart.unit, language))
    make_scale = _share_scale if is_share else _count_scale
    x = make_scale(chart, sheet, stacks, language)
    rows: list[Row] = []
    for slot, stack in zip(slots, stacks, strict=True):
        if not stack:
            write_missing(sheet, x, (slot.marks_top + slot.marks_bottom) / 2, language)
        for part in stack:
            rows.append(_draw_part(chart, sheet, slot, part, fills[part.index], x, language))
        if not is_share:
            _write_total(chart, sheet, slot, stack, x, language)
    seen = [row for row in rows if row["from"] != row["to"]]
    bars = bar_layer(seen, x)
    bars["mark"] |= {"stroke": sheet.colours["paper"], "strokeWidth": _SEAM}
    sheet.layers += [bars, _edge_layer(sheet, seen, x)]
    return _draw_axis(chart, sheet, x, language) if is_share else sheet.height


def _parts(chart: BarChart, slot: Slot) -> list[_Part]:
    """What is above zero grows to the right, what is below grows to the left."""
    parts = []
    right = left = 0.0
    for index, (key, _, _) in enumerate(chart.keys):
        value = figure(slot.bar, key)
        if value is None:
            continue
        if value >= 0:
            parts.append(_Part(index, value, right, right + value))
            right += value
        else:
            parts.append(_Part(index, value, left, left + value))
            left += value
    return parts


def _ends(stacks: Sequence[Sequence[_Part]]) -> tuple[float, float]:
    ends = [end for stack in stacks for part in stack for end in (part.start, part.end)]
    return min(ends), max(ends)


def _share_scale(
    chart: BarChart, sheet: Sheet, stacks: Sequence[Sequence[_Part]], language: str
) -> Scale:
    """To 100 per cent when the rows add up to that, within what rounding does."""
    low, high = _ends(stacks)
    ticks = _share_ticks(low, high)
    last = tick_texts(ticks, language)[-1] + per_cent_sign(chart.unit, language)
    sheet.right = text_width(last, sheet.sizes.small) / 2 + 2
    return value_scale(sheet, ticks[0], max(ticks[-1], high), language)


def _share_ticks(low: float, high: float) -> tuple[float, ...]:
    if low >= 0 and 99 < high < 101.5:
        return 0.0, 25.0, 50.0, 75.0, 100.0
    return nice_ticks(low, high, 4)


def _count_scale(
    chart: BarChart, sheet: Sheet, stacks: Sequence[Sequence[_Part]], language: str
) -> Scale:
    """As far as the longest row, with room for totals beyond it."""
    low, high = _ends(stacks)
    totals = [_total_text(chart, stack, language) for stack in stacks if stack]
    widest = max(text_width(total, sheet.sizes.text, bold=True) for total in totals)
    sheet.right = widest + _VALUE_GAP + 2
    return value_scale(sheet, low, high if high > low else low + 1, language)


def _total_text(chart: BarChart, stack: Sequence[_Part], language: str) -> str:
    return format_number(sum(part.value for part in stack), chart.decimals, language)


def _write_total(
    chart: BarChart, sheet: Sheet, slot: Slot, stack: Sequence[_Part], x: Scale, language: str
) -> None:
    """The row's sum; left out where a part has no figure, because it would be too small."""
    if len(stack) == len(chart.keys):
        end = max(part.end for part in stack)
        top = (slot.marks_top + slot.marks_bottom - sheet.sizes.line) / 2
        text = _total_text(chart, stack, language)
        place = x(max(end, 0.0)) + _VALUE_GAP
        sheet.write([text], place, top, bold=slot.bar.emphasis)


def _draw_axis(chart: BarChart, sheet: Sheet, x: Scale, language: str) -> float:
    ticks = _share_ticks(x.low, x.high)
    for tick, name in frame.tick_names(sheet, chart.unit, ticks, x, language):
        sheet.rule(x(tick), sheet.height, x(tick), sheet.height + 4, "axis")
        sheet.small([name], x(tick), sheet.height + 5, align="center")
    return sheet.height + 5 + sheet.sizes.small_line


def _edge_layer(sheet: Sheet, rows: list[Row], x: Scale) -> Row:
    """An edge around the parts too pale to be told from paper."""
    pale = {sheet.colours[token] for token in PALE}
    edges = bar_layer([row | {"tip": ""} for row in rows if row["colour"] in pale], x)
    edges["mark"] = {"type": "rect", "stroke": sheet.colours["reference-2"], "strokeWidth": 1}
    edges["encoding"]["fill"] = {"value": None}
    return edges


def _draw_part(
    chart: BarChart, sheet: Sheet, slot: Slot, part: _Part, fill: str, x: Scale, language: str
) -> Row:
    """The row of one part; writes its number inside where there is room."""
    _, label, _ = chart.keys[part.index]
    size, leading = sheet.sizes.small, sheet.sizes.small_line
    text = format_number(part.value, chart.decimals, language)
    if text_width(text, size) + _PADDING <= abs(x(part.end) - x(part.start)):
        middle = (x(part.start) + x(part.end)) / 2
        line = (slot.marks_top + slot.marks_bottom - leading) / 2
        sheet.write(
            [text],
            middle,
            line,
            colour=text_on(fill),
            size=size,
            leading=leading,
            align="center",
        )
    tip = f"{slot.bar.label.to(language)}, {label.to(language)}: {text}"
    edges = (slot.marks_top, slot.marks_bottom)
    return bar_row(sheet, fill, (part.start, part.end), edges, tip)
