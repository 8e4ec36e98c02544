"""A release of a vocabulary: its concepts, what they are called, and how they belong together.

A release is whole or it is not a release: ``faults`` says everything that is wrong with one, in
words, and nothing with a fault is published. Concepts keep their ids from release to release, so
that what points at (vocabulary, version, id) can be followed; see ``engine/reference.py``.

Worked example, two concepts of which one stands under the other:

>>> release = assemble(
...     "made-up", "1",
...     concepts=[
...         Concept("753", Kind.OCCUPATION_GROUP, "753"),
...         Concept("tailor", Kind.OCCUPATION, broader=("753",)),
...     ],
...     labels=[
...         Naming("753", "en", "Garment workers"),
...         Naming("tailor", "en", "Tailor"),
...         Naming("tailor", "sv", "Skräddare"),
...         Naming("tailor", "sv", "Skräddare", Role.ALTERNATIVE),  # said once is enough
...     ],
... )
>>> faults(release)
()
>>> [label.id for label in release.labels]
['753/en/1', 'tailor/en/1', 'tailor/sv/1']
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from unicodedata import category


class Kind(StrEnum):
    """What a concept is."""

    OCCUPATION = "occupation"
    OCCUPATION_GROUP = "occupation_group"  # of SSYK or ISCO, or a publisher's own field
    SKILL = "skill"
    SKILL_GROUP = "skill_group"
    EDUCATION_LEVEL = "education_level"
    EDUCATION_FIELD = "education_field"
    LANGUAGE = "language"
    LICENCE = "licence"
    SECTOR = "sector"


class Role(StrEnum):
    """How a label is used. Hidden ones are searched and never shown: misspellings, search words."""

    PREFERRED = "preferred"
    ALTERNATIVE = "alternative"
    HIDDEN = "hidden"


class Relating(StrEnum):
    """How a concept relates to another, or to one of another vocabulary ("isco08:7531")."""

    ESSENTIAL = "essential"  # an occupation needs the competence
    OPTIONAL = "optional"  # an occupation may need it
    EXACT = "exact"  # the same, in another vocabulary
    CLOSE = "close"
    BROAD = "broad"  # the other vocabulary's concept is wider
    NARROW = "narrow"
    REPLACED_BY = "replaced_by"  # what to use instead; several when it was split


class Status(StrEnum):
    """Whether a concept may be chosen. A deprecated one is kept for what points at it."""

    ACTIVE = "active"
    DEPRECATED = "deprecated"


INSIDE = (Relating.ESSENTIAL, Relating.OPTIONAL, Relating.REPLACED_BY)
MAPPINGS = (Relating.EXACT, Relating.CLOSE, Relating.BROAD, Relating.NARROW)


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that has a name. ``code`` is its classification's own code, if any."""

    id: str
    kind: Kind
    code: str = ""
    broader: tuple[str, ...] = ()
    status: Status = Status.ACTIVE


@dataclass(frozen=True, slots=True)
class Naming:
    """A label before its release gives it an id."""

    concept_id: str
    language: str
    text: str
    role: Role = Role.PREFERRED


@dataclass(frozen=True, slots=True)
class Label:
    """What a concept is called. ``id`` is unique in its release, not kept between releases."""

    id: str
    concept_id: str
    language: str  # ISO 639-1, or 639-3 where there is no such
    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Relation:
    """From a concept to another of the release, or to "vocabulary:code" of another vocabulary."""

    concept_id: str
    target: str
    kind: Relating


@dataclass(frozen=True)
class Release:
    """All of a vocabulary at one version, in the order of its ids."""

    vocabulary: str
    version: str
    concepts: tuple[Concept, ...]
    labels: tuple[Label, ...]
    relations: tuple[Relation, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Concept]:
        return {concept.id: concept for concept in self.concepts}

    @cached_property
    def labels_of(self) -> Mapping[str, tuple[Label, ...]]:
        """A concept's labels by its id, preferred ones first."""
        found: dict[str, list[Label]] = {}
        for label in self.labels:
            found.setdefault(label.concept_id, []).append(label)
        return {concept: tuple(labels) for concept, labels in found.items()}

    @cached_property
    def relations_of(self) -> Mapping[str, tuple[Relation, ...]]:
        found: dict[str, list[Relation]] = {}
        for relation in self.relations:
            found.setdefault(relation.concept_id, []).append(relation)
        return {concept: tuple(relations) for concept, relations in found.items()}

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(sorted({label.language for label in self.labels}))

    def counts(self) -> dict[str, int]:
        """How many concepts there are of each kind that there are any of."""
        found = Counter(concept.kind for concept in self.concepts)
        return {kind.value: found[kind] for kind in Kind if found[kind]}

    def name(self, concept_id: str, language: str = "sv") -> str:
        """The preferred label in *language*, else in English, else any; else the id."""
        labels = [label for label in self.labels_of.get(concept_id, ()) if label.role != "hidden"]
        for wanted in (language, "en"):
            for label in labels:
                if label.language == wanted and label.role == Role.PREFERRED:
                    return label.text
        return labels[0].text if labels else concept_id


_ROLES = tuple(Role)


