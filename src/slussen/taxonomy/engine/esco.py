"""ESCO as the European Commission publishes it: a folder of CSV files a language.

    occupations_sv.csv  ISCOGroups_sv.csv  broaderRelationsOccPillar_sv.csv
    skills_sv.csv  skillGroups_sv.csv  broaderRelationsSkillPillar_sv.csv
    occupationSkillRelations_sv.csv  skillSkillRelations_sv.csv

The concepts and their relations are the same in every language's files; several languages make
one release. Ids are the official URIs without "http://data.europa.eu/esco/". The download's other
files (collections, schemes, a hierarchy that repeats the relations) are left alone.
Source of the columns: ESCO's dictionary.csv, versions 1.1 and 1.2.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

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

BASE = "http://data.europa.eu/esco/"
KINDS = {
    "occupations": Kind.OCCUPATION,
    "ISCOGroups": Kind.OCCUPATION_GROUP,
    "skills": Kind.SKILL,
    "skillGroups": Kind.SKILL_GROUP,
}
RELATIONS = {  # the columns that hold: from, to, and how (or else that "to" is the broader one)
    "broaderRelationsOccPillar": ("conceptUri", "broaderUri", None),
    "broaderRelationsSkillPillar": ("conceptUri", "broaderUri", None),
    "occupationSkillRelations": ("occupationUri", "skillUri", "relationType"),
    "skillSkillRelations": ("originalSkillUri", "relatedSkillUri", "relationType"),
}
FILE = re.compile(rf"({'|'.join((*KINDS, *RELATIONS))})_([a-z]{{2}}(?:-[a-z]{{2}})?)\.csv")
ROLES = {
    "preferredLabel": Role.PREFERRED,
    "altLabels": Role.ALTERNATIVE,
    "hiddenLabels": Role.HIDDEN,
}


def is_wanted(name: str) -> bool:
    """Whether a file of the download is one that is read."""
    return FILE.fullmatch(name) is not None


def parse(files: Mapping[str, bytes]) -> Parsed:
    """Read the *files* of one or several languages, by name; others than the wanted are ignored.

    Raises UserError with file, row, column and what was expected.
    """
    named = {name: match for name in sorted(files) if (match := FILE.fullmatch(name))}
    if not any(match[1] in KINDS for match in named.values()):
        raise UserError("no occupations_xx.csv, skills_xx.csv or the like (expected ESCO's CSV)")
    work = _Work()
    for name, match in named.items():
        if match[1] in KINDS:
            work.concepts_of(name, files[name], KINDS[match[1]], match[2])
    for name, match in named.items():
        if match[1] in RELATIONS:
            work.relations_of(name, files[name], RELATIONS[match[1]])
    return work.parsed()


@dataclass
class _Work:
    """What was read so far."""

    concepts: dict[str, Concept] = field(default_factory=dict)
    isco: dict[str, str] = field(default_factory=dict)  # an occupation's group, by its id
    labels: list[Naming] = field(default_factory=list)
    broader: dict[str, set[str]] = field(default_factory=dict)
    relations: set[Relation] = field(default_factory=set)

    def concepts_of(self, name: str, content: bytes, kind: Kind, language: str) -> None:
        needed = ("conceptUri", "preferredLabel", "altLabels", "status")
        for where, row in _rows(name, content, needed):
            concept_id = _id(row["conceptUri"], f"{where}, column conceptUri")
            status = Status.ACTIVE if row["status"] in ("released", "") else Status.DEPRECATED
            concept = Concept(concept_id, kind, row.get("code") or "", (), status)
            known = self.concepts.setdefault(concept_id, concept)
            if known != concept:
                what = f"{concept_id} is {_said(concept)}, in another file {_said(known)}"
                raise UserError(where, f"{what} (expected files of one version)")
            if group := row.get("iscoGroup"):
                self.isco[concept_id] = f"isco/C{group}"
            for column, role in ROLES.items():
                # One label a line; the preferred label is one.
                texts = (row.get(column) or "").splitlines()
                self.labels += [
                    Naming(concept_id, language, text, role) for text in texts if text.strip()
                ]

    def relations_of(self, name: str, content: bytes, columns: tuple[str, str, str | None]) -> None:
        first, second, how = columns
        for where, row in _rows(name, content, [column for column in columns if column]):
            one, other = (
                self._known(row[column], f"{where}, column {column}") for column in (first, second)
            )
            if how is None:
                self.broader.setdefault(one, set()).add(other)
            elif row[how] in ("essential", "optional"):
                self.relations.add(Relation(one, other, Relating(row[how])))
            else:
                written = f'column {how}: "{row[how]}" (expected essential or optional)'
                raise UserError(where, written)

    def _known(self, uri: str, where: str) -> str:
        concept_id = _id(uri, where)
        if concept_id not in self.concepts:
            kind = "skills" if concept_id.startswith("skill/") else "the concepts"
            raise UserError(where, f'"{uri}" (expected one that the files of {kind} have)')
        return concept_id

    def parsed(self) -> Parsed:
        concepts = []
        for concept in self.concepts.values():
            over = self.broader.get(concept.id) or {self.isco.get(concept.id, "")}
            parents = tuple(sorted(over & self.concepts.keys()))
            concepts.append(
                Concept(concept.id, concept.kind, concept.code, parents, concept.status)
            )
        groups = [c for c in concepts if c.id.startswith("isco/C")]
        same = [
            Relation(c.id, f"isco08:{c.id.removeprefix('isco/C')}", Relating.EXACT) for c in groups
        ]
        return Parsed(concepts, self.labels, [*self.relations, *same])


def _said(concept: Concept) -> str:
    return " ".join(word for word in (concept.status, concept.kind, concept.code) if word)


def _id(uri: str, where: str) -> str:
    concept_id = uri.strip().removeprefix(BASE)
    if concept_id == uri.strip() or not re.fullmatch(r"[\w./-]+", concept_id):
        raise UserError(where, f'"{uri[:80]}" (expected an address that begins with {BASE})')
    return concept_id


def _rows(
    name: str, content: bytes, needed: tuple[str, ...] | list[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Where a row is, in words, and its cells by column."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(
            name, f"byte {error.start} is not UTF-8 (expected ESCO's own file)"
        ) from None
    table = csv.reader(io.StringIO(text, newline=""))
    try:
        header = next(table, [])
        if missing := [column for column in needed if column not in header]:
            there = ", ".join(header)[:200]
            raise UserError(name, f"row 1: no column {missing[0]} (the file has {there})")
        for number, row in enumerate(table, start=2):
            if not row:
                continue
            if len(row) != len(header):
                what = f"{len(row)} cells (expected {len(header)}, as in the header)"
                raise UserError(name, f"row {number}", what)
            yield f"{name}: row {number}", dict(zip(header, row, strict=True))
    except csv.Error as error:
        raise UserError(name, f"line {table.line_num}: not CSV: {error}") from None
