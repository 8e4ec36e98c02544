"""The SVG of a page, whatever chart it shows."""

import re
from xml.etree import ElementTree as ET

import pytest
import vl_convert
from hypothesis import given, settings

from slussen.ui.engine import svg
from slussen.ui.engine.charts import Chart
from slussen.ui.engine.palette import CLASSES, css_class
from slussen.ui.engine.vega import specification
from tests.ui.engine import made

DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 400" class="chart"><g/></svg>'


def cleaned(chart: Chart) -> str:
    return svg.clean(vl_convert.vegalite_to_svg(specification(chart, "sv")))


def elements(picture: str) -> list[ET.Element]:
    return list(ET.fromstring(picture).iter())


@given(chart=made.charts)
@settings(max_examples=20, deadline=None)
def test_any_chart_is_a_picture_that_a_strict_page_can_hold(chart: Chart) -> None:
    picture = svg.described(cleaned(chart), title="<Fynd & mer>", description="", prefix="p1")
    root = ET.fromstring(picture)
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names <= {"svg", "g", "title", "desc", "path", "line", "rect", "text", "tspan"}
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not {name for name in attributes if name == "style" or name.startswith("on")}
    assert not {"width", "height"} & set(root.attrib)
    assert "url(" not in picture
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert ids == ["p1-title", "p1-desc"]
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "p1-title p1-desc"
    assert root[0].text == "<Fynd & mer>"


@pytest.mark.parametrize("chart", made.SOME, ids=lambda chart: type(chart).__name__)
def test_every_colour_has_its_class(chart: Chart) -> None:
    for element in elements(cleaned(chart)):
        classes = (element.get("class") or "").split()
        for paint in ("fill", "stroke"):
            colour = element.get(paint, "")
            if colour.startswith("#"):
                assert css_class(colour, paint) in classes, colour
            else:
                assert colour in {"", "none", "transparent"}
        assert set(classes) <= {*CLASSES, "chart"}


def test_nothing_that_draws_is_lost() -> None:
    raw = vl_convert.vegalite_to_svg(specification(made.SOME[0], "sv"))
    kept = elements(svg.clean(raw))

    def count(tags: list[ET.Element], name: str) -> int:
        return sum(element.tag.endswith("}" + name) for element in tags)

    for name in ("line", "text"):
        assert count(kept, name) == count(elements(raw), name) > 0
    paths = [e for e in elements(raw) if e.tag.endswith("}path") and e.get("d")]
    painted = [p for p in paths if {"fill", "stroke", "aria-label"} & set(p.attrib)]
    assert count(kept, "path") == len(painted) > 0


def test_lines_are_not_filled() -> None:
    lines = [e for e in elements(cleaned(made.SOME[0])) if e.get("stroke-width") == "3"]
    assert lines
    assert all(line.get("fill") == "none" for line in lines)


def test_points_say_what_they_are_on_hover() -> None:
    titles = [e.text for e in elements(cleaned(made.SOME[0])) if e.tag.endswith("}title")]
    assert "Utrikes födda kvinnor, 2021: 58,2 procent av befolkningen" in titles


def test_letters_that_no_picture_can_hold_are_dropped() -> None:
    """They would end the whole process, not only the drawing."""
    odd = made.line(made.series(made.Role.MAIN, "a\x00b\x1f\ud800\uffff", {"2020": 1.0}))
    assert "Ab" in [element.text for element in elements(cleaned(odd))]


def test_numbers_are_short() -> None:
    assert not re.search(r"\d\.\d{3,}", cleaned(made.SOME[3]))


def test_the_variant_is_a_class_of_the_picture() -> None:
    picture = svg.described(DRAWN, title="t", description="d", prefix="a", variant="phone")
    assert 'class="chart chart-phone"' in picture


@pytest.mark.parametrize("prefix", ["", "1a", 'a"b', "a b", "å"])
def test_a_prefix_has_to_be_the_start_of_an_id(prefix: str) -> None:
    with pytest.raises(ValueError, match="not the start of an id"):
        svg.described(DRAWN, title="t", description="d", prefix=prefix)


def test_a_file_has_its_own_size() -> None:
    root = ET.fromstring(svg.sized(DRAWN))
    assert (root.get("width"), root.get("height")) == ("720", "400")
    with pytest.raises(ValueError, match="viewBox"):
        svg.sized("<svg></svg>")