def assemble(
    vocabulary: str,
    version: str,
    concepts: Iterable[Concept],
    labels: Iterable[Naming],
    relations: Iterable[Relation] = (),
) -> Release:
    """A release in its one order, whatever order its parts came in; not yet checked.

    A text that a concept has twice in a language is kept once, in the better role; white space is
    made single. Concepts and relations that are exactly alike are one.
    """
    best: dict[tuple[str, str, str], int] = {}
    for label in labels:
        key = (label.concept_id, label.language, " ".join(label.text.split()))
        role = _ROLES.index(label.role)
        best[key] = min(role, best.get(key, role))
    made, number, before = [], 0, ("", "")
    for concept_id, language, role, text in sorted((c, g, r, t) for (c, g, t), r in best.items()):
        number = number + 1 if (concept_id, language) == before else 1
        before = (concept_id, language)
        name = f"{concept_id}/{language}/{number}"
        made.append(Label(name, concept_id, language, text, _ROLES[role]))
    return Release(
        vocabulary,
        version,
        tuple(sorted(set(concepts), key=lambda c: (c.id, c.kind, c.code, c.broader, c.status))),
        tuple(made),
        tuple(sorted(set(relations), key=lambda r: (r.concept_id, r.kind, r.target))),
    )


def fingerprint(release: Release) -> str:
    """SHA-256 of what a release says; its name and version are no part of it."""
    digest = hashlib.sha256()
    for line in _lines(release):
        digest.update("\x1f".join(line).encode("utf-8", "surrogatepass") + b"\x1e")
    return digest.hexdigest()


def _lines(release: Release) -> Iterator[tuple[str, ...]]:
    for concept in release.concepts:
        # The order of the parents says nothing.
        broader = " ".join(sorted(concept.broader))
        yield ("c", concept.id, concept.kind, concept.code, broader, concept.status)
    for label in release.labels:
        yield ("l", label.concept_id, label.language, label.text, label.role)
    for relation in release.relations:
        yield ("r", relation.concept_id, relation.kind, relation.target)


def faults(release: Release) -> tuple[str, ...]:
    """Everything that keeps *release* from being one, each in a line; empty when it is whole."""
    return (
        *_faults_of_concepts(release),
        *_faults_of_labels(release),
        *_faults_of_relations(release),
        *_circles(
            {concept.id: concept.broader for concept in release.concepts},
            "stands under itself",
        ),
        *_circles(replacements(release), "is replaced by itself"),
    )


def replacements(release: Release) -> dict[str, tuple[str, ...]]:
    """What to use instead of a concept, by its id."""
    found: dict[str, tuple[str, ...]] = {}
    for relation in release.relations:
        if relation.kind == Relating.REPLACED_BY:
            found[relation.concept_id] = (*found.get(relation.concept_id, ()), relation.target)
    return found


def _faults_of_concepts(release: Release) -> Iterator[str]:
    if not release.concepts:
        yield "no concepts (expected at least one)"
    times = Counter(concept.id for concept in release.concepts)
    for concept_id in times:
        if not concept_id or concept_id != "".join(concept_id.split()):
            yield f'concept id "{concept_id}" (expected one without white space)'
        if times[concept_id] > 1:
            yield f"concept {concept_id} is there {times[concept_id]} times (expected once)"
    for concept in release.concepts:
        for parent in concept.broader:
            if parent not in times:
                yield f"concept {concept.id}: broader {parent} is no concept of the release"


def _faults_of_labels(release: Release) -> Iterator[str]:
    named, preferred = set(), Counter[tuple[str, str]]()
    for label in release.labels:
        if label.concept_id not in release.by_id:
            yield f'label "{label.text}": its concept {label.concept_id} is not in the release'
        if not label.text:
            yield f"concept {label.concept_id}: an empty label (expected a text)"
        elif any(category(sign) in ("Cc", "Cs") for sign in label.text):
            yield f"concept {label.concept_id}: a label with a control character"
        if not label.language:
            yield f'concept {label.concept_id}: label "{label.text}" is in no language'
        if label.role != Role.HIDDEN:
            named.add(label.concept_id)
        if label.role == Role.PREFERRED:
            preferred[label.concept_id, label.language] += 1
    for (concept_id, language), times in preferred.items():
        if times > 1:
            yield f"concept {concept_id}: {times} preferred labels in {language} (expected one)"
    for concept in release.concepts:
        if concept.id not in named:
            yield f"concept {concept.id} has no label (expected one that can be shown)"


def _faults_of_relations(release: Release) -> Iterator[str]:
    for relation in release.relations:
        what = f"relation {relation.kind} from {relation.concept_id} to {relation.target}"
        if relation.concept_id not in release.by_id:
            yield f"{what}: the first is not in the release"
        if relation.kind in INSIDE and relation.target not in release.by_id:
            yield f"{what}: the second is not in the release"
        if relation.kind in MAPPINGS and not all(relation.target.partition(":")):
            yield f'{what}: expected "vocabulary:code"'


def _circles(onward: Mapping[str, tuple[str, ...]], what: str) -> Iterator[str]:
    """A line for every concept from which one comes back to it. Iterative: chains may be long."""
    done: set[str] = set()
    for start in onward:
        path: list[str] = []
        there: set[str] = set()
        stack: list[tuple[str, bool]] = [(start, True)]
        while stack:
            here, entering = stack.pop()
            if not entering:
                there.discard(path.pop())
                done.add(here)
            elif here in there:
                yield f"concept {here} {what}: {' → '.join([*path[path.index(here) :], here])}"
            elif here not in done:
                path.append(here)
                there.add(here)
                stack.append((here, False))
                stack += [(target, True) for target in onward.get(here, ())]
