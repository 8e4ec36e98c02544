"""Which script and language a text is in, and how it is written for matching.

``normalise`` makes the spellings of one word the same on both sides of a comparison: what people
write (with or without vowel marks, hamza, accents, the right apostrophe) against what stands in a
list. It is for comparing, never for showing. ``languages_of`` guesses from letters and a few common
words; short texts often leave several languages, and the guess then says that it is uncertain.
What is folded, and why, is argued in ``docs/methods/languages.md``.
"""

# ruff: noqa: RUF001 – letters of other scripts are the matter here

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from slussen.lib.text import Text

LONGEST = 20_000  # characters; what comes after is cut off
SHOWN = 2_000  # characters that the guess looks at
ENOUGH = 2  # one letter that only one language has, or two of its common words

_SURROGATES = re.compile("[\ud800-\udfff]")
# Control characters and what only pictures are made of: a space each.
_NOT_TEXT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u2190-\u2bff\ufe00-\ufe0f\ufffe\uffff"
    "\U0001f000-\U0001faff\U000e0000-\U000e01ef]"
)
_NOT_KEY = re.compile(r"[^\w+#]|_")
_LATIN = "".join(map(chr, [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]))


class Script(StrEnum):
    """A script by its ISO 15924 code."""

    ARABIC = "Arab"
    CYRILLIC = "Cyrl"
    ETHIOPIC = "Ethi"
    LATIN = "Latn"
    OTHER = "Zzzz"
    NONE = "Zyyy"  # no letters


# The letters with marks that a language keeps; the others lose theirs. Unlisted languages keep all:
# what folding does to them is not known here. None is a text whose language nobody has said, which
# in this country may well be Swedish.
_OWN_LETTERS: Mapping[str | None, str] = MappingProxyType(
    {
        None: "åäö",
        "sv": "åäö",
        "fi": "åäö",
        "no": "å",
        "da": "å",
        "de": "äöü",
        **dict.fromkeys(("ar", "am", "en", "es", "fa", "ps", "ru", "so", "ti", "tr", "uk"), ""),
    }
)
_WITHOUT_VALUE = ("fr", "it", "ca")  # an apostrophe ends a word there (l'eau): a space


def _deleted() -> dict[int, str | None]:
    """What is left out, whatever the language: it says nothing, or is often left out in writing."""
    ranges = (
        (0x300, 0x36F),  # marks that do not compose; Cyrillic stress
        (0x610, 0x61A),  # Arabic marks
        (0x640, 0x640),  # tatweel
        (0x64B, 0x65F),  # vowel signs, hamza above and below
        (0x670, 0x670),
        (0x6D6, 0x6DC),
        (0x6DF, 0x6E4),
        (0x6E7, 0x6E8),
        (0x6EA, 0x6ED),
        (0x135D, 0x135F),  # Ethiopic length marks
        (0x200B, 0x200B),
        (0x200D, 0x200F),  # joiner, direction marks
        (0x202A, 0x202E),
        (0x2060, 0x2069),
    )
    table: dict[int, str | None] = dict.fromkeys((0xAD, 0x61C, 0xFEFF, 0x621))
    for first, last in ranges:
        table |= dict.fromkeys(range(first, last + 1))
    return table


def _same_letters() -> dict[int, str | None]:
    """Letters that stand for each other, and punctuation as ASCII has it."""
    table: dict[int, str | None] = {}
    for letters, one in (
        ("أإآٱٲٳٵ", "ا"),
        ("ؤٶۆ", "و"),
        ("یىئېۍےٸ", "ي"),  # Persian yeh, alef maksura, yeh with hamza
        ("کڪګ", "ك"),
        ("ةۀہھۂۃە", "ه"),
        ("ёѐ", "е"),
        ("ѝ", "и"),
        ("ґ", "г"),
        ("ı", "i"),
        ("‐‑‒–—―−", "-"),
        ("“”„«»‟", '"'),
        ("،፣", ","),
        ("؛፤", ";"),
        ("؟፧", "?"),
        ("።۔", "."),
        ("፡፥፦፨\u200c", " "),
    ):
        table |= dict.fromkeys(map(ord, letters), one)
    for zero in (0x660, 0x6F0):
        table |= {zero + digit: str(digit) for digit in range(10)}
    # Ethiopic letters that Tigrinya reads alike: ሠ as ሰ, ፀ as ጸ, ኀ as ሐ, in all seven orders.
    for written, read in ((0x1220, 0x1230), (0x1340, 0x1338), (0x1280, 0x1210)):
        table |= {written + order: chr(read + order) for order in range(7)}
    return table


