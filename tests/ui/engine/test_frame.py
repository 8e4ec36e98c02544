"""Units, keys, notes, and the chart of nothing."""

from slussen.lib.text import Text
from slussen.ui.engine import frame
from slussen.ui.engine.layout import Scale
from tests.ui.engine import made

WOMEN = frame.Key("Utrikes födda kvinnor", "focus", "circle")
MEN = frame.Key("Utrikes födda män", "main", "square")


def test_a_capital_changes_only_the_first_letter() -> None:
    assert frame.capital("utrikes födda i EU") == "Utrikes födda i EU"
    assert frame.capital("") == ""


def test_keys_break_to_a_new_row_on_a_narrow_sheet() -> None:
    keys = [WOMEN, MEN]
    assert [row for row, _ in frame.key_rows(made.sheet(720), keys, 14)] == [0, 0]
    assert [row for row, _ in frame.key_rows(made.sheet(200), keys, 14)] == [0, 1]
    tall = [frame.keys_height(made.sheet(width), keys, 14, 20) for width in (720, 200)]
    assert tall == [20, 40]


def test_a_key_has_its_colour_and_shape_beside_its_words() -> None:
    sheet = made.sheet()
    shapes = frame.write_keys(sheet, [WOMEN, frame.Key("x", "reference", "circle", hollow=True)], 0)
    assert [shape["shape"] for shape in shapes] == ["circle", "circle"]
    assert shapes[0]["fill"] == sheet.colours["focus"]
    assert shapes[1]["fill"] == sheet.colours["paper"]
    assert shapes[0]["x"] < sheet.texts[0]["x"] < shapes[1]["x"]


def test_a_pale_key_has_an_edge_that_can_be_seen() -> None:
    sheet = made.sheet()
    (shape,) = frame.write_keys(sheet, [frame.Key("x", "seq-1", "square")], 0)
    assert shape["stroke"] == sheet.colours["reference-2"]


def test_ticks_that_do_not_fit_are_left_out() -> None:
    sheet = made.sheet(100)
    ticks = (0.0, 1000.0, 2000.0, 3000.0, 4000.0)
    named = frame.tick_names(sheet, Text("", ""), ticks, Scale(0, 4000, 20, 80), "sv")
    assert [tick for tick, _ in named] == [0.0, 4000.0]
    wide = made.sheet(400)
    everything = frame.tick_names(wide, Text("procent", ""), ticks, Scale(0, 4000, 20, 370), "sv")
    assert [tick for tick, _ in everything] == list(ticks)
    assert everything[-1][1] == "4\u202f000\u202f%"


def test_what_is_missing_is_named() -> None:
    assert frame.missing_note(["Gotland", "Kalmar"], "sv") == "Uppgift saknas: Gotland, Kalmar."
    assert frame.missing_note([], "sv") == ""


def test_notes_make_the_sheet_taller() -> None:
    bare, noted = made.sheet(), made.sheet()
    frame.write_notes(bare, (), [""], 0)
    frame.write_notes(noted, [WOMEN], ["En not."], 0)
    assert noted.bottom > bare.bottom + 2 * noted.sizes.small_line - 1
    assert made.words(noted) == [WOMEN.label, "En not."]


def test_a_chart_of_nothing_says_so() -> None:
    sheet = frame.empty(made.sheet(), made.text("procent"), "en")
    assert made.words(sheet) == ["Procent", "No figure"]
    assert sheet.height > 0
