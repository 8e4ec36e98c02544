"""Competences that a free text speaks of, each with the words that say so.

Three degrees of certainty. A known label *stands* in the text (endings aside). A part of a sentence
is *probable* or *perhaps* when it is like a label in meaning. What a sentence denies is left out.
Nothing is taken for granted: these are suggestions for the person to confirm.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from slussen.taxonomy.engine.languages import normalise
from slussen.taxonomy.engine.release import Label

LONGEST = 20_000  # characters that are read
WORDS = 6  # of the longest label that is looked for
CLAUSE = (2, 14)  # words of a part of a sentence that is compared in meaning
CLAUSES = 200  # at most
PROBABLE, PERHAPS = 0.62, 0.50  # likeness; chosen on made-up texts (docs/methods/link.md)

_WORD = re.compile(r"[^\W_]+(?:[-+#'’][^\W_]*)*")
_END = re.compile(r"[.!?;:•·\n\r\u2028\u2029،؛؟።፡]+|,|\s[-–—]\s|\s(?:och|samt|and|و|و)\s")
_DENIALS = frozenset(
    (
        *("inte", "ej", "aldrig", "saknar", "utan", "ingen", "inga", "inget", "no", "not", "never"),
        *("without", "nunca", "sin", "لا", "ليس", "بدون", "не", "без", "değil", "yok"),
    )
)
# Swedish and English endings, the longest first: a label is known in the plural and the definite.
_ENDINGS = (
    *("arna", "erna", "orna", "ning", "ande", "ing", "ar", "er", "or", "en", "et", "na", "es"),
    *("a", "e", "n", "t", "s"),
)
_LEAST_STEM = 4


class Certainty(StrEnum):
    """How surely the text speaks of the competence."""

    STANDS = "stands"
    PROBABLE = "probable"
    PERHAPS = "perhaps"


@dataclass(frozen=True, slots=True)
class Heard:
    """A competence, and the places (start, end) in the text that speak of it."""

    concept: str
    words: tuple[tuple[int, int], ...]
    certainty: Certainty


Likenesses = Callable[[Sequence[str]], Sequence[tuple[str, float] | None]]


def stem(word: str) -> str:
    """*word* without its endings, one after the other: for comparing, not for showing.

    >>> stem("symaskinerna") == stem("symaskin")
    True
    >>> stem("ugn")
    'ugn'
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return stem(word[: -len(ending)])
    return word


class Phrases:
    """Labels by the stems of their words, to be found in running text."""

    def __init__(self, labels: Iterable[Label]) -> None:
        self._known: dict[tuple[str, ...], str] = {}
        for label in labels:
            stems = tuple(stem(normalise(word)) for word in _WORD.findall(label.text))
            if 0 < len(stems) <= WORDS and sum(map(len, stems)) >= _LEAST_STEM - 1:
                self._known.setdefault(stems, label.concept_id)

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Concept, start and end of each label in *text*: the longest, from left to right."""
        for start, end in clauses(text):
            yield from self._in(text, start, end)

    def _in(self, text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        words = list(_WORD.finditer(text, start, end))
        stems = [stem(normalise(word.group())) for word in words]
        n = 0
        while n < len(words):
            for size in range(min(WORDS, len(words) - n), 0, -1):
                concept = self._known.get(tuple(stems[n : n + size]))
                if concept is not None:
                    yield concept, words[n].start(), words[n + size - 1].end()
                    n += size
                    break
            else:
                n += 1


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Where the parts of sentences stand; those that deny something are left out."""
    start = 0
    for end, following in [*((m.start(), m.end()) for m in _END.finditer(text)), (len(text),) * 2]:
        words = {word.lower() for word in _WORD.findall(text[start:end])}
        if words and not words & _DENIALS:
            yield start, end
        start = following


def heard(text: str, phrases: Phrases, likest: Likenesses) -> tuple[Heard, ...]:
    """The competences of *text*, the surest first, then as they stand in it.

    *likest* gives each of some texts the concept that is most like it and how like (0–1).
    """
    text = text[:LONGEST]
    found: dict[str, tuple[Certainty, list[tuple[int, int]]]] = {}
    covered = []
    for concept, start, end in phrases.find(text):
        found.setdefault(concept, (Certainty.STANDS, []))[1].append((start, end))
        covered.append((start, end))
    rest = list(_uncovered(text, covered))[:CLAUSES]
    for (start, end), best in zip(rest, likest([text[a:b] for a, b in rest]), strict=True):
        if best is None or best[1] < PERHAPS:
            continue
        certainty = Certainty.PROBABLE if best[1] >= PROBABLE else Certainty.PERHAPS
        before = found.get(best[0])
        if before is None or list(Certainty).index(certainty) < list(Certainty).index(before[0]):
            found[best[0]] = (certainty, [(start, end)])
    return _in_order(found)


def _uncovered(text: str, covered: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in clauses(text):
        if any(start <= a and b <= end for a, b in covered):
            continue
        words = list(_WORD.finditer(text, start, end))
        if CLAUSE[0] <= len(words) <= CLAUSE[1]:
            yield words[0].start(), words[-1].end()


def _in_order(found: Mapping[str, tuple[Certainty, list[tuple[int, int]]]]) -> tuple[Heard, ...]:
    rank = list(Certainty).index
    order = sorted(found.items(), key=lambda item: (rank(item[1][0]), item[1][1][0], item[0]))
    return tuple(Heard(concept, tuple(places), certain) for concept, (certain, places) in order)
