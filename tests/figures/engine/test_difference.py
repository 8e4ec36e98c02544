import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from slussen.figures.engine.difference import difference, merge

KEYS = ("region", "measure")
SCHEMA = {
    "region": pl.String,
    "measure": pl.String,
    "value": pl.Float64,
    "mark": pl.String,
    "origin": pl.String,
}
cell = st.one_of(
    st.tuples(st.floats(-1e6, 1e6, allow_nan=False), st.sampled_from([None, "preliminary"])),
    st.tuples(st.none(), st.sampled_from(["suppressed", "missing"])),
)
tables = st.dictionaries(
    st.tuples(st.sampled_from(["00", "01", "18", "20"]), st.sampled_from(["n", "share"])), cell
)


def frame(table: dict, origin: str = "o") -> pl.DataFrame:
    rows = [(*key, *cell, origin) for key, cell in table.items()]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


@given(tables)
def test_nothing_differs_from_itself(table: dict) -> None:
    found = difference(frame(table), frame(table), KEYS)
    assert found.is_empty
    assert found.unchanged == len(table)
    assert found.cells.is_empty()


@given(tables, tables)
def test_the_counts_add_up(old: dict, new: dict) -> None:
    found = difference(frame(old), frame(new), KEYS)
    assert found.new == len(new.keys() - old.keys())
    assert found.removed == len(old.keys() - new.keys())
    assert found.changed + found.unchanged == len(old.keys() & new.keys())
    assert found.cells.height == found.new + found.changed + found.removed
    moved = {k for k in old.keys() & new.keys() if old[k][0] != new[k][0]}
    assert found.changed >= len(moved)


@given(tables, tables)
def test_what_is_new_one_way_is_removed_the_other(old: dict, new: dict) -> None:
    there, back = (difference(frame(a), frame(b), KEYS) for a, b in ((old, new), (new, old)))
    assert (there.new, there.removed, there.changed) == (back.removed, back.new, back.changed)


@given(tables, tables)
def test_merging_removes_nothing_and_the_new_rules(old: dict, new: dict) -> None:
    merged = merge(frame(old, "old"), frame(new, "new"), KEYS)
    said = {(row[0], row[1]): row[2:] for row in merged.iter_rows()}
    assert said.keys() == old.keys() | new.keys()
    for key, (value, mark, origin) in said.items():
        assert (value, mark) == (new[key] if key in new else old[key])
        assert origin == ("new" if key in new else "old")
    assert difference(frame(old), merged, KEYS).removed == 0


def test_the_largest_change_comes_first_with_its_size() -> None:
    old = frame({("00", "n"): (100.0, None), ("18", "n"): (10.0, None), ("20", "n"): (0.0, None)})
    new = frame({("00", "n"): (110.0, None), ("18", "n"): (5.0, None), ("20", "n"): (3.0, None)})
    found = difference(old, new, KEYS).cells
    assert found["region"].to_list() == ["18", "00", "20"]
    assert found["relative"].to_list() == [-0.5, 0.1, None]


def test_a_figure_that_becomes_hidden_is_changed_and_a_mark_beside_it_is_not() -> None:
    old = frame({("00", "n"): (1.0, "preliminary"), ("18", "n"): (2.0, None)})
    new = frame({("00", "n"): (1.0, None), ("18", "n"): (None, "suppressed")})
    found = difference(old, new, KEYS)
    assert (found.changed, found.unchanged) == (1, 1)
    assert found.cells.row(0, named=True)["new_mark"] == "suppressed"
    reason = difference(
        new, frame({("00", "n"): (1.0, None), ("18", "n"): (None, "missing")}), KEYS
    )
    assert reason.changed == 1
    assert found.changes.changed == 1
