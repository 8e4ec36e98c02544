"""Which figures can be drawn, how a chart writes them, and round numbers for an axis."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeGuard

from slussen.lib.numbers import NARROW, format_number
from slussen.lib.text import Text

NO_FIGURE = Text("uppgift saknas", "no figure")
_MILLION = 1_000_000


def per_cent_sign(unit: Text, language: str) -> str:
    """The sign to put after a value, where the unit is per cent (not percentage points)."""
    if unit.sv.lower().split(" ")[0] not in {"procent", "%"}:
        return ""
    return f"{NARROW}%" if language == "sv" else "%"


def is_number(value: float | None) -> TypeGuard[float]:
    """Whether there is a figure to draw: neither missing nor infinite nor not-a-number."""
    return value is not None and math.isfinite(value)


def nice_ticks(low: float, high: float, count: int = 5) -> tuple[float, ...]:
    """Round values at an even step that cover *low* to *high*, about *count* of them.

    >>> nice_ticks(52.3, 71.8)
    (50.0, 55.0, 60.0, 65.0, 70.0, 75.0)
    """
    if high - low <= 1e-9 * max(1.0, abs(low), abs(high)):
        margin = abs(low) * 0.1 or 1.0
        low, high = low - margin, high + margin
    rough = (high - low) / max(count, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(f * power for f in (1, 2, 2.5, 5, 10) if f * power >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    digits = max(0, 2 - math.floor(math.log10(step)))
    return tuple(round(index * step, digits) for index in range(first, last + 1))


def tick_texts(ticks: Sequence[float], language: str) -> tuple[str, ...]:
    """The ticks with as many decimals as they need; millions in short.

    >>> tick_texts((0.0, 500000.0, 1000000.0), "sv")
    ('0', '0,5\\xa0milj.', '1,0\\xa0milj.')
    """
    largest = max(map(abs, ticks))
    short = "\xa0milj." if language == "sv" else "m"
    scale, suffix = (_MILLION, short) if largest >= _MILLION else (1, "")
    scaled = [tick / scale for tick in ticks]
    step = min((b - a for a, b in pairwise(scaled)), default=1.0)
    decimals = next(
        (d for d in range(6) if abs(step * 10**d - round(step * 10**d)) < 1e-6 * 10**d), 6
    )
    return tuple(
        format_number(value, decimals if value else 0, language) + (suffix if value else "")
        for value in scaled
    )
