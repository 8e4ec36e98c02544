"""Pictures as formats need them: sized, described, and on slides not too long."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.analysis.report import content
from slussen.analysis.report.drawing import SCALE, draw, most_telling
from slussen.lib.text import Text
from slussen.ui.engine.charts import Bar
from tests.analysis.report import sample


@pytest.fixture(scope="module")
def block() -> content.Block:
    return content.report(sample.analysis(), "sv").blocks[0]


def test_svg(block: content.Block) -> None:
    picture = draw(block, "sv", "svg")
    assert picture.data.count(b"<svg ") == 1
    assert picture.width == 720
    assert picture.alt == "Två linjer som närmar sig varandra"


def test_page_has_a_drawing_for_phones_too(block: content.Block) -> None:
    assert draw(block, "sv", "page").data.count(b"<svg ") == 2


def test_png_is_sharp_and_as_tall_as_the_svg(block: content.Block) -> None:
    png, svg = draw(block, "sv", "png"), draw(block, "sv", "svg")
    assert png.data.startswith(b"\x89PNG")
    assert png.width == 720
    assert abs(png.height - svg.height) < 1
    assert SCALE >= 2


def test_the_finding_is_not_drawn_twice(block: content.Block) -> None:
    drawn = draw(block, "sv", "svg").data.decode()
    assert drawn.count("Skillnaden har minskat") == 1  # its name, for screen readers


def test_a_chart_that_fits_a_slide_is_whole(block: content.Block) -> None:
    few = replace(block, chart=sample.bars())
    assert draw(few, "sv", "slide").cut == ""


@given(st.lists(st.booleans(), max_size=30), st.integers(min_value=1, max_value=12))
def test_most_telling(emphasis: list[bool], count: int) -> None:
    bars = tuple(
        Bar(Text(str(i), str(i)), {"a": 1.0}, emphasis=one) for i, one in enumerate(emphasis)
    )
    kept = most_telling(bars, count)
    places = [bars.index(bar) for bar in kept]
    assert len(kept) == min(count, len(bars))
    assert places == sorted(places)
    pointed_out = [bar for bar in bars if bar.emphasis]
    assert set(map(bars.index, pointed_out[:count])) <= set(places)
