import json
from pathlib import Path

import pytest

from slussen.figures.engine.publication import BadPublication
from slussen.figures.engine.pxjson import looks_like_pxjson, parse_pxjson
from tests.figures.conftest import labour_spec
from tests.figures.writers import write_pxjson


def test_numbers_are_strings_and_signs_are_signs() -> None:
    document = json.loads(write_pxjson(labour_spec(("60", "..") + ("61.5",) * 16)))
    found = parse_pxjson(document, "a")
    assert found.cells["value"].to_list()[:3] == [60.0, None, 61.5]
    assert found.cells["mark"].to_list()[1] == "suppressed"
    assert [v.role for v in found.variables] == ["", "", "", "", "time", "contents"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda d: d["data"][2]["key"].pop(), "row 3 of data: 4 keys"),
        (lambda d: d["data"][0]["values"].append("1"), "row 1 of data"),
        (lambda d: d["data"].clear(), "no rows"),
        (lambda d: d["columns"].pop(), "type d, t and c"),
    ],
)
def test_damaged_documents_are_refused(change, says: str) -> None:
    document = json.loads(write_pxjson(labour_spec()))
    change(document)
    with pytest.raises(BadPublication, match=says):
        parse_pxjson(document, "a")


def test_what_looks_like_it() -> None:
    assert looks_like_pxjson({"columns": [], "data": []})
    assert not looks_like_pxjson({"class": "dataset"})


@pytest.mark.shared
def test_a_recorded_answer(shared_data: Path) -> None:
    path = shared_data / "fixtures" / "pxweb_json_format_excerpt.json"
    found = parse_pxjson(json.loads(path.read_bytes()), path.name)
    assert found.cells.height == 11
    assert found.cells["mark"].to_list().count("suppressed") == 4
    assert found.cells["value"].sum() == 4311 + 108 + 781 + 5020 + 969 + 272 + 81
