"""A small grammar for phrases, and a matcher that tries many phrases on a sentence at once.

A phrase is words with blanks between, as one would write them down:

    word        that word, whatever its case
    word*       a word that begins so; *word and *word* as well; * any word
    a|b|c       one of several
    <name>      one of a named set of words
    word?       may be missing
    ..3         up to three words in between
    ,           a comma; other marks are not seen

A sentence is a sequence of words and commas; "B-körkort" is one word, and "." ":" "(" are nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"(?:https?://|www\.)\S+|[^\W_]+(?:['’+-][^\W_]+)*\+*|[,;]")
_ADDRESS = ("http://", "https://", "www.")
_GAP = re.compile(r"\.\.(\d+)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or comma of a sentence, in lower case, and where in the text it is."""

    text: str
    start: int
    end: int


def words(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words and commas of ``text[start:end]``; a semicolon is a comma, an address no word.

    >>> [word.text for word in words("Krav: B-körkort (manuell), truck.", 0, 32)]
    ['krav', 'b-körkort', 'manuell', ',', 'truck']
    """
    return tuple(
        Word("," if one.group() == ";" else one.group().lower(), one.start(), one.end())
        for one in _WORD.finditer(text, start, end)
        if not one.group().startswith(_ADDRESS)
    )


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a phrase: the words it takes, or a gap of up to ``gap`` words."""

    exact: frozenset[str] = frozenset()
    patterns: tuple[str, ...] = ()
    optional: bool = False
    gap: int = 0

    def takes(self, word: str) -> bool:
        return word in self.exact or any(_fits(pattern, word) for pattern in self.patterns)


def _fits(pattern: str, word: str) -> bool:
    core = pattern.strip("*")
    if not core:
        return word != ","
    if pattern[0] == "*" and pattern[-1] == "*":
        return core in word
    return word.endswith(core) if pattern[0] == "*" else word.startswith(core)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that was compiled; ``key`` is what it stands for."""

    key: str
    written: str
    elements: tuple[Element, ...]

    def match(self, sentence: Sequence[Word], at: int) -> int | None:
        """Where the phrase ends if it begins at word *at*: the longest way of matching it."""
        return _match(self.elements, 0, sentence, at)


def _match(elements: Sequence[Element], step: int, sentence: Sequence[Word], at: int) -> int | None:
    if step == len(elements):
        return at
    element = elements[step]
    if element.gap:
        ends = (
            _match(elements, step + 1, sentence, at + skipped)
            for skipped in range(min(element.gap, len(sentence) - at) + 1)
        )
        # The nearest way, so that a phrase doesn't swallow the next one of the sentence.
        return next((end for end in ends if end is not None), None)
    if at < len(sentence) and element.takes(sentence[at].text):
        end = _match(elements, step + 1, sentence, at + 1)
        if end is not None:
            return end
    return _match(elements, step + 1, sentence, at) if element.optional else None


def compile_phrase(key: str, written: str, sets: Mapping[str, str]) -> Phrase:
    """Raises ValueError for a phrase that could match nothing at all, or an unknown set."""
    elements = tuple(_element(part, sets) for part in written.split())
    if not elements or elements[0].gap or elements[0].optional:
        raise ValueError(f"{written}: a phrase begins with a word")
    if elements[-1].gap:
        raise ValueError(f"{written}: a phrase ends with a word")
    return Phrase(key, written, elements)


def _element(part: str, sets: Mapping[str, str]) -> Element:
    if gap := _GAP.fullmatch(part):
        return Element(gap=int(gap.group(1)))
    optional = len(part) > 1 and part.endswith("?")
    taken: list[str] = []
    for one in part.removesuffix("?").split("|"):
        if one.startswith("<"):
            name = one.strip("<>")
            if name not in sets:
                raise ValueError(f"{part}: there is no set {name}")
            taken.extend(sets[name].split())
        else:
            taken.append(one.lower())
    exact = frozenset(one for one in taken if "*" not in one)
    return Element(exact, tuple(one for one in taken if "*" in one), optional)


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase and the words of a sentence that it took: first to the one after the last."""

    phrase: Phrase
    first: int
    last: int


class Matcher:
    """All phrases at once: each word of a sentence is asked only for phrases that begin with it."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._phrases = tuple(phrases)
        self._beginning = lru_cache(maxsize=100_000)(self._find_beginning)

    def _find_beginning(self, word: str) -> tuple[Phrase, ...]:
        return tuple(one for one in self._phrases if one.elements[0].takes(word))

    def matches(self, sentence: Sequence[Word]) -> list[Match]:
        """Every match of every phrase, in the order of where they begin."""
        found = []
        for at, word in enumerate(sentence):
            for phrase in self._beginning(word.text):
                end = phrase.match(sentence, at)
                if end is not None:
                    found.append(Match(phrase, at, end))
        return found
