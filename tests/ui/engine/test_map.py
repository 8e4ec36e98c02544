"""The county map and its classes."""

import math
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.ui.engine.map import Outline, classes, map_paths, path_data, project
from slussen.ui.engine.palette import CLASSES

shapely = pytest.importorskip("shapely")


def square(west: float, south: float, side: float = 4) -> bytes:
    return shapely.to_wkb(shapely.box(west, south, west + side, south + side))


@pytest.fixture(scope="module")
def two() -> Outline:
    """Two areas side by side, and the first has an islet too small to see."""
    islet = shapely.box(14.0, 56.0, 14.01, 56.01)
    first = shapely.multipolygons([shapely.from_wkb(square(11, 60)), islet])
    return map_paths({"02": square(15, 60), "01": shapely.to_wkb(first)})


def points(d: str) -> list[tuple[float, float]]:
    """The corners of path data, relative steps added up."""
    found, x, y = [], 0.0, 0.0
    for command, numbers in re.findall(r"([MlhvZz])([-\d. ]*)", d):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if command == "M":
            x, y = values
        elif command == "l":
            x, y = x + values[0], y + values[1]
        elif command == "h":
            x += values[0]
        elif command == "v":
            y += values[0]
        else:
            continue
        found.append((round(x, 1), round(y, 1)))
    return found


def test_the_projection_is_north_up_and_true_in_shape() -> None:
    assert project(15, 60)[0] == 0
    assert project(15, 60)[1] == pytest.approx(-math.radians(60))
    east, south = project(16, 60)
    assert east == pytest.approx(math.radians(1) * 0.5, rel=1e-3)  # a degree is half as long
    assert project(14, 60) == pytest.approx((-east, south))


def test_areas_are_in_code_order_inside_the_view_box(two: Outline) -> None:
    assert [shape.code for shape in two.shapes] == ["01", "02"]
    assert two.view_box == f"0 0 {two.width} 1000"
    for shape in two.shapes:
        for x, y in points(shape.d):
            assert 0 <= x <= two.width
            assert 0 <= y <= two.height


def test_neighbours_share_their_border(two: Outline) -> None:
    first, second = (set(points(shape.d)) for shape in two.shapes)
    assert len(first & second) >= 2


def test_islets_are_left_out(two: Outline) -> None:
    assert two.shapes[0].d.count("M") == 1


def test_labels_lie_inside_their_area(two: Outline) -> None:
    first, second = two.shapes
    assert 0 < first.label_x < two.width / 2 < second.label_x < two.width


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 1000)), min_size=3, max_size=30))
def test_path_data_ends_up_where_it_should(corners: list[tuple[float, float]]) -> None:
    drawn = points(path_data([[*corners, corners[0]]]))
    wanted = [(round(x * 10) / 10, round(y * 10) / 10) for x, y in corners]
    assert drawn == [wanted[0], *(b for a, b in pairwise(wanted) if a != b)]


figures = st.one_of(st.none(), st.floats(-50, 50).map(lambda value: round(value, 1)))


codes = st.integers(1, 25).map("{:02}".format)


@given(st.dictionaries(codes, figures), st.integers(1, 7))
def test_every_value_is_in_the_class_that_holds_it(values: dict[str, float | None], n: int) -> None:
    bins = classes(values, n)
    assert set(bins.index) == set(values)
    assert len(bins.steps) <= n
    for code, value in values.items():
        step = bins.of(code)
        if value is None:
            assert step.css == "c-none-fill"
        else:
            assert step.low - 1e-9 <= value <= step.high + 1e-9
    assert all(a.high == b.low for a, b in pairwise(bins.steps))
    assert {css for step in bins.steps for css in (step.css, step.text_css)} <= set(CLASSES)
    assert len({step.css for step in bins.steps}) == len(bins.steps)
    assert bins.has_missing is (None in values.values())


def test_limits_are_round_and_written_in_both_languages() -> None:
    bins = classes({"a": 11.2, "b": 13.9})
    assert bins.steps[0].label.sv == "11–12"
    assert classes({"a": 1.1, "b": 1.9}).steps[0].label.sv == "1,0–1,2"
    assert classes({"a": 1.1, "b": 1.9}).steps[0].label.en == "1.0–1.2"


def test_below_zero_is_said_with_a_word() -> None:
    labels = [step.label for step in classes({"a": -3.5, "b": 3.9}).steps]
    assert (labels[0].sv, labels[0].en) == ("−4 till −2", "−4 to −2")
    assert labels[-1].sv == "2–4"


def test_no_figures_at_all_have_no_classes() -> None:
    bins = classes({"a": None, "b": math.nan})
    assert bins.steps == ()
    assert bins.of("a").css == bins.of("unknown").css == "c-none-fill"
