"""Only words that the report uses are explained, and they are."""

from dataclasses import replace

from slussen.analysis.report.definitions import RULES, definitions
from tests.analysis.report import sample


def test_the_words_in_use() -> None:
    terms = [definition.term for definition in definitions(sample.analysis(), "sv")]
    for used in ("Utrikes född", "Härledd", "Prognos", "Dold av utgivaren", "Brott i serien"):
        assert used in terms
    for unused in ("Inrikes född", "Uppskattad", "Arbetslöshet", "Hinderindex"):
        assert unused not in terms


def test_the_barrier_index_is_explained_where_there_is_one() -> None:
    analysis = sample.analysis()
    panel = analysis.panels[0]
    index = replace(panel.indicators[0], unit="per_100_ads")
    with_one = replace(analysis, panels=(replace(panel, indicators=(index,)),))
    assert "Barrier index" in [one.term for one in definitions(with_one, "en")]


def test_nothing_to_explain() -> None:
    assert definitions(replace(sample.analysis(), panels=()), "en") == ()


def test_every_rule_has_both_languages() -> None:
    for term, explanation, _ in RULES:
        assert all((term.sv, term.en, explanation.sv, explanation.en))
