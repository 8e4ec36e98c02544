"""What more a phrase says: which classes, which languages and level, how many years."""

import re
from collections.abc import Callable, Mapping, Sequence

from slussen.figures.engine.requirements.languages import ANY, CODES, SWEDISH
from slussen.figures.engine.requirements.model import Requirement
from slussen.figures.engine.requirements.phrases import Word

CLASSES = frozenset(("am", "a1", "a2", "a", "b", "be", "c1", "c1e", "c", "ce", "d1", "d", "de"))
_LEVELS = {
    **dict.fromkeys(("a1", "a2", "b1", "b2", "c1", "c2")),
    "fluent": "flytande obehindrat perfekt utmärkt utmärkta fluent excellent proficient avancerad",
    "native": "modersmål modersmålsnivå native",
    "very_good": "mycket very",
    "good": "god goda gott bra väl good strong",
    "basic": "grundläggande enklare basic",
}
_COUNTED = (
    "ett två tre fyra fem sex sju åtta nio tio",
    "one two three four five six seven eight nine ten",
    "en",
)
_NUMBERS = {
    word: number for words in _COUNTED for number, word in enumerate(words.split(), start=1)
}
_YEARS = re.compile(r"år|års|year|years|year's|years'|years’|månad|månader|månaders|months")
_EDUCATION: Mapping[str, tuple[str, ...]] = {
    "doctorate": ("doktor", "phd", "licentiat"),
    "degree": (
        *("högskol", "universitet", "akademisk", "kandidat", "magister", "master", "bachelor"),
        *("civilingenjör", "ingenjörsexamen", "socionom", "sköterskeexamen", "lärarexamen"),
        *("degree", "university", "specialistutbild", "msc", "bsc"),
    ),
    "post_secondary": ("eftergymnasial", "yrkeshögskol", "yh-"),
    "upper_secondary": ("gymnasi", "undersköterske", "barnskötar"),
    "primary": ("grundskol",),
}
_CERTIFICATES: Mapping[str, tuple[str, ...]] = {
    "truck": ("truck", "forklift"),
    "hot_work": ("heta", "het"),
    "food_hygiene": ("hygien",),
    "ykb": ("ykb", "yrkesförarkompetens"),
    "adr": ("adr",),
    "lift": ("lift", "travers"),
    "falls": ("fallskydd", "ställning"),
    "welding": ("svets",),
    "guard": ("väktar", "ordningsvakt"),
    "first_aid": ("hlr",),
}


def detail(requirement: Requirement, said: Sequence[Word]) -> str:
    """What the words *said* tell besides the requirement; empty where there is nothing.

    >>> from slussen.figures.engine.requirements.phrases import words
    >>> detail(Requirement.DRIVING_LICENCE, words("BE-körkort, C-körkort", 0, 21))
    'be c'
    >>> detail(Requirement.EXPERIENCE, words("minst två års erfarenhet", 0, 24))
    '2'
    """
    reader = _READERS.get(requirement)
    return reader([word.text for word in said]) if reader else ""


def _classes(said: Sequence[str]) -> str:
    parts = {part for word in said for part in re.split(r"[-/+]", word)}
    return " ".join(sorted(parts & CLASSES))


def _level(said: Sequence[str]) -> str:
    for level, known in _LEVELS.items():
        wanted = known.split() if known else [level]
        if any(word in wanted for word in said):
            return level
    return ""


def _languages(said: Sequence[str]) -> str:
    found = {CODES[word] for word in said if word in CODES} - {SWEDISH}
    found |= {code for word in said if word.endswith("talande") and (code := _speaks(word))}
    if not found:
        return ANY
    level = _level(said)
    return " ".join(f"{code}:{level}" if level else code for code in sorted(found))


def _speaks(word: str) -> str | None:
    return CODES.get(word.removesuffix("talande") + "a")


def _years(said: Sequence[str]) -> str:
    """Years, or months as "3m"; the lowest that is said ("2–5 years" is 2)."""
    if not any(_YEARS.fullmatch(word) for word in said):
        return ""
    numbers = [_NUMBERS[word] for word in said if word in _NUMBERS]
    numbers += [int(part) for word in said for part in re.findall(r"\d+", word) if int(part) < 50]
    months = any(word.startswith(("månad", "month")) for word in said)
    return f"{min(numbers)}{'m' if months else ''}" if numbers else ""


def _first_of(kinds: Mapping[str, tuple[str, ...]]) -> Callable[[Sequence[str]], str]:
    def read(said: Sequence[str]) -> str:
        for kind, beginnings in kinds.items():
            if any(one in word for word in said for one in beginnings):
                return kind
        return ""

    return read


def _all_of(kinds: Mapping[str, tuple[str, ...]]) -> Callable[[Sequence[str]], str]:
    def read(said: Sequence[str]) -> str:
        return " ".join(
            kind
            for kind, beginnings in sorted(kinds.items())
            if any(word.startswith(beginnings) for word in said)
        )

    return read


_READERS: Mapping[Requirement, Callable[[Sequence[str]], str]] = {
    Requirement.DRIVING_LICENCE: _classes,
    Requirement.SWEDISH: _level,
    Requirement.FLUENT_SWEDISH: _level,
    Requirement.OTHER_LANGUAGE: _languages,
    Requirement.EXPERIENCE: _years,
    Requirement.EDUCATION: _first_of(_EDUCATION),
    Requirement.CERTIFICATE: _all_of(_CERTIFICATES),
}
