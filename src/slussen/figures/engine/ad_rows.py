"""What is kept of an ad: rows of two tables, without what points at a person.

The text, the headline and the contacts are not kept: only codes, what the form says, and for each
requirement the sentence that states it, masked. The employer and the text are kept where the
importer was told to, the text until a day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from slussen.figures.engine.ad_records import AdRecord, Removed
from slussen.figures.engine.masking import masked
from slussen.figures.engine.proposals import CompetenceMatcher, OccupationProposer
from slussen.figures.engine.requirements.finding import find
from slussen.figures.engine.requirements.model import Found

_ASKED = pl.Struct(
    {"kind": pl.String, "must": pl.Boolean, "label": pl.String, "concept": pl.String}
)
_COMPETENCE = pl.Struct({"concept": pl.String, "words": pl.String})
AD_SCHEMA: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "id": pl.String,
    "removed": pl.Boolean,
    "timestamp": pl.Int64,  # milliseconds, as JobTech stamps each version of an ad
    "published": pl.String,
    "county": pl.String,
    "municipality": pl.String,
    "occupation": pl.String,  # SSYK 4
    "occupation_given": pl.Boolean,  # by the ad; False: proposed
    "occupation_confidence": pl.Float64,  # 1 where given
    "occupation_concept": pl.String,
    "vacancies": pl.Int64,
    "experience": pl.Boolean,
    "own_car": pl.Boolean,
    "driving_licence": pl.Boolean,
    "licence_classes": pl.List(pl.String),
    "asked": pl.List(_ASKED),  # what the ad's form asks for
    "competences": pl.List(_COMPETENCE),  # proposed from the text
    "characters": pl.Int64,  # of the text that was read
    "employer": pl.String,
    "employer_number": pl.String,
    "text": pl.String,
    "text_until": pl.String,
}
REQUIREMENT_SCHEMA: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "id": pl.String,
    "requirement": pl.String,
    "modality": pl.String,
    "detail": pl.String,
    "start": pl.Int64,  # in the text as it was published
    "end": pl.Int64,
    "sentence": pl.String,
    "rule": pl.String,
}


@dataclass(frozen=True, slots=True)
class Keep:
    """What the importer was told to keep besides."""

    employer: bool = False
    text_until: date | None = None


@dataclass(frozen=True)
class AdTables:
    """Ads, and the requirements found in them."""

    ads: pl.DataFrame
    requirements: pl.DataFrame

    @classmethod
    def empty(cls) -> "AdTables":
        return cls(pl.DataFrame(schema=dict(AD_SCHEMA)), pl.DataFrame(schema=REQUIREMENT_SCHEMA))

    @classmethod
    def together(cls, parts: Sequence["AdTables"]) -> "AdTables":
        if not parts:
            return cls.empty()
        return cls(
            pl.concat([part.ads for part in parts]),
            pl.concat([part.requirements for part in parts]),
        )


def ad_tables(
    records: Iterable[AdRecord | Removed],
    proposer: OccupationProposer,
    matcher: CompetenceMatcher,
    keep: Keep,
) -> AdTables:
    """The rows of each of *records*; removals are rows with an id and ``removed``."""
    ads: list[dict[str, Any]] = []
    requirements: list[dict[str, Any]] = []
    for record in records:
        if isinstance(record, Removed):
            ads.append({"id": record.id, "removed": True, "timestamp": record.timestamp})
            continue
        ads.append(_ad_row(record, proposer, matcher, keep))
        requirements.extend(_requirement_row(record, one) for one in find(record.text))
    return AdTables(
        pl.DataFrame(ads, schema=dict(AD_SCHEMA)),
        pl.DataFrame(requirements, schema=dict(REQUIREMENT_SCHEMA)),
    )


def _ad_row(
    ad: AdRecord, proposer: OccupationProposer, matcher: CompetenceMatcher, keep: Keep
) -> dict[str, Any]:
    occupation, confidence = ad.occupation, 1.0 if ad.occupation else None
    if occupation is None:
        best = next(iter(proposer.propose(ad.headline, ad.text)), None)
        occupation, confidence = (best.occupation, best.confidence) if best else (None, None)
    return {
        "id": ad.id,
        "removed": False,
        "timestamp": ad.timestamp,
        "published": ad.published,
        "county": ad.county,
        "municipality": ad.municipality,
        "occupation": occupation,
        "occupation_given": ad.occupation is not None,
        "occupation_confidence": confidence,
        "occupation_concept": ad.occupation_concept,
        "vacancies": ad.vacancies,
        "experience": ad.experience,
        "own_car": ad.own_car,
        "driving_licence": ad.driving_licence,
        "licence_classes": list(ad.licence_classes),
        "asked": [
            {"kind": one.kind, "must": one.must, "label": one.label, "concept": one.concept_id}
            for one in ad.asked
        ],
        "competences": _competences(ad.text, matcher.find(ad.text)),
        "characters": len(ad.text),
        "employer": ad.employer if keep.employer else None,
        "employer_number": ad.employer_number if keep.employer else None,
        "text": masked(ad.text) if keep.text_until else None,
        "text_until": keep.text_until.isoformat() if keep.text_until else None,
    }


def _competences(text: str, found: Iterable[tuple[str, int, int]]) -> list[dict[str, str]]:
    """Each concept once, with the words that it was first found by."""
    words: dict[str, str] = {}
    for concept, start, end in found:
        words.setdefault(concept, text[start:end])
    return [{"concept": concept, "words": said} for concept, said in words.items()]


def _requirement_row(ad: AdRecord, found: Found) -> dict[str, Any]:
    return {
        "id": ad.id,
        "requirement": str(found.requirement),
        "modality": str(found.modality),
        "detail": found.detail,
        "start": found.start,
        "end": found.end,
        "sentence": masked(ad.text[found.sentence_start : found.sentence_end]),
        "rule": found.rule,
    }


def merged(old: AdTables, new: AdTables) -> AdTables:
    """*old* with *new* put in; an ad stands at most once in each.

    The later version of an ad stands: by JobTech's time stamps where both have one, else *new*'s.
    Of a removed ad only its id is left, so that an older file doesn't bring it back.
    """
    stamps = old.ads.select("id", known=pl.col("timestamp"))
    is_older = (pl.col("timestamp") < pl.col("known")).fill_null(value=False)
    fresh = new.ads.join(stamps, on="id", how="left").filter(~is_older).drop("known")
    ads = pl.concat([old.ads.join(fresh, on="id", how="anti"), fresh])
    requirements = pl.concat(
        [
            old.requirements.join(fresh, on="id", how="anti"),
            new.requirements.join(fresh, on="id", how="semi"),
        ]
    )
    return AdTables(ads.sort("id"), requirements.sort("id", "start", "end", "requirement", "rule"))


def without_old_texts(ads: pl.DataFrame, today: date) -> pl.DataFrame:
    """*ads* without the texts whose day has passed."""
    is_over = pl.col("text_until") < today.isoformat()
    return ads.with_columns(
        pl.when(is_over).then(None).otherwise(pl.col(name)).alias(name)
        for name in ("text", "text_until")
    )
