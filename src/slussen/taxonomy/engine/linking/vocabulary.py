"""What is linked to: labels, the concepts they name, and which concept stands under which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slussen.taxonomy.engine.linking.hierarchy import Hierarchy, hierarchy
from slussen.taxonomy.engine.linking.text import spelling


@dataclass(frozen=True, slots=True)
class Label:
    """One name of a concept; ``language`` is "" where it is not known."""

    id: str
    concept: str
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Labels in the order of their concepts; a concept's own order of labels is kept.

    ``starts[k]`` is the first label of the k-th labelled concept and ``labelled[k]`` its number in
    the hierarchy, which also holds concepts without a label (they carry scores, and are never an
    answer).
    """

    labels: tuple[Label, ...]
    spellings: tuple[str, ...]
    concepts: tuple[str, ...]
    tree: Hierarchy
    labelled: NDArray[np.int64]
    starts: NDArray[np.int64]


def vocabulary(labels: Iterable[Label], broader: Iterable[tuple[str, str]] = ()) -> Vocabulary:
    """The vocabulary of *labels* under *broader*; labels of no text are left out.

    Raises ValueError where no label has a text, or the hierarchy goes in a ring.
    """
    pairs: Sequence[tuple[str, str]] = list(broader)
    kept = [(label, spelling(label.text, label.language or None)) for label in labels]
    kept = [(label, text) for label, text in kept if text]
    if not kept:
        raise ValueError("no label has a text")
    names = sorted({label.concept for label, _ in kept} | {name for pair in pairs for name in pair})
    number = {name: n for n, name in enumerate(names)}
    kept.sort(key=lambda pair: number[pair[0].concept])  # stable: a concept's first label stays so
    of_label = np.array([number[label.concept] for label, _ in kept], dtype=np.int64)
    labelled, starts = np.unique(of_label, return_index=True)
    return Vocabulary(
        labels=tuple(label for label, _ in kept),
        spellings=tuple(text for _, text in kept),
        concepts=tuple(names),
        tree=hierarchy(names, pairs),
        labelled=labelled.astype(np.int64),
        starts=starts.astype(np.int64),
    )
