import json

import pytest

from slussen.figures.engine.publication import BadPublication
from slussen.figures.engine.reading import load_json, read
from tests.figures.conftest import labour_spec
from tests.figures.writers import write_csv, write_jsonstat, write_px, write_pxjson

BAROMETER = [{"lan": "18", "prognos": "öka\u2028minska"}, {"lan": "20", "prognos": None}]
NAMES = {"labels": ["lan"], "contents": ["prognos"]}


@pytest.mark.parametrize("write", [write_px, write_jsonstat, write_pxjson, write_csv])
def test_every_format_is_known_by_its_bytes(write) -> None:
    found = read(write(labour_spec()), "file without an ending")
    assert found.cells["value"].to_list() == [61.5] * 18


def test_lists_of_records() -> None:
    assert read(json.dumps(BAROMETER).encode(), "b.json", **NAMES).cells.height == 2


def test_a_record_a_line_is_split_at_line_feeds_only() -> None:
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in BAROMETER)
    found = read(lines.encode(), "b.jsonl", **NAMES)
    assert found.cells["text"].to_list() == ["öka\u2028minska", None]


def test_kolada() -> None:
    row = {
        "kpi": "N1",
        "municipality": "0018",
        "period": 2024,
        "values": [{"gender": "T", "value": 1.5}],
    }
    assert read(json.dumps({"values": [row]}).encode(), "k.json").cells["value"].to_list() == [1.5]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"<html>Service unavailable</html>", "web page"),
        (write_jsonstat(labour_spec())[:-40], "ends too early"),
        (b'{"a": 1,, }', "damaged"),
        (b'{"some": "thing"}', "unknown shape"),
        (b"[1, 2]", "unknown shape"),
        (b'{"lan": "18"}\n{"lan": "1', "line 2"),
    ],
)
def test_files_that_are_no_figures(data: bytes, says: str) -> None:
    with pytest.raises(BadPublication, match=says):
        read(data, "file", **NAMES)


def test_json_is_read_with_its_line() -> None:
    with pytest.raises(BadPublication, match="line 2: damaged"):
        load_json(b'{"a": 1,\n b}', "a")
