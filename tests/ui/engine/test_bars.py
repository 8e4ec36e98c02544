"""Bar charts: what is drawn of them."""

import pytest
from hypothesis import given

from slussen.ui.engine.bars import bar_sheet
from slussen.ui.engine.charts import Bar, BarChart, Role
from slussen.ui.engine.fonts import text_width
from slussen.ui.engine.layers import Sheet
from slussen.ui.engine.numbers import is_number
from tests.ui.engine import made


def drawn(chart: BarChart, width: float = 720) -> Sheet:
    return bar_sheet(chart, made.sheet(width), "sv")


def test_each_bar_has_its_number_at_its_end() -> None:
    sheet = drawn(made.grouped({"Örebro": {"women": 60.0, "men": 30.0}}))
    longer, shorter = made.rows(sheet, "rect")
    assert (longer["from"], longer["to"], shorter["to"]) == (0, 60.0, 30.0)
    places = {row["text"]: row["x"] for row in sheet.texts}
    assert places["60\u202f%"] > places["30\u202f%"] > 0
    assert longer["colour"] == sheet.colours["focus"]
    assert longer["bottom"] <= shorter["top"]


def test_no_figure_is_said_in_words_and_zero_in_a_number() -> None:
    sheet = drawn(made.grouped({"Örebro": {"women": None, "men": 0.0}, "Gotland": {"men": 5.0}}))
    assert made.words(sheet).count("uppgift saknas") == 2
    assert "0\u202f%" in made.words(sheet)


def test_below_zero_grows_left_with_its_number_on_the_left() -> None:
    sheet = drawn(made.grouped({"Örebro": {"women": -20.0, "men": 40.0}}))
    number = next(row for row in sheet.texts if row["text"] == "−20\u202f%")
    axis = sheet.front[0]["x"]
    assert number["align"] == "right"
    assert 0 < number["x"] < axis


def test_the_row_pointed_out_has_the_colour_and_the_others_are_grey() -> None:
    bars = (Bar(made.text("A"), {"x": 1.0}), Bar(made.text("B"), {"x": 2.0}, emphasis=True))
    chart = BarChart(
        made.text("t"), made.text("a"), made.text("u"), (("x", made.text("x"), Role.MAIN),), bars
    )
    sheet = drawn(chart)
    assert [row["colour"] for row in made.rows(sheet, "rect")] == [
        sheet.colours["reference-2"],
        sheet.colours["main"],
    ]


def test_one_key_needs_no_legend_and_several_do() -> None:
    several = drawn(made.grouped({"Örebro": {"women": 1.0, "men": 2.0}}))
    assert {"Utrikes födda kvinnor", "Utrikes födda män"} <= set(made.words(several))
    bars = (Bar(made.text("A"), {"x": 1.0}),)
    keys = (("x", made.text("Endast denna"), Role.MAIN),)
    one = drawn(BarChart(made.text("t"), made.text("a"), made.text("u"), keys, bars))
    assert "Endast denna" not in made.words(one)


def test_an_interval_is_a_whisker_and_the_number_stands_beyond_it() -> None:
    bar = Bar(made.text("Örebro"), {"women": 60.0, "men": 30.0}, intervals={"men": (20.0, 55.0)})
    unit = made.text("procent")
    sheet = drawn(BarChart(made.text("t"), made.text("a"), unit, made.KEYS, (bar,)))
    _, whisker = [rule for rule in sheet.front if rule["y"] == rule["y2"]]
    places = {row["text"]: row["x"] for row in sheet.texts}
    assert whisker["x"] < places["30\u202f%"]
    assert whisker["x2"] < places["30\u202f%"] < places["60\u202f%"]
    assert "80-procentigt intervall" in made.words(sheet)


@pytest.mark.parametrize("rows", [{}, {"Örebro": {"women": None, "men": None}}])
def test_no_figures_at_all(rows: dict[str, dict[str, float | None]]) -> None:
    assert "Uppgift saknas" in made.words(drawn(made.grouped(rows)))


@given(made.row_charts().filter(lambda chart: isinstance(chart, BarChart)))
def test_every_figure_is_drawn_once(chart: BarChart) -> None:
    sheet = drawn(chart)
    figures = [
        value
        for bar in chart.bars
        for key, _, _ in chart.keys
        if is_number(value := bar.values.get(key))
    ]
    bars = [row for row in made.rows(sheet, "rect") if row["tip"]]
    lengths = [row["to"] - row["from"] for row in bars]
    wanted = [value for value in figures if value or not chart.stacked]
    assert sorted(lengths) == pytest.approx(sorted(wanted), rel=1e-6, abs=1e-3)


def test_there_is_room_to_say_that_a_figure_is_missing_beside_a_bar_to_the_left() -> None:
    sheet = drawn(made.grouped({"Örebro": {"women": -5.0, "men": None}}, unit=made.text("antal")))
    words = next(row for row in sheet.texts if row["text"] == "uppgift saknas")
    width = text_width("uppgift saknas", sheet.sizes.small)
    assert words["x"] + width <= sheet.plot_width + sheet.right + 0.1
