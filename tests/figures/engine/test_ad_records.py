"""One ad under one set of names, from each of the publications."""

from typing import Any

import pytest

from slussen.figures.engine.ad_records import AdRecord, Asked, BadAd, Removed, ad_record
from tests.figures.made_up_texts import made_up_ad


def record(**other: Any) -> AdRecord:
    found = ad_record(made_up_ad("1", **other))
    assert isinstance(found, AdRecord)
    return found


def test_an_ad_of_today() -> None:
    ad = record()
    assert (ad.id, ad.county, ad.municipality, ad.occupation) == ("1", "18", "1880", "5120")
    assert ad.published == "2025-09-11T11:25:07"
    assert (ad.experience, ad.own_car, ad.driving_licence) == (True, False, False)
    assert ad.asked == (
        Asked("skill", must=True, label="Bakning", concept_id="abc"),
        Asked("language", must=False, label="Svenska", concept_id="sv1"),
    )
    assert (ad.employer, ad.employer_number) == ("Påhittat kök AB", "5560000000")


def test_an_ad_before_2020() -> None:
    ad = ad_record(
        {
            "id": 7,
            "rubrik": "Kock",
            "beskrivning": {"annonstext": "Du har körkort."},
            "publiceringsdatum": "2019-02-14T00:00:00",
            "yrkesgrupp": {"taxonomi-kod": "5120"},
            "yrkesroll": {"kod": "x1"},
            "arbetsplatsadress": {"kommunkod": "180", "lanskod": "1"},
            "krav": {"sprak": [{"kod": "s", "term": "Svenska", "vikt": 10}]},
            "korkort_kravs": True,
            "korkort": [{"term": "CE"}, {"term": "B"}],
            "arbetsgivare": {"namn": "Påhittat AB"},
        }
    )
    assert isinstance(ad, AdRecord)
    assert (ad.id, ad.county, ad.municipality, ad.occupation) == ("7", "01", "0180", "5120")
    assert (ad.text, ad.occupation_concept, ad.employer) == ("Du har körkort.", "x1", "Påhittat AB")
    assert ad.driving_licence is True
    assert ad.licence_classes == ("B", "CE")
    assert ad.asked == (Asked("language", must=True, label="Svenska", concept_id="s"),)


def test_a_historical_ad_has_its_occupation_in_a_list() -> None:
    ad = record(
        occupation_group=[None, {"legacy_ams_taxonomy_id": "0110"}],
        occupation=[{"concept_id": "first"}, {"concept_id": "second"}],
    )
    assert (ad.occupation, ad.occupation_concept) == ("0110", "first")


def test_a_removal_needs_only_an_id() -> None:
    event = {"id": "9", "removed": True, "occupation": "x", "timestamp": 5}
    assert ad_record(event) == Removed("9", 5)


def test_a_formatted_text_is_read_where_there_is_no_other() -> None:
    ad = record(description={"text": " ", "text_formatted": "<p>Krav</p><ul><li>Bil</li></ul>"})
    assert [line for line in ad.text.split("\n") if line] == ["Krav", "• Bil"]


def test_zeros_come_back_and_no_codes_are_none() -> None:
    address = {"municipality_code": 180}
    ad = record(workplace_address=address, occupation_group={"legacy_ams_taxonomy_id": "110"})
    assert (ad.county, ad.municipality, ad.occupation) == ("01", "0180", "0110")
    nothing = record(workplace_address=None, occupation_group={"legacy_ams_taxonomy_id": "x"})
    assert (nothing.county, nothing.municipality, nothing.occupation) == (None, None, None)


def test_numbers_that_are_none_are_none() -> None:
    ad = record(timestamp=10**30, number_of_vacancies="2")
    assert (ad.timestamp, ad.vacancies) == (None, None)


def test_what_no_file_may_hold_goes() -> None:
    ad = record(description={"text": "a\0b\ud800"})
    assert ad.text == "a b?"
    ad.text.encode()


@pytest.mark.parametrize(
    ("ad", "fault"),
    [
        ({}, 'no "id"'),
        ({"id": None}, 'no "id"'),
        ({"id": True, "headline": "x"}, 'no "id"'),
        ({"id": "1"}, "ad 1 has no text"),
        ({"id": "1", "description": []}, "ad 1 has no text"),
    ],
)
def test_what_is_no_ad(ad: dict[str, Any], fault: str) -> None:
    with pytest.raises(BadAd, match=fault):
        ad_record(ad)
