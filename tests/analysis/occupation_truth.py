"""Whether a panel about occupations is true of its figures, and whole: shared by its tests.

Each test of a panel also works the figures out anew; here is what holds for all of them.
"""

import re
from dataclasses import replace

from slussen.analysis.engine.inputs import Inputs
from slussen.analysis.engine.model import Claim, ClaimKind, Indicator, Panel, Sentence
from slussen.figures.engine.vocabulary import UNITS
from slussen.ui.engine.charts import BarChart, DotChart
from tests.analysis.truth import NONE, as_written, assert_clean

LANGUAGES = ("sv", "en")
NUMBER = re.compile(r"\d[\d\u202f,.]*\d|\d")
# Years, ages, codes in brackets and parts of tables' names are no figures.
NO_FIGURES = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|\d+–\d+ år|aged \d+–\d+|SSYK \d+|\d+ (?:år eller|or older)"
    r"|[”“][^”]*”|per 100(?: anställda| employees)?|10 år eller mer|31 december"
)
ENDS = {
    "more": {"sv": ("flest", "mest", "störst", "högst", "vanligast"), "en": ("most", "est")},
    "less": {
        "sv": ("lägst", "längst efter männen", "minskade mest"),
        "en": ("lowest", "furthest behind", "shrank"),
    },
}


def check(panel: Panel, inputs: Inputs, constants: frozenset[str] = frozenset()) -> None:
    """Sentences, table, chart and notes agree with the panel's indicators."""
    indicators = {one.id: one for one in panel.indicators}
    assert len(indicators) == len(panel.indicators), "an id is used twice"
    assert panel.indicators
    assert {one.section for one in panel.indicators} == {panel.section}
    assert all(one.unit in UNITS for one in panel.indicators)
    assert 1 <= len(panel.sentences) <= 4
    for sentence in panel.sentences:
        check_sentence(sentence, indicators, constants)
    assert panel.notes
    for text in (panel.question, *panel.notes):
        for language in LANGUAGES:
            assert_clean(text.to(language))
    _check_table(panel, inputs)
    _check_chart(panel)


def check_sentence(
    sentence: Sentence, indicators: dict[str, Indicator], constants: frozenset[str] = frozenset()
) -> None:
    """Its claims hold and are in its words; it has no number that no indicator explains."""
    assert sentence.indicators, sentence.text.sv
    assert set(sentence.indicators) <= set(indicators), sentence.text.sv
    for language in LANGUAGES:
        said = sentence.text.to(language)
        assert_clean(said)
        assert said.endswith(".")
        assert sentence.number.to(language) in said
        known = set(constants)
        for claim in sentence.claims:
            assert set(claim.indicators) <= set(sentence.indicators)
            assert claim.phrase.to(language) in said, claim.phrase
            _check_claim(claim, indicators, said, language)
            known |= _written(indicators[claim.indicators[0]], language)
        unexplained = set(NUMBER.findall(NO_FIGURES.sub("", said))) - known
        assert not unexplained, f"{unexplained} in {said!r}"


def _check_claim(claim: Claim, indicators: dict[str, Indicator], said: str, language: str) -> None:
    found = [indicators[id_] for id_ in claim.indicators]
    if claim.kind is ClaimKind.VALUE:
        phrase = claim.phrase.to(language)
        if phrase in NONE[language]:
            assert found[0].value == 0
            return
        number = NUMBER.search(phrase)
        assert number
        assert number[0] in _written(found[0], language)
        return
    assert claim.kind is ClaimKind.EXTREME
    values = [one.value for one in found if one.value is not None]
    assert len(values) == len(found)
    best = max(values) if claim.relation == "more" else min(values)
    assert values[0] == best, said
    assert claim.relation is not None
    assert any(word in said.lower() for word in ENDS[claim.relation][language]), said


def _written(indicator: Indicator, language: str) -> set[str]:
    """An indicator's value and interval as the language writes them."""
    numbers = (indicator.value, indicator.lo80, indicator.hi80)
    return {
        as_written(replace(indicator, value=number), language)
        for number in numbers
        if number is not None
    }


def _check_table(panel: Panel, inputs: Inputs) -> None:
    """Rows as wide as the head; numbers are indicators'; links lead to known occupations."""
    values = {
        number
        for one in panel.indicators
        for number in (one.value, one.lo80, one.hi80, one.past_error)
        if number is not None
    }
    keys = [column.key for column in panel.table.columns]
    assert len(set(keys)) == len(keys)
    for row in panel.table.rows:
        assert len(row) == len(keys)
        for column, cell in zip(panel.table.columns, row, strict=True):
            assert not cell.href or cell.href in inputs.occupations
            if column.kind == "text":
                assert cell.text
                assert cell.text.sv
                assert cell.text.en
            elif column.kind == "assessment":
                assert bool(cell.text) != bool(cell.mark)
            else:
                assert cell.text is None
                assert cell.number is None or cell.number in values, (column.key, cell)


def _check_chart(panel: Panel) -> None:
    if panel.chart is None:
        return
    assert isinstance(panel.chart, BarChart | DotChart)
    assert panel.chart.title in {sentence.text for sentence in panel.sentences}
    assert panel.chart.bars
    keys = {key for key, _, _ in panel.chart.keys}
    for language in LANGUAGES:
        assert panel.chart.title.to(language) in panel.chart.alt.to(language)
    for bar in panel.chart.bars:
        assert set(bar.values) >= keys
        assert bar.label.sv
        assert bar.label.en
