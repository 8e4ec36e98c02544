import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.figures.engine.cube import AmbiguousCell, Cube

ROWS = [
    {"region": r, "period": p, "measure": "n", "value": v, "mark": m, "origin": "o"}
    for r, p, v, m in (
        ("18", "2023", 1.0, None),
        ("18", "2024", None, "suppressed"),
        ("20", "2023", 3, "derived"),
    )
]
DIMENSIONS = ("region", "period", "measure")
CUBE = Cube.from_rows("t", DIMENSIONS, ROWS)


def test_cells_and_what_is_left_out() -> None:
    assert CUBE.value(region="18", period="2023") == 1.0
    assert CUBE.value(region="20", period="2024") is None
    found = CUBE.cell(region="18", period="2024")
    assert found is not None
    assert (found.value, found.mark, found.origin) == (None, "suppressed", "o")
    with pytest.raises(AmbiguousCell, match="period was not given"):
        CUBE.cell(region="18")


def test_an_empty_cube_answers_too() -> None:
    empty = Cube("t", DIMENSIONS, {})
    assert empty.cell(region="18") is None
    assert empty.values("region") == ()
    assert empty.periods() == ()
    assert list(empty.items(region="18")) == []


def test_keys_of_one_value() -> None:
    assert CUBE.keys("region", "18") == [("18", "2023", "n"), ("18", "2024", "n")]
    assert CUBE.keys("region", "99") == ()


def test_periods_are_those_with_a_figure() -> None:
    assert CUBE.periods(region="18") == ("2023",)
    assert CUBE.values("period", region="18") == ("2023", "2024")
    assert CUBE.values("region") == ("18", "20")


@given(st.lists(st.tuples(*(st.sampled_from("abc") for _ in range(3)), st.floats(0, 9))))
def test_slices_hold_the_cells_that_a_filter_would(rows: list) -> None:
    named = {row[:3]: row[3] for row in rows}
    cube = Cube.from_rows(
        "t",
        DIMENSIONS,
        (
            {**dict(zip(DIMENSIONS, key, strict=True)), "value": v, "mark": None, "origin": "o"}
            for key, v in named.items()
        ),
    )
    part = cube.slice(region="a", measure="b")
    assert {k: c.value for k, c in part.cells.items()} == {
        key: value for key, value in named.items() if key[0] == "a" and key[2] == "b"
    }
