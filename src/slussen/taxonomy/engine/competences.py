"""Competences that a free text speaks of, each with the words that say so.

Three degrees of certainty. A known label *stands* in the text (endings aside). A part of a sentence
is *probable* or *perhaps* when it is like a label in meaning. What a sentence denies is left out.
Nothing is taken for granted: these are suggestions for the person to confirm.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from snowballstemmer import stemmer

from slussen.taxonomy.engine.languages import normalise
from slussen.taxonomy.engine.release import Label

LONGEST = 20_000  # characters that are read
WORDS = 6  # of the longest label that is looked for
CLAUSE = (2, 14)  # words of a part of a sentence that is compared in meaning
CLAUSES = 200  # at most
PROBABLE, PERHAPS = 0.62, 0.50  # likeness; chosen on made-up texts (docs/methods/link.md)

_WORD = re.compile(r"[^\W_]+(?:[-+#'’][^\W_]*)*")
# What ends a sentence, or turns it; and what only parts it, so that a denial may go on.
_END = re.compile(
    r"(?P<hard>[.!?;:•·\n\r\u2028\u2029؛؟\u1362\u1364-\u1368]+"
    r"|\s(?:men|but|pero|ama|але|но|لكن|ولكن|اما|ولی)\s)"
    r"|[,،\u1363]|\s[-–—/]\s"
    r"|\s(?:och|samt|eller|and|or|y|o|ve|veya|та|і|або|и|و|یا|أو|iyo)\s",  # noqa: RUF001
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:inte|ej|icke|aldrig|saknar|utan|ingen|inga|inget|varken"
    r"|no|not|never|without|none|neither|nor|cannot|\w+n['’]t"
    r"|nunca|ni|tampoco|sin (?:experiencia|formación|conocimientos?|carn\w+|permiso|saber)"
    r"|لا|ليس|ليست|لست|لم|لن|بدون|دون|نه|ندارم|ندارد|نیستم|نیست|نمی\w*|نکرده\w*"
    r"|не|ні|без|немає|нема|нет|değil|yok|hiç"
    r"|ma (?:aqaan|lihi|haysto|hayo|karo|garanayo)|የብለይን|[ኣአ]ይ\w+)\b",
    re.IGNORECASE,
)
# Words that begin a statement of their own: what was denied before them is denied no longer.
_BEGINS = frozenset(
    (
        *("jag", "vi", "hon", "han", "kan", "har", "är", "vill", "arbetar", "jobbar", "talar"),
        *("i", "we", "she", "he", "can", "have", "am", "do", "work", "speak"),
        *("yo", "tengo", "sé", "puedo", "ben", "أنا", "لدي", "عندي", "من", "я", "маю", "вмію"),
    )
)
_CARRIED = 3  # words at most of a part that a denial before it reaches
_LEAST_STEM = 4  # letters of a title without its ending
_LEAST_LABEL = 3  # letters of a label's stems
_SWEDISH = stemmer("swedish")
# The Arabic article, alone or joined to "and", "with", "for": never shown, only compared.
_ARTICLE = re.compile("^(?:[وفبك]?ال|لل)(?=.{3})")


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


@lru_cache(maxsize=20_000)  # texts share most of their words; a word alone tells of nobody
def stem(word: str) -> str:
    """*word* without its ending, for comparing: a label is known in the plural and the definite.

    Snowball's Swedish stemmer (Porter 2001), which leaves most words of other languages alone.

    >>> stem("symaskinerna") == stem("symaskin")
    True
    """
    stemmed: str = _SWEDISH.stemWord(_ARTICLE.sub("", word))
    return stemmed


# Endings of what somebody is called at work: "vårdare" is a title, "vård" isn't one.
_TITLE_ENDINGS = ("orna", "an", "ar", "er", "or", "en", "es", "na", "a", "e", "n", "s")


def title_stem(word: str) -> str:
    """*word* without the one ending that says how many or which: for names of occupations.

    >>> title_stem("sömmerskor") == title_stem("sömmerskan") == title_stem("sömmerska")
    True
    >>> title_stem("vårdare") == title_stem("vård")
    False
    """
    word = _ARTICLE.sub("", word)
    for ending in _TITLE_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


class Phrases:
    """Labels by the stems of their words, to be found in running text; *single* stems lone ones."""

    def __init__(self, labels: Iterable[Label], single: Callable[[str], str] = stem) -> None:
        self._single = single
        self._known: dict[tuple[str, ...], str] = {}
        for label in labels:
            stems = self._stems([normalise(word) for word in _WORD.findall(label.text)])
            if 0 < len(stems) <= WORDS and sum(map(len, stems)) >= _LEAST_LABEL:
                self._known.setdefault(stems, label.concept_id)

    def _stems(self, words: Sequence[str]) -> tuple[str, ...]:
        return tuple(map(self._single if len(words) == 1 else stem, words))

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Concept, start and end of each label in *text*: the longest, from left to right.

        A label may go over a comma or an "and" (care and nursing), not over a full stop.
        """
        start = end = 0
        for begins, ends, joined, denied in _parts(text):
            if not joined or denied:
                yield from self._in(text, start, end)
                start = end = begins
            if not denied:
                start, end = (start if end > start else begins), ends
            else:
                start = end = ends
        yield from self._in(text, start, end)

    def _in(self, text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        words = list(_WORD.finditer(text, start, end))
        normal = [normalise(word.group()) for word in words]
        stems, lone = [stem(word) for word in normal], [self._single(word) for word in normal]
        n = 0
        while n < len(words):
            for size in range(min(WORDS, len(words) - n), 0, -1):
                said = tuple(stems[n : n + size]) if size > 1 else (lone[n],)
                concept = self._known.get(said)
                if concept is not None:
                    yield concept, words[n].start(), words[n + size - 1].end()
                    n += size
                    break
            else:
                n += 1


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Where the parts of sentences stand; those that deny something are left out."""
    return ((start, end) for start, end, _, denied in _parts(text) if not denied)


def _parts(text: str) -> Iterator[tuple[int, int, bool, bool]]:
    """Start, end, whether it goes on the part before, whether something is denied in it.

    A denial reaches the short parts that go on it ("not weld, turn or mill"), until a statement
    of its own begins ("no licence, but I can sew").
    """
    start, joined, denied = 0, False, False
    for mark in (*_END.finditer(text), None):
        end = mark.start() if mark else len(text)
        words = {word.lower() for word in _WORD.findall(text[start:end])}
        if words:
            reached = joined and denied and len(words) <= _CARRIED and not words & _BEGINS
            denied = reached or bool(_DENIAL.search(text, start, end))
            yield start, end, joined, denied
        if mark:
            start, joined = mark.end(), not mark["hard"] and (joined or bool(words))


def standing(text: str, phrases: Phrases) -> tuple[Heard, ...]:
    """What of *phrases* stands in *text*, in its order: the labels themselves, nothing guessed."""
    return heard(text, phrases, lambda parts: [None for _ in parts])


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
