"""Row labels: beside or above, and never in each other's way."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.ui.engine.charts import Bar
from slussen.ui.engine.rows import (
    are_above,
    figure,
    has_intervals,
    partly_missing,
    place_rows,
    reach,
    reaches,
    write_labels,
)
from tests.ui.engine import made

COUNTY = Bar(made.text("Västra Götalands län"), {})
OCCUPATION = Bar(made.text("Undersköterskor, hemtjänst, äldreboende och habilitering"), {})
bars = st.builds(Bar, made.texts, st.just({}), st.booleans())


@given(st.lists(bars, min_size=1, max_size=8), st.sampled_from((320, 360, 680, 720)))
def test_rows_follow_each_other_and_hold_their_label_and_marks(rows: list[Bar], width: int) -> None:
    sheet = made.sheet(width)
    slots = place_rows(sheet, rows, "sv", 20, 10)
    assert [slot.bar for slot in slots] == rows
    for slot in slots:
        assert slot.edges[0] <= slot.label_top
        assert slot.marks_bottom - slot.marks_top == pytest.approx(20)
        assert slot.marks_bottom <= slot.edges[1]
    assert all(above.edges[1] == below.edges[0] for above, below in pairwise(slots))
    assert sheet.height == pytest.approx(slots[-1].edges[1])
    assert sheet.left < 0.45 * width


@pytest.mark.parametrize(
    ("bar", "width", "above"),
    [(COUNTY, 360, False), (OCCUPATION, 360, True), (OCCUPATION, 720, False)],
)
def test_only_long_labels_on_a_phone_stand_above(bar: Bar, width: int, above: bool) -> None:
    sheet = made.sheet(width)
    (slot,) = place_rows(sheet, [bar], "sv", 20, 10)
    assert are_above(sheet) is above
    tall = len(slot.lines) * sheet.sizes.line
    if above:
        assert slot.label_top + tall <= slot.marks_top + 1e-6
    else:  # beside: their middles are level
        assert slot.label_top + tall / 2 == pytest.approx(slot.marks_top + 10)


def test_a_row_that_is_pointed_out_is_bold() -> None:
    sheet = made.sheet()
    rows = [COUNTY, Bar(made.text("örebro län"), {}, emphasis=True)]
    write_labels(sheet, place_rows(sheet, rows, "sv", 20, 10))
    assert [(row["text"], row["weight"]) for row in sheet.texts] == [
        ("Västra Götalands län", 400),
        ("Örebro län", 600),
    ]


def test_a_figure_is_a_number_or_nothing() -> None:
    bar = Bar(made.text("a"), {"x": 0.0, "y": float("nan"), "z": None})
    assert [figure(bar, key) for key in ("x", "y", "z", "unknown")] == [0.0, None, None, None]


def test_an_interval_reaches_beyond_its_figure() -> None:
    bar = Bar(made.text("a"), {"women": 5.0, "men": 7.0}, intervals={"women": (3.0, 9.0)})
    assert reach(bar, "women", 5.0) == (3.0, 9.0)
    assert reach(bar, "men", 7.0) == (7.0, 7.0)
    assert set(reaches([bar], made.KEYS)) == {3.0, 5.0, 7.0, 9.0}
    assert has_intervals([bar], made.KEYS)
    assert not has_intervals([Bar(made.text("a"), {"women": 5.0})], made.KEYS)


def test_an_interval_without_its_figure_is_nothing() -> None:
    bar = Bar(made.text("a"), {"women": None}, intervals={"women": (3.0, 9.0)})
    assert reaches([bar], made.KEYS) == []


def test_only_rows_that_lack_some_but_not_all_are_named() -> None:
    rows = [{"women": 1.0, "men": None}, {"women": None, "men": None}, {"women": 1.0, "men": 2.0}]
    named = [Bar(made.text(name), row) for name, row in zip("abc", rows, strict=True)]
    assert partly_missing(named, made.KEYS, "sv") == ["a (Utrikes födda män)"]
