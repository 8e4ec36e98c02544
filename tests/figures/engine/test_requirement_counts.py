"""Ads by county, year, occupation and requirement."""

from typing import Any

from slussen.figures.engine.ad_records import ad_record
from slussen.figures.engine.ad_rows import Keep, ad_tables
from slussen.figures.engine.requirement_counts import requirement_counts
from slussen.figures.engine.vocabulary import REQUIREMENT
from slussen.taxonomy.engine.competences import Phrases
from tests.figures.made_up_texts import KnownWords, made_up_ad


def counted(*ads: dict[str, Any]) -> dict[tuple[str, ...], float]:
    found = ad_tables(map(ad_record, ads), KnownWords(kock="5120"), Phrases([]), Keep())
    frame = requirement_counts(found, ["18"], ["5120", "2221"])
    assert frame.columns == ["region", "period", "occupation", "requirement", "measure", "value"]
    return {tuple(row[:5]): row[5] for row in frame.rows()}


def test_ads_are_counted_in_the_country_and_in_their_county() -> None:
    elsewhere = {"region_code": "99"}
    found = counted(
        made_up_ad("1", "Körkort krävs. Du har B-körkort."),
        made_up_ad("2", "Körkort är meriterande."),
        made_up_ad("3", "Körkort krävs.", workplace_address=elsewhere),
    )
    cell = ("2025", "5120", "driving_licence")
    assert found["18", *cell, "ads"] == 2
    assert found["18", *cell, "ads_with"] == 1  # once an ad; an advantage is no requirement
    assert found["00", *cell, "ads"] == 3
    assert found["00", *cell, "ads_with"] == 2
    assert {key[3] for key in found} == set(REQUIREMENT)
    assert {found["00", "2025", "5120", kind, "ads"] for kind in REQUIREMENT} == {3}


def test_a_licence_in_the_form_counts() -> None:
    found = counted(made_up_ad("1", "Välkommen.", driving_license_required=True))
    assert found["18", "2025", "5120", "driving_licence", "ads_with"] == 1
    assert found["18", "2025", "5120", "references", "ads_with"] == 0


def test_what_is_left_out() -> None:
    assert (
        counted(
            made_up_ad("1", occupation_group=None),  # proposed
            made_up_ad("2", occupation_group={"legacy_ams_taxonomy_id": "9999"}),
            made_up_ad("3", publication_date=None),
            made_up_ad("4", ""),  # nothing to read
            {"id": "5", "removed": True},
        )
        == {}
    )
