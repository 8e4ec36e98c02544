"""Pointing at a concept for good: a case keeps (vocabulary, version, concept id)."""

from collections.abc import Sequence
from dataclasses import dataclass

from slussen.lib.errors import UserError
from slussen.taxonomy.engine.release import Release, Status, replacements


@dataclass(frozen=True, slots=True, order=True)
class ConceptRef:
    """A concept as it was in one release. Its text is short enough for a column: ``str(ref)``.

    >>> ref = ConceptRef("jobtech", "27", "DJh5_yyF_hEM")
    >>> str(ref)
    'jobtech/27/DJh5_yyF_hEM'
    >>> ConceptRef.of("slussen/1/occupation/tailor").concept_id
    'occupation/tailor'
    """

    vocabulary: str
    version: str
    concept_id: str

    def __str__(self) -> str:
        return f"{self.vocabulary}/{self.version}/{self.concept_id}"

    @classmethod
    def of(cls, text: str) -> "ConceptRef":
        """The reference that *text* is; raises UserError for another text."""
        parts = text.split("/", 2)
        if len(parts) < 3 or not all(parts):
            raise UserError(f'"{text[:80]}" (expected VOCABULARY/VERSION/CONCEPT)')
        return cls(*parts)


def successors(concept_id: str, releases: Sequence[Release]) -> tuple[str, ...]:
    """What stands for the concept in the last of *releases* (the one it is from first).

    Itself while it is active there; else what replaces it, followed as far as it goes. Several
    when it was split, none when it ended without a successor: then a person has to choose. A
    concept that a newer release has dropped is followed by the last release that knew it.
    """
    newest = releases[-1]
    instead = {release.version: replacements(release) for release in releases}
    found: set[str] = set()
    waiting, seen = [concept_id], {concept_id}
    while waiting:
        here = waiting.pop()
        concept = newest.by_id.get(here)
        if concept is not None and concept.status == Status.ACTIVE:
            found.add(here)
            continue
        knew = next((r for r in reversed(releases) if here in r.by_id), None)
        after = instead[knew.version].get(here, ()) if knew else ()
        waiting += [each for each in after if each not in seen]
        seen.update(after)
    return tuple(sorted(found))
