"""The words that the plain proposers know: what ships with the package, in Swedish and English."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from slussen.figures.engine.proposals import ExactLabels, TitleProposer
from slussen.taxonomy import queries as taxonomy

_RELEASE = ("data", "releases", "slussen", "1")
_LANGUAGES = ("sv", "en")


@cache
def title_proposer() -> TitleProposer:
    """Titles of occupations, and the names of SSYK's unit groups."""
    return TitleProposer([*_titles(), *_unit_groups()])


@cache
def label_matcher() -> ExactLabels:
    """Labels of competences; none where no vocabulary ships."""
    kinds = {row["concept_id"]: row["kind"] for row in _rows("concepts.csv")}
    return ExactLabels(
        (row["label"], row["concept_id"])
        for row in _rows("labels.csv")
        if kinds.get(row["concept_id"]) == "skill" and row["language"] in _LANGUAGES
    )


def _titles() -> Iterator[tuple[str, str]]:
    codes = {
        row["concept_id"]: row["broader"].rpartition("/")[2]
        for row in _rows("concepts.csv")
        if row["kind"] == "occupation"
    }
    for row in _rows("labels.csv"):
        code = codes.get(row["concept_id"], "")
        if len(code) == 4 and row["language"] in _LANGUAGES:
            yield row["label"], code


def _unit_groups() -> Iterator[tuple[str, str]]:
    for code, group in taxonomy.occupations().items():
        if len(code) == 4:
            for name in (group.name.sv, group.name.en):
                # "Kockar och kallskänkor" are both; "m.fl." is no title.
                for title in name.replace("m.fl.", "").replace(" and ", " och ").split(" och "):
                    for one in title.split(","):
                        yield one, code


def _rows(name: str) -> list[dict[str, str]]:
    place = files("slussen.taxonomy").joinpath(*_RELEASE, name)
    if not place.is_file():
        return []
    with place.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))
