"""The sheet and the parts of a specification."""

from slussen.ui.engine import layers
from slussen.ui.engine.layout import Scale
from tests.ui.engine import made


def test_lines_of_text_go_downwards_from_the_top() -> None:
    sheet = made.sheet()
    sheet.write(["one", "two"], 10, 100, size=10, leading=20, align="right", bold=True)
    first, second = sheet.texts
    assert second["y"] - first["y"] == 20
    assert 100 < first["y"] < 120
    assert (first["x"], first["align"], first["weight"]) == (10, "right", 600)
    assert first["colour"] == sheet.colours["ink"]


def test_what_stands_on_the_ground_is_under_everything() -> None:
    sheet = made.sheet()
    row = {"x": 0}
    sheet.texts.append(row)
    sheet.rule(0, 0, 1, 1, "grid")
    sheet.rule(0, 0, 1, 1, "axis", front=True)
    sheet.layers.append(layers.layer("rect", [row]))
    sheet.ground.append(layers.layer("area", [row]))
    kinds = [layer["mark"]["type"] for layer in sheet.all_layers()]
    assert kinds == ["area", "rule", "rect", "rule", "text"]


def test_layers_without_rows_are_left_out() -> None:
    sheet = made.sheet()
    sheet.layers.append(layers.layer("rect", []))
    assert sheet.all_layers() == []


def test_a_figure_is_placed_by_the_scale_that_the_words_were_placed_by() -> None:
    encoding = layers.scaled("value", Scale(0, 50, 10, 300))
    assert encoding["scale"]["domain"] == [0, 50]
    assert encoding["scale"]["range"] == [10, 300]
    assert layers.pixel("x")["scale"] is None


def test_the_plot_is_what_the_margins_leave() -> None:
    sheet = made.sheet(500)
    sheet.left, sheet.right = 80, 120
    assert sheet.plot_width == 300


def test_a_phone_has_smaller_words() -> None:
    phone, wide = layers.sizes_for(360), layers.sizes_for(720)
    assert (phone.text, phone.small, phone.title) < (wide.text, wide.small, wide.title)
    assert phone.small >= 12