@cache
def _table(language: str | None) -> dict[int, str | None]:
    table = _deleted() | _same_letters()
    apostrophe = " " if language in _WITHOUT_VALUE else None
    table |= dict.fromkeys(map(ord, "'’‘ʼʻʹ′`´"), apostrophe)
    if language == "am":  # Amharic has one h and one vowel carrier
        for written, read in ((0x1210, 0x1200), (0x1280, 0x1200), (0x12D0, 0x12A0)):
            table |= {written + order: chr(read + order) for order in range(7)}
    if language in _OWN_LETTERS:
        for letter in set(_LATIN) - set(_OWN_LETTERS[language]):
            plain = unicodedata.normalize("NFKD", letter)[0]
            if plain != letter and plain.isascii():
                table[ord(letter)] = plain
    return table


def normalise(text: str, language: str | None = None) -> str:
    """*text* as it is compared with others; the same when done twice.

    *language* is an ISO 639-1 code, or None where it isn't known. Lower case, one space between
    words, letters that stand for each other made one; at most ``LONGEST`` characters. A text with
    letters never becomes empty. Takes any string and raises nothing.

    >>> normalise("  Undersköterska,  NATT ")
    'undersköterska, natt'
    >>> normalise("AŞÇI", "tr") == normalise("asci", "tr") == "asci"
    True
    >>> normalise("خَيّاطة") == normalise("خیاطه")
    True
    >>> normalise("комп’ютер") == normalise("комп'ютер")
    True
    """
    text = text[:LONGEST]
    if text.isascii():
        folded = text.lower()
    else:
        folded = _SURROGATES.sub(" ", text)
        folded = unicodedata.normalize("NFKC", folded).casefold()
        folded = unicodedata.normalize("NFKC", folded)
    folded = _NOT_TEXT.sub(" ", folded)
    done = folded.translate(_table(language))
    if not done.isascii():
        done = unicodedata.normalize("NFKC", done)
    done = " ".join(done.split())[:LONGEST].rstrip()
    return done or " ".join(folded.split())[:LONGEST].rstrip()


def key(text: str, language: str | None = None) -> str:
    """What two spellings of the same word share: ``normalise`` without spaces and punctuation.

    Letters, digits, + and # are left, so that C, C++ and C# differ.

    >>> key("e-handel") == key("E handel")
    True
    """
    normal = normalise(text, language)
    return _NOT_KEY.sub("", normal) or normal


def script_of(text: str) -> Script:
    """The script that most of the letters are in.

    >>> script_of("خياطة (sömmerska)") is Script.LATIN
    True
    >>> script_of("ሰፋይት").value
    'Ethi'
    """
    counted = dict.fromkeys(Script, 0)
    for letter in text[:SHOWN]:
        if letter.isalpha():
            counted[_script(ord(letter))] += 1
    most = max(Script, key=lambda script: counted[script])
    return most if counted[most] else Script.NONE


def _script(code: int) -> Script:
    if code < 0x250 or 0x1E00 <= code < 0x1F00 or 0xFF21 <= code <= 0xFF5A:
        return Script.LATIN
    if 0x400 <= code < 0x530 or 0x1C80 <= code < 0x1C90:
        return Script.CYRILLIC
    if 0x600 <= code < 0x780 or 0x8A0 <= code < 0x900 or 0xFB50 <= code < 0xFF00:
        return Script.ARABIC
    if 0x1200 <= code < 0x13A0 or 0x2D80 <= code < 0x2DE0:
        return Script.ETHIOPIC
    return Script.OTHER


@dataclass(frozen=True, slots=True)
class Guess:
    """Which languages a text may be in, the likeliest first; *uncertain* with more than one."""

    languages: tuple[str, ...]
    script: Script

    @property
    def uncertain(self) -> bool:
        return len(self.languages) != 1


