"""Reads of classifications that ship with the package, and of releases of vocabularies.

Cheap for the web process: CSV and DuckDB, no Polars; the last few releases that were read are kept.
"""

import csv
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from django.conf import settings

from slussen.lib.errors import UserError
from slussen.lib.text import Text
from slussen.taxonomy import store
from slussen.taxonomy.engine.crosswalk import Carried, carry
from slussen.taxonomy.engine.levels import QualificationLevel, SwedishCourse
from slussen.taxonomy.engine.linking.vocabulary import Label
from slussen.taxonomy.engine.reference import ConceptRef, successors
from slussen.taxonomy.engine.release import Concept, Kind, Release, Status
from slussen.taxonomy.engine.ssyk import BarometerOccupation, Occupation, as_jobtech
from slussen.taxonomy.engine.words import Kind as WordKind
from slussen.taxonomy.engine.words import Word, WordList

WORD_LANGUAGES = ("ar", "fa", "so", "ti", "uk", "tr", "es")


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


@cache
def word_list() -> WordList:
    """Words for occupations and skills in the languages of ``WORD_LANGUAGES``."""
    return WordList(
        Word(
            word=row["word"],
            language=language,
            kind=WordKind(row["kind"]),
            ssyk4=row["ssyk4"],
            swedish=row["swedish"],
            english=row["english"],
            checked=row["checked"],
        )
        for language in WORD_LANGUAGES
        for row in _rows(f"words/{language}.csv")
    )


@cache
def scb_unit_groups() -> Mapping[str, Text]:
    """SSYK 2012's 429 unit groups as SCB has them, by code, with 4430 (elected representatives).

    Of JobTech's 400, 25 of managers are two levels each, 5321 and 5323 are two groups each, and
    7619 is missing. ``engine.ssyk.as_jobtech`` goes the other way.
    """
    rows = _rows("ssyk2012_scb.csv")
    merged = {row["jobtech"] for row in rows}
    names = {
        code: group.name
        for code, group in occupations().items()
        if group.level == 4 and code not in merged
    }
    names |= {row["code"]: Text(row["name_sv"], row["name_en"]) for row in rows}
    return MappingProxyType(dict(sorted(names.items())))


@cache
def isco_groups() -> Mapping[str, Text]:
    """ISCO-08's groups at levels 1–4 (10/43/130/436), by code."""
    return _names("isco08.csv")


@cache
def ssyk_isco_pairs() -> tuple[tuple[str, str], ...]:
    """(SSYK unit group as JobTech has it, ISCO unit group) that overlap."""
    return tuple((row["ssyk4"], row["isco08"]) for row in _rows("ssyk_isco.csv"))


def carried_to_isco(counts: Mapping[str, int]) -> Carried:
    """Counts by SSYK unit group, SCB's or JobTech's, by ISCO group, and what is lost on the way."""
    merged: dict[str, int] = {}
    for code, count in counts.items():
        group = as_jobtech(code, occupations())
        merged[group] = merged.get(group, 0) + count
    return carry(merged, ssyk_isco_pairs())


@cache
def education_levels() -> Mapping[str, Text]:
    """SUN 2020's levels (7/14/50 at one, two and three digits), by code."""
    return _names("sun2020.csv", "level")


@cache
def education_fields() -> Mapping[str, Text]:
    """SUN 2020's fields at one, two and three digits (10/26/118), by code."""
    return _names("sun2020.csv", "field")


@cache
def qualification_levels() -> Mapping[int, QualificationLevel]:
    """SeQF's eight levels."""
    return MappingProxyType(
        {
            int(row["level"]): QualificationLevel(
                int(row["level"]),
                int(row["eqf"]),
                Text(row["example_sv"], row["example_en"]) if row["example_sv"] else None,
            )
            for row in _rows("seqf.csv")
        }
    )


@cache
def swedish_courses() -> Mapping[str, SwedishCourse]:
    """The courses in Swedish for adults, by code; sfi's study paths are in ``engine.levels``."""
    return MappingProxyType(
        {
            row["code"]: SwedishCourse(
                row["code"],
                Text(row["name_sv"], row["name_en"]),
                row["cefr"],
                row["alternative"] or None,
            )
            for row in _rows("swedish_courses.csv")
        }
    )


@cache
def sectors() -> Mapping[str, Text]:
    """The 21 sections of SNI 2007, by letter."""
    return _names("sectors.csv")


OWN = "slussen"  # the vocabulary that ships


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
) -> tuple[Label, ...]:
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
        Label(label.id, label.concept_id, label.text, label.language)
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


def _names(file: str, axis: str | None = None) -> Mapping[str, Text]:
    return MappingProxyType(
        {
            row["code"]: Text(row["name_sv"], row["name_en"])
            for row in _rows(file)
            if axis is None or row["axis"] == axis
        }
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (files("slussen.taxonomy") / "data" / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))
