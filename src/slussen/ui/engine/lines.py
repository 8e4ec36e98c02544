"""Series over time, labelled at their ends; breaks cut them, derived points are hollow."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from slussen.lib.numbers import format_number
from slussen.ui.engine import frame
from slussen.ui.engine.axes import draw_axis
from slussen.ui.engine.charts import LineChart
from slussen.ui.engine.fonts import text_width, wrap
from slussen.ui.engine.layers import NARROW, Row, Sheet, as_is, layer, number, scaled, shape_layer
from slussen.ui.engine.layout import Scale, dodge, flag_rows
from slussen.ui.engine.numbers import per_cent_sign, tick_texts
from slussen.ui.engine.traces import Spot, Trace, axis_of, break_places, traces_of, value_ticks

_INSET = 8  # px between the plot's edge and its first and last point
_COLUMN = 14  # px from the plot to the labels at the line ends
_VALUE_GAP = 7
_LABEL_GAP = 4  # px between two labels
_NEAR = 24  # a line that ends at most so many px before the plot does needs no leader
_LONE_PERIOD = 56  # px of plot when there is one period only: the labels stay close
_MARKED = 14  # a series of at most so many points shows each of them
_HOVERED = 150  # a chart of at most so many points has a tip on each


@dataclass(frozen=True, slots=True)
class _Label:
    trace: Trace
    value: str
    lines: tuple[str, ...]


def line_sheet(chart: LineChart, sheet: Sheet, language: str) -> Sheet:
    """Lays *chart* out on *sheet*, whose width is given."""
    axis = axis_of(chart)
    breaks = break_places(chart, axis)
    traces, missing = traces_of(chart, axis, [place for place, _ in breaks], language)
    if not traces:
        return frame.empty(sheet, chart.unit, language)
    ticks = value_ticks(chart, traces)
    names = list(tick_texts(ticks, language))
    names[-1] += per_cent_sign(chart.unit, language)
    labels = _labels(chart, sheet, traces, language)
    _set_margins(sheet, names, labels, lone=len(axis.places) == 1)
    x = Scale(*axis.ends, _INSET, sheet.plot_width - _INSET)
    y = Scale(ticks[0], ticks[-1], sheet.height, 0)
    flags = _draw_breaks(sheet, [(x(place), text.to(language)) for place, text in breaks])
    lines = frame.caption_lines(sheet, chart.unit, language)
    sheet.top = len(lines) * sheet.sizes.small_line + 16 + flags
    sheet.small(lines, -sheet.left, -sheet.top)
    _draw_grid(sheet, ticks, names, y)
    _draw_traces(sheet, traces, x, y)
    _draw_labels(sheet, labels, x, y)
    below = draw_axis(chart, sheet, axis, x, language)
    notes = [frame.missing_note(missing, language)]
    frame.write_notes(sheet, _keys(traces, language), notes, below)
    return sheet


def _labels(chart: LineChart, sheet: Sheet, traces: Sequence[Trace], language: str) -> list[_Label]:
    size = sheet.sizes.text
    sign = per_cent_sign(chart.unit, language)
    values = [format_number(trace.last.value, chart.decimals, language) + sign for trace in traces]
    widest = max(text_width(value, size, bold=True) for value in values)
    room = 108.0 if sheet.width < NARROW else sheet.width * 0.33 - _COLUMN - widest - _VALUE_GAP
    return [
        _Label(trace, value, wrap(trace.name, size, room, bold=trace.is_strong))
        for trace, value in zip(traces, values, strict=True)
    ]


def _value_width(sheet: Sheet, labels: Sequence[_Label]) -> float:
    return max(text_width(label.value, sheet.sizes.text, bold=True) for label in labels)


def _set_margins(
    sheet: Sheet, ticks: Sequence[str], labels: Sequence[_Label], *, lone: bool
) -> None:
    sheet.left = max(text_width(tick, sheet.sizes.small) for tick in ticks) + 8
    widest = max(
        text_width(line, sheet.sizes.text, bold=label.trace.is_strong)
        for label in labels
        for line in label.lines
    )
    values = _value_width(sheet, labels)
    beside = _COLUMN + values + _VALUE_GAP + widest
    sheet.right = 2 + (_COLUMN + max(values, widest) if sheet.width < NARROW else beside)
    if lone:
        sheet.right = max(sheet.right, sheet.width - sheet.left - _LONE_PERIOD)
    needed = sum(_label_height(sheet, label) for label in labels)
    sheet.height = max(250 if sheet.width < NARROW else 320, needed)


def _label_height(sheet: Sheet, label: _Label) -> float:
    lines = len(label.lines) + (1 if sheet.width < NARROW else 0)
    return lines * sheet.sizes.line + _LABEL_GAP


def _draw_breaks(sheet: Sheet, breaks: Sequence[tuple[float, str]]) -> float:
    """Draws a labelled dashed pole for each break; gives the height of the flags in px."""
    if not breaks:
        return 0
    size, leading = sheet.sizes.small, sheet.sizes.small_line
    room = [max(60.0, min(190.0, sheet.plot_width + sheet.right - x - 8)) for x, _ in breaks]
    texts = [wrap(label, size, most) for (_, label), most in zip(breaks, room, strict=True)]
    widths = [6 + max(text_width(line, size) for line in text) for text in texts]
    rows = flag_rows([x for x, _ in breaks], widths)
    heights = [0.0] * (max(rows) + 1)
    for row, text in zip(rows, texts, strict=True):
        heights[row] = max(heights[row], len(text) * leading + 4)
    for (x, _), text, row in zip(breaks, texts, rows, strict=True):
        top = -4 - sum(heights[: row + 1])
        sheet.small(text, x + 5, top)
        sheet.rule(x, top + 2, x, sheet.height, "reference", dash=(3, 3))
    return sum(heights)


def _draw_grid(sheet: Sheet, ticks: Sequence[float], names: Sequence[str], y: Scale) -> None:
    for tick, name in zip(ticks, names, strict=True):
        sheet.rule(0, y(tick), sheet.plot_width, y(tick), "axis" if tick == 0 else "grid")
        sheet.small([name], -8, y(tick) - sheet.sizes.small_line / 2, align="right")


def _draw_traces(sheet: Sheet, traces: Sequence[Trace], x: Scale, y: Scale) -> None:
    at = {"x": scaled("place", x), "y": scaled("value", y)}
    run = {"field": "run", "type": "nominal"}
    stroke = {"type": "line", "strokeJoin": "round"}
    look = {
        "stroke": as_is("colour"),
        "strokeDash": as_is("dash"),
        "strokeWidth": number("width"),
    }
    bands = [row for i, trace in enumerate(traces) for row in _band_rows(sheet, trace, i)]
    lines = [row for i, trace in enumerate(traces) for row in _line_rows(sheet, trace, i)]
    marks = [row for trace in traces for row in _mark_rows(sheet, trace)]
    sheet.layers += [
        layer("area", bands, **at, y2={"field": "high"}, detail=run, fill=as_is("colour"))
        | {"mark": {"type": "area", "opacity": 0.18}},
        layer(stroke, lines, **at, detail=run, **look),
        shape_layer(marks, **at),
    ]
    for trace in traces:
        _draw_whiskers(sheet, trace, x, y)
    spots = [spot for trace in traces for spot in trace.spots]
    if len(spots) <= _HOVERED:
        clear = {"shape": "circle", "size": 260, "fill": "transparent", "stroke": "transparent"}
        tips = [{"place": s.place, "value": s.value, "tip": s.tip} | clear for s in spots]
        sheet.layers.append(shape_layer(tips, **at))


def _line_rows(sheet: Sheet, trace: Trace, order: int) -> list[Row]:
    style = trace.style
    look = {"colour": sheet.colours[style.token], "width": style.width, "dash": list(style.dash)}
    return [
        {"place": spot.place, "value": spot.value, "run": f"{order}-{index}"} | look
        for index, run in enumerate(trace.runs)
        for spot in run
        if len(run) > 1
    ]


def _intervals(run: Sequence[Spot]) -> list[list[Spot]]:
    """The stretches of *run* where every figure has an interval."""
    stretches = groupby(run, key=lambda spot: spot.interval is not None)
    return [list(spots) for has_interval, spots in stretches if has_interval]


def _band_rows(sheet: Sheet, trace: Trace, order: int) -> list[Row]:
    colour = sheet.colours[trace.style.token]
    stretches = [stretch for run in trace.runs for stretch in _intervals(run)]
    return [
        {"place": spot.place, "value": spot.interval[0], "high": spot.interval[1]}
        | {"colour": colour, "run": f"{order}-{index}"}
        for index, stretch in enumerate(stretches)
        for spot in stretch
        if spot.interval and len(stretch) > 1
    ]


def _draw_whiskers(sheet: Sheet, trace: Trace, x: Scale, y: Scale) -> None:
    """An interval that stands alone is a whisker: a band has no width there."""
    for run in trace.runs:
        for stretch in _intervals(run):
            interval = stretch[0].interval
            if len(stretch) == 1 and interval:
                at = x(stretch[0].place)
                sheet.rule(at, y(interval[0]), at, y(interval[1]), trace.style.token, width=1.5)


def _mark_rows(sheet: Sheet, trace: Trace) -> list[Row]:
    """Point shapes: all of a short series, else the last, the derived and the lonely ones."""
    colour, paper = sheet.colours[trace.style.token], sheet.colours["paper"]
    lonely = [run[0] for run in trace.runs if len(run) == 1]
    few = len(trace.spots) <= _MARKED
    size = 46 if trace.style.shape == "circle" else 38
    look: Row = {"stroke": colour, "shape": trace.style.shape, "size": size, "tip": ""}
    return [
        {"place": spot.place, "value": spot.value, "fill": paper if spot.derived else colour} | look
        for spot in trace.spots
        if few or spot.derived or spot is trace.last or spot in lonely
    ]


def _draw_labels(sheet: Sheet, labels: Sequence[_Label], x: Scale, y: Scale) -> None:
    anchors = [y(label.trace.last.value) for label in labels]
    heights = [_label_height(sheet, label) for label in labels]
    # The line that holds the number is to lie at the figure's own height.
    wanted = [anchor - (sheet.sizes.line + _LABEL_GAP) / 2 for anchor in anchors]
    tops = dodge(wanted, heights, 0, sheet.height)
    column = sheet.plot_width + _COLUMN
    narrow = sheet.width < NARROW  # there the number stands above the name, else before it
    names = column if narrow else column + _value_width(sheet, labels) + _VALUE_GAP
    for label, anchor, place in zip(labels, anchors, tops, strict=True):
        colour = label.trace.style.text_token
        top = place + _LABEL_GAP / 2
        at, align = (column, "left") if narrow else (names - _VALUE_GAP, "right")
        sheet.write([label.value], at, top, colour=colour, bold=True, align=align)
        below = top + (sheet.sizes.line if narrow else 0)
        sheet.write(label.lines, names, below, colour=colour, bold=label.trace.is_strong)
        middle, end = top + sheet.sizes.line / 2, x(label.trace.last.place) + 6
        if abs(middle - anchor) > 4 or end < sheet.plot_width - _NEAR:
            sheet.rule(end, anchor, column - 3, middle, "axis", front=True)


def _keys(traces: Sequence[Trace], language: str) -> list[frame.Key]:
    spots = [spot for trace in traces for spot in trace.spots]
    keys = []
    if any(spot.derived for spot in spots):
        keys.append(frame.Key(frame.DERIVED_NOTE.to(language), "reference", "circle", hollow=True))
    if any(spot.interval for spot in spots):
        keys.append(frame.Key(frame.INTERVAL_NOTE.to(language), "grid", "square"))
    return keys
