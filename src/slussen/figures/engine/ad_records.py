"""One job ad as JobTech publishes it, under one set of names.

JobSearch, JobStream and the historical files share their names; files from before 2020 have Swedish
ones. In the historical files an occupation may be a list. JobStream tells of an ad that was taken
down with ``removed: true`` and little else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slussen.figures.engine.ads import FIELDS
from slussen.figures.engine.requirements.sentences import plain_text

Json = Mapping[str, Any]

_TEXT = ("description.text", "beskrivning.annonstext")
_FORMATTED = ("description.text_formatted", "beskrivning.annonstext_formaterad")
_HEADLINE = ("headline", "rubrik")
_OCCUPATION = ("occupation.concept_id", "yrkesroll.kod")
_EMPLOYER = ("employer.name", "arbetsgivare.namn")
_EMPLOYER_NUMBER = ("employer.organization_number", "arbetsgivare.organisationsnummer")
_LICENCES = ("driving_license", "korkort")
_MUST = ("must_have", "krav")
_NICE = ("nice_to_have", "meriterande")
# What the ad's form asks for, by both names.
KINDS: Mapping[str, tuple[str, ...]] = {
    "skill": ("skills", "kompetenser"),
    "language": ("languages", "sprak"),
    "work_experience": ("work_experiences", "yrkeserfarenheter"),
    "education": ("education", "utbildningsinriktning"),
    "education_level": ("education_level", "utbildningsniva"),
}


_LARGEST = 2**62  # what 64 bits hold; nothing real comes near


class BadAd(ValueError):
    """An object that is no ad; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the ad's form asks for: a term of JobTech's taxonomy, as a must or a merit."""

    kind: str
    must: bool
    label: str
    concept_id: str | None


@dataclass(frozen=True, slots=True)
class AdRecord:
    """An ad. ``text`` is plain; ``published`` is a Swedish local time or day in ISO's form;
    ``occupation`` is an SSYK 4 code. What the ad doesn't say is None."""

    id: str
    headline: str
    text: str
    published: str | None
    timestamp: int | None
    county: str | None
    municipality: str | None
    occupation: str | None
    occupation_concept: str | None
    vacancies: int | None
    experience: bool | None
    own_car: bool | None
    driving_licence: bool | None
    licence_classes: tuple[str, ...]
    asked: tuple[Asked, ...]
    employer: str | None
    employer_number: str | None


@dataclass(frozen=True, slots=True)
class Removed:
    """That the ad was taken down."""

    id: str
    timestamp: int | None


def ad_record(ad: Json) -> AdRecord | Removed:
    """Raises BadAd for what has no id, or no text and no headline."""
    ad_id = ad.get("id")
    if not isinstance(ad_id, str | int) or isinstance(ad_id, bool) or not str(ad_id).strip():
        raise BadAd('no "id" (expected a job ad)')
    known = str(ad_id).strip()
    timestamp = _whole(ad.get("timestamp"))
    if ad.get("removed") is True:
        return Removed(known, timestamp)
    text, headline = _said(ad), _text(_first(ad, _HEADLINE))
    if not text and not headline:
        raise BadAd(f'ad {known} has no text (expected "description" with "text")')
    municipality = _code(ad, "municipality", 4)
    return AdRecord(
        id=known,
        headline=headline or "",
        text=text or "",
        published=_text(_first(ad, FIELDS["published"])),
        timestamp=timestamp,
        county=_code(ad, "county", 2) or (municipality and municipality[:2]),
        municipality=municipality,
        occupation=_code(ad, "occupation", 4),
        occupation_concept=_text(_first(ad, _OCCUPATION)),
        vacancies=_whole(_first(ad, FIELDS["vacancies"])),
        experience=_truth(_first(ad, FIELDS["experience"])),
        own_car=_truth(_first(ad, FIELDS["own_car"])),
        driving_licence=_truth(_first(ad, FIELDS["driving_licence"])),
        licence_classes=tuple(sorted({one for one, _ in _terms(_first(ad, _LICENCES))})),
        asked=tuple(_asked(ad)),
        employer=_text(_first(ad, _EMPLOYER)),
        employer_number=_text(_first(ad, _EMPLOYER_NUMBER)),
    )


def _said(ad: Json) -> str | None:
    """The plain text, or else the formatted one made plain."""
    plain = _text(_first(ad, _TEXT))
    if plain:
        return plain
    formatted = _text(_first(ad, _FORMATTED))
    return plain_text(formatted) if formatted else None


def _first(ad: Json, paths: Sequence[str]) -> Any:
    """The first of the paths ("column.field") that says something."""
    for path in paths:
        value: Any = ad
        for name in path.split("."):
            if isinstance(value, list):
                value = next((one for one in value if isinstance(one, Mapping)), None)
            value = value.get(name) if isinstance(value, Mapping) else None
        if value not in (None, "", []):
            return value
    return None


def _code(ad: Json, field: str, length: int) -> str | None:
    """A code with the zeros that it lost on the way; None for what is none."""
    code = str(_first(ad, FIELDS[field]) or "").strip().zfill(length)
    return code if code.isdecimal() and len(code) == length and code.strip("0") else None


def _asked(ad: Json) -> Iterator[Asked]:
    for must, names in ((True, _MUST), (False, _NICE)):
        form = _first(ad, names)
        if not isinstance(form, Mapping):
            continue
        for kind, fields in KINDS.items():
            for label, concept in _terms(_first(form, fields)):
                yield Asked(kind, must, label, concept)


def _terms(given: Any) -> Iterator[tuple[str, str | None]]:
    """The labels, with concept ids, of a list of terms by either set of names."""
    for one in given if isinstance(given, list) else []:
        if isinstance(one, Mapping):
            label = _text(one.get("label") or one.get("term"))
            if label:
                yield label, _text(one.get("concept_id") or one.get("kod"))


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    # What no file may hold: NUL, and half a character.
    clean = value.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    return clean if clean.strip() else None


def _whole(value: Any) -> int | None:
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return value if is_whole and abs(value) < _LARGEST else None


def _truth(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None
