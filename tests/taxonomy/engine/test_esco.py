"""ESCO's CSV: every language's words, one set of concepts, and one line for what is wrong."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.lib.errors import UserError
from slussen.taxonomy.engine.esco import is_wanted, parse
from slussen.taxonomy.engine.release import Concept, Kind, Status, faults
from tests.taxonomy.esco_download import HEADERS, broader, concept, download, relation, table


def test_concepts_words_and_relations() -> None:
    release = parse(download()).release("esco", "1.2.0")
    assert faults(release) == ()
    assert release.concepts == (
        Concept("isco/C753", Kind.OCCUPATION_GROUP, "753"),
        Concept("isco/C7531", Kind.OCCUPATION_GROUP, "7531", ("isco/C753",)),
        Concept("occupation/aa-11", Kind.OCCUPATION, "7531.1", ("isco/C7531",)),
        Concept("occupation/bb-22", Kind.OCCUPATION, "", ("isco/C7531",), Status.DEPRECATED),
        Concept("skill/S1.2", Kind.SKILL_GROUP, "S1.2"),
        Concept("skill/cc-33", Kind.SKILL, "", ("skill/S1.2",)),
        Concept("skill/dd-44", Kind.SKILL),
    )
    said = [(x.text, x.role.value) for x in release.labels_of["occupation/aa-11"]]
    assert said == [
        ("modist", "preferred"),
        ("hattmakare", "alternative"),
        ("hattmakerska", "alternative"),
        ("xmodist", "hidden"),
    ]
    assert {(r.concept_id, r.kind.value, r.target) for r in release.relations} == {
        ("occupation/aa-11", "essential", "skill/cc-33"),
        ("occupation/aa-11", "optional", "skill/dd-44"),
        ("skill/cc-33", "optional", "skill/dd-44"),
        ("isco/C753", "exact", "isco08:753"),
        ("isco/C7531", "exact", "isco08:7531"),
    }


def test_languages_merge_and_say_nothing_twice() -> None:
    one = parse(download()).release("esco", "1")
    three = parse(download(["sv", "en", "ar"])).release("esco", "1")
    assert three.languages == ("ar", "en", "sv")
    assert (three.concepts, three.relations) == (one.concepts, one.relations)
    assert three.name("occupation/aa-11", "ar") == "صانعة قبعات"


def test_without_its_relations_an_occupation_stands_under_its_isco_group() -> None:
    files = {name: content for name, content in download().items() if "Relations" not in name}
    assert parse(files).release("esco", "1").by_id["occupation/aa-11"].broader == ("isco/C7531",)
    del files["ISCOGroups_sv.csv"]
    assert parse(files).release("esco", "1").by_id["occupation/aa-11"].broader == ()


def test_an_empty_label_is_no_label() -> None:
    files = download(["sv", "en"])
    files["skills_en.csv"] = table(
        "skills", concept("skill/cc-33", ""), concept("skill/dd-44", " ")
    )
    release = parse(files).release("esco", "1")
    assert faults(release) == ()
    assert [x.language for x in release.labels_of["skill/cc-33"]] == ["sv"]


FAULTS = {
    "occupations_sv.csv: row 1: no column altLabels (the file has conceptUri, prefe": {
        "occupations_sv.csv": b"conceptUri,preferredLabel,status\n"
    },
    "occupations_sv.csv: row 2: 2 cells (expected 4, as in the header)": {
        "occupations_sv.csv": b"conceptUri,preferredLabel,altLabels,status\na,b\n"
    },
    'skills_sv.csv: row 2, column conceptUri: "cc" (expected an address that begins with http:': {
        "skills_sv.csv": table("skills", {"conceptUri": "cc"})
    },
    "occupations_sv.csv: byte 3 is not UTF-8": {"occupations_sv.csv": b"abc\xe5"},
    "skills_sv.csv: line 1: not CSV": {"skills_sv.csv": b'"' + b"x" * 140_000},
    'broaderRelationsOccPillar_sv.csv: row 2, column broaderUri: "http://data.europa.eu/esco/isco/'
    'C1" (expected one that the files of the concepts have)': {
        "broaderRelationsOccPillar_sv.csv": table(
            "broaderRelationsOccPillar", broader("isco/C7531", "isco/C1")
        )
    },
    'occupationSkillRelations_sv.csv: row 2, column skillUri: "http://data.europa.eu/esco/skill/ee'
    '" (expected one that the files of skills have)': {
        "occupationSkillRelations_sv.csv": table(
            "occupationSkillRelations", relation("occupation/aa-11", "essential", "skill/ee")
        )
    },
    'occupationSkillRelations_sv.csv: row 2: column relationType: "must" (expected essential or': {
        "occupationSkillRelations_sv.csv": table(
            "occupationSkillRelations", relation("occupation/aa-11", "must", "skill/cc-33")
        )
    },
    "ISCOGroups_sv.csv: row 2: isco/C753 is active occupation_group 75, in another file active "
    "occupation_group 753 (expected files of one version)": {
        "ISCOGroups_en.csv": table("ISCOGroups", concept("isco/C753", "x", code="753")),
        "ISCOGroups_sv.csv": table("ISCOGroups", concept("isco/C753", "x", code="75")),
    },
}


@pytest.mark.parametrize("says", FAULTS)
def test_a_fault_is_one_line_that_says_where(says: str) -> None:
    with pytest.raises(UserError) as caught:
        parse(download() | FAULTS[says])
    assert str(caught.value).startswith(says)
    assert "\n" not in str(caught.value)


def test_a_folder_without_esco_s_files_is_said() -> None:
    with pytest.raises(UserError, match="expected ESCO's CSV"):
        parse({"dictionary.csv": b"", "occupations.csv": b"", "occupations_sv.csv.bak": b""})


def test_which_files_are_wanted() -> None:
    for name in (*(f"{name}_sv.csv" for name in HEADERS), "skills_en-us.csv"):
        assert is_wanted(name)
    for name in ("digitalSkillsCollection_sv.csv", "skillsHierarchy_sv.csv", "skills_sv.tsv"):
        assert not is_wanted(name)


@given(st.binary(max_size=200))
def test_whatever_is_in_a_file_it_is_read_or_refused(content: bytes) -> None:
    with suppress(UserError):
        parse(download() | {"skillSkillRelations_sv.csv": content})
    with suppress(UserError):
        parse(download() | {"skills_sv.csv": content})
