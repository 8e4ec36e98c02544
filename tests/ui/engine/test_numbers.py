"""Axis values and the signs of a chart's numbers."""

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from slussen.lib.text import Text
from slussen.ui.engine.numbers import is_number, nice_ticks, per_cent_sign, tick_texts

figures = st.floats(-1e9, 1e9, allow_nan=False)


@given(figures, figures, st.integers(1, 8))
def test_ticks_cover_the_figures_at_an_even_step(first: float, second: float, count: int) -> None:
    low, high = sorted((first, second))
    ticks = nice_ticks(low, high, count)
    slack = 1e-6 * max(1, abs(low), abs(high))
    assert ticks[0] <= low + slack
    assert high - slack <= ticks[-1]
    steps = [b - a for a, b in pairwise(ticks)]
    assert max(steps) - min(steps) <= slack
    assert len(ticks) <= count + 3


@given(figures, figures)
def test_no_two_ticks_are_written_alike(first: float, second: float) -> None:
    # Closer values than this are one figure as far as any statistics go.
    low, high = sorted((round(first, 2), round(second, 2)))
    written = tick_texts(nice_ticks(low, high), "sv")
    assert len(set(written)) == len(written)


def test_millions_are_short() -> None:
    assert tick_texts((0.0, 2e6, 4e6), "en") == ("0", "2m", "4m")
    assert tick_texts((0.0, 2e5, 4e5), "en") == ("0", "200,000", "400,000")


def test_a_share_has_its_sign_and_points_have_none() -> None:
    assert per_cent_sign(Text("procent av befolkningen", "per cent"), "sv") == "\u202f%"
    assert per_cent_sign(Text("procent", "percent"), "en") == "%"
    assert per_cent_sign(Text("procentenheter", "percentage points"), "sv") == ""
    assert per_cent_sign(Text("", ""), "sv") == ""


def test_what_is_no_number_is_not_drawn() -> None:
    assert is_number(0.0)
    assert not any(map(is_number, (None, math.nan, math.inf)))
