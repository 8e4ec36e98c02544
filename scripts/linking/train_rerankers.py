"""Train the re-rankers on other countries' titles, and say how good they are on a country left out.

    python -m scripts.linking.train_rerankers ../shared/data FOLDER within|across [--measure]

FOLDER keeps the unpacked archive, vectors and features. Trained on the countries that the encoder
has not seen (``COUNTRIES``), so that likeness in meaning is worth in training what it is worth in
use. No Swedish title and no Swedish annotation takes part; Swedish labels are only linked to.
``--measure`` prints each country's score by a model that has not seen that country.
"""

import argparse
import pickle
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy as np
from numpy.typing import NDArray

from scripts.linking import melo
from slussen.taxonomy.engine.linking.linker import BATCH, Linker
from slussen.taxonomy.engine.linking.vocabulary import Label, vocabulary
from slussen.taxonomy.linking import ACROSS, DATA, WITHIN, kept_vectors, shipped_encoder

COUNTRIES = ("dnk", "est", "lva", "nor", "pol", "svk")
LANGUAGES_ACROSS = ("en", "sv", "de")
# How the vocabulary's structure is shown: occupations under occupations, all under ISCO, none.
STRUCTURES = {"deep": 0.45, "flat": 0.40, "none": 0.15}
SEEDS = (0, 1, 2)
TREES = 300
PARAMETERS = {
    "objective": "lambdarank",
    "num_leaves": 31,
    "learning_rate": 0.06,
    "min_data_in_leaf": 80,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "lambdarank_truncation_level": 15,
    "label_gain": [0, 1],
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


@dataclass(frozen=True, slots=True)
class Rows:
    """Candidates of a country's titles: features, which is right, how many each title has."""

    country: str
    features: NDArray[np.float32]
    right: NDArray[np.int8]
    sizes: NDArray[np.int64]
    titles: int


def rows(
    name: str,
    language: str | None,
    shared: Path,
    folder: Path,
    structure: str,
    only: set[str] | None = None,
) -> Rows:
    """The candidates of dataset *name*'s titles among its labels, or those of *language*."""
    home = folder / "kept"
    archive = melo.unpack(shared / "linking" / "melo.tar.xz", folder)
    data = melo.read(archive, name)
    labels = data.labels
    if language is not None:
        every = melo.labels_by_language(archive, shared)
        labels = [
            Label(f"{concept}#{n}", concept, text, language)
            for concept, by_language in every.items()
            for n, text in enumerate(by_language.get(language, ()))
        ]
    above = melo.broader(shared, deep=structure == "deep") if structure != "none" else {}
    words = vocabulary(labels, melo.hierarchy_of(labels, above))
    encoder = shipped_encoder(home)
    assert encoder is not None
    linker = Linker(words, encoder=encoder, vectors=kept_vectors(encoder, words, home))
    asked = {q: text for q, text in data.queries.items() if only is None or q in only}
    return _gathered(linker, data, asked)


def _gathered(linker: Linker, data: melo.Dataset, asked: dict[str, str]) -> Rows:
    number = {concept: n for n, concept in enumerate(linker.words.concepts)}
    names = list(asked)
    features, right, sizes = [], [], []
    for start in range(0, len(names), BATCH):
        some = names[start : start + BATCH]
        found = linker.candidates([asked[name] for name in some], data.language)
        answer = np.array([number.get(data.answers[name], -1) for name in some])
        features.append(found.features)
        right.append((found.concept == answer[found.query]).astype(np.int8))
        sizes.append(np.bincount(found.query, minlength=len(some)))
    return Rows(
        data.country,
        np.concatenate(features),
        np.concatenate(right),
        np.concatenate(sizes),
        len(names),
    )


def all_rows(kind: str, shared: Path, folder: Path) -> list[Rows]:
    """The training rows of *kind*; each title once a label language, under one structure."""
    kept = folder / f"rows-{kind}.pickle"
    if kept.exists():
        return list(pickle.loads(kept.read_bytes()))  # noqa: S301 – written below
    archive = melo.unpack(shared / "linking" / "melo.tar.xz", folder)
    found = []
    for name in melo.names(archive):
        data = melo.read(archive, name)
        if data.country not in COUNTRIES or data.language != data.label_language:
            continue
        for language in (None,) if kind == WITHIN else LANGUAGES_ACROSS:
            for structure, only in _drawn(data, language).items():
                found.append(rows(name, language, shared, folder, structure, only))
                print(kind, name, language or "", structure, len(only), flush=True)
    kept.write_bytes(pickle.dumps(found))
    return found


def _drawn(data: melo.Dataset, language: str | None) -> dict[str, set[str]]:
    """Titles by the structure they are shown under; all of them, or a third in other languages."""
    dice = random.Random(f"{data.name} {language}")  # noqa: S311
    share = 1.0 if language in (None, "en") else 0.35
    titles = [query for query in data.queries if dice.random() < share]
    drawn = dice.choices(list(STRUCTURES), list(STRUCTURES.values()), k=len(titles))
    return {
        structure: {title for title, its in zip(titles, drawn, strict=True) if its == structure}
        for structure in STRUCTURES
    }


def train(parts: Iterable[Rows], seed: int, trees: int = TREES) -> lightgbm.Booster:
    parts = list(parts)
    data = lightgbm.Dataset(
        np.concatenate([part.features for part in parts]),
        np.concatenate([part.right for part in parts]),
        group=np.concatenate([part.sizes for part in parts]),
    )
    return lightgbm.train(PARAMETERS | {"seed": seed, "num_threads": 2}, data, trees)


def score(parts: Iterable[Rows], models: Sequence[lightgbm.Booster]) -> dict[str, float]:
    """Mean reciprocal rank and share found first, among 5 and among 10, over all titles."""
    places, titles = [], 0
    for part in parts:
        scores = sum(model.predict(part.features, num_threads=2) for model in models)
        ends = np.cumsum(part.sizes)
        for start, end in zip(ends - part.sizes, ends, strict=True):
            right = part.right[start:end]
            if right.any():
                places.append(1 + (scores[start:end] > scores[start:end][right.argmax()]).sum())
        titles += part.titles
    found = np.array(places)
    within = {f"success@{top}": float((found <= top).sum() / titles) for top in (1, 5, 10)}
    return {"MRR": float((1 / found).sum() / titles), **within}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("kind", choices=(WITHIN, ACROSS))
    parser.add_argument("--measure", action="store_true")
    given = parser.parse_args()
    parts = all_rows(given.kind, given.shared, given.folder)
    if not given.measure:
        for seed in SEEDS:
            target = Path("src/slussen/taxonomy") / DATA / f"reranker-{given.kind}-{seed}.txt"
            train(parts, seed).save_model(str(target))
        return
    for country in COUNTRIES:
        models = [train((p for p in parts if p.country != country), seed) for seed in SEEDS]
        print(given.kind, country, score((p for p in parts if p.country == country), models))


if __name__ == "__main__":
    main()
