"""What a search offers: concepts in the order of how surely they are meant, each with its reason.

The same word as a known label comes first, then what a word list of another language says, then
labels that begin as the text does (it is searched while it is written), then what is alike in
letters and meaning. A concept is offered once, for its best reason.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from slussen.lib.text import Text
from slussen.taxonomy.engine.languages import normalise
from slussen.taxonomy.engine.release import Label

SHORTEST = 2  # letters before labels that begin so are offered


class How(StrEnum):
    """Why a concept is offered."""

    SAME = "same"  # the text is a label of it
    WORD = "word"  # a word list of the text's language says so
    BEGINS = "begins"  # a label of it begins as the text does
    SIMILAR = "similar"  # a label of it is alike in letters or meaning


@dataclass(frozen=True, slots=True)
class Reason:
    """A concept, and the label or word that speaks for it."""

    concept: str
    label: str
    language: str
    how: How


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is shown: the concept's name and the reason. ``code`` is its SSYK group, or empty."""

    concept: str
    kind: str
    name: Text
    code: str
    label: str
    language: str
    how: How


class Names:
    """Labels by how they are spelt, whatever their language; for whole texts and beginnings."""

    def __init__(self, labels: Iterable[Label]) -> None:
        spelt = sorted(
            ((normalise(label.text, label.language), label) for label in labels),
            key=lambda pair: (pair[0], len(pair[1].text), pair[1].id),
        )
        self._spellings = [spelling for spelling, _ in spelt]
        self._labels = [label for _, label in spelt]

    def same(self, text: str, language: str | None = None) -> Iterator[Reason]:
        """The concepts that *text* is a label of; labels in *language* come first."""
        for label in self.labels(text, language):
            yield Reason(label.concept_id, label.text, label.language, How.SAME)

    def labels(self, text: str, language: str | None = None) -> list[Label]:
        """The labels that are spelt as *text*; those in *language*, then preferred ones, first."""
        found = [label for spelling, label in self._from(text) if spelling == normalise(text)]
        found.sort(key=lambda label: (label.language != language, label.role != "preferred"))
        return found

    def begins(self, text: str, top: int) -> Iterator[Reason]:
        """The *top* shortest labels that begin as *text* does."""
        if len(normalise(text)) < SHORTEST:
            return
        found = sorted((label for _, label in self._from(text)), key=lambda label: len(label.text))
        for label in found[:top]:
            yield Reason(label.concept_id, label.text, label.language, How.BEGINS)

    def _from(self, text: str) -> Iterator[tuple[str, Label]]:
        beginning = normalise(text)
        if not beginning:
            return
        for n in range(bisect_left(self._spellings, beginning), len(self._spellings)):
            if not self._spellings[n].startswith(beginning):
                return
            yield self._spellings[n], self._labels[n]


def merged(reasons: Sequence[Iterable[Reason]], top: int) -> tuple[Reason, ...]:
    """The first *top* concepts of *reasons*, taken one list after the other, each concept once."""
    found: dict[str, Reason] = {}
    for some in reasons:
        for reason in some:
            found.setdefault(reason.concept, reason)
    return tuple(found.values())[:top]


def in_turn(first: Iterable[Reason], second: Iterable[Reason]) -> Iterator[Reason]:
    """One of each, as long as there are any."""
    lists = [list(first), list(second)]
    for n in range(max(len(some) for some in lists)):
        for some in lists:
            yield from some[n : n + 1]
