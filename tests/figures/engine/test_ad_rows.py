"""What is kept of ads, and what is not."""

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from slussen.figures.engine.ad_records import ad_record
from slussen.figures.engine.ad_rows import (
    AdTables,
    Keep,
    ad_tables,
    merged,
    without_old_texts,
)
from slussen.taxonomy.engine.competences import Phrases
from slussen.taxonomy.engine.release import Label, Role
from tests.figures.made_up_texts import KnownWords, made_up_ad

PROPOSER = KnownWords(kock="5120")
MATCHER = Phrases([Label("t/sv/1", "skill/truck", "sv", "truckkort", Role.PREFERRED)])


def tables(*ads: dict[str, object], keep: Keep = Keep()) -> AdTables:  # noqa: B008 - it is frozen
    return ad_tables(map(ad_record, ads), PROPOSER, MATCHER, keep)


def everything(found: AdTables) -> str:
    return found.ads.write_json() + found.requirements.write_json()


def test_an_ad_and_what_it_asks_for() -> None:
    found = tables(made_up_ad("1"))
    ad = found.ads.row(0, named=True)
    assert (ad["occupation"], ad["occupation_given"], ad["occupation_confidence"]) == (
        "5120",
        True,
        1.0,
    )
    assert ad["competences"] == [{"concept": "skill/truck", "words": "Truckkort"}]
    assert [one["label"] for one in ad["asked"]] == ["Bakning", "Svenska"]
    assert found.requirements.select("requirement", "modality", "detail").rows() == [
        ("driving_licence", "must", "b"),
        ("references", "must", ""),
        ("certificate", "merit", "truck"),
    ]
    assert "[telefon]" in found.requirements["sentence"][1]


def test_nothing_that_points_at_a_person_is_kept() -> None:
    kept = everything(tables(made_up_ad("1")))
    for word in ("123 45 67", "Påhittat", "5560000000", "kim@example.se", "Kim Ek", "skolkök"):
        assert word not in kept


def test_the_employer_and_the_text_are_kept_when_told_to() -> None:
    found = tables(made_up_ad("1"), keep=Keep(employer=True, text_until=date(2026, 1, 1)))
    ad = found.ads.row(0, named=True)
    assert (ad["employer"], ad["employer_number"]) == ("Påhittat kök AB", "5560000000")
    assert ad["text_until"] == "2026-01-01"
    assert "[telefon]" in ad["text"]
    assert "123 45 67" not in ad["text"]


def test_a_missing_occupation_is_proposed() -> None:
    found = tables(
        made_up_ad("1", occupation_group=None), made_up_ad("2", occupation_group=None, headline="?")
    )
    assert found.ads.select("occupation", "occupation_given", "occupation_confidence").rows() == [
        ("5120", False, 0.8),
        (None, False, None),
    ]


def test_a_later_version_replaces_an_earlier_one() -> None:
    old = tables(made_up_ad("1"), made_up_ad("2"))
    new = tables(made_up_ad("1", "Körkort krävs.", timestamp=2000))
    whole = merged(old, new)
    assert whole.ads["id"].to_list() == ["1", "2"]
    assert whole.requirements.filter(id="1")["requirement"].to_list() == ["driving_licence"]
    assert merged(whole, old).ads.equals(whole.ads)  # the older file changes nothing
    assert merged(whole, old).requirements.equals(whole.requirements)


def test_without_a_time_stamp_the_later_import_stands() -> None:
    old = tables(made_up_ad("1"))
    new = tables(made_up_ad("1", "Truckkort krävs.", timestamp=None))
    assert merged(old, new).requirements["requirement"].to_list() == ["certificate"]


def test_of_a_removed_ad_only_its_id_is_left() -> None:
    removal: dict[str, object] = {"id": "1", "removed": True, "timestamp": 3000}
    whole = merged(tables(made_up_ad("1")), tables(removal))
    assert whole.requirements.is_empty()
    row = whole.ads.row(0, named=True)
    said = {name for name, value in row.items() if value is not None}
    assert said == {"id", "removed", "timestamp"}
    assert merged(whole, tables(made_up_ad("1"))).ads.equals(whole.ads)  # and it stays away


def test_texts_are_forgotten_after_their_day() -> None:
    ads = tables(made_up_ad("1"), keep=Keep(text_until=date(2026, 1, 1))).ads
    assert without_old_texts(ads, date(2026, 1, 1)).equals(ads)
    forgotten = without_old_texts(ads, date(2026, 1, 2))
    assert forgotten.select("text", "text_until").row(0) == (None, None)
    assert forgotten.drop("text", "text_until").equals(ads.drop("text", "text_until"))


VERSIONS = st.dictionaries(
    st.sampled_from("abc"), st.tuples(st.sampled_from([None, 1, 2, 3]), st.booleans()), max_size=3
)


def of(versions: dict[str, tuple[int | None, bool]]) -> AdTables:
    return tables(
        *(made_up_ad(one, timestamp=at, removed=gone) for one, (at, gone) in versions.items())
    )


@given(VERSIONS, VERSIONS)
def test_merging_is_settled_ad_by_ad(
    old: dict[str, tuple[int | None, bool]], new: dict[str, tuple[int | None, bool]]
) -> None:
    expected = dict(old)
    for one, version in new.items():
        before, after = old.get(one, (None, False))[0], version[0]
        if one not in old or before is None or after is None or after >= before:
            expected[one] = version
    whole = merged(of(old), of(new))
    rows = whole.ads.select("id", "timestamp", "removed").rows()
    assert {one: (at, gone) for one, at, gone in rows} == expected
    living = {one for one, (_, gone) in expected.items() if not gone}
    assert set(whole.requirements["id"]) == living
    again = merged(whole, of(new))
    assert again.ads.equals(whole.ads)
    assert again.requirements.equals(whole.requirements)


def test_no_ads_at_all() -> None:
    assert AdTables.together([]).ads.schema == AdTables.empty().ads.schema
    assert isinstance(AdTables.empty().requirements, pl.DataFrame)