# Letters that only one of the languages with that script has, of those met here.
_LETTERS: Mapping[Script, Mapping[str, str]] = MappingProxyType(
    {
        Script.ARABIC: {
            "ps": "ټډړښڼېۍګ",
            "ckb": "ێۆڕڵە",
            "ur": "ٹڈڑےںھ",
            "fa": "پچژگیک",
            "ar": "ةىأإ",
        },
        Script.CYRILLIC: {"uk": "іїєґ", "ru": "ыэъё"},
        Script.LATIN: {"sv": "åäö", "tr": "ışğİöüç", "es": "ñáéíóú¿¡"},
    }
)
# These have the Persian letters too, so that one of their own says more.
_WEIGHT: Mapping[str, int] = MappingProxyType({"ps": 20, "ckb": 20, "ur": 20})
# Where no letter decides: all that are written in the script, the likeliest here first.
_ALL: Mapping[Script, tuple[str, ...]] = MappingProxyType(
    {
        Script.ARABIC: ("ar", "fa"),
        Script.CYRILLIC: ("uk", "ru"),
        Script.ETHIOPIC: ("ti", "am"),
        Script.LATIN: ("sv", "en", "so", "es", "tr"),
    }
)
_COMMON = {
    "sv": "och jag är har som på med inom för att arbetat en ett av kan till",
    "en": "and i am the of in for with have worked as a at my to years",
    "es": "y de la el en con soy he trabajado para años una un los las que",
    "tr": "ve bir ben olarak için ile çalıştım yıl bu de da var iki",
    "so": (
        "iyo waxaan ka ku ah oo ayaan shaqeeyay shaqaale shaqada macalin kalkaaliye darawal "
        "nadiifiye karis karsho guriga caruurta dharka sano soo waxay"
    ),
}
_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {language: frozenset(words.split()) for language, words in _COMMON.items()}
)
# Doubled vowels, q without u, and the sounds written x and c: Somali and none of the others.
_SOMALI = re.compile(r"aa|ii\b|uu|dh|q(?!u)|x[aeiou]{2}|\bc(?:aa|ee|ii)|sh[ae]y")


def languages_of(text: str) -> Guess:
    """The languages that *text* may be in, of those that this product meets most.

    Tigrinya and Amharic can't be told apart in a few words: both are given.

    >>> languages_of("خیاط").languages
    ('fa',)
    >>> languages_of("ሰፋይት").languages
    ('ti', 'am')
    >>> languages_of("електрозварювальник ї").uncertain
    False
    """
    text = text[:SHOWN]
    script = script_of(text)
    scores = _by_letters(text, script)
    if script is Script.LATIN:
        for language, score in _by_words(text).items():
            scores[language] = scores.get(language, 0) + score
    found = sorted((name for name in scores if scores[name]), key=lambda name: -scores[name])
    if not found:
        return Guess(_ALL.get(script, ()), script)
    best = scores[found[0]]
    if best < ENOUGH:  # a single short word: a reason to put a language first, no more
        rest = [name for name in _ALL.get(script, ()) if name not in found]
        return Guess((*found, *rest), script)
    return Guess(tuple(name for name in found if 2 * scores[name] > best), script)


def _by_letters(text: str, script: Script) -> dict[str, int]:
    """How many letters are the language's own; a letter of two languages counts for both."""
    composed = unicodedata.normalize("NFC", text).lower()
    letters = _LETTERS.get(script, {})
    return {
        language: _WEIGHT.get(language, 2) * sum(composed.count(letter) for letter in own)
        for language, own in letters.items()
    }


def _by_words(text: str) -> dict[str, int]:
    words = text.casefold().split()
    scores = {name: sum(word in known for word in words) for name, known in _WORDS.items()}
    scores["so"] += 2 * len(_SOMALI.findall(text.casefold()))
    return scores


_NOT_KNOWN = Text(
    "Förslag på det här språket är osäkra: språkmodellen kan det inte, och ordlistan är inte "
    "granskad av någon som talar det. Skriv gärna yrket på ett språk till.",
    "Suggestions in this language are uncertain: the language model does not know it, and the "
    "word list has not been checked by a speaker. Please write the occupation in another "
    "language as well.",
)
_NO_LIST = Text(
    "Förslag på det här språket är osäkra: det finns ingen ordlista för det. "
    "Skriv gärna yrket på ett språk till.",
    "Suggestions in this language are uncertain: there is no word list for it. "
    "Please write the occupation in another language as well.",
)
_WEAK = Text(
    "Förslag på det här språket är osäkra: det rätta står inte alltid först, och ordlistan är inte "
    "granskad av någon som talar språket.",
    "Suggestions in this language are uncertain: the right one is not always the first, and the "
    "word list has not been checked by a speaker.",
)
# Why suggestions in a language are uncertain, as the page says it: by how often the linker alone
# finds the right one first (docs/methods/languages.md).
UNCERTAIN: Mapping[str, Text] = MappingProxyType(
    {
        **dict.fromkeys(("so", "ti"), _NOT_KNOWN),
        **dict.fromkeys(("am", "ckb", "ps", "ur"), _NO_LIST),
        **dict.fromkeys(("ar", "fa", "tr"), _WEAK),
    }
)
