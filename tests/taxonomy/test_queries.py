"""The shipped classifications: whole, in two languages, and as their publishers have them."""

import csv
import re
from collections import Counter
from importlib.resources import files
from itertools import groupby

import pytest

from slussen.taxonomy.engine.languages import Script, key, script_of
from slussen.taxonomy.engine.ssyk import as_jobtech
from slussen.taxonomy.engine.words import Kind
from slussen.taxonomy.queries import (
    WORD_LANGUAGES,
    barometer_occupations,
    occupations,
    word_list,
)

ELECTED = {"443", "4430"}  # SCB has them, JobTech has not
ACRONYMS = {"ICT", "GIS"}
AMERICAN = re.compile(r"iz(e|ed|ing|ation)\b|\b(center|color|counselor|labor|license)\b")

# Patientsäkerhetslagen (2010:659) 4 kap. 1 §
HEALTH_PROFESSIONS = {
    "apotekare",
    "arbetsterapeut",
    "audionom",
    "barnmorska",
    "biomedicinsk analytiker",
    "dietist",
    "fysioterapeut",
    "hälso- och sjukvårdskurator",
    "kiropraktor",
    "logoped",
    "läkare",
    "naprapat",
    "optiker",
    "ortopedingenjör",
    "psykolog",
    "psykoterapeut",
    "receptarie",
    "röntgensjuksköterska",
    "sjukhusfysiker",
    "sjuksköterska",
    "tandhygienist",
    "tandläkare",
}


