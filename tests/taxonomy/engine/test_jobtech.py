"""JobTech's answers: nested, in parts, in two spellings, and one line for what is wrong."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.lib.errors import UserError
from slussen.taxonomy.engine.jobtech import parse
from slussen.taxonomy.engine.release import Concept, Kind, Release, Status, faults


def said(kind: str, name: str, label: str | None = None, **more: Any) -> dict[str, Any]:
    return {"id": name, "type": kind, "preferred_label": label or name.title()} | more


def answer(*concepts: Any) -> bytes:
    return json.dumps({"data": {"concepts": concepts}}).encode()


def read(*concepts: Any) -> Release:
    release = parse({"a.json": answer(*concepts)}).release("jobtech", "27")
    assert faults(release) == ()
    return release


HATTER = said(
    "occupation-name",
    "hatter",
    "Modist",
    alternative_labels=["Hattmakare"],
    hidden_labels=["hattar"],
    deprecated=False,
    broader=[
        said("ssyk-level-4", "g4", "Hantverkare", ssyk_code_2012="7531"),
        said("isco-level-4", "i4", "Hat makers", isco_code_08="7531"),
    ],
    related=[
        said("keyword", "k", "huvudbonader"),
        said("job-title", "j", "Mössmakare"),
        said("occupation-collection", "c", "Kultur"),
    ],
    exact_match=[
        said("esco-occupation", "e", "milliner", esco_uri="http://data.europa.eu/esco/occupation/a")
    ],
    close_match=[said("esco-occupation", "f", "cap maker")],
)


def test_an_occupation_with_all_that_is_said_of_it() -> None:
    release = read(HATTER)
    assert release.concepts == (
        Concept("g4", Kind.OCCUPATION_GROUP, "7531"),
        Concept("hatter", Kind.OCCUPATION, "", ("g4",)),
    )
    assert [(x.text, x.role.value) for x in release.labels_of["hatter"]] == [
        ("Modist", "preferred"),
        ("Hattmakare", "alternative"),
        ("Mössmakare", "alternative"),
        ("hattar", "hidden"),
        ("huvudbonader", "hidden"),
    ]
    assert [(r.kind.value, r.target) for r in release.relations] == [
        ("broad", "isco08:7531"),
        ("close", "jobtech:f"),
        ("exact", "esco:occupation/a"),
    ]
    assert release.languages == ("sv",)


def test_job_titles_that_name_their_occupation_are_the_same() -> None:
    back = said(
        "job-title", "j", "Mössmakare", related=[{"id": "hatter", "type": "occupation-name"}]
    )
    word = said("keyword", "k", "huvudbonader", related=[{"id": "hatter"}])
    others = [item for item in HATTER["related"] if item["id"] == "c"]
    assert read(HATTER | {"related": others}, back, word) == read(HATTER)


def test_skills_of_a_group_from_either_end() -> None:
    skill = said("skill", "felt", "Filtning", broader=[said("skill-headline", "h", "Hantverk")])
    group = said("ssyk-level-4", "g4", "Hantverkare", ssyk_code_2012="7531")
    there = read(group | {"related": [skill]})
    back = read(group, skill | {"related": [{"id": "g4"}]})
    assert there == back
    assert [(r.concept_id, r.kind.value, r.target) for r in there.relations] == [
        ("g4", "optional", "felt")
    ]
    assert there.by_id["felt"].broader == ("h",)
    assert there.by_id["h"].kind == Kind.SKILL_GROUP


def test_a_tree_from_its_top() -> None:
    tree = said(
        "sun-education-field-1",
        "f1",
        sun_education_field_code_2020="5",
        narrower=[
            said(
                "sun-education-field-2",
                "f2",
                sun_education_field_code_2020="54",
                narrower=[said("sun-education-field-3", "f3", sun_education_field_code_2020="542")],
            )
        ],
    )
    release = read(tree)
    assert [(c.id, c.code, c.broader) for c in release.concepts] == [
        ("f1", "5", ()),
        ("f2", "54", ("f1",)),
        ("f3", "542", ("f2",)),
    ]


def test_what_was_replaced_is_kept() -> None:
    new = said("skill", "new")
    old = said("skill", "old", deprecated=True, replaced_by=[new])
    release = read(old)
    assert release.by_id["old"].status == Status.DEPRECATED
    assert release.by_id["new"].status == Status.ACTIVE
    assert [(r.concept_id, r.kind.value, r.target) for r in release.relations] == [
        ("old", "replaced_by", "new")
    ]
    assert (
        read(said("skill", "old", deprecated=True), new | {"replaces": [{"id": "old"}]}) == release
    )


def test_rest_lists_say_the_same_in_other_words() -> None:
    graph = said("ssyk-level-1", "g1", "Yrken", ssyk_code_2012="7", deprecated=True)
    rest = {f"taxonomy/{key.replace('_', '-')}": value for key, value in graph.items()}
    assert parse({"a.json": json.dumps([rest]).encode()}) == parse({"a.json": answer(graph)})


def test_several_files_and_any_order() -> None:
    one = said("occupation-name", "hatter", "Modist", broader=[{"id": "g4"}])
    two = said("ssyk-level-4", "g4", "Hantverkare", ssyk_code_2012="7531")
    found = [
        parse({"a.json": answer(x), "b.json": answer(y)}).release("j", "1")
        for x, y in ((one, two), (two, one))
    ]
    assert found[0] == found[1]
    assert found[0].by_id["hatter"].broader == ("g4",)


def test_types_that_are_not_kept_are_counted() -> None:
    found = parse(
        {"a.json": answer(said("skill", "s"), said("country", "x"), said("country", "y"))}
    )
    assert found.notes == ["2 concepts of type country are not kept"]
    assert [concept.id for concept in found.concepts] == ["s"]


def test_a_successor_of_another_kind_is_said_and_not_kept() -> None:
    found = parse({"a.json": answer(said("skill", "s", replaced_by=[said("keyword", "k")]))})
    assert found.relations == []
    assert found.notes == ["1 are replaced by a concept of a type that is not kept"]


FAULTS = {
    "a.json: not JSON: Expecting value": b"hello",
    'a.json: no concepts (expected {"data"': b'{"data": {}}',
    "a.json: an answer with errors": b'{"errors": [{"message": "no"}], "data": null}',
    "a.json: concept 2: not a concept (expected an object": answer(said("skill", "s"), 7),
    "a.json: concept 1: no id (expected a text)": answer({"type": "skill"}),
    'a.json: concept 1: "5" as id (expected a text)': answer({"id": 5}),
    "a.json: concept 1 (s): no preferred_label (expected a text)": answer(
        {"id": "s", "type": "skill"}
    ),
    'a.json: concept 2 (s): preferred_label "B", elsewhere "A" (expected files of': answer(
        said("skill", "s", "A"), said("skill", "s", "B")
    ),
    'a.json: concept 1 (s): broader: "x" (expected a list)': answer(
        said("skill", "s", broader="x")
    ),
    'a.json: concept 1 (s): hidden_labels: "1" (expected texts)': answer(
        said("skill", "s", hidden_labels=[1])
    ),
    "a.json: concept 1 (s): broader 1: not a concept": answer(said("skill", "s", broader=["x"])),
    "a.json: concept 1 (s): replaced_by t (expected that concept": answer(
        said("skill", "s", replaced_by=[{"id": "t"}])
    ),
    "no concept of a type that is kept (there are country)": answer(said("country", "x")),
}


@pytest.mark.parametrize("says", FAULTS)
def test_a_fault_is_one_line_that_says_where(says: str) -> None:
    with pytest.raises(UserError) as caught:
        parse({"a.json": FAULTS[says]})
    assert str(caught.value).startswith(says)
    assert "\n" not in str(caught.value)


def test_nesting_without_end_is_refused() -> None:
    item = said("skill", "s0")
    for number in range(1, 30):
        item = said("skill", f"s{number}", broader=[item])
    with pytest.raises(UserError, match="not a concept"):
        parse({"a.json": answer(item)})
    with pytest.raises(UserError, match="not JSON"):
        parse({"a.json": b"[" * 200_000})


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=4),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "type", "preferred_label", "broader", "related", "data"]),
                inner | st.sampled_from(["skill", "ssyk-level-4"]),
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_whatever_json_it_is_read_or_refused(document: Any) -> None:
    with suppress(UserError):
        parse({"a.json": json.dumps(document).encode()})


@pytest.mark.shared
def test_recorded_answers_of_the_service(shared_data: Path) -> None:
    """Real answers, as they came in 2025: SSYK, SUN, ISCO, substitutes."""
    names = ("ssyk-level-1-groups", "ssyk-level-2-groups", "ssyk4_isco_subset")
    more = ("sun-field-hierarchy-level-1", "substitutability_first25", "wage-type-concepts")
    found = [f"taxonomy_graphql_{name}.json" for name in (*names, *more)]
    parsed = parse({name: (shared_data / "fixtures" / name).read_bytes() for name in found})
    release = parsed.release("jobtech", "27")
    assert faults(release) == ()
    assert release.counts() == {
        "occupation": 25,
        "occupation_group": 10 + 46 + 6,
        "education_field": 10,
    }
    assert any(relation.target == "isco08:2512" for relation in release.relations)
    assert parsed.notes == [
        "16 concepts of type isco-level-4 are not kept",
        "3 concepts of type wage-type are not kept",
    ]
