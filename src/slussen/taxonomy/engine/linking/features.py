"""What the re-ranker sees of a query and a concept: likeness in letters, in meaning, in structure.

Everything is computed for all concepts at once, as queries × concepts, and read off at the
candidates. No feature knows a language, a country or a concept's id, so a model trained on other
countries' titles works on any vocabulary.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Postfix, Prefix

from slussen.taxonomy.engine.linking.hierarchy import Hierarchy
from slussen.taxonomy.engine.linking.vocabulary import Vocabulary

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

EACH, GROUPS = 40, 20  # candidates by each likeness, and groups by their members
SHARP = np.float32(20.0)  # how sharply likeness in meaning counts when members are summed


@dataclass(frozen=True, slots=True)
class Likeness:
    """Queries × labels: in ``letters``, the query whole; by its best ``reading``; in ``meaning``.

    ``meaning`` is None where there is no encoder.
    """

    letters: Floats
    reading: Floats
    meaning: Floats | None


@dataclass(frozen=True, slots=True)
class Candidates:
    """One row a (query, concept) pair, by query: which, its best label, and its features."""

    query: Ints
    concept: Ints
    label: Ints
    features: Floats


class Concepts:
    """Likeness gathered from labels to concepts, and from concepts along the hierarchy."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.tree: Hierarchy = words.tree
        self.ends = np.append(words.starts[1:], len(words.labels))
        self.count = self.ends - words.starts
        self.has_label = np.zeros(self.tree.size, dtype=bool)
        self.has_label[words.labelled] = True
        self.start = np.zeros(self.tree.size, dtype=np.int64)
        self.start[words.labelled] = words.starts
        self.labels = np.zeros(self.tree.size, dtype=np.int64)
        self.labels[words.labelled] = self.count
        self.children = self.tree.children()

    def best(self, labels: Floats) -> Floats:
        """Queries × concepts: the likeness of each concept's best label; 0 without a label."""
        found = np.zeros((len(labels), self.tree.size), dtype=np.float32)
        found[:, self.words.labelled] = np.maximum.reduceat(labels, self.words.starts, axis=1)
        return found

    def mean(self, labels: Floats) -> Floats:
        """Queries × concepts: the mean likeness over each concept's labels."""
        found = np.zeros((len(labels), self.tree.size), dtype=np.float32)
        sums = np.add.reduceat(labels, self.words.starts, axis=1)
        found[:, self.words.labelled] = sums / self.count.astype(np.float32)
        return found

    def first(self, labels: Floats) -> Floats:
        """Queries × concepts: the likeness of each concept's first (preferred) label."""
        found = np.zeros((len(labels), self.tree.size), dtype=np.float32)
        found[:, self.words.labelled] = labels[:, self.words.starts]
        return found


def candidates(concepts: Concepts, queries: Sequence[str], likeness: Likeness) -> Candidates:
    """The concepts worth a closer look for each of *queries* (spellings), with their features."""
    columns = _columns(concepts, likeness)
    rank_by = [columns["reading"], columns["letters"]]
    meaning = columns.get("meaning")
    if meaning is not None:
        rank_by += [meaning, columns["letters"] + 2 * meaning]
    groups = [columns["children_" + ("meaning" if meaning is not None else "letters")]]
    chosen = _chosen(concepts, rank_by, groups)
    query, concept = np.nonzero(chosen)
    label = _best_label(concepts, likeness, query, concept)
    found = [column[query, concept] for column in columns.values()]
    found += _ranks(columns, chosen, query)
    found += _of_concept(concepts, concept)
    found += _of_query(queries, columns, query)
    found += _of_texts(concepts.words, queries, query, label)
    return Candidates(query, concept, label, np.stack(found, axis=1).astype(np.float32))


