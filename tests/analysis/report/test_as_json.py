"""The contract: the documented shape, for every county, and the same bytes for the same figures."""

import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from slussen.analysis import queries
from slussen.analysis.engine.as_json import as_json
from slussen.analysis.engine.model import Section, Status
from slussen.analysis.report import render
from slussen.analysis.report.as_json import dumps
from slussen.figures.engine.vocabulary import DIMENSIONS, MARKS, UNITS, WORDS
from slussen.regions.queries import counties
from tests.analysis.report import sample

SCHEMA = json.loads(files("slussen.analysis.report").joinpath("schema.json").read_text())


def test_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_schema_speaks_the_one_vocabulary() -> None:
    indicator = SCHEMA["$defs"]["indicator"]["properties"]
    assert SCHEMA["$defs"]["section"]["enum"] == [str(section) for section in Section]
    assert indicator["status"]["enum"] == [str(status) for status in Status]
    assert indicator["unit"]["enum"] == list(UNITS)
    assert indicator["mark"]["enum"] == [None, *MARKS]
    words = {name: one["enum"] for name, one in indicator["breakdown"]["properties"].items()}
    assert words == {name: list(values) for name, values in WORDS.items()}
    names = set(indicator["breakdown"]["propertyNames"]["enum"])
    assert names == set(DIMENSIONS) - {"period", "measure"}


# The least, the largest and one between; the schema takes its time over thousands of indicators.
@pytest.mark.parametrize("code", ["09", "18", "01"])
def test_a_county_keeps_the_contract(code: str) -> None:
    document = json.loads(render(queries.county_analysis(code), "json", "sv"))
    faults = [
        f"{'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}"
        for fault in Draft202012Validator(SCHEMA).iter_errors(document)
    ]
    assert not faults


@pytest.mark.parametrize("code", [county.code for county in counties()])
def test_sentences_rest_on_indicators_that_are_there(code: str) -> None:
    document = as_json(queries.county_analysis(code))
    ids = [indicator["id"] for indicator in document["indicators"]]
    assert len(ids) == len(set(ids))
    assert document["sentences"]
    for sentence in document["sentences"]:
        assert set(sentence["indicators"]) <= set(ids), sentence["sv"]


@pytest.mark.parametrize("code", ["01", "18"])
def test_an_id_is_one_figure(code: str) -> None:
    """Two panels may read the same figure; then it is the same in every respect but its section."""
    seen: dict[str, object] = {}
    for indicator in queries.county_analysis(code).indicators:
        value = (indicator.value, indicator.unit, indicator.period, dict(indicator.breakdown))
        assert seen.setdefault(indicator.id, value) == value


def test_same_figures_same_bytes(rendered) -> None:
    assert rendered("json") == render(sample.analysis(), "json", "en")


def test_what_is_missing_is_null_and_says_why(rendered) -> None:
    document = json.loads(rendered("json"))
    missing = next(i for i in document["indicators"] if i["id"] == "rate:18:men")
    assert (missing["value"], missing["mark"]) == (None, "suppressed")
    forecast = next(i for i in document["indicators"] if i["id"] == "ads:18")
    assert (forecast["lo80"], forecast["hi80"], forecast["past_error"]) == (5, 9, 1.5)
    assert document["compare"] == ["20"]


def test_a_figure_that_two_panels_use_stands_once(rendered) -> None:
    ids = [i["id"] for i in json.loads(rendered("json"))["indicators"]]
    assert ids.count("rate:18:women") == 1


def test_odd_text_survives(rendered) -> None:
    document = json.loads(rendered("json"))
    assert sample.ODD in {sentence["sv"] for sentence in document["sentences"]}


PLAIN = st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False)
VALUES = st.recursive(
    PLAIN.filter(lambda value: value not in (float("inf"), float("-inf"))),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.text(), VALUES))
def test_our_own_layout_is_still_json(document: dict[str, object]) -> None:
    assert json.loads(dumps(document)) == document
