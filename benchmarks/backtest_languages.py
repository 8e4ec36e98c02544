"""How often word lists, linker and search name the right occupation, and the guess the language.

    PYTHONPATH=src python -m benchmarks.backtest_languages

The spot check (``benchmarks/data/occupations_spot_check.csv``) has about fifty occupations in nine
languages, in words that people use. ``form`` is ``title``, ``misspelt`` or ``told`` (what a person
says that she did, without a title). ``score`` takes any ranker, so that a linker is judged by the
same rows.
"""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from slussen.project.cli import set_up_django
from slussen.taxonomy import search
from slussen.taxonomy.engine.languages import key, languages_of
from slussen.taxonomy.engine.words import Kind
from slussen.taxonomy.queries import WORD_LANGUAGES, broader_pairs, word_list

SPOT_CHECK = Path(__file__).parent / "data" / "occupations_spot_check.csv"
NAMES = {
    "ar": "Arabic",
    "fa": "Persian/Dari",
    "so": "Somali",
    "ti": "Tigrinya",
    "uk": "Ukrainian",
    "tr": "Turkish",
    "es": "Spanish",
    "en": "English",
    "sv": "Swedish",
}

Ranker = Callable[[str, str], Sequence[str]]  # text, language → SSYK 4, the likeliest first


@dataclass(frozen=True, slots=True)
class Query:
    """A row of the spot check; *accepted* are the SSYK 4 groups that count as right."""

    language: str
    text: str
    accepted: tuple[str, ...]
    form: str


@dataclass(frozen=True, slots=True)
class Score:
    """How many of *queries* got an answer, the right one first, and among the first five."""

    queries: int
    answered: int
    first: int
    among_five: int


def spot_check() -> list[Query]:
    with SPOT_CHECK.open(encoding="utf-8") as lines:
        return [
            Query(row["language"], row["query"], tuple(row["accepted"].split()), row["form"])
            for row in csv.DictReader(lines)
        ]


def listed(query: Query) -> bool:
    """Whether the query stands in the word list, spelt alike."""
    asked = key(query.text, query.language)
    return any(
        word.language == query.language and key(word.word, word.language) == asked
        for word in word_list().words
    )


def by_words(text: str, language: str) -> list[str]:
    """The ranker of the word lists alone."""
    hits = word_list().find(text, [language], kind=Kind.OCCUPATION)
    return list(dict.fromkeys(hit.word.ssyk4 for hit in hits))


def by_linker(text: str, language: str) -> list[str]:
    """The ranker of the linker alone: letters, meaning, structure, the trained model."""
    links = search.linker(Kind.OCCUPATION, language).link([text], language=language, top=10)[0]
    return _groups(link.concept for link in links)


def by_search(text: str, language: str) -> list[str]:
    """The ranker that a visitor meets: labels, word lists, then the linker."""
    found = search.search(text, language=language, kind=Kind.OCCUPATION, top=10)
    return _groups(each.concept for each in found)


def _groups(concepts: Iterable[str]) -> list[str]:
    """The SSYK 4 groups of occupations, each once."""
    above = dict(broader_pairs())
    return list(dict.fromkeys(above[concept].removeprefix("ssyk/") for concept in concepts))


def score(queries: Sequence[Query], ranker: Ranker) -> Score:
    answers = [(set(query.accepted), ranker(query.text, query.language)) for query in queries]
    return Score(
        queries=len(answers),
        answered=sum(bool(ranked) for _, ranked in answers),
        first=sum(bool(accepted & set(ranked[:1])) for accepted, ranked in answers),
        among_five=sum(bool(accepted & set(ranked[:5])) for accepted, ranked in answers),
    )


def words_table() -> str:
    """All queries against those that aren't in the list, a language a row."""
    heads = ("language", "words", "queries", "in the list", "right first", "right in five")
    heads += ("not in the list", "answered", "right first", "right in five")
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    queries = spot_check()
    for language in WORD_LANGUAGES:
        words = sum(word.language == language for word in word_list().words)
        own = [query for query in queries if query.language == language]
        others = [query for query in own if not listed(query)]
        whole, unlisted = score(own, by_words), score(others, by_words)
        cells = (
            f"{NAMES[language]} | {words} | {whole.queries} | {len(own) - len(others)} | "
            f"{whole.first} | {whole.among_five} | {unlisted.queries} | {unlisted.answered} | "
            f"{unlisted.first} | {unlisted.among_five}"
        )
        lines.append(f"| {cells} |")
    return "\n".join(lines)


def forms_table() -> str:
    """Right first, of those that aren't in the list, by how they are written."""
    forms = ("title", "misspelt", "told")
    lines = ["| language | title | misspelt | told |", "|---|---|---|---|"]
    others = [query for query in spot_check() if not listed(query)]
    for language in WORD_LANGUAGES:
        cells = []
        for form in forms:
            own = [q for q in others if q.language == language and q.form == form]
            cells.append(f"{score(own, by_words).first} of {len(own)}")
        lines.append(f"| {NAMES[language]} | {' | '.join(cells)} |")
    return "\n".join(lines)


def linked_table() -> str:
    """Right first and in five of all queries, by the linker alone and by the search."""
    set_up_django()
    lines = [
        "| language | queries | linker: first | in five | search: first | in five |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    queries = spot_check()
    for language, name in NAMES.items():
        own = [query for query in queries if query.language == language]
        linker, page = score(own, by_linker), score(own, by_search)
        cells = (linker.first, linker.among_five, page.first, page.among_five)
        lines.append(f"| {name} | {len(own)} | {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def guess_table() -> str:
    """How often the guess has the right language alone, among others, or not at all."""
    lines = [
        "| language | queries | the right one alone | the right one among others | wrong |",
        "|---|---|---|---|---|",
    ]
    queries = spot_check()
    for language, name in NAMES.items():
        guesses = [languages_of(query.text) for query in queries if query.language == language]
        alone = sum(guess.languages == (language,) for guess in guesses)
        among = sum(language in guess.languages for guess in guesses) - alone
        wrong = len(guesses) - alone - among
        lines.append(f"| {name} | {len(guesses)} | {alone} | {among} | {wrong} |")
    return "\n".join(lines)


def tables() -> dict[str, str]:
    """Every measured table as Markdown, by name."""
    return {
        "words": words_table(),
        "forms": forms_table(),
        "linked": linked_table(),
        "guess": guess_table(),
    }


if __name__ == "__main__":
    for name, table in tables().items():
        print(f"{name}\n\n{table}\n")
