"""Words for occupations and skills in other languages, and the look-up among them.

A word list helps where the sentence encoder does not know a language. Each word has the Swedish and
English term that the vocabulary knows, so that a hit is joined to it by label. Two spellings are
alike by the pairs of letters they share (Dice 1945: twice the shared pairs, divided by all pairs);
a list's word that stands as whole words in a longer text is nearly as good as the text itself.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from slussen.taxonomy.engine.languages import key, normalise

WITHIN = 0.9  # how alike a text is to a word that stands in it
LEAST = 0.6  # below this, two words share endings more than meanings
LONGEST = 200  # characters of a text that are looked up


class Kind(StrEnum):
    OCCUPATION = "occupation"
    SKILL = "skill"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of one language; ``ssyk4`` is empty for a skill.

    ``checked`` says by whom: "author" wrote it and no speaker has read it.
    """

    word: str
    language: str
    kind: Kind
    ssyk4: str
    swedish: str
    english: str
    checked: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of the list and how alike it is to what was asked for: 0–1, 1 for the same."""

    word: Word
    likeness: float


class WordList:
    """The words of all languages, ready to be looked up in; never changed afterwards.

    >>> tailor = Word("terzi", "tr", Kind.OCCUPATION, "7531", "Skräddare", "Tailor", "author")
    >>> [hit.word.swedish for hit in WordList([tailor]).find("TERZİ", ["tr"])]
    ['Skräddare']
    """

    def __init__(self, words: Iterable[Word]) -> None:
        self.words = tuple(words)
        self._normal = [normalise(word.word, word.language) for word in self.words]
        self._keys = [key(word.word, word.language) for word in self.words]
        self._pairs = [_pairs(normal) for normal in self._normal]
        self._with: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, word in enumerate(self.words):
            for pair in self._pairs[index]:
                self._with[word.language, pair].append(index)

    def find(
        self,
        text: str,
        languages: Sequence[str],
        *,
        kind: Kind | None = None,
        least: float = LEAST,
        count: int = 5,
    ) -> list[Hit]:
        """The words of *languages* most like *text*, a term once, the likeliest first.

        Ties keep the order of the list. Nothing is found for a text without letters.
        """
        best: dict[tuple[Kind, str], Hit] = {}
        for language in languages:
            for index, likeness in self._alike(text[:LONGEST], language):
                word = self.words[index]
                if likeness < least or kind not in (None, word.kind):
                    continue
                term = (word.kind, word.swedish)
                if term not in best or likeness > best[term].likeness:
                    best[term] = Hit(word, likeness)
        return sorted(best.values(), key=lambda hit: -hit.likeness)[:count]

    def _alike(self, text: str, language: str) -> Iterable[tuple[int, float]]:
        normal, asked_key = normalise(text, language), key(text, language)
        asked = _pairs(normal)
        shared: Counter[int] = Counter()
        for pair, times in asked.items():
            for index in self._with.get((language, pair), ()):
                shared[index] += min(times, self._pairs[index][pair])
        for index in sorted(shared):
            if self._keys[index] == asked_key:
                yield index, 1.0
                continue
            both = asked.total() + self._pairs[index].total()
            likeness = min(2 * shared[index] / both, 0.99)  # only the same word is 1
            if f" {self._normal[index]} " in f" {normal} ":
                likeness = max(likeness, WITHIN)
            yield index, likeness


def _pairs(normal: str) -> Counter[str]:
    """The pairs of neighbouring letters, the word's ends among them."""
    padded = f" {normal} "
    return Counter(padded[at : at + 2] for at in range(len(padded) - 1)) if normal else Counter()
