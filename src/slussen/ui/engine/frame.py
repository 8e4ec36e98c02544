"""What every chart has around its figures: the unit, the keys, the notes, and what is said when
there is nothing to draw."""

from collections.abc import Sequence
from dataclasses import dataclass

from slussen.lib.text import Text
from slussen.ui.engine.fonts import text_width, wrap
from slussen.ui.engine.layers import Row, Sheet, pixel, shape_layer
from slussen.ui.engine.layout import Scale, flow_rows, free_places
from slussen.ui.engine.numbers import NO_FIGURE, per_cent_sign, tick_texts
from slussen.ui.engine.palette import PALE

DERIVED_NOTE = Text(
    "Beräknat av Slussen ur publicerade tal", "Computed by Slussen from published figures"
)
INTERVAL_NOTE = Text("80-procentigt intervall", "80 per cent interval")
_SWATCH = 11
_GAP = 18


@dataclass(frozen=True, slots=True)
class Key:
    """What a colour and a shape stand for."""

    label: str
    colour: str
    shape: str
    hollow: bool = False


def capital(text: str) -> str:
    """*text* with its first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def caption_lines(sheet: Sheet, unit: Text, language: str) -> tuple[str, ...]:
    text = capital(unit.to(language))
    return wrap(text, sheet.sizes.small, sheet.width - 4) if text else ()


def key_rows(sheet: Sheet, keys: Sequence[Key], size: float) -> tuple[tuple[int, float], ...]:
    """Row and x of each key, from the sheet's left edge."""
    widths = [_SWATCH + 7 + text_width(key.label, size) for key in keys]
    return flow_rows(widths, _GAP, sheet.width - 2)


def keys_height(sheet: Sheet, keys: Sequence[Key], size: float, leading: float) -> float:
    places = key_rows(sheet, keys, size)
    return sum(
        max(len(wrap(keys[i].label, size, _key_width(sheet))) for i in at_row) * leading
        for at_row in _by_row(places)
    )


def _by_row(places: Sequence[tuple[int, float]]) -> list[list[int]]:
    rows: dict[int, list[int]] = {}
    for index, (row, _x) in enumerate(places):
        rows.setdefault(row, []).append(index)
    return list(rows.values())


def _key_width(sheet: Sheet) -> float:
    return sheet.width - _SWATCH - 9


def write_keys(sheet: Sheet, keys: Sequence[Key], top: float, *, quiet: bool = False) -> list[Row]:
    """Writes the keys from *top* down and gives the rows of their shapes (px)."""
    size = sheet.sizes.small if quiet else sheet.sizes.text
    leading = sheet.sizes.small_line if quiet else sheet.sizes.line
    places = key_rows(sheet, keys, size)
    shapes: list[Row] = []
    for at_row in _by_row(places):
        deepest = 1
        for i in at_row:
            lines = wrap(keys[i].label, size, _key_width(sheet))
            deepest = max(deepest, len(lines))
            x = places[i][1] - sheet.left
            ink = "quiet" if quiet else "ink"
            text_x = x + _SWATCH + 7
            sheet.write(lines, text_x, top, colour=ink, size=size, leading=leading)
            shapes.append(_swatch(sheet, keys[i], x + _SWATCH / 2, top + leading / 2))
        top += deepest * leading
    return shapes


def _swatch(sheet: Sheet, key: Key, x: float, y: float) -> Row:
    colour = sheet.colours[key.colour]
    edge = sheet.colours["reference-2"] if key.colour in PALE else colour
    return {
        "x": round(x, 2),
        "y": round(y, 2),
        "fill": sheet.colours["paper"] if key.hollow else colour,
        "stroke": edge,
        "shape": key.shape,
        "size": 40 if key.hollow else 90,
        "tip": "",
    }


def tick_names(
    sheet: Sheet, unit: Text, ticks: Sequence[float], x: Scale, language: str
) -> list[tuple[float, str]]:
    """The ticks of a horizontal axis of values that fit on the sheet beside each other."""
    names, sign = tick_texts(ticks, language), per_cent_sign(unit, language)
    widths = [text_width(name + sign, sheet.sizes.small) for name in names]
    places = [x(tick) for tick in ticks]
    inside = [
        i
        for i, (place, width) in enumerate(zip(places, widths, strict=True))
        if -sheet.left <= place - width / 2 and place + width / 2 <= sheet.plot_width + sheet.right
    ]
    order = [0 if i in {inside[0], inside[-1]} else 1 + i for i in inside]
    fits = free_places([places[i] for i in inside], [widths[i] for i in inside], order, 6)
    shown = [(ticks[inside[i]], names[inside[i]]) for i in fits]
    return [*shown[:-1], (shown[-1][0], shown[-1][1] + sign)] if shown else []


def interval_key(language: str) -> Key:
    """Explains the whiskers of bars and dots."""
    return Key(INTERVAL_NOTE.to(language), "reference", "stroke")


def missing_note(names: Sequence[str], language: str) -> str:
    """One line that names what there is no figure for; "" when there is nothing to name."""
    return f"{capital(NO_FIGURE.to(language))}: {', '.join(names)}." if names else ""


def write_notes(sheet: Sheet, keys: Sequence[Key], notes: Sequence[str], top: float) -> None:
    """Writes keys and notes small from *top* down, and sets the sheet's bottom margin."""
    said = [note for note in notes if note]
    top += 6 if keys or said else 0
    if keys:
        shapes = write_keys(sheet, keys, top, quiet=True)
        sheet.layers.append(shape_layer(shapes, pixel("x"), pixel("y")))
        top += keys_height(sheet, keys, sheet.sizes.small, sheet.sizes.small_line)
    for note in said:
        lines = wrap(note, sheet.sizes.small, sheet.width - 4)
        sheet.small(lines, -sheet.left, top)
        top += len(lines) * sheet.sizes.small_line
    sheet.bottom = top - sheet.height + 4


def empty(sheet: Sheet, unit: Text, language: str) -> Sheet:
    """The chart of no figures at all: says so, calmly, in the place of the plot."""
    lines = caption_lines(sheet, unit, language)
    sheet.top = len(lines) * sheet.sizes.small_line + 8
    sheet.height = 96
    sheet.small(lines, 0, -sheet.top)
    for y in (0, sheet.height):
        sheet.rule(0, y, sheet.width, y, "grid")
    middle = sheet.height / 2 - sheet.sizes.line / 2
    text = capital(NO_FIGURE.to(language))
    sheet.write([text], sheet.width / 2, middle, colour="quiet", align="center")
    sheet.bottom = 8
    return sheet
