"""What a case points at is found again, and followed to what stands for it now."""

from dataclasses import replace

import pytest
from hypothesis import given

from slussen.lib.errors import UserError
from slussen.taxonomy.engine.reference import ConceptRef, successors
from slussen.taxonomy.engine.release import (
    Concept,
    Kind,
    Naming,
    Relating,
    Relation,
    Release,
    Status,
    assemble,
)
from tests.taxonomy.made import releases


def made(version: str, active: str, replaced: dict[str, str] | None = None) -> Release:
    """Concepts a letter each; *replaced* are deprecated, with the letters that replace them."""
    gone = replaced or {}
    concepts = [Concept(name, Kind.SKILL) for name in active]
    concepts += [Concept(name, Kind.SKILL, status=Status.DEPRECATED) for name in gone]
    links = [Relation(old, new, Relating.REPLACED_BY) for old, many in gone.items() for new in many]
    return assemble("v", version, concepts, [Naming(c.id, "sv", c.id) for c in concepts], links)


@pytest.mark.parametrize(
    ("history", "found"),
    [
        ([made("1", "a")], ("a",)),
        ([made("1", "a"), made("2", "ab")], ("a",)),
        ([made("1", "a"), made("2", "b", {"a": "b"})], ("b",)),
        ([made("1", "a"), made("2", "bc", {"a": "bc"})], ("b", "c")),
        ([made("1", "a"), made("2", "c", {"a": "b", "b": "c"})], ("c",)),
        ([made("1", "a"), made("2", "b", {"a": "b"}), made("3", "c", {"b": "c"})], ("c",)),
        ([made("1", "a"), made("2", "b", {"a": ""})], ()),
        ([made("1", "a"), made("2", "b")], ()),
        ([made("1", "b", {"a": "b"})], ("b",)),
        # Revived, after having been replaced.
        ([made("1", "a"), made("2", "b", {"a": "b"}), made("3", "ab")], ("a",)),
    ],
)
def test_followed_to_the_last_release(history: list[Release], found: tuple[str, ...]) -> None:
    assert successors("a", history) == found


def test_a_circle_over_releases_ends() -> None:
    history = [made("1", "b", {"a": "b"}), made("2", "", {"b": "a"})]
    assert successors("a", history) == ()


@given(releases())
def test_what_is_found_is_always_active(release: Release) -> None:
    newer = replace(release, version="2")
    for concept in release.concepts:
        found = successors(concept.id, [release, newer])
        assert all(newer.by_id[each].status == Status.ACTIVE for each in found)
        if concept.status == Status.ACTIVE:
            assert found == (concept.id,)


@pytest.mark.parametrize("text", ["", "slussen", "slussen/1", "slussen/1/", "/1/a", "slussen//a"])
def test_a_text_that_is_no_reference(text: str) -> None:
    with pytest.raises(UserError, match="expected VOCABULARY/VERSION/CONCEPT"):
        ConceptRef.of(text)


def test_a_reference_goes_to_text_and_back() -> None:
    ref = ConceptRef("esco", "1.2.0", "occupation/aa-11")
    assert ConceptRef.of(str(ref)) == ref
