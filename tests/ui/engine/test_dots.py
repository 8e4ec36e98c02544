"""Dot charts: what is drawn of them."""

import pytest
from hypothesis import given

from slussen.ui.engine.charts import Bar, DotChart, Role
from slussen.ui.engine.dots import dot_sheet
from slussen.ui.engine.layers import Sheet
from slussen.ui.engine.numbers import is_number
from tests.ui.engine import made

GAP = {"Örebro": {"women": 60.5, "men": 71.5}, "Gotland": {"women": 65.0, "men": 80.0}}


def drawn(chart: DotChart, width: float = 720) -> Sheet:
    return dot_sheet(chart, made.sheet(width), "sv")


def test_a_line_joins_the_dots_of_a_row() -> None:
    sheet = drawn(made.dots(GAP))
    joins = [rule for rule in sheet.back if rule["y"] == rule["y2"]]
    assert len(joins) == 2
    assert all(join["x"] < join["x2"] for join in joins)


def test_the_outer_dots_have_their_numbers_on_their_outer_sides() -> None:
    sheet = drawn(made.dots(GAP))
    texts = {row["text"]: row for row in sheet.texts}
    assert (texts["60,5"]["align"], texts["71,5"]["align"]) == ("right", "left")
    assert texts["60,5"]["colour"] == sheet.colours["focus-text"]
    assert texts["60,5"]["x"] < texts["71,5"]["x"]


def test_groups_differ_by_shape() -> None:
    dots = [row for row in made.rows(drawn(made.dots(GAP)), "point") if "value" in row]
    assert {row["shape"] for row in dots} == {"circle", "square"}


def test_missing_figures_are_said() -> None:
    rows = GAP | {"Kalmar": {"women": None, "men": 70.0}, "Skåne": {"women": None}}
    sheet = drawn(made.dots(rows))
    assert "uppgift saknas" in made.words(sheet)  # Skåne, in its row
    assert "Uppgift saknas: Kalmar (Utrikes födda kvinnor)." in made.words(sheet)


def test_a_long_chart_has_its_axis_at_both_ends() -> None:
    short = drawn(made.dots(GAP))
    many = {f"Län {number}": {"women": 60.5, "men": 66.0 + number} for number in range(15)}
    long = drawn(made.dots(many))
    ticks = [row["text"] for row in short.texts if row["text"] == "70"]
    assert ticks == ["70"]
    assert [row["text"] for row in long.texts].count("70") == 2


def test_the_row_pointed_out_lies_on_a_band() -> None:
    bars = (Bar(made.text("A"), {"x": 1.0}, emphasis=True), Bar(made.text("B"), {"x": 2.0}))
    keys = (("x", made.text("x"), Role.MAIN),)
    sheet = drawn(DotChart(made.text("t"), made.text("a"), made.text("u"), keys, bars))
    (band,) = sheet.ground
    (row,) = band["data"]["values"]
    assert row["x2"] - row["x"] == pytest.approx(sheet.width)
    assert 0 <= row["y"] < row["y2"] <= sheet.height / 2 + 1


def test_an_interval_is_a_whisker_and_the_number_stands_beyond_it() -> None:
    bar = Bar(made.text("A"), {"women": 50.0}, intervals={"women": (40.0, 65.0)})
    sheet = drawn(DotChart(made.text("t"), made.text("a"), made.text("u"), made.KEYS, (bar,)))
    (whisker,) = [rule for rule in sheet.back if rule["colour"] == sheet.colours["focus"]]
    number = next(row for row in sheet.texts if row["text"] == "50,0")
    assert whisker["x"] < whisker["x2"] < number["x"]
    assert "80-procentigt intervall" in made.words(sheet)


def test_no_rule_crosses_the_labels() -> None:
    rows = {"Undersköterskor, hemtjänst, äldreboende": {"women": 3.0, "men": 90.0}}
    sheet = drawn(made.dots(rows, decimals=0))
    assert all(rule["x"] >= 0 for rule in sheet.back)


def test_amber_lies_on_top_of_what_it_meets() -> None:
    dots = [row for row in made.rows(drawn(made.dots(GAP)), "point") if "value" in row]
    colours = [row["fill"] for row in dots[:2]]
    assert colours == [made.sheet().colours["main"], made.sheet().colours["focus"]]


def test_one_value_only_lies_inside_the_plot() -> None:
    sheet = drawn(made.dots({"Örebro": {"women": 50.0}}))
    scale = next(
        layer["encoding"]["x"]["scale"]
        for layer in sheet.layers
        if layer["mark"]["type"] == "point" and layer["encoding"]["x"]["field"] == "value"
    )
    assert scale["domain"][0] < 50 < scale["domain"][1]


@pytest.mark.parametrize("rows", [{}, {"Örebro": {"women": None, "men": None}}])
def test_no_figures_at_all(rows: dict[str, dict[str, float | None]]) -> None:
    assert "Uppgift saknas" in made.words(drawn(made.dots(rows)))


@given(made.row_charts().filter(lambda chart: isinstance(chart, DotChart)))
def test_every_figure_is_a_dot(chart: DotChart) -> None:
    figures = [
        value
        for bar in chart.bars
        for key, _, _ in chart.keys
        if is_number(value := bar.values.get(key))
    ]
    dots = [row["value"] for row in made.rows(drawn(chart), "point") if "value" in row]
    assert sorted(dots) == sorted(figures)
