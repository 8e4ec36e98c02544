"""Reads of classifications that ship with the package."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from slussen.lib.text import Text
from slussen.taxonomy.engine.ssyk import BarometerOccupation, Occupation
from slussen.taxonomy.engine.words import Kind, Word, WordList

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
            kind=Kind(row["kind"]),
            ssyk4=row["ssyk4"],
            swedish=row["swedish"],
            english=row["english"],
            checked=row["checked"],
        )
        for language in WORD_LANGUAGES
        for row in _rows(f"words/{language}.csv")
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (files("slussen.taxonomy") / "data" / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))
