"""The reference classifications that ship: whole, in two languages, and true to their sources."""

import csv
from collections import Counter
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

import pytest

from slussen.lib.text import Text
from slussen.taxonomy import queries
from slussen.taxonomy.engine.crosswalk import Match, match_of, turned
from slussen.taxonomy.engine.levels import STUDY_PATHS, Cefr
from slussen.taxonomy.engine.ssyk import as_jobtech

FILES = [
    "isco08.csv",
    "ssyk_isco.csv",
    "sun2020.csv",
    "ssyk2012_scb.csv",
    "seqf.csv",
    "swedish_courses.csv",
    "sectors.csv",
]
NAMED = [
    queries.isco_groups,
    queries.education_levels,
    queries.education_fields,
    queries.sectors,
    queries.scb_unit_groups,
]


@pytest.mark.parametrize("name", FILES)
def test_files_are_tidy(name: str) -> None:
    raw = (files("slussen.taxonomy") / "data" / name).read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    rows = list(csv.reader(raw.decode().splitlines()))
    assert all(len(row) == len(rows[0]) for row in rows)
    assert all(cell == " ".join(cell.split()) for row in rows for cell in row)
    assert len({tuple(row[:2]) for row in rows}) == len(rows)


@pytest.mark.parametrize("read", NAMED)
def test_each_has_a_name_in_both_languages(read: Callable[[], Mapping[str, Text]]) -> None:
    for code, name in read().items():
        assert name.sv, code
        assert name.en, code
        assert not set(name.en) & set("åäöÅÄÖ"), name


def test_counts_per_level() -> None:
    assert Counter(map(len, queries.isco_groups())) == {1: 10, 2: 43, 3: 130, 4: 436}
    assert Counter(map(len, queries.education_levels())) == {1: 7, 2: 14, 3: 50}
    assert Counter(map(len, queries.education_fields())) == {1: 10, 2: 26, 3: 118}
    assert list(queries.sectors()) == list("ABCDEFGHIJKLMNOPQRSTU")
    assert list(queries.qualification_levels()) == list(range(1, 9))


@pytest.mark.parametrize(
    "read", [queries.isco_groups, queries.education_levels, queries.education_fields]
)
def test_every_code_has_its_parent(read: Callable[[], Mapping[str, Text]]) -> None:
    codes = set(read())
    assert {code[:-1] for code in codes if len(code) > 1} <= codes


def test_leading_zeros_are_kept() -> None:
    assert queries.isco_groups()["0110"].en == "Commissioned armed forces officers"
    assert queries.education_fields()["010"].sv == "Bred, generell utbildning"


def test_scb_has_429_unit_groups_and_jobtech_400() -> None:
    scb, jobtech = queries.scb_unit_groups(), queries.occupations()
    assert len(scb) == 429
    assert list(scb) == sorted(scb)
    merged = {as_jobtech(code, jobtech) for code in scb}
    ours = {code for code in jobtech if len(code) == 4}
    # JobTech lacks 7619, and every other group of SCB's is one of JobTech's; 4430 is SCB's alone.
    assert merged - ours == {"7619"}
    assert ours <= merged
    assert len(ours - {"4430"}) == 400
    assert {code[:3] for code in scb} == {code for code in jobtech if len(code) == 3}


def test_the_merge_is_the_one_that_the_file_says() -> None:
    jobtech = queries.occupations()
    with (files("slussen.taxonomy") / "data" / "ssyk2012_scb.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            expected = row["jobtech"] or row["code"]
            assert as_jobtech(row["code"], jobtech) == expected


def test_the_crosswalk_joins_groups_that_there_are() -> None:
    pairs = queries.ssyk_isco_pairs()
    ours = {code for code in queries.occupations() if len(code) == 4}
    assert ours - {left for left, _ in pairs} == {"4430"}
    assert {left for left, _ in pairs} <= ours
    assert {right for _, right in pairs} <= queries.isco_groups().keys()
    # As the README has it.
    there = Counter(match_of(code, pairs) for code in sorted(ours))
    assert there == {
        Match.SAME: 172,
        Match.MERGED: 129,
        Match.SPLIT: 31,
        Match.MIXED: 68,
        Match.NONE: 1,
    }
    back = Counter(
        match_of(code, turned(pairs)) for code in queries.isco_groups() if len(code) == 4
    )
    assert back[Match.SAME] == 172
    assert back[Match.NONE] == 24


def test_scb_s_counts_are_carried_to_isco() -> None:
    found = queries.carried_to_isco({"1211": 5, "1212": 7, "4430": 2, "7531": 3})
    assert found.certain == {"1211": 12}
    assert found.ambiguous == {"7531": 3}
    assert found.at_most == {"1211": 12, "7531": 3, "7532": 3}
    assert found.unmatched == {"4430": 2}


def test_seqf_is_eqf_and_an_unknown_example_is_none() -> None:
    levels = queries.qualification_levels()
    assert all(level.eqf == number for number, level in levels.items())
    assert [number for number, level in levels.items() if level.example is None] == [3]
    assert levels[5].example == Text("yrkeshögskoleexamen", "higher vocational education diploma")


def test_courses_in_swedish() -> None:
    courses = queries.swedish_courses()
    assert {code for path in STUDY_PATHS.values() for code in path} <= courses.keys()
    assert courses["sfi-d"].reaches == Cefr.B1
    unknown = {code for code, course in courses.items() if course.reaches is None}
    assert unknown == {code for code in courses if not code.startswith("sfi-")}
    for code, course in courses.items():
        if course.alternative:
            assert courses[course.alternative].alternative == code


@pytest.mark.shared
def test_codes_are_the_publishers(shared_data: Path) -> None:
    def column(name: str, key: str) -> set[str]:
        with (shared_data / "taxonomy" / name).open(encoding="utf-8") as lines:
            return {row[key] for row in csv.DictReader(lines)}

    assert set(queries.isco_groups()) == column("isco08_groups_en.csv", "isco08")
    assert set(queries.education_levels()) == column("sun2020_level.csv", "sun_code")
    fields = {code for code in column("sun2020_field.csv", "sun_code") if len(code) < 4}
    assert set(queries.education_fields()) == fields
