"""JobTech Taxonomy as the employment service publishes it: GraphQL answers, or its REST lists.

A file holds concepts with ``id``, ``type``, ``preferred_label`` and, as far as they were asked
for, ``alternative_labels``, ``hidden_labels``, ``deprecated``, a classification's code, and lists
of other concepts: ``broader``, ``narrower``, ``related``, ``replaced_by``, ``exact_match`` and so
on, nested to any depth. REST answers write the same keys as "taxonomy/preferred-label".

What is made of it:

- an SSYK group, an occupation field, an occupation, a skill … is a concept (KINDS says which);
- a job title of an occupation is an alternative label of it, a search word a hidden one: JobTech
  keeps both as concepts of their own;
- a skill that is *related* to an SSYK group is an optional competence of it: JobTech does not say
  which are needed;
- ISCO groups and ESCO concepts are other vocabularies' and become mappings.

Source: JobTech Taxonomy API, its pages on GraphQL, structure and versions.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from slussen.lib.errors import UserError
from slussen.taxonomy.engine.parsed import Parsed
from slussen.taxonomy.engine.release import (
    Concept,
    Kind,
    Naming,
    Relating,
    Relation,
    Role,
    Status,
)

LANGUAGE = "sv"  # of every label
KINDS = {
    "occupation-name": Kind.OCCUPATION,
    "occupation-field": Kind.OCCUPATION_GROUP,
    **{f"ssyk-level-{level}": Kind.OCCUPATION_GROUP for level in (1, 2, 3, 4)},
    "skill": Kind.SKILL,
    "generic-skill": Kind.SKILL,
    "skill-headline": Kind.SKILL_GROUP,
    "skill-group": Kind.SKILL_GROUP,
    "generic-skill-group": Kind.SKILL_GROUP,
    "language": Kind.LANGUAGE,
    "driving-licence": Kind.LICENCE,
    **{f"sni-level-{level}": Kind.SECTOR for level in (1, 2, 3, 4, 5)},
    **{f"sun-education-level-{level}": Kind.EDUCATION_LEVEL for level in (1, 2, 3)},
    **{f"sun-education-field-{level}": Kind.EDUCATION_FIELD for level in (1, 2, 3, 4)},
}
# The code of a concept, by what its type begins with.
CODES = {
    "ssyk-level": "ssyk_code_2012",
    "sni-level": "sni_level_code_2007",
    "sun-education-level": "sun_education_level_code_2020",
    "sun-education-field": "sun_education_field_code_2020",
    "language": "iso_639_3_alpha_3_2007",
    "driving-licence": "driving_licence_code_2013",
    "isco-level": "isco_code_08",
}
WORDS = {"job-title": Role.ALTERNATIVE, "keyword": Role.HIDDEN}  # concepts that are only labels
MATCHES = {
    "exact_match": Relating.EXACT,
    "close_match": Relating.CLOSE,
    "broad_match": Relating.BROAD,
    "narrow_match": Relating.NARROW,
}
ESCO = "http://data.europa.eu/esco/"
DEEPEST = 20


def parse(files: Mapping[str, bytes]) -> Parsed:
    """Read the *files*, by name. Raises UserError with file, concept, key and what was expected.

    >>> found = parse({"a.json": b'''{"data": {"concepts": [{"id": "DJh5_yyF_hEM",
    ...     "type": "ssyk-level-4", "preferred_label": "Systemutvecklare",
    ...     "ssyk_code_2012": "2512"}]}}'''})
    >>> found.concepts
    [Concept(id='DJh5_yyF_hEM', kind=<Kind.OCCUPATION_GROUP: 'occupation_group'>, code='2512', \
broader=(), status=<Status.ACTIVE: 'active'>)]
    """
    work = _Work()
    for name in sorted(files):
        for number, item in enumerate(_concepts(name, files[name]), start=1):
            work.take(item, f"{name}: concept {number}", 0)
    return work.parsed()


def _concepts(name: str, content: bytes) -> list[Any]:
    """The concepts of an answer or a list, wherever in it they are."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError) as error:
        line = str(error).splitlines()[0]
        raise UserError(
            name, f"not JSON: {line} (expected an answer of JobTech Taxonomy)"
        ) from None
    if isinstance(document, dict) and document.get("errors"):
        raise UserError(name, "an answer with errors (expected one with concepts)")
    while isinstance(document, dict):
        document = document.get("data", document.get("concepts"))
    if not isinstance(document, list) or not document:
        raise UserError(name, 'no concepts (expected {"data": {"concepts": […]}} or a list)')
    return document


