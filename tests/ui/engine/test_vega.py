"""Whole charts: what holds for every one of them, however it is filled."""

from itertools import combinations
from typing import Any

import altair
import pytest
from hypothesis import given, settings

from slussen.ui.engine.charts import Chart
from slussen.ui.engine.fonts import text_width
from slussen.ui.engine.palette import DARK, LIGHT
from slussen.ui.engine.vega import PHONE, WIDE, specification
from tests.ui.engine import made


def drawn_texts(spec: dict[str, Any]) -> list[dict[str, Any]]:
    layers = [layer for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    return [row for layer in layers for row in layer["data"]["values"]]


def box(row: dict[str, Any]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a text, from the plot's corner."""
    width = text_width(row["text"], row["size"], bold=row["weight"] > 400)
    start = {"left": 0.0, "center": -width / 2, "right": -width}[row["align"]]
    left = row["x"] + start
    return left, row["y"] - 0.72 * row["size"], left + width, row["y"] + 0.18 * row["size"]


def meet(first: tuple[float, ...], second: tuple[float, ...]) -> bool:
    slack = 0.5
    return (
        first[0] + slack < second[2]
        and second[0] + slack < first[2]
        and first[1] + slack < second[3]
        and second[1] + slack < first[3]
    )


@pytest.mark.parametrize("width", [WIDE, PHONE])
@given(chart=made.charts)
@settings(max_examples=60, deadline=None)
def test_no_text_meets_another_or_leaves_the_picture(chart: Chart, width: int) -> None:
    spec = specification(chart, "sv", width=width, include_title=True, source="SCB, tabell AA12")
    room = spec["padding"]
    rows = [row for row in drawn_texts(spec) if row["text"].strip()]
    boxes = [(row["text"], box(row)) for row in rows]
    for text, (left, top, right, bottom) in boxes:
        assert -room["left"] <= left, text
        assert right <= spec["width"] + room["right"], text
        assert -room["top"] <= top, text
        assert bottom <= spec["height"] + room["bottom"], text
    for (one, first), (two, second) in combinations(boxes, 2):
        assert not meet(first, second), (one, two)


@given(chart=made.charts)
@settings(max_examples=60, deadline=None)
def test_a_specification_is_as_wide_as_was_asked(chart: Chart) -> None:
    spec = specification(chart, "en", width=500)
    room = spec["padding"]
    assert spec["width"] + room["left"] + room["right"] == pytest.approx(500, abs=0.1)
    assert spec["width"] > 0
    assert spec["height"] > 0


@pytest.mark.parametrize("chart", made.SOME, ids=lambda chart: type(chart).__name__)
def test_vega_lite_s_schema_accepts_it(chart: Chart) -> None:
    altair.LayerChart.from_dict(specification(chart, "sv", include_title=True, source="SCB"))


@pytest.mark.parametrize(("theme", "colours"), [("light", LIGHT), ("dark", DARK)])
@pytest.mark.parametrize("chart", made.SOME, ids=lambda chart: type(chart).__name__)
def test_every_colour_is_a_token(chart: Chart, theme: str, colours: dict[str, str]) -> None:
    used = set()
    for layer in specification(chart, "sv", theme=theme)["layer"]:
        for row in layer["data"]["values"]:
            used |= {row[name] for name in ("colour", "fill", "stroke") if name in row}
    assert used - {"transparent"} <= set(colours.values())
    assert used & {colours["focus"], colours["focus-text"]}


def test_the_title_and_the_source_are_in_the_picture_only_when_it_stands_alone() -> None:
    chart = made.SOME[0]
    alone = specification(chart, "sv", include_title=True, source="Källa: SCB")
    inline = specification(chart, "sv")
    assert {"Finding", "Källa: SCB"} <= {row["text"] for row in drawn_texts(alone)}
    assert not {"Finding", "Källa: SCB"} & {row["text"] for row in drawn_texts(inline)}
    assert alone["background"] == LIGHT["paper"]
    assert inline["background"] is None


def test_a_picture_without_a_source_says_nothing_of_one() -> None:
    spec = specification(made.SOME[0], "sv", include_title=True)
    with_source = specification(made.SOME[0], "sv", include_title=True, source="SCB")
    assert spec["padding"]["bottom"] < with_source["padding"]["bottom"]


def test_swedish_and_english_write_numbers_their_own_way() -> None:
    chart = made.grouped({"Örebro": {"women": 12345.6, "men": -0.5}}, decimals=1)
    swedish = {row["text"] for row in drawn_texts(specification(chart, "sv"))}
    english = {row["text"] for row in drawn_texts(specification(chart, "en"))}
    assert {"12\u202f345,6\u202f%", "−0,5\u202f%"} <= swedish
    assert {"12,345.6%", "−0.5%"} <= english
