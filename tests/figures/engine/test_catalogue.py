import re

import pytest
from pydantic import ValidationError

from slussen.figures.engine.catalogue import Table
from slussen.figures.engine.normal import normal
from slussen.figures.queries import PACKAGE_CATALOGUE
from slussen.figures.store import read_catalogue

ENTRIES = read_catalogue(PACKAGE_CATALOGUE)


@pytest.mark.parametrize("name", ENTRIES)
def test_every_entry_says_what_a_reader_needs(name: str) -> None:
    entry = ENTRIES[name]
    for text in (entry.title, entry.answers, entry.cite):
        assert text.sv
        assert text.en
    assert entry.answers_sv.endswith("?")
    assert entry.licence
    assert entry.publisher in entry.cite_sv or entry.publisher == "Kolada (RKA)"
    assert entry.columns[-4:] == ("measure", "value", "mark", "origin")
    assert [one.period for one in entry.breaks] == sorted(one.period for one in entry.breaks)


@pytest.mark.parametrize("name", ENTRIES)
def test_no_label_means_two_words(name: str) -> None:
    for dimension in ENTRIES[name].dimensions.values():
        meanings = [{normal(label) for label in labels} for labels in dimension.words.values()]
        assert sum(map(len, meanings)) == len(set().union(*meanings))


@pytest.mark.parametrize("name", ENTRIES)
def test_every_breakdown_is_found_somewhere_or_constant(name: str) -> None:
    entry = ENTRIES[name]
    for dimension in entry.dimensions.values():
        assert dimension.source or dimension.constant or entry.made_from


def entry(**changes: object) -> dict:
    return {
        "id": "t",
        "title_sv": "T",
        "title_en": "T",
        "answers_sv": "?",
        "answers_en": "?",
        "publisher": "SCB",
        "table": "T",
        "licence": "CC0",
        "cite_sv": "SCB",
        "cite_en": "SCB",
        "frequency": "year",
        "dimensions": {
            "region": {"kind": "region", "constant": "00"},
            "period": {"kind": "period", "source": ["Tid"]},
        },
        "measures": {"n": {"title_sv": "N", "title_en": "N", "unit": "persons"}},
    } | changes


def measure(**changes: object) -> dict:
    return {"n": {"title_sv": "N", "title_en": "N", "unit": "persons"} | changes}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"dimensions": {"region": {"kind": "region"}}}, "every table has a region and a period"),
        ({"measures": measure(unit="bananas")}, "bananas"),
        ({"measures": measure(pair="m")}, "is no measure of this table"),
        ({"measures": measure(numerator=["a"])}, "both a numerator and a denominator"),
        ({"mark": "guess"}, 'mark "guess" is not one of'),
        ({"pull": {"api": "pxweb"}}, "neither tables .version 2. nor paths"),
        ({"pull": {"api": "fax"}}, "fax"),
        ({"unknown": 1}, "Extra inputs"),
        ({"dimensions": entry()["dimensions"] | {"colour": {"kind": "words"}}}, "colour"),
        (
            {
                "dimensions": entry()["dimensions"]
                | {"sex": {"kind": "words", "words": {"girls": ["f"]}}}
            },
            "girls not in the vocabulary",
        ),
    ],
)
def test_an_entry_with_a_fault_is_refused(changes: dict, says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        Table.model_validate(entry(**changes))


def test_what_to_cite_of_a_pull() -> None:
    pull = {"api": "pxweb", "paths": ["AM/AM0208/YREG60", "AM/AM0208/YREG60BAS"]}
    found = Table.model_validate(entry(pull=pull)).pull
    assert found is not None
    assert found.ids == ("YREG60", "YREG60BAS")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("labour_status", "slussen figures pull --table labour_status"),
        ("ad_requirements", "slussen ads import FIL"),
        ("needs_forecast", "slussen ledger publish --table needs_forecast"),
    ],
)
def test_every_table_knows_what_brings_newer_figures(name: str, command: str) -> None:
    assert ENTRIES[name].command.sv == command
    assert ENTRIES[name].command.en == re.sub(r"FIL\b", "FILE", command)
