from typing import Any

import pytest

from slussen.figures.engine.jsonstat import looks_like_jsonstat, parse_jsonstat
from slussen.figures.engine.publication import BadPublication
from tests.figures.conftest import labour_spec
from tests.figures.writers import jsonstat

CELLS = ("60", "..", ".") + ("61.5",) * 15


def document(**changes: Any) -> dict[str, Any]:
    return jsonstat(labour_spec(CELLS)) | changes


def test_positions_rule_and_not_the_order_of_keys() -> None:
    found = parse_jsonstat(document(), "a")
    assert [value.code for value in found.variables[0].values] == ["00", "18"]
    assert found.variables[1].values[1].label == "kvinnor"


@pytest.mark.parametrize("index", ["list", "object"])
@pytest.mark.parametrize("values", ["list", "object"])
def test_lists_and_objects_say_the_same(index: str, values: str) -> None:
    found = parse_jsonstat(jsonstat(labour_spec(CELLS), index=index, values=values), "a")
    assert found.cells["value"].to_list() == [60.0, None, None] + [61.5] * 15
    assert found.cells["mark"].to_list()[:4] == [None, "suppressed", "missing", None]


@pytest.mark.parametrize(
    ("status", "marks"),
    [
        ("..", ["suppressed", "suppressed"]),
        ([None, "..", "."] + [None] * 15, ["suppressed", "missing"]),
        (None, ["missing", "missing"]),
        ({"1": "confidential"}, ["suppressed", "missing"]),
    ],
)
def test_status_in_each_of_its_forms(status: object, marks: list[str]) -> None:
    found = parse_jsonstat(document(status=status), "a")
    assert found.cells["mark"].to_list()[1:3] == marks
    assert found.cells["mark"].to_list()[0] is None


def test_roles_and_what_may_be_summed() -> None:
    found = parse_jsonstat(document(), "a")
    assert [v.role for v in found.variables] == ["", "", "", "", "contents", "time"]
    said = document()
    said["dimension"]["Kon"]["extension"]["elimination"] = True
    assert parse_jsonstat(said, "a").variables[1].optional


def test_a_single_category_may_have_no_index() -> None:
    said = document()
    said["dimension"]["Tid"]["category"] = {"label": {"2026M07": "2026M07"}}
    assert parse_jsonstat(said, "a").variables[-1].values[0].code == "2026M07"


def test_whole_numbers_and_decimals_in_one_list() -> None:
    said = document(value=[1, 2.5, None] + [3] * 15)
    assert parse_jsonstat(said, "a").cells["value"].to_list()[:3] == [1.0, 2.5, None]


def test_whole_numbers_of_any_size() -> None:
    assert parse_jsonstat(document(value=[10**30, None] * 9), "a").cells["value"][0] == 1e30


def test_a_word_among_numbers_is_named_by_its_position() -> None:
    with pytest.raises(BadPublication, match="value 2: 'x' is no number"):
        parse_jsonstat(document(value=[1, None, "x"] + [3] * 15), "a")


def without(key: str) -> dict[str, Any]:
    return {name: part for name, part in document().items() if name != key}


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (document(value=[1.0] * 17), "17 values, half-downloaded.*18"),
        (document(value=[1.0] * 19), "19 values .expected 18"),
        (document(value={"18": 1}), "value 18: there are 18 cells"),
        (document(value="x"), "neither a list nor an object"),
        (document(value=["x"] + [1] * 17), "value 0: 'x' is no number"),
        (without("value"), 'no "value"'),
        (without("dimension"), "json-stat2 dataset"),
        (document(size=[2, 3]), "size. does not match"),
        (document(size=[2, 3, 1, 3, 1, 2]), "Tid. has 1 categories and size 2"),
        (document(id=["Region", "X", "Alder", "Kon", "ContentsCode", "Tid"]), "X. is not among"),
    ],
)
def test_damaged_documents_are_refused(said: dict[str, Any], says: str) -> None:
    with pytest.raises(BadPublication, match=says):
        parse_jsonstat(said, "a")


def test_positions_with_a_gap_are_refused() -> None:
    said = document()
    said["dimension"]["Region"]["category"]["index"] = {"00": 0, "18": 2}
    with pytest.raises(BadPublication, match="positions"):
        parse_jsonstat(said, "a")


def test_what_looks_like_it() -> None:
    assert looks_like_jsonstat(document())
    assert not looks_like_jsonstat({"columns": [], "data": []})
    assert not looks_like_jsonstat([])