@dataclass
class _Work:
    """What was read so far, by concept id; links are joined when all files are read."""

    kinds: dict[str, str] = field(default_factory=dict)  # JobTech's type
    codes: dict[str, str] = field(default_factory=dict)
    preferred: dict[str, str] = field(default_factory=dict)
    others: set[tuple[str, Role, str]] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)
    esco: dict[str, str] = field(default_factory=dict)
    links: set[tuple[str, str, str]] = field(default_factory=set)  # from, key, to
    where: dict[str, str] = field(default_factory=dict)
    lost: int = 0

    def take(self, raw: Any, where: str, depth: int) -> str:
        """Keep what one concept says, and the ones inside it; returns its id."""
        if not isinstance(raw, dict) or depth > DEEPEST:
            raise UserError(where, "not a concept (expected an object with id and type)")
        item = {key.removeprefix("taxonomy/").replace("-", "_"): raw[key] for key in raw}
        concept = _text(item, "id", where)
        here = f"{where} ({concept})"
        self.where.setdefault(concept, here)
        if "type" in item:
            self._fixed(self.kinds, concept, _text(item, "type", here), here, "type")
        if item.get("preferred_label") is not None:
            label = _text(item, "preferred_label", here)
            self._fixed(self.preferred, concept, label, here, "preferred_label")
        for key in CODES.values():
            if item.get(key):
                self._fixed(self.codes, concept, str(item[key]), here, key)
        for key, role in (
            ("alternative_labels", Role.ALTERNATIVE),
            ("hidden_labels", Role.HIDDEN),
        ):
            for text in _list(item, key, here):
                if not isinstance(text, str):
                    raise UserError(here, f'{key}: "{str(text)[:40]}" (expected texts)')
                self.others.add((concept, role, text))
        if item.get("deprecated") is True:
            self.ended.add(concept)
        if isinstance(item.get("esco_uri"), str):
            self.esco[concept] = item["esco_uri"].removeprefix(ESCO)
        self._links(concept, item, here, depth)
        return concept

    def _links(self, concept: str, item: Mapping[str, Any], here: str, depth: int) -> None:
        for key in ("broader", "related", "replaced_by", *MATCHES):
            for place, inner in enumerate(_list(item, key, here), start=1):
                other = self.take(inner, f"{here}: {key} {place}", depth + 1)
                self.links.add((concept, key, other))
        for key, back in (("narrower", "broader"), ("replaces", "replaced_by")):
            for place, inner in enumerate(_list(item, key, here), start=1):
                other = self.take(inner, f"{here}: {key} {place}", depth + 1)
                self.links.add((other, back, concept))

    @staticmethod
    def _fixed(known: dict[str, str], concept: str, value: str, here: str, key: str) -> None:
        if known.setdefault(concept, value) != value:
            was = known[concept]
            what = f'{key} "{value}", elsewhere "{was}" (expected files of one version)'
            raise UserError(here, what)

    def parsed(self) -> Parsed:
        kept = {concept for concept, kind in self.kinds.items() if kind in KINDS}
        left = Counter(kind for kind in self.kinds.values() if kind not in {*KINDS, *WORDS})
        if not kept:
            raise UserError(f"no concept of a type that is kept (there are {', '.join(left)})")
        unnamed = sorted(kept - self.preferred.keys())
        if unnamed:
            raise UserError(self.where[unnamed[0]], "no preferred_label (expected a text)")
        parents: dict[str, set[str]] = {}
        relations: set[Relation] = set()
        for one, key, other in sorted(self.links):
            if key == "broader" and one in kept and other in kept:
                parents.setdefault(one, set()).add(other)
            else:
                relations |= set(self._relations(one, key, other, kept))
        concepts = [
            Concept(
                concept,
                KINDS[self.kinds[concept]],
                self.codes.get(concept, ""),
                tuple(sorted(parents.get(concept, ()))),
                Status.DEPRECATED if concept in self.ended else Status.ACTIVE,
            )
            for concept in sorted(kept)
        ]
        notes = [f"{n} concepts of type {kind} are not kept" for kind, n in sorted(left.items())]
        if self.lost:
            notes.append(f"{self.lost} are replaced by a concept of a type that is not kept")
        return Parsed(concepts, list(self._labels(kept)), sorted(relations, key=str), notes)

    def _labels(self, kept: set[str]) -> Iterator[Naming]:
        for concept in kept:
            yield Naming(concept, LANGUAGE, self.preferred[concept])
        for concept, role, text in self.others:
            if concept in kept and text.strip():
                yield Naming(concept, LANGUAGE, text, role)
        for pair in self.links:
            # "related" is written at either end, or at both.
            for one, other in (pair[::2], pair[::-2]):
                word = WORDS.get(self.kinds.get(other, ""))
                if pair[1] == "related" and one in kept and word and other in self.preferred:
                    yield Naming(one, LANGUAGE, self.preferred[other], word)

    def _relations(self, one: str, key: str, other: str, kept: set[str]) -> Iterator[Relation]:
        """What a link says, when it is more than that a concept stands under another."""
        if key == "replaced_by":
            if one in kept and other not in self.kinds:
                expected = "expected that concept too, with type and preferred_label"
                raise UserError(self.where[one], f"replaced_by {other} ({expected})")
            if one in kept and other in kept:
                yield Relation(one, other, Relating.REPLACED_BY)
            elif one in kept:
                self.lost += 1
        elif key in MATCHES:
            if one in kept:
                yield Relation(one, self._target(other), MATCHES[key])
        else:
            for this, that in ((one, other), (other, one)):
                kinds = self.kinds.get(this, ""), self.kinds.get(that, "")
                if this in kept and kinds[1].startswith("isco-level") and that in self.codes:
                    mapping = Relating.BROAD if key == "broader" else Relating.CLOSE
                    yield Relation(this, f"isco08:{self.codes[that]}", mapping)
                elif kinds in (("ssyk-level-4", "skill"), ("occupation-name", "skill")):
                    yield Relation(this, that, Relating.OPTIONAL)

    def _target(self, other: str) -> str:
        """Another vocabulary's concept; without its own address, by JobTech's id for it."""
        return f"esco:{self.esco[other]}" if other in self.esco else f"jobtech:{other}"


def _text(item: Mapping[str, Any], key: str, where: str) -> str:
    value = item.get(key)
    if not isinstance(value, str) or not value.strip():
        written = "no" if key not in item else f'"{str(value)[:40]}" as'
        raise UserError(where, f"{written} {key} (expected a text)")
    return value.strip()


def _list(item: Mapping[str, Any], key: str, where: str) -> list[Any]:
    value = item.get(key) or []
    if not isinstance(value, list):
        raise UserError(where, f'{key}: "{str(value)[:40]}" (expected a list)')
    return value
