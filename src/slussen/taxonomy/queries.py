"""Reads of classifications that ship with the package, and of releases of vocabularies.

Cheap for the web process: CSV and DuckDB, no Polars; the last few releases that were read are kept.
"""

import csv
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from django.conf import settings

from slussen.lib.errors import UserError
from slussen.lib.text import Text
from slussen.taxonomy import store
from slussen.taxonomy.engine.reference import ConceptRef, successors
from slussen.taxonomy.engine.release import Concept, Kind, Release, Status
from slussen.taxonomy.engine.ssyk import BarometerOccupation, Occupation


@cache
def occupations() -> Mapping[str, Occupation]:
    """Every SSYK 2012 group at levels 1–4, by code."""
    licences: dict[str, list[Text]] = {}
    for row in _rows("licences.csv"):
        licences.setdefault(row["ssyk4"], []).append(Text(row["licence_sv"], row["licence_en"]))
    return MappingProxyType(
        {
            row["code"]: Occupation(
                code=row["code"],
                name=Text(row["name_sv"], row["name_en"] or row["name_sv"]),
                licences=tuple(licences.get(row["code"], ())),
            )
            for row in _rows("ssyk2012.csv")
        }
    )


@cache
def barometer_occupations() -> Mapping[str, BarometerOccupation]:
    """The barometer's occupations by their JobTech concept id; unnamed ones are left out."""
    return MappingProxyType(
        {
            row["code"]: BarometerOccupation(
                code=row["code"],
                name=Text(row["name_sv"], row["name_en"] or row["name_sv"]),
                unit_groups=tuple(row["ssyk4"].split()),
            )
            for row in _rows("barometer_occupations.csv")
            if row["name_sv"]
        }
    )


@cache
def education_groups() -> Mapping[str, Text]:
    """The groups of SCB's "most common educations", written out, by the name SCB publishes."""
    return MappingProxyType(
        {
            row["published"]: Text(row["name_sv"], row["name_en"])
            for row in _rows("education_groups.csv")
        }
    )


OWN = "slussen"  # the vocabulary that ships


class LinkLabel(NamedTuple):
    """A text that may name a concept, as the linker takes it."""

    label_id: str
    concept_id: str
    text: str
    language: str


def vocabularies() -> tuple[str, ...]:
    """Every vocabulary of which there is a release."""
    return store.vocabularies(*_places())


def releases(vocabulary: str = OWN) -> tuple[store.Stored, ...]:
    """Every release of the vocabulary, oldest first; empty when there is none."""
    return store.releases(*_places(), vocabulary)


def stored_release(vocabulary: str, version: str) -> store.Stored:
    """What is known of one release; raises UserError with those there are."""
    return store.find(*_places(), vocabulary, version)


def release(vocabulary: str, version: str) -> Release:
    """One release, old or new; raises UserError with those there are."""
    return store.read(stored_release(vocabulary, version))


def current(vocabulary: str = OWN) -> store.Stored | None:
    """What is known of the release in use."""
    return store.current(*_places(), vocabulary)


def current_release(vocabulary: str = OWN) -> Release:
    """The release in use: the one that was chosen, else the newest. UserError without any."""
    found = current(vocabulary)
    if found is None:
        there = ", ".join(vocabularies()) or "none yet"
        raise UserError(f'there is no vocabulary "{vocabulary}" (expected one of {there})')
    return store.read(found)


def labels(
    kinds: Collection[Kind] = (),
    languages: Collection[str] = (),
    vocabulary: str = OWN,
) -> tuple[LinkLabel, ...]:
    """The labels, hidden ones too, of active concepts of *kinds* in *languages*; all when empty.

    In the order of concept ids, a concept's preferred label first in each language.
    """
    made = current_release(vocabulary)
    chosen = {
        concept.id
        for concept in made.concepts
        if concept.status == Status.ACTIVE and (not kinds or concept.kind in kinds)
    }
    return tuple(
        LinkLabel(label.id, label.concept_id, label.text, label.language)
        for label in made.labels
        if label.concept_id in chosen and (not languages or label.language in languages)
    )


def broader_pairs(vocabulary: str = OWN) -> tuple[tuple[str, str], ...]:
    """(concept, the one it stands under) of the release in use; a concept may have several."""
    return tuple(
        (concept.id, over)
        for concept in current_release(vocabulary).concepts
        for over in concept.broader
    )


def concept(ref: ConceptRef) -> Concept:
    """What *ref* points at, in the release that it is from; raises UserError without one."""
    found = release(ref.vocabulary, ref.version).by_id.get(ref.concept_id)
    if found is None:
        raise UserError(f"{ref}: the release has no such concept")
    return found


def current_refs(ref: ConceptRef) -> tuple[ConceptRef, ...]:
    """What stands for *ref* in the release in use: itself, or what replaces it.

    Several when it was split, none when it ended without a successor. Raises UserError when *ref*
    points at nothing.
    """
    concept(ref)
    newest = current_release(ref.vocabulary)
    versions = [stored.about.version for stored in releases(ref.vocabulary)]
    first, last = versions.index(ref.version), versions.index(newest.version)
    between = [release(ref.vocabulary, version) for version in versions[first:last]]
    if last < first:  # an older release was chosen
        between = [release(ref.vocabulary, ref.version)]
    found = successors(ref.concept_id, [*between, newest])
    return tuple(ConceptRef(ref.vocabulary, newest.version, each) for each in found)


def find_concepts(text: str) -> Iterator[ConceptRef]:
    """Concepts of the releases in use whose id or classification code is *text*."""
    for vocabulary in vocabularies():
        made = current_release(vocabulary)
        for each in made.concepts:
            if text in (each.id, each.code):
                yield ConceptRef(vocabulary, made.version, each.id)


def _places() -> tuple[Path, Path]:
    return Path(settings.TAXONOMY_SHIPPED_DIR), Path(settings.TAXONOMY_HOME)


def _rows(name: str) -> list[dict[str, str]]:
    with (files("slussen.taxonomy") / "data" / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))
