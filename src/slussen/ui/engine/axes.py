"""The words of the horizontal axis of a line chart, thinned until none meets another."""

from slussen.ui.engine import frame
from slussen.ui.engine.charts import LineChart
from slussen.ui.engine.fonts import text_width, wrap
from slussen.ui.engine.layers import Sheet
from slussen.ui.engine.layout import Scale, free_places
from slussen.ui.engine.periods import Tick, parts, wanted_ticks
from slussen.ui.engine.traces import Axis

_APART = 8  # px between two labels
_STEPS = (1, 2, 5, 10, 20, 50, 100)  # years between labels


def draw_axis(chart: LineChart, sheet: Sheet, axis: Axis, x: Scale, language: str) -> float:
    """Writes periods or categories under the plot; gives the y where they end."""
    if axis.is_time:
        ticks = _period_ticks(sheet, axis, x, language)
    else:
        ticks = _category_ticks(chart, sheet, axis, x, language)
    top = sheet.height + 8
    for at, lines in ticks:
        sheet.rule(at, sheet.height, at, sheet.height + 5, "axis")
        sheet.small(lines, at, top, align="center")
    top += max(len(lines) for _, lines in ticks) * sheet.sizes.small_line
    title = frame.capital(chart.x_title.to(language))
    if title:
        lines = list(wrap(title, sheet.sizes.small, sheet.plot_width))
        sheet.small(lines, 0, top + 2)
        top += len(lines) * sheet.sizes.small_line + 2
    return top


def _period_ticks(
    sheet: Sheet, axis: Axis, x: Scale, language: str
) -> list[tuple[float, list[str]]]:
    """The labels of the first step of years at which they all fit, or all but one."""
    shown: list[Tick] = []
    for step in _STEPS:
        ticks = wanted_ticks(list(axis.places), language, step)
        widths = [_tick_width(sheet, tick) for tick in ticks]
        centres = [x(tick.position) for tick in ticks]
        kept = free_places(centres, widths, [tick.priority for tick in ticks], _APART)
        shown = sorted((ticks[i] for i in kept), key=lambda tick: tick.position)
        if len(kept) >= len(ticks) - 1:
            break
    labels, year = [], ""
    for tick in shown:
        lines = [tick.part, "" if tick.year == year else tick.year]
        labels.append((x(tick.position), [line for line in lines if line]))
        year = tick.year
    return labels


def _tick_width(sheet: Sheet, tick: Tick) -> float:
    return max(text_width(word, sheet.sizes.small) for word in (tick.part, tick.year))


def _category_ticks(
    chart: LineChart, sheet: Sheet, axis: Axis, x: Scale, language: str
) -> list[tuple[float, list[str]]]:
    named = {key: text.to(language) for key, text in chart.x_labels}
    size = sheet.sizes.small
    centres = [x(place) for place in axis.places.values()]
    slot = centres[1] - centres[0] if len(centres) > 1 else sheet.plot_width
    texts = [
        wrap(named.get(key) or parts(key, language)[1], size, max(44.0, slot - _APART))
        for key in axis.places
    ]
    widths = [max(text_width(line, size) for line in text) for text in texts]
    last = len(texts) - 1
    order = [0 if i == last else 1 if i == 0 else 2 + i for i in range(len(texts))]
    return [(centres[i], list(texts[i])) for i in free_places(centres, widths, order, _APART)]
