import pytest

from slussen.figures.engine.publication import BadPublication
from slussen.figures.engine.records import (
    ads_publication,
    looks_like_kolada,
    parse_kolada,
    parse_records,
)

BAROMETER = [
    {"lan": "18", "omgang": "2025-2", "jobbmojligheter": "små", "prognos": None, "text": "a"},
    {"lan": "20", "omgang": "2025-2", "jobbmojligheter": None, "prognos": "öka", "text": "b"},
]


def test_only_the_columns_asked_for() -> None:
    found = parse_records(
        BAROMETER, "b", labels=["lan", "omgang"], contents=["jobbmojligheter", "prognos"]
    )
    assert [v.code for v in found.variables] == ["lan", "omgang", "contents"]
    assert found.cells["text"].to_list() == ["små", None, None, "öka"]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "empty list"),
        ([{"x": 1}], "records with x"),
        ([*BAROMETER, {"omgang": "2025-2"}], 'record 3: no "lan"'),
    ],
)
def test_records_that_are_none(rows: list, says: str) -> None:
    with pytest.raises(BadPublication, match=says):
        parse_records(rows, "b", labels=["lan"], contents=["prognos"])


def value(gender: str, number: float | None, status: str = "") -> dict:
    return {"gender": gender, "count": 1, "status": status, "value": number}


def kolada(place: str, *values: dict, kpi: str = "N1") -> dict:
    return {"kpi": kpi, "municipality": place, "period": 2024, "values": list(values)}


def test_counties_and_the_country_get_their_codes() -> None:
    rows = [kolada("0018", value("T", 1.0)), kolada("0000", value("K", None, "Privat"))]
    rows += [kolada("1880", value("M", None)), kolada("G123", value("T", 9.0))]
    found = parse_kolada(rows, "k")
    assert [v.code for v in found.variables[0].values] == ["00", "18", "1880"]
    assert found.cells["value"].to_list() == [1.0, None, None]
    assert found.cells["mark"].to_list() == [None, "suppressed", "missing"]


def test_values_of_kolada_that_are_none() -> None:
    with pytest.raises(BadPublication, match="value 1: no 'period'"):
        parse_kolada([{"kpi": "N1", "municipality": "18"}], "k")
    with pytest.raises(BadPublication, match="no values"):
        parse_kolada([kolada("G1", value("T", 1.0))], "k")


def test_what_looks_like_kolada() -> None:
    assert looks_like_kolada({"values": [kolada("0018")]})
    assert not looks_like_kolada({"values": [1]})
    assert not looks_like_kolada([])


def test_ads_that_an_answer_did_not_name_are_derived() -> None:
    found = ads_publication(
        {("18", "2025", "2221"): (4, True), ("20", "2025", "2221"): (0, False)}, "a"
    )
    assert found.cells["value"].to_list() == [4.0, 0.0]
    assert found.cells["mark"].to_list() == [None, "derived"]
    with pytest.raises(BadPublication, match="no ads"):
        ads_publication({}, "a")
