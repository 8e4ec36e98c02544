"""Releases are whole, in one order, and known by what they say."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.taxonomy.engine.release import (
    Concept,
    Kind,
    Label,
    Naming,
    Relating,
    Relation,
    Release,
    Role,
    Status,
    assemble,
    faults,
    fingerprint,
    replacements,
)
from tests.taxonomy.made import CONCEPTS, LABELS, RELATIONS, clothes, releases


def test_what_a_release_says_of_itself() -> None:
    release = clothes()
    assert faults(release) == ()
    assert release.languages == ("en", "sv")
    assert release.counts() == {"occupation": 2, "occupation_group": 2, "skill": 1}
    assert [label.text for label in release.labels_of["tailor"]] == [
        "Skräddare",
        "Herrskräddare",
        "skredare",
    ]
    assert release.relations_of["tailor"] == (RELATIONS[0],)


@pytest.mark.parametrize(
    ("concept", "language", "name"),
    [
        ("seamstress", "en", "Seamstress"),
        ("seamstress", "ar", "Seamstress"),
        ("tailor", "en", "Skräddare"),
        ("nobody", "sv", "nobody"),
    ],
)
def test_a_name_in_the_language_or_the_nearest(concept: str, language: str, name: str) -> None:
    assert clothes().name(concept, language) == name


def test_a_text_is_kept_once_and_in_its_better_role() -> None:
    again = [
        Naming("tailor", "sv", " Skräddare\n", Role.HIDDEN),
        Naming("tailor", "en", "Skräddare", Role.HIDDEN),
    ]
    release = clothes(labels=[*again, *LABELS])
    said = [(label.language, label.text, label.role) for label in release.labels_of["tailor"]]
    assert said == [
        ("en", "Skräddare", "hidden"),
        ("sv", "Skräddare", "preferred"),
        ("sv", "Herrskräddare", "alternative"),
        ("sv", "skredare", "hidden"),
    ]


OLD = Concept("old", Kind.SKILL, status=Status.DEPRECATED)
NEWER = Concept("newer", Kind.SKILL, status=Status.DEPRECATED)
NAMED = [Naming("old", "sv", "Gammal"), Naming("newer", "sv", "Nyare")]
FAULTS = {
    "no concepts (expected": {"concepts": [], "labels": [], "relations": []},
    'concept id "a b"': {
        "concepts": [*CONCEPTS, Concept("a b", Kind.SKILL)],
        "labels": [*LABELS, Naming("a b", "sv", "A b")],
    },
    "concept tailor is there 2 times": {
        "concepts": [*CONCEPTS, Concept("tailor", Kind.SKILL, broader=("7531",))]
    },
    "concept 75: broader 7 is no concept": {
        "concepts": [replace(CONCEPTS[0], broader=("7",)), *CONCEPTS[1:]]
    },
    "concept 75 stands under itself: 75 → 7531 → 75": {
        "concepts": [replace(CONCEPTS[0], broader=("7531",)), *CONCEPTS[1:]]
    },
    "concept tailor is replaced by itself: tailor → tailor": {
        "relations": [Relation("tailor", "tailor", Relating.REPLACED_BY)]
    },
    'label "Väv": its concept weaver is not in the release': {
        "labels": [*LABELS, Naming("weaver", "sv", "Väv")]
    },
    "concept 75: an empty label": {"labels": [*LABELS, Naming("75", "en", " \n")]},
    "concept 75: a label with a control character": {
        "labels": [*LABELS, Naming("75", "en", "a\0b")]
    },
    'concept 75: label "Crafts" is in no language': {
        "labels": [*LABELS, Naming("75", "", "Crafts")]
    },
    "concept 75: 2 preferred labels in sv": {"labels": [*LABELS, Naming("75", "sv", "Hantverk")]},
    "concept sewing has no label": {
        "labels": [*LABELS[:-1], Naming("sewing", "sv", "somnad", Role.HIDDEN)]
    },
    "relation optional from tailor to ironing: the second is not": {
        "relations": [Relation("tailor", "ironing", Relating.OPTIONAL)]
    },
    "relation exact from weaver to isco08:7318: the first is not": {
        "relations": [Relation("weaver", "isco08:7318", Relating.EXACT)]
    },
    'relation close from 75 to 7531: expected "vocabulary:code"': {
        "relations": [Relation("75", "7531", Relating.CLOSE)]
    },
}


@pytest.mark.parametrize("says", FAULTS)
def test_each_fault_is_said_and_is_the_only_one(says: str) -> None:
    found = faults(clothes(**FAULTS[says]))
    assert found
    assert all(line.startswith(says) for line in found)


def test_persian_joins_its_letters_with_a_sign_that_is_not_printed() -> None:
    assert faults(clothes(labels=[*LABELS, Naming("sewing", "fa", "لباس‌دوزی")])) == ()


def test_a_chain_of_ten_thousand_is_no_circle_and_does_not_overflow() -> None:
    concepts = [Concept("0", Kind.SKILL)]
    concepts += [Concept(str(n), Kind.SKILL, broader=(str(n - 1),)) for n in range(1, 10_000)]
    labels = [Naming(concept.id, "sv", "Namn") for concept in concepts]
    assert faults(assemble("v", "1", concepts, labels)) == ()
    concepts[0] = replace(concepts[0], broader=("9999",))
    (fault,) = faults(assemble("v", "1", concepts, labels))
    assert fault.count("→") == 10_000


def test_two_ways_up_to_one_parent_are_no_circle() -> None:
    diamond = [
        Concept("a", Kind.SKILL),
        Concept("b", Kind.SKILL, broader=("a",)),
        Concept("c", Kind.SKILL, broader=("a",)),
        Concept("d", Kind.SKILL, broader=("b", "c")),
    ]
    assert faults(assemble("v", "1", diamond, [Naming(c.id, "sv", c.id) for c in diamond])) == ()


def test_what_replaces_what() -> None:
    split = [Relation("old", target, Relating.REPLACED_BY) for target in ("sewing", "newer")]
    release = clothes(
        concepts=[*CONCEPTS, OLD, NEWER],
        labels=[*LABELS, *NAMED],
        relations=[*split, Relation("newer", "sewing", Relating.REPLACED_BY)],
    )
    assert faults(release) == ()
    assert replacements(release) == {"newer": ("sewing",), "old": ("newer", "sewing")}


@given(releases())
def test_a_made_release_is_whole(release: Release) -> None:
    assert faults(release) == ()
    assert len({label.id for label in release.labels}) == len(release.labels)
    assert sum(release.counts().values()) == len(release.concepts)


@given(releases(), st.randoms(use_true_random=False))
def test_the_order_of_the_parts_says_nothing(release: Release, chance: random.Random) -> None:
    names = [Naming(x.concept_id, x.language, x.text, x.role) for x in release.labels]
    parts = [list(release.concepts), names, list(release.relations)]
    for part in parts:
        chance.shuffle(part)
    again = assemble(release.vocabulary, release.version, *parts)
    assert again == release
    assert fingerprint(again) == fingerprint(release)


@given(releases(), st.data())
def test_any_change_is_another_fingerprint(release: Release, data: st.DataObject) -> None:
    label = data.draw(st.sampled_from(release.labels))
    other = replace(label, text=label.text + "x")
    changed = replace(release, labels=tuple(other if x is label else x for x in release.labels))
    assert fingerprint(changed) != fingerprint(release)
    shorter = replace(release, concepts=release.concepts[1:])
    assert fingerprint(shorter) != fingerprint(release)
    assert fingerprint(replace(release, version="2")) == fingerprint(release)


def test_texts_that_run_into_each_other_have_other_fingerprints() -> None:
    def made(language: str, text: str) -> Release:
        label = Label("1", "a", language, text, Role.PREFERRED)
        return Release("v", "1", (Concept("a", Kind.SKILL),), (label,))

    assert fingerprint(made("sv", "vy")) != fingerprint(made("svv", "y"))
