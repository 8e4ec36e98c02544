"""The MELO benchmark and ESCO's labels, read for training and for measuring.

MELO (Avature, "MELO: An Evaluation Benchmark for Multilingual Entity Linking of Occupations", 2024,
MIT): twelve countries' occupation titles with the ESCO concept that the country's own crosswalk
gives each. The archive is development data; nothing of it is in the package.
"""

import csv
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from slussen.taxonomy.engine.linking.vocabulary import Label

_PREFIX = "http://data.europa.eu/esco/"


@dataclass(frozen=True, slots=True)
class Dataset:
    """Titles of one country, the labels they are linked to, and the right concept of each."""

    name: str
    language: str
    label_language: str
    queries: dict[str, str]
    labels: list[Label]
    answers: dict[str, str]

    @property
    def country(self) -> str:
        return self.name.split("_")[0]


def unpack(archive: Path, folder: Path) -> Path:
    """The archive's datasets under *folder*; unpacked once."""
    where = folder / "linking" / "melo"
    if not where.is_dir():
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
    return where


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def read(folder: Path, name: str) -> Dataset:
    _country, _q, language, _c, label_language = name.split("_")
    where = folder / name
    concepts = {
        label: uri.removeprefix(_PREFIX) for label, uri in _rows(where / "concept_mapping.tsv")
    }
    return Dataset(
        name=name,
        language=language,
        label_language=label_language,
        queries=dict(_rows(where / "queries.tsv")),
        labels=[
            Label(label, concepts[label], text, label_language)
            for label, text in _rows(where / "corpus_elements.tsv")
        ],
        answers={row[0]: concepts[row[2]] for row in _rows(where / "annotations.tsv")},
    )


def labels_by_language(folder: Path, shared: Path) -> dict[str, dict[str, list[str]]]:
    """ESCO's labels: concept → language → labels, the preferred one first; Swedish included."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for name in names(folder):
        for label in read(folder, name).labels:
            same = found[label.concept].setdefault(label.language, [])
            if label.text not in same:
                same.append(label.text)
    for row in _table(shared / "taxonomy" / "esco_labels_sv.csv"):
        found[row["esco_concept"]].setdefault("sv", []).append(row["label_sv"])
    return dict(found)


def descriptions(shared: Path) -> dict[str, str]:
    """ESCO's English descriptions of occupations, by concept."""
    table = _table(shared / "taxonomy" / "esco_occupations_en.csv")
    return {row["esco_occupation"]: row["description_en"] for row in table}


def broader(shared: Path, *, deep: bool = True) -> dict[str, str]:
    """Each concept's broader one; unless *deep*, every occupation stands under ISCO."""
    table = list(_table(shared / "taxonomy" / "esco_occupations_en.csv"))
    of_code = {row["esco_code"]: row["esco_occupation"] for row in table}
    found = {}
    for row in table:
        above = row["esco_code"].rpartition(".")[0]
        while deep and above and above not in of_code:
            above = above.rpartition(".")[0]
        found[row["esco_occupation"]] = (deep and of_code.get(above)) or f"isco/C{row['isco08']}"
    for row in _table(shared / "taxonomy" / "isco08_groups_en.csv"):
        if len(code := row["isco08"]) > 1:
            found[f"isco/C{code}"] = f"isco/C{code[:-1]}"
    return found


def hierarchy_of(labels: list[Label], above: dict[str, str]) -> list[tuple[str, str]]:
    """The pairs of *above* that lead up from the concepts of *labels*."""
    pairs = set()
    for concept in {label.concept for label in labels}:
        while concept in above:
            pairs.add((concept, above[concept]))
            concept = above[concept]
    return sorted(pairs)


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            if line.strip():
                yield line.rstrip("\n").split("\t")


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