def rows(name: str) -> list[dict[str, str]]:
    text = (files("slussen.taxonomy") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.fixture(scope="module")
def groups():
    return occupations()


@pytest.fixture(scope="module")
def english(groups):
    return {code: group.name.en for code, group in groups.items()}


def test_number_of_groups_at_each_level(groups):
    assert Counter(map(len, groups)) == {1: 10, 2: 46, 3: 148, 4: 401}
    assert Counter(map(len, groups.keys() - ELECTED)) == {1: 10, 2: 46, 3: 147, 4: 400}


def test_every_group_has_its_parent_and_every_parent_a_unit_group(groups):
    assert {code[:-1] for code in groups if len(code) > 1} == {c for c in groups if len(c) < 4}


def test_groups_cannot_be_changed(groups):
    with pytest.raises(TypeError):
        groups["0"] = groups["1"]


@pytest.mark.parametrize("name", ["ssyk2012.csv", "licences.csv"])
def test_files_are_sorted_without_doubles_and_with_plain_line_ends(name):
    raw = (files("slussen.taxonomy") / "data" / name).read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    keys = [tuple(row.values())[: 1 if name == "ssyk2012.csv" else 2] for row in rows(name)]
    assert keys == sorted(set(keys))


def test_every_group_is_named_in_both_languages():
    for row in rows("ssyk2012.csv"):
        for name in (row["name_sv"], row["name_en"]):
            assert name
            assert name == " ".join(name.split()), row


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_two_groups_of_a_level_share_a_name(groups, language):
    ordered = sorted(groups.values(), key=lambda group: group.level)
    for _, level in groupby(ordered, key=lambda group: group.level):
        names = Counter(group.name.to(language) for group in level)
        assert names.most_common(1)[0][1] == 1, names.most_common(3)


def test_english_names_are_not_swedish(groups):
    assert not [g for g in groups.values() if g.name.en == g.name.sv]
    assert not [g for g in groups.values() if re.search("[åäöÅÄÖ]", g.name.en)]


def test_english_names_are_in_sentence_case(english):
    for name in english.values():
        first, *others = re.findall(r"[^\W\d]+", name)
        assert first[0].isupper(), name
        assert all(word.islower() or word in ACRONYMS for word in others), name


def test_english_names_are_spelled_the_british_way(english):
    assert not [name for name in english.values() if AMERICAN.search(name)]
    assert not [name for name in english.values() if "'" in name]


def test_etc_closes_the_name_after_a_comma(english):
    assert not [n for n in english.values() if "etc" in n and not re.fullmatch(r"[^.]+, etc\.", n)]


def test_an_only_child_of_the_same_name_has_it_in_english_too(groups):
    children = Counter(code[:-1] for code in groups)
    for code, group in groups.items():
        if len(code) > 1 and children[code[:-1]] == 1:
            parent = groups[code[:-1]]
            if parent.name.sv == group.name.sv:
                assert parent.name.en == group.name.en, code


@pytest.mark.parametrize("code", ["1211", "1252", "1342", "1592", "1792"])
def test_scb_levels_of_managers_are_found(groups, code):
    assert as_jobtech(code, groups) in groups


def test_licences_are_of_unit_groups_that_exist(groups):
    for row in rows("licences.csv"):
        assert len(row["ssyk4"]) == 4
        assert row["ssyk4"] in groups
        assert row["licence_sv"]
        assert row["licence_en"]
        assert not re.search("[åäöÅÄÖ]", row["licence_en"]), row
        assert re.fullmatch(r"(SFS \d{4}:\d+|EU \d{4}/\d+)?", row["source"]), row


def test_a_licence_has_one_name_and_one_source_everywhere():
    found = {row["licence_sv"]: (row["licence_en"], row["source"]) for row in rows("licences.csv")}
    for row in rows("licences.csv"):
        assert found[row["licence_sv"]] == (row["licence_en"], row["source"])
    assert len({en for en, _ in found.values()}) == len(found)


def test_the_licensed_health_professions_are_all_there():
    prefix = "Legitimation som "
    named = {
        row["licence_sv"].removeprefix(prefix)
        for row in rows("licences.csv")
        if row["source"] == "SFS 2010:659" and row["licence_sv"].startswith(prefix)
    }
    assert named == HEALTH_PROFESSIONS


@pytest.mark.parametrize(
    ("code", "licences"),
    [
        ("2213", []),  # the internship comes before the licence
        ("2224", ["Licence as nurse"]),  # a nurse with a further degree: no licence of its own
        ("2271", ["Licence as chiropractor", "Licence as naprapath"]),
        ("2320", []),  # teachers of vocational subjects are exempt
        ("5330", []),
        ("7411", []),  # the firm answers, not the electrician
        ("8321", ["Taxi driver licence"]),
    ],
)
def test_licences_of_a_group(groups, code, licences):
    assert [licence.en for licence in groups[code].licences] == licences


def test_barometer_occupations_are_named_and_cover_unit_groups_that_exist(groups):
    assert barometer_occupations()
    for code, occupation in barometer_occupations().items():
        assert occupation.code == code
        assert occupation.name.sv
        assert occupation.name.en
        assert set(occupation.unit_groups) <= groups.keys()


@pytest.mark.shared
def test_swedish_names_are_those_jobtech_publishes(groups, shared_data):
    with (shared_data / "taxonomy" / "ssyk2012_jobtech.csv").open(encoding="utf-8") as lines:
        published = {row["ssyk_code"]: row["label_sv"] for row in csv.DictReader(lines)}
    assert {c: g.name.sv for c, g in groups.items() if c not in ELECTED} == published


@pytest.mark.shared
def test_licences_hold_what_jobtech_publishes_but_its_errors(groups, shared_data):
    with (shared_data / "taxonomy" / "occupation_licences.csv").open(encoding="utf-8") as lines:
        published = {
            (row["ssyk4"], row["licence_or_authorisation_sv"]) for row in csv.DictReader(lines)
        }
    ours = {(code, licence.sv) for code, group in groups.items() for licence in group.licences}
    assert published - ours == {
        ("2213", "Legitimation som läkare"),
        ("2224", "Legitimation som distriktssköterska"),
    }


SCRIPTS = {
    "ar": Script.ARABIC,
    "fa": Script.ARABIC,
    "so": Script.LATIN,
    "ti": Script.ETHIOPIC,
    "uk": Script.CYRILLIC,
    "tr": Script.LATIN,
    "es": Script.LATIN,
}
FEWEST_WORDS = {"ar": 150, "fa": 150, "so": 150, "ti": 150, "uk": 100, "tr": 100, "es": 100}


def test_each_word_list_is_in_its_script_and_large_enough():
    assert set(WORD_LANGUAGES) == set(SCRIPTS)
    counted = Counter(word.language for word in word_list().words)
    assert all(counted[language] >= least for language, least in FEWEST_WORDS.items())
    wrong = [
        word.word for word in word_list().words if script_of(word.word) != SCRIPTS[word.language]
    ]
    assert wrong == []


def test_words_name_a_unit_group_and_skills_none():
    unit_groups = {code for code in occupations() if len(code) == 4}
    for word in word_list().words:
        assert (word.ssyk4 in unit_groups) if word.kind is Kind.OCCUPATION else word.ssyk4 == ""
        assert word.swedish
        assert word.english
        assert word.checked  # "author", or the initials of the speaker who has read it


def test_a_term_is_the_same_in_every_language():
    terms = {(word.kind, word.ssyk4, word.swedish, word.english) for word in word_list().words}
    assert len(terms) == len({(kind, swedish) for kind, _, swedish, _ in terms})
    assert len(terms) == len({(kind, english) for kind, _, _, english in terms})


def test_no_word_stands_twice_with_one_meaning():
    seen = Counter(
        (word.language, word.kind, key(word.word, word.language), word.swedish)
        for word in word_list().words
    )
    assert [entry for entry, times in seen.items() if times > 1] == []


@pytest.mark.parametrize(
    ("text", "language", "ssyk4"),
    [
        ("خياطة", "ar", "7531"),
        ("نرس", "fa", "2221"),
        ("macalin", "so", "2341"),
        ("ሠፋዪት", "ti", "7531"),
        ("електрозварник", "uk", "7212"),
        ("ASCI", "tr", "5120"),
        ("camionero", "es", "8332"),
    ],
)
def test_words_of_each_language_are_found(text, language, ssyk4):
    hit = word_list().find(text, [language], kind=Kind.OCCUPATION)[0]
    assert (hit.word.ssyk4, hit.likeness) == (ssyk4, 1.0)


def test_first_sectors_have_skill_words_where_the_encoder_is_weak():
    for language in ("ar", "fa", "so", "ti"):
        skills = {
            word.swedish
            for word in word_list().words
            if word.language == language and word.kind is Kind.SKILL
        }
        wanted = {"Sömnad", "Hantera overlockmaskin", "Klippa tyg", "Storkök", "Köra truck"}
        assert wanted | {"Äldreomsorg", "Städning", "Barnomsorg", "Murning", "Svetsning"} <= skills
