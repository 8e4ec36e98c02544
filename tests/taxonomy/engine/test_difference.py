"""What a new release changes is found, counted, and goes both ways."""

from dataclasses import replace

from hypothesis import given

from slussen.taxonomy.engine.difference import Moved, Renamed, difference
from slussen.taxonomy.engine.release import (
    Concept,
    Kind,
    Naming,
    Relating,
    Relation,
    Release,
    Status,
)
from tests.taxonomy.made import CONCEPTS, LABELS, RELATIONS, clothes, releases


def changed(place: int, **what: object) -> list[Concept]:
    concepts = list(CONCEPTS)
    concepts[place] = replace(concepts[place], **what)  # type: ignore[arg-type]
    return concepts


def test_added_and_removed() -> None:
    new = clothes(
        concepts=[*CONCEPTS[:2], *CONCEPTS[3:], Concept("ironing", Kind.SKILL)],
        labels=[*LABELS[:2], *LABELS[4:], Naming("ironing", "sv", "Strykning")],
    )
    found = difference(clothes(), new)
    assert (found.added, found.removed) == (("ironing",), ("seamstress",))
    assert found.labels == (1, 2)
    assert found.counts == {
        Kind.OCCUPATION: (2, 1),
        Kind.OCCUPATION_GROUP: (2, 2),
        Kind.SKILL: (1, 2),
    }
    assert found.renamed == found.moved == found.recoded == ()
    assert found.ended == {}


def test_renamed_in_one_language() -> None:
    new = clothes(labels=[*LABELS[:4], Naming("tailor", "sv", "Herrskräddare"), *LABELS[6:]])
    found = difference(clothes(), new)
    assert found.renamed == (Renamed("tailor", "sv", "Skräddare", "Herrskräddare"),)


def test_a_language_more_renames_nothing() -> None:
    new = clothes(labels=[*LABELS, Naming("tailor", "ar", "خياط")])
    found = difference(clothes(), new)
    assert found.renamed == ()
    assert found.labels == (1, 0)
    assert not found.is_empty


def test_moved_but_not_when_only_the_order_of_parents_is_another() -> None:
    found = difference(clothes(), clothes(concepts=changed(3, broader=("75",))))
    assert found.moved == (Moved("tailor", ("7531",), ("75",)),)
    one, other = (
        clothes(concepts=changed(3, broader=broader))
        for broader in (("75", "7531"), ("7531", "75"))
    )
    assert difference(one, other).is_empty


def test_ended_with_and_without_a_successor_and_back() -> None:
    ended = clothes(
        concepts=[
            replace(concept, status=Status.DEPRECATED) if concept.kind == "occupation" else concept
            for concept in CONCEPTS
        ],
        relations=[*RELATIONS, Relation("seamstress", "tailor", Relating.REPLACED_BY)],
    )
    found = difference(clothes(), ended)
    assert found.ended == {"seamstress": ("tailor",), "tailor": ()}
    assert found.replaced == {"seamstress": ("tailor",)}
    assert found.relations == (1, 0)
    assert difference(ended, clothes()).revived == ("seamstress", "tailor")


def test_another_code_or_kind() -> None:
    assert difference(clothes(), clothes(concepts=changed(1, code="753"))).recoded == ("7531",)
    assert difference(clothes(), clothes(concepts=changed(4, kind=Kind.LICENCE))).recoded == (
        "sewing",
    )


@given(releases())
def test_a_release_differs_in_nothing_from_itself_at_another_version(release: Release) -> None:
    assert difference(release, replace(release, version="2")).is_empty


@given(releases(), releases())
def test_the_other_way_round_it_is_the_opposite(old: Release, new: Release) -> None:
    there, back = difference(old, new), difference(new, old)
    assert there.added == back.removed
    assert set(there.ended) == set(back.revived)
    assert there.recoded == back.recoded
    assert {(m.concept_id, m.old, m.new) for m in there.moved} == {
        (m.concept_id, m.new, m.old) for m in back.moved
    }
    assert there.labels == back.labels[::-1]
    assert there.relations == back.relations[::-1]
    assert there.is_empty == back.is_empty
    for before, after in there.counts.values():
        assert before or after
    gained = sum(after - before for before, after in there.counts.values())
    assert gained == len(there.added) - len(there.removed)