def _columns(concepts: Concepts, likeness: Likeness) -> dict[str, Floats]:
    """Features that are a number for every concept, by name."""
    tree = concepts.tree
    columns = {
        "letters": concepts.best(likeness.letters),
        "reading": concepts.best(likeness.reading),
    }
    kinds = {"letters": columns["letters"]}
    if likeness.meaning is not None:
        columns["meaning"] = kinds["meaning"] = concepts.best(likeness.meaning)
        columns["meaning_mean"] = concepts.mean(likeness.meaning)
        columns["meaning_first"] = concepts.first(likeness.meaning)
        mass = np.exp(SHARP * (columns["meaning"] - columns["meaning"].max(axis=1, keepdims=True)))
        mass[:, ~concepts.has_label] = 0
        share = mass / mass.sum(axis=1, keepdims=True)
        columns["share"] = share
        columns["children_share"] = tree.over_children(share, np.add, 0.0)
        columns["parent_share"] = tree.of_parent(columns["children_share"], 0.0)
    members = np.maximum(concepts.children, 1).astype(np.float32)
    for kind, own in kinds.items():
        below = tree.over_children(own, np.maximum, 0.0)
        total = tree.over_children(own, np.add, 0.0)
        columns[f"children_{kind}"] = below
        columns[f"children_mean_{kind}"] = total / members
        columns[f"parent_{kind}"] = tree.of_parent(own, 0.0)
        columns[f"siblings_{kind}"] = tree.of_parent(below, 0.0)
        columns[f"siblings_mean_{kind}"] = tree.of_parent(columns[f"children_mean_{kind}"], 0.0)
        columns[f"below_best_{kind}"] = own.max(axis=1, keepdims=True) - own
    return columns


def _chosen(concepts: Concepts, rank_by: list[Floats], groups: list[Floats]) -> NDArray[np.bool_]:
    chosen = np.zeros(rank_by[0].shape, dtype=bool)
    for scores, top in [*((s, EACH) for s in rank_by), *((s, GROUPS) for s in groups)]:
        top = min(top, scores.shape[1])
        best = np.argpartition(-scores, top - 1, axis=1)[:, :top]
        np.put_along_axis(chosen, best, values=True, axis=1)
    chosen[:, ~concepts.has_label] = False
    return chosen


def _best_label(concepts: Concepts, likeness: Likeness, query: Ints, concept: Ints) -> Ints:
    """The label that speaks most for each candidate; the earlier of equals."""
    both = likeness.letters if likeness.meaning is None else likeness.letters + likeness.meaning
    found = np.empty(len(query), dtype=np.int64)
    starts, counts = concepts.start[concept], concepts.labels[concept]
    for n, (row, start, count) in enumerate(zip(query, starts, counts, strict=True)):
        found[n] = start + both[row, start : start + count].argmax()
    return found


def _ranks(columns: dict[str, Floats], chosen: NDArray[np.bool_], query: Ints) -> list[Floats]:
    """Each candidate's place among its query's candidates, from 1, by each likeness."""
    found = []
    for name in ("letters", "meaning"):
        if name not in columns:
            continue
        scores = np.where(chosen, columns[name], -np.inf)
        order = np.argsort(np.argsort(-scores, axis=1, kind="stable"), axis=1)
        found.append(np.log1p(order[chosen]).astype(np.float32))
    return found


def _of_concept(concepts: Concepts, concept: Ints) -> list[Floats]:
    tree = concepts.tree
    siblings = concepts.children[np.maximum(tree.first_parent, 0)]
    columns = [tree.height, tree.depth, concepts.children, concepts.labels, siblings]
    return [np.minimum(column, 1000)[concept].astype(np.float32) for column in columns]


def _of_query(queries: Sequence[str], columns: dict[str, Floats], query: Ints) -> list[Floats]:
    words = np.array([len(text.split()) for text in queries], dtype=np.float32)
    letters = np.array([len(text) for text in queries], dtype=np.float32)
    marks = np.array([sum(mark in text for mark in ",/()") for text in queries], dtype=np.float32)
    found = [words, letters, marks, columns["letters"].max(axis=1)]
    if "meaning" in columns:
        found.append(columns["meaning"].max(axis=1))
        found.append(columns["children_share"].max(axis=1))
    return [column[query] for column in found]


def _of_texts(words: Vocabulary, queries: Sequence[str], query: Ints, label: Ints) -> list[Floats]:
    asked = [queries[n] for n in query]
    named = [words.spellings[n] for n in label]
    scorers = (fuzz.ratio, fuzz.partial_ratio, fuzz.token_set_ratio)
    found: list[Floats] = [
        process.cpdist(asked, named, scorer=scorer, dtype=np.float32) / np.float32(100)
        for scorer in scorers
    ]
    for measure in (Prefix, Postfix):
        shared = process.cpdist(asked, named, scorer=measure.similarity, dtype=np.float32)
        found.append(shared / np.array([max(len(text), 1) for text in asked], dtype=np.float32))
    lengths = np.array([len(text) for text in named], dtype=np.float32)
    asked_lengths = np.array([len(text) for text in asked], dtype=np.float32)
    found += [lengths, asked_lengths / np.maximum(lengths, np.float32(1))]
    found.append(np.array([a == b for a, b in zip(asked, named, strict=True)], dtype=np.float32))
    return found
