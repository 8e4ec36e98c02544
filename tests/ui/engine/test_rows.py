"""Row labels: beside or above, and never in each other's way."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.ui.engine.charts import Bar
from slussen.ui.engine.rows import are_above, place_rows, write_labels
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
    assert sheet.height == slots[-1].edges[1]
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
        assert slot.label_top + tall <= slot.marks_top
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
