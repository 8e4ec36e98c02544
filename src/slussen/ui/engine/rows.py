"""Row labels of bar and dot charts: beside the plot where they fit, above each row on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from slussen.lib.text import Text
from slussen.ui.engine.charts import Bar, Role
from slussen.ui.engine.fonts import is_cut, text_width, wrap
from slussen.ui.engine.frame import capital
from slussen.ui.engine.layers import NARROW, Sheet
from slussen.ui.engine.layout import Scale
from slussen.ui.engine.numbers import NO_FIGURE, is_number

Keys = Sequence[tuple[str, Text, Role]]

_SHARE = 0.36  # of the width, at most, for labels beside the plot
_LABEL_GAP = 9
_ABOVE_GAP = 3
_EDGE = 1
_VALUE_GAP = 6  # px from a mark to its number


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a row is drawn, from edge to edge: its label, and the room for its marks."""

    bar: Bar
    lines: tuple[str, ...]
    label_top: float
    marks_top: float
    marks_bottom: float
    edges: tuple[float, float]


def place_rows(
    sheet: Sheet, bars: Sequence[Bar], language: str, marks: float, gap: float
) -> tuple[Slot, ...]:
    """A slot for each row, with *marks* px for what is drawn and *gap* px to the next row.

    Sets the sheet's left margin and height.
    """
    names = [capital(bar.label.to(language)) for bar in bars]
    size, most = sheet.sizes.text, sheet.width * _SHARE
    above = sheet.width < NARROW and any(_is_crowded(name, size, most) for name in names)
    room = sheet.width - 4 if above else most
    texts = [wrap(name, size, room, bold=True) for name in names]
    if above:
        sheet.left = _EDGE
    else:
        lines = [line for text in texts for line in text]
        sheet.left = max(text_width(line, size, bold=True) for line in lines) + _LABEL_GAP
    slots = []
    top = 0.0
    for bar, text in zip(bars, texts, strict=True):
        tall = len(text) * sheet.sizes.line
        inner = tall + _ABOVE_GAP + marks if above else max(tall, marks)
        start = top + gap / 2
        label_top = start if above else start + (inner - tall) / 2
        marks_top = start + tall + _ABOVE_GAP if above else start + (inner - marks) / 2
        bottom = top + inner + gap
        slots.append(Slot(bar, text, label_top, marks_top, marks_top + marks, (top, bottom)))
        top = bottom
    sheet.height = top
    return tuple(slots)


def _is_crowded(name: str, size: float, width: float) -> bool:
    lines = wrap(name, size, width, bold=True)
    return len(lines) > 2 or is_cut(lines, name)


def are_above(sheet: Sheet) -> bool:
    """Whether the labels stand above their rows, where rules would cross them."""
    return sheet.left <= _EDGE


def write_labels(sheet: Sheet, slots: Sequence[Slot]) -> None:
    above = are_above(sheet)
    for slot in slots:
        sheet.write(
            slot.lines,
            -sheet.left if above else -_LABEL_GAP,
            slot.label_top,
            align="left" if above else "right",
            bold=slot.bar.emphasis,
        )


def value_scale(
    sheet: Sheet, low: float, high: float, language: str, *, start: float = 0.0
) -> Scale:
    """The scale of a row's marks; widens the right margin where "no figure" needs it beside zero.

    Where figures are below zero, zero lies far to the right, and what is written there too.
    """
    x = Scale(low, high, start, sheet.plot_width)
    missing = text_width(NO_FIGURE.to(language), sheet.sizes.small) + _VALUE_GAP
    if x(0) + missing > sheet.plot_width + sheet.right:
        sheet.right = missing + 2
        x = Scale(low, high, start, sheet.plot_width)
    return x


def write_missing(sheet: Sheet, x: Scale, middle: float, language: str) -> None:
    """Writes that there is no figure, where the row's mark would have begun."""
    sheet.small([NO_FIGURE.to(language)], x(0) + _VALUE_GAP, middle - sheet.sizes.small_line / 2)


def figure(bar: Bar, key: str) -> float | None:
    """The bar's figure of *key*, or None when there is nothing to draw."""
    value = bar.values.get(key)
    return value if is_number(value) else None


def reach(bar: Bar, key: str, value: float) -> tuple[float, float]:
    """From the lowest to the highest of a figure and its interval."""
    ends = [value, *(end for end in bar.intervals.get(key, ()) if is_number(end))]
    return min(ends), max(ends)


def reaches(bars: Sequence[Bar], keys: Keys) -> list[float]:
    """Every figure and end of an interval that a chart shows."""
    return [
        end
        for bar in bars
        for key, _, _ in keys
        if (value := figure(bar, key)) is not None
        for end in (value, *reach(bar, key, value))
    ]


def has_intervals(bars: Sequence[Bar], keys: Keys) -> bool:
    return any(
        low < high
        for bar in bars
        for key, _, _ in keys
        if (value := figure(bar, key)) is not None
        for low, high in [reach(bar, key, value)]
    )


def partly_missing(bars: Sequence[Bar], keys: Keys, language: str) -> list[str]:
    """Rows where some figure is missing, though another is there, and which one."""
    names = []
    for bar in bars:
        gaps = [label.to(language) for key, label, _ in keys if figure(bar, key) is None]
        if 0 < len(gaps) < len(keys):
            names.append(f"{bar.label.to(language)} ({', '.join(gaps)})")
    return names
