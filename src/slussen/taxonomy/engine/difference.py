"""How a release differs from the one before it, in words and counts."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from slussen.taxonomy.engine.release import (
    Kind,
    Label,
    Release,
    Role,
    Status,
    replacements,
)


@dataclass(frozen=True, slots=True)
class Renamed:
    """A concept whose preferred label in *language* is another; "" for none before or after."""

    concept_id: str
    language: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A concept that stands under others than before."""

    concept_id: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """From *old* to *new*; every tuple in the order of ids.

    ``removed`` are concepts that are gone without a trace; ``ended`` those that are deprecated now
    and were not, with what replaces them (nothing, one or several). ``revived`` the other way.
    ``labels`` and ``relations`` are the numbers (added, removed) of labels and of relations.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    renamed: tuple[Renamed, ...]
    moved: tuple[Moved, ...]
    ended: Mapping[str, tuple[str, ...]]
    revived: tuple[str, ...]
    recoded: tuple[str, ...]  # another kind or another code
    labels: tuple[int, int]
    relations: tuple[int, int]
    counts: Mapping[Kind, tuple[int, int]]  # concepts before and after, of each kind there is

    @property
    def replaced(self) -> Mapping[str, tuple[str, ...]]:
        """What to use instead, of those that ended and have a successor."""
        return {old: new for old, new in self.ended.items() if new}

    @property
    def is_empty(self) -> bool:
        return not (
            any((self.added, self.removed, self.renamed, self.moved, self.ended, self.revived))
            or self.recoded
            or any((*self.labels, *self.relations))
        )


def difference(old: Release, new: Release) -> Difference:
    """What *new* has that *old* has not, and the other way; versions are not compared.

    >>> from slussen.taxonomy.engine.release import Concept, Naming, assemble
    >>> def made(name: str) -> Release:
    ...     return assemble("v", "1", [Concept("a", Kind.SKILL)], [Naming("a", "en", name)])
    >>> difference(made("Sewing"), made("To sew")).renamed
    (Renamed(concept_id='a', language='en', old='Sewing', new='To sew'),)
    >>> difference(made("Sewing"), made("Sewing")).is_empty
    True
    """
    before, after = old.by_id, new.by_id
    both = [concept_id for concept_id in after if concept_id in before]
    instead = replacements(new)
    active = Status.ACTIVE
    return Difference(
        added=tuple(concept for concept in after if concept not in before),
        removed=tuple(concept for concept in before if concept not in after),
        renamed=_renamed(old, new, both),
        moved=tuple(
            Moved(c, before[c].broader, after[c].broader)
            for c in both
            if set(before[c].broader) != set(after[c].broader)
        ),
        ended={
            c: instead.get(c, ()) for c in both if before[c].status == active != after[c].status
        },
        revived=tuple(c for c in both if before[c].status != active == after[c].status),
        recoded=tuple(
            c for c in both if (before[c].kind, before[c].code) != (after[c].kind, after[c].code)
        ),
        labels=_came_and_went(map(_said, old.labels), map(_said, new.labels)),
        relations=_came_and_went(old.relations, new.relations),
        counts=_counts(old, new),
    )


def _said(label: Label) -> tuple[str, str, str, Role]:
    """A label without its id, which is its release's own."""
    return label.concept_id, label.language, label.text, label.role


def _came_and_went(old: Iterable[Hashable], new: Iterable[Hashable]) -> tuple[int, int]:
    before, after = set(old), set(new)
    return len(after - before), len(before - after)


def _counts(old: Release, new: Release) -> dict[Kind, tuple[int, int]]:
    before, after = (Counter(concept.kind for concept in made.concepts) for made in (old, new))
    return {kind: (before[kind], after[kind]) for kind in Kind if before[kind] or after[kind]}


def _renamed(old: Release, new: Release, both: list[str]) -> tuple[Renamed, ...]:
    """A language that only one of the releases has is no renaming of everything."""
    shared = set(old.languages) & set(new.languages)
    return tuple(
        Renamed(concept, language, was.get(language, ""), now.get(language, ""))
        for concept in both
        for was, now in [(_preferred(old, concept), _preferred(new, concept))]
        for language in sorted({*was, *now} & shared)
        if was.get(language) != now.get(language)
    )


def _preferred(release: Release, concept_id: str) -> dict[str, str]:
    return {
        label.language: label.text
        for label in release.labels_of.get(concept_id, ())
        if label.role == Role.PREFERRED
    }
