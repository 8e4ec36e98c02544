"""What an ad doesn't say in its form and its words may tell: the occupation, and competences.

Both are behind a protocol, so that whoever knows more words (the linker of taxonomy) can be put in
their place. What is here is the plain way, and what a better one is measured against.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

_WORD = re.compile(r"[^\W\d_]+(?:[-/][^\W\d_]+)*")
# Endings of number and definiteness, and what they stand for; the first that fits.
_ENDINGS = (
    *(("orna", "a"), ("arna", "are"), ("aren", "are"), ("or", "a"), ("an", "a")),
    *(("ister", "ist"), ("örer", "ör"), ("loger", "log")),
)
_SHORTEST = 3  # letters of a stem
_LONGEST_TITLE = 6  # words


@dataclass(frozen=True, slots=True)
class Proposal:
    """An SSYK 4 code, how sure it is (0 to 1), and the words that it rests on."""

    occupation: str
    confidence: float
    words: str


class OccupationProposer(Protocol):
    """Names the occupation of an ad that doesn't."""

    def propose(self, headline: str, text: str) -> Sequence[Proposal]:
        """The likeliest first; empty where nothing is known."""
        ...


@dataclass(frozen=True, slots=True)
class Competence:
    """A competence that a text names: its concept, and where."""

    concept: str
    start: int
    end: int


class CompetenceMatcher(Protocol):
    """Finds competences in a text."""

    def find(self, text: str) -> Sequence[Competence]: ...


def stem(word: str) -> str:
    """A word without the ending of its number or definiteness, roughly.

    >>> stem("Sjuksköterskor"), stem("sjuksköterska"), stem("säljare"), stem("kock")
    ('sjuksköterska', 'sjuksköterska', 'säljare', 'kock')
    """
    low = word.lower()
    for ending, base in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST:
            return low[: -len(ending)] + base
    return low


class TitleProposer:
    """The longest known title in the headline; in the text's beginning where it has none."""

    def __init__(self, titles: Iterable[tuple[str, str]]) -> None:
        """*titles*: (title, SSYK 4). A title that stands for several occupations proposes each."""
        known: dict[tuple[str, ...], dict[str, None]] = {}
        for title, code in titles:
            words = tuple(stem(word) for word in _WORD.findall(title))
            if words and len(words) <= _LONGEST_TITLE:
                known.setdefault(words, {})[code] = None
        self._known: Mapping[tuple[str, ...], tuple[str, ...]] = {
            words: tuple(codes) for words, codes in known.items()
        }

    def propose(self, headline: str, text: str) -> Sequence[Proposal]:
        """Confidence is of the way, not measured on each: 0.8 for the headline, 0.4 for the text,
        shared by the occupations that the title may be of.

        >>> proposer = TitleProposer([("Sjuksköterska", "2221"), ("Kock", "5120")])
        >>> proposer.propose("Sjuksköterskor till akuten", "")
        (Proposal(occupation='2221', confidence=0.8, words='Sjuksköterskor'),)
        """
        for said, confidence in ((headline, 0.8), (text[:600], 0.4)):
            best = max(self._titles(said), key=lambda one: (len(one[1]), len(one[0])), default=None)
            if best:
                codes = self._known[best[1]]
                return tuple(Proposal(code, confidence / len(codes), best[0]) for code in codes)
        return ()

    def _titles(self, said: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        words = list(_WORD.finditer(said))
        stems = [stem(one.group()) for one in words]
        for first in range(len(words)):
            for last in range(first + 1, min(len(words), first + _LONGEST_TITLE) + 1):
                title = tuple(stems[first:last])
                if title in self._known:
                    yield said[words[first].start() : words[last - 1].end()], title


class ExactLabels:
    """Competences whose label stands in the text word for word, the longest where several do."""

    def __init__(self, labels: Iterable[tuple[str, str]]) -> None:
        """*labels*: (label, concept)."""
        self._known: dict[tuple[str, ...], str] = {}
        for label, concept in labels:
            words = tuple(word.lower() for word in _WORD.findall(label))
            if words and len(words) <= _LONGEST_TITLE:
                self._known.setdefault(words, concept)

    def find(self, text: str) -> Sequence[Competence]:
        """In the order of the text, none overlapping.

        >>> ExactLabels([("bakning", "s1"), ("bakning av bröd", "s2")]).find("Bakning av bröd.")
        (Competence(concept='s2', start=0, end=15),)
        """
        if not self._known:
            return ()
        words = list(_WORD.finditer(text))
        low = [one.group().lower() for one in words]
        found, at = [], 0
        while at < len(words):
            for length in range(min(_LONGEST_TITLE, len(words) - at), 0, -1):
                concept = self._known.get(tuple(low[at : at + length]))
                if concept:
                    end = words[at + length - 1].end()
                    found.append(Competence(concept, words[at].start(), end))
                    at += length - 1
                    break
            at += 1
        return tuple(found)
