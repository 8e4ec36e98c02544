"""Stacked bars: what is drawn of them."""

import pytest

from slussen.lib.text import Text
from slussen.ui.engine.bars import bar_sheet
from slussen.ui.engine.charts import Bar, BarChart, Role
from slussen.ui.engine.fonts import text_width
from slussen.ui.engine.layers import Sheet
from tests.ui.engine import made

PERSONS = made.text("personer")


def drawn(rows: dict[str, dict[str, float | None]], **more: object) -> Sheet:
    return bar_sheet(made.grouped(rows, stacked=True, **more), made.sheet(), "sv")


def test_the_parts_lie_end_to_end() -> None:
    sheet = drawn({"Örebro": {"women": 60.0, "men": 40.0}})
    first, second = made.rows(sheet, "rect")[:2]
    assert (first["from"], first["to"], second["from"], second["to"]) == (0, 60, 60, 100)
    assert {"60", "40"} <= set(made.words(sheet))


@pytest.mark.parametrize(("men", "axis"), [(40.3, True), (10.0, False)])
def test_shares_of_a_whole_have_an_axis_to_a_hundred(men: float, axis: bool) -> None:
    words = made.words(drawn({"Örebro": {"women": 60.0, "men": men}}))
    assert ("100\u202f%" in words) is axis
    assert words.count("Örebro") == 1


def test_what_is_counted_has_its_total_at_the_end() -> None:
    sheet = drawn({"Örebro": {"women": 600.0, "men": 450.0}}, unit=PERSONS)
    total = next(row for row in sheet.texts if row["text"] == "1\u202f050")
    assert total["x"] > max(row["x"] for row in sheet.texts if row["text"] in {"600", "450"})
    assert "0" not in made.words(sheet)  # no axis


def test_a_total_that_would_be_too_small_is_left_out() -> None:
    sheet = drawn({"Örebro": {"women": 600.0, "men": None}}, unit=PERSONS)
    assert made.words(sheet).count("600") == 1
    assert "Uppgift saknas: Örebro (Utrikes födda män)." in made.words(sheet)


def test_a_row_without_figures_says_so_in_its_place() -> None:
    rows = {"Örebro": {"women": 60.0, "men": 40.0}, "Gotland": {"women": None, "men": None}}
    sheet = drawn(rows)
    assert "uppgift saknas" in made.words(sheet)
    assert not [word for word in made.words(sheet) if word.startswith("Uppgift")]


def test_a_number_without_room_is_left_out_but_still_told_on_hover() -> None:
    sheet = drawn({"Örebro": {"women": 99.5, "men": 0.5}}, decimals=1)
    assert "0,5" not in made.words(sheet)
    tips = [row["tip"] for row in made.rows(sheet, "rect") if row["tip"]]
    assert "Örebro, Utrikes födda män: 0,5" in tips


def test_below_zero_grows_the_other_way() -> None:
    sheet = drawn({"Örebro": {"women": -5.0, "men": 10.0}}, unit=PERSONS)
    ends = [(row["from"], row["to"]) for row in made.rows(sheet, "rect") if row["tip"]]
    assert ends == [(0, -5), (0, 10)]
    assert "5" in made.words(sheet)  # the total


def test_pale_parts_have_an_edge() -> None:
    keys = tuple((key, made.text(key), Role.MAIN) for key in "abcd")
    bars = (Bar(made.text("Örebro"), dict.fromkeys("abcd", 25.0)),)
    unit = made.text("procent")
    chart = BarChart(made.text("t"), made.text("a"), unit, keys, bars, stacked=True)
    sheet = bar_sheet(chart, made.sheet(), "sv")
    edges = [row for row in made.rows(sheet, "rect") if not row["tip"]]
    assert {row["colour"] for row in edges} == {sheet.colours["seq-1"], sheet.colours["seq-3"]}


@pytest.mark.parametrize("unit", [made.text("procent"), PERSONS])
@pytest.mark.parametrize("men", [-1.5, 0.1])
def test_beside_zero_there_is_room_to_say_that_a_row_has_no_figure(unit: Text, men: float) -> None:
    rows = {"Örebro": {"women": -90.0, "men": men}, "Gotland": {"women": None, "men": None}}
    sheet = drawn(rows, unit=unit)
    missing = next(row for row in sheet.texts if row["text"] == "uppgift saknas")
    end = missing["x"] + text_width(missing["text"], missing["size"])
    assert end <= sheet.plot_width + sheet.right
