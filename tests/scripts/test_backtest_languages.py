"""The spot check of occupations: whole, with codes that are there, and scored as it says."""

import csv
from collections import Counter

import pytest

from benchmarks.backtest_languages import (
    NAMES,
    SPOT_CHECK,
    Query,
    Score,
    by_words,
    listed,
    score,
    spot_check,
)
from slussen.taxonomy.engine.languages import normalise, script_of
from slussen.taxonomy.queries import occupations


def test_every_language_has_forty_occupations_and_misspellings():
    counted = Counter(query.language for query in spot_check())
    assert set(counted) == set(NAMES)
    assert min(counted.values()) >= 40
    misspelt = Counter(query.language for query in spot_check() if query.form == "misspelt")
    for language, count in counted.items():
        assert 0.08 <= misspelt[language] / count <= 0.15
    assert {query.form for query in spot_check()} == {"title", "misspelt", "told"}


def test_codes_are_unit_groups_and_the_best_is_the_first():
    with SPOT_CHECK.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    unit_groups = {code for code in occupations() if len(code) == 4}
    for row in rows:
        assert set(row["accepted"].split()) <= unit_groups
        assert row["accepted"].split()[0] == row["ssyk4"]
        assert all(len(code) == 4 and code.isdigit() for code in row["isco4"].split())
        assert script_of(row["query"]).value == row["script"]


def test_no_query_stands_twice():
    seen = Counter((query.language, normalise(query.text)) for query in spot_check())
    assert [entry for entry, times in seen.items() if times > 1] == []


def query(text: str, *accepted: str, language: str = "so") -> Query:
    return Query(language, text, accepted, "title")


def test_a_score_counts_answers_firsts_and_fives():
    answers = {"a": ["1", "2"], "b": ["2", "1"], "c": [], "d": ["9", "8", "7", "6", "5", "1"]}
    queries = [query(text, "1") for text in answers]
    assert score(queries, lambda text, _: answers[text]) == Score(4, 3, 1, 2)


def test_a_query_spelt_otherwise_is_still_in_the_list():
    assert listed(query("ASCI", "5120", language="tr"))
    assert not listed(query("ASCI", "5120", language="so"))
    assert not listed(query("asciya", "5120", language="tr"))


@pytest.mark.parametrize(("language", "least"), [("so", 40), ("ti", 40), ("ar", 35), ("fa", 40)])
def test_word_lists_find_most_of_the_spot_check(language, least):
    """Eight to twelve more were right when measured; it falls when a list or the folding breaks."""
    own = [query for query in spot_check() if query.language == language]
    assert score(own, by_words).first >= least
