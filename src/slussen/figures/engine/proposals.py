"""What an ad doesn't say in its form and its words may tell: the occupation, and competences.

Both are behind a protocol, so that whoever knows more words (the linker of taxonomy) can be put in
their place. What is here is the plain way, and what a better one is measured against.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from slussen.taxonomy.engine.competences import title_stem

_WORD = re.compile(r"[^\W\d_]+(?:[-/][^\W\d_]+)*")
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


class CompetenceMatcher(Protocol):
    """Finds competences in a text; ``Phrases`` of taxonomy is one."""

    def find(self, text: str) -> Iterable[tuple[str, int, int]]:
        """Concept, start and end of each, in the order of the text."""
        ...


class TitleProposer:
    """The longest known title in the headline; in the text's beginning where it has none."""

    def __init__(self, titles: Iterable[tuple[str, str]]) -> None:
        """*titles*: (title, SSYK 4). A title that stands for several occupations proposes each."""
        known: dict[tuple[str, ...], dict[str, None]] = {}
        for title, code in titles:
            words = tuple(title_stem(word.lower()) for word in _WORD.findall(title))
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
        stems = [title_stem(one.group().lower()) for one in words]
        for first in range(len(words)):
            for last in range(first + 1, min(len(words), first + _LONGEST_TITLE) + 1):
                title = tuple(stems[first:last])
                if title in self._known:
                    yield said[words[first].start() : words[last - 1].end()], title
