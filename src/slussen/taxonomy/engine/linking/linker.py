"""From a text to the concepts it most likely names, each with the label that speaks for it.

Three ways, by what is at hand: ``LETTERS`` (likeness in letters only), ``MEANING`` (letters and
encoder, added), ``RERANKED`` (both, and the structure of the vocabulary, weighed by a model). The
choice is argued by measured quality and speed in docs/methods/link.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from slussen.taxonomy.engine.linking.features import (
    Candidates,
    Concepts,
    Likeness,
    candidates,
)
from slussen.taxonomy.engine.linking.lexical import Lexical
from slussen.taxonomy.engine.linking.text import readings
from slussen.taxonomy.engine.linking.vocabulary import Label, Vocabulary

Floats = NDArray[np.float32]

BATCH = 64  # queries at a time: what is held in memory is batch × labels
LETTERS_WEIGHT = np.float32(0.35)  # of the sum without a re-ranker; the rest is meaning


class Way(StrEnum):
    """How the concepts are put in order."""

    LETTERS = "letters"
    MEANING = "meaning"
    RERANKED = "reranked"


class Encoder(Protocol):
    """Texts to vectors of length 1 whose product tells how near two texts are in meaning.

    Any encoder that keeps this can take the place of the one that ships
    (``slussen.taxonomy.encoding``).
    """

    @property
    def name(self) -> str:
        """What made the vectors: kept vectors of another name are made anew."""
        ...

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors (texts × dimensions) of what is looked for."""
        ...

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors (texts × dimensions) of what is looked among."""
        ...


class Reranker(Protocol):
    """The features of candidates (rows) to a number each: higher is likelier."""

    def scores(self, features: Floats) -> NDArray[np.float64]:
        """One number a row."""
        ...


@dataclass(frozen=True, slots=True)
class Link:
    """A concept that a text may name. ``score`` orders the links of one text, and no more."""

    concept: str
    label: Label
    score: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A text as it was written, for the encoder, and its readings as letters are compared."""

    text: str
    readings: tuple[str, ...]

    @classmethod
    def of(cls, text: str, language: str | None) -> "Asked":
        return cls(text, readings(text, language))


class Linker:
    """A vocabulary that texts can be linked to.

    *vectors* are the encoder's passages of the vocabulary's labels, in their order.
    """

    def __init__(
        self,
        words: Vocabulary,
        *,
        encoder: Encoder | None = None,
        vectors: Floats | None = None,
        reranker: Reranker | None = None,
    ) -> None:
        if encoder is not None and (vectors is None or len(vectors) != len(words.labels)):
            raise ValueError("an encoder needs one vector a label")
        self.words = words
        self.encoder = encoder
        self.vectors = vectors
        self.reranker = reranker if encoder is not None else None
        self._lexical = Lexical(words.spellings)
        self._concepts = Concepts(words)

    @property
    def way(self) -> Way:
        """The best way there is, by what the linker was given."""
        if self.encoder is None:
            return Way.LETTERS
        return Way.MEANING if self.reranker is None else Way.RERANKED

    def link(
        self, texts: Sequence[str], *, language: str | None = None, top: int = 5
    ) -> list[tuple[Link, ...]]:
        """For each of *texts* the *top* likeliest concepts, best first; none for an empty text."""
        found: list[tuple[Link, ...]] = []
        for start in range(0, len(texts), BATCH):
            asked = [Asked.of(text, language) for text in texts[start : start + BATCH]]
            linked = self._ranked([one for one in asked if one.readings[0]], top)
            found += [next(linked) if one.readings[0] else () for one in asked]
        return found

    def candidates(self, texts: Sequence[str], language: str | None = None) -> Candidates:
        """What the re-ranker is asked about each of *texts*: what it is trained on, too."""
        asked = [Asked.of(text, language) for text in texts]
        return self._candidates(asked, self._likeness(asked))

    def _candidates(self, asked: Sequence[Asked], like: Likeness) -> Candidates:
        return candidates(self._concepts, [one.readings[0] for one in asked], like)

    def _likeness(self, asked: Sequence[Asked]) -> Likeness:
        starts = np.cumsum([0, *(len(one.readings) for one in asked)])[:-1]
        letters = self._lexical.similarity([reading for one in asked for reading in one.readings])
        meaning = None
        if self.encoder is not None and self.vectors is not None:
            meaning = self.encoder.queries([one.text for one in asked]) @ self.vectors.T
        return Likeness(letters[starts], np.maximum.reduceat(letters, starts, axis=0), meaning)

    def _ranked(self, asked: Sequence[Asked], top: int) -> Iterator[tuple[Link, ...]]:
        if not asked:
            return
        like = self._likeness(asked)
        if self.reranker is None:
            yield from self._by_sum(like, top)
            return
        rows = self._candidates(asked, like)
        scores = self.reranker.scores(rows.features)
        ends = np.searchsorted(rows.query, np.arange(len(asked)), side="right")
        for start, end in zip([0, *ends[:-1]], ends, strict=True):
            # Equal scores stand by the concept's number: the same order on every run.
            order = np.argsort(-scores[start:end], kind="stable")[:top] + start
            yield tuple(self._link(rows.label[n], scores[n]) for n in order)

    def _by_sum(self, like: Likeness, top: int) -> Iterator[tuple[Link, ...]]:
        labels = like.reading
        if like.meaning is not None:
            labels = LETTERS_WEIGHT * like.letters + (1 - LETTERS_WEIGHT) * like.meaning
        starts, ends = self.words.starts, np.append(self.words.starts[1:], labels.shape[1])
        best = np.maximum.reduceat(labels, starts, axis=1)
        for n, scores in enumerate(best):
            order = np.argsort(-scores, kind="stable")[:top]
            yield tuple(
                self._link(int(starts[k] + labels[n, starts[k] : ends[k]].argmax()), scores[k])
                for k in order
            )

    def _link(self, label: int, score: float) -> Link:
        named = self.words.labels[label]
        return Link(named.concept, named, float(score))
