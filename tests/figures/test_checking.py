from pathlib import Path

import polars as pl
import pytest

from slussen.figures import queries, store
from slussen.figures.checking import faults

ENTRY = queries.table("population")
ORIGIN = {"publisher": "SCB", "table": "T", "retrieved": "2024", "via": "test"}
ROW = {
    "region": "18",
    "period": "2024",
    "measure": "population",
    "value": 1.0,
    "mark": None,
    "origin": "o",
}
SCHEMA = {name: pl.Float64 if name == "value" else pl.String for name in ROW}


def stored(tmp_path: Path, rows: list[dict], origins: dict | None = None) -> store.Stored:
    frame = pl.DataFrame(rows, schema=SCHEMA)
    meta = {"id": "v", "table": "population", "made_at": "", "origins": origins or {"o": ORIGIN}}
    return store.write(tmp_path, frame, meta)


def test_a_sound_vintage_has_no_faults(tmp_path: Path) -> None:
    assert faults(stored(tmp_path, [ROW]), ENTRY) == []


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([ROW, ROW], "the same cell occurs twice"),
        ([ROW | {"region": None}], "a breakdown without a value"),
        ([ROW | {"measure": "cats"}], "measure: cats not in the vocabulary"),
        ([ROW | {"mark": "guess"}], "mark: guess not in the vocabulary"),
        ([ROW | {"value": None}], "a cell without a figure does not say why"),
        ([ROW | {"origin": "x"}], "origin x is not described"),
        ([ROW | {"origin": None}], "rows without an origin"),
    ],
)
def test_faults_in_rows(tmp_path: Path, rows: list[dict], says: str) -> None:
    assert says in "; ".join(faults(stored(tmp_path, rows), ENTRY))


def test_origins_lead_to_the_publisher(tmp_path: Path) -> None:
    found = faults(stored(tmp_path, [ROW], {"o": ORIGIN | {"via": " "}, "p": ORIGIN}), ENTRY)
    assert found == ["origin p has no rows", "origin o: no via"]


def test_damaged_and_missing_files(tmp_path: Path) -> None:
    made = stored(tmp_path, [ROW])
    data = made.data.read_bytes()
    made.data.write_bytes(data[:-1] + b"x")
    assert "damaged or changed" in faults(made, ENTRY)[0]
    made.data.unlink()
    assert faults(made, ENTRY) == ["data.parquet is missing"]


def test_columns_and_types(tmp_path: Path) -> None:
    meta = {"id": "v", "table": "population", "made_at": "", "origins": {"o": ORIGIN}}
    made = store.write(tmp_path, pl.DataFrame([{"region": "18"}]), meta)
    assert faults(made, ENTRY) == ["no column period, measure, value, mark, origin"]
    numbers = pl.DataFrame(
        [ROW | {"period": 2024, "value": 1}], schema_overrides={"mark": pl.String}
    )
    found = faults(store.write(tmp_path, numbers, meta | {"id": "w"}), ENTRY)
    assert found == [
        "value is Int64, not a number",
        "period is not text",
    ]


def test_a_count_that_is_wrong(tmp_path: Path) -> None:
    made = stored(tmp_path, [ROW])
    wrong = store.Stored(made.vintage.model_copy(update={"rows": 2}), made.folder)
    assert faults(wrong, ENTRY) == ["1 rows, vintage.json says 2"]
