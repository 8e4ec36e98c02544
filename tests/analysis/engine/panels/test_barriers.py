"""Barriers: where ads ask for more, of whose ads that is said, and nothing without counts."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.barriers import Kind
from slussen.analysis.engine.model import Section, Status
from slussen.analysis.engine.panels import barriers
from slussen.figures.engine.vocabulary import Mark
from slussen.taxonomy import queries as taxonomy
from tests.analysis import made, occupation_truth
from tests.analysis import made_occupations as mo
from tests.analysis.reading import english, rows, swedish

CONSTANTS = frozenset({"80", "100"})
USUAL = ("4322", "5343", "7131")


def asks(region, code, ads, **kinds):
    return {
        (region, "2025", code, kind, measure): made.cell(number)
        for kind, with_it in kinds.items()
        for measure, number in (("ads", ads), ("ads_with", with_it))
    }


def inputs(*cells):
    found = mo.inputs(
        {"ad_requirements": {key: one for part in cells for key, one in part.items()}}
    )
    return replace(found, occupations=taxonomy.occupations())


def usual(region, *codes, **kinds):
    return {key: one for code in codes for key, one in asks(region, code, 200, **kinds).items()}


COUNTRY = (
    asks("00", "7131", 400, fluent_swedish=200, driving_licence=60),
    asks("00", "8332", 200, fluent_swedish=60, driving_licence=190),
    usual("00", "4322", "5343", "5132", fluent_swedish=40, driving_licence=20),
)


def test_the_highest_index_is_told_with_what_weighs_most():
    found = barriers.asked_for(inputs(*COUNTRY))
    assert swedish(found) == [
        (
            "Annonserna efter målare i riket ställer flest krav utöver vad som är vanligt i "
            "jämförbara yrken: 32,5 per 100 annonser (80 procents intervall 24,2–40,9)."
        ),
        (
            "Mest väger flytande svenska: 50,0 procent av annonserna efter målare ställer det "
            "kravet, mot 22,5 procent i jämförbara yrken."
        ),
        "I 1 av 5 yrken är indexet större än noll i hela intervallet.",
    ]
    assert english(found)[:2] == [
        (
            "Ads for painters and related workers in Sweden have the most requirements beyond "
            "what is usual in comparable occupations: 32.5 per 100 ads (80 per cent interval "
            "24.2–40.9)."
        ),
        (
            "What weighs most is fluent Swedish: 50.0 per cent of the ads for painters and related "
            "workers ask for it, against 22.5 per cent in comparable occupations."
        ),
    ]
    assert found.section is Section.BARRIERS
    occupation_truth.check(found, inputs(*COUNTRY), CONSTANTS)


def test_the_table_shows_what_each_requirement_adds():
    found = barriers.asked_for(inputs(*COUNTRY))
    assert [column.key for column in found.table.columns][5:] == [
        *("share-fluent_swedish", "part-fluent_swedish"),
        *("share-driving_licence", "part-driving_licence"),
    ]
    painters, *others = rows(found)
    assert painters == ["Målare", 400, 32.5, 24.2, 40.9, 50.0, 27.5, 15.0, 5.0]
    drivers = next(row for row in others if row[0] == "Lastbilsförare m.fl.")
    assert drivers[-2:] == [95.0, 0.0], "a licence that the work needs is no barrier"
    assert found.chart.bars[0].intervals == {"index": (24.2, 40.9)}


def test_every_figure_but_the_ads_is_computed_and_says_how():
    found = barriers.asked_for(inputs(*COUNTRY))
    status = {one.id.partition(":")[0]: one.status for one in found.indicators}
    assert status.pop("ad_requirements.ads") is Status.PUBLISHED
    assert set(status.values()) == {Status.DERIVED}
    assert all(one.source.steps for one in found.indicators if one.status is Status.DERIVED)


def test_the_county_s_own_ads_are_used_when_enough_are_read():
    own = (
        asks("18", "7131", 200, fluent_swedish=20, driving_licence=10),
        usual("18", "4322", "5343", "8332", fluent_swedish=60, driving_licence=10),
    )
    found = barriers.asked_for(inputs(*COUNTRY, *own))
    assert {one.breakdown["region"] for one in found.indicators} == {"18"}
    assert "räknade på annonser i Örebro län 2025." in found.notes[0].sv
    few = {key: made.cell((one.value or 0) / 4) for part in own for key, one in part.items()}
    found = barriers.asked_for(inputs(*COUNTRY, few))
    assert {one.breakdown["region"] for one in found.indicators} == {"00"}
    assert "i riket 2025: för Örebro län är för få annonser lästa" in found.notes[0].sv


def test_where_nobody_asks_for_more_nothing_is_most():
    found = barriers.asked_for(inputs(usual("00", *USUAL, "8332", references=40)))
    assert swedish(found) == ["I inget av 4 yrken är indexet större än noll i hela intervallet."]
    occupation_truth.check(found, inputs(), CONSTANTS)


def test_no_counts_too_few_and_impossible_ones_are_no_panel():
    assert barriers.asked_for(inputs()) is None
    assert barriers.asked_for(inputs(usual("00", *USUAL, references=40))) is None
    assert barriers.asked_for(inputs(usual("09", *USUAL, "8332", references=40))) is None
    assert barriers.asked_for(inputs(usual("00", *USUAL, "9999", references=40))) is None
    assert barriers.asked_for(inputs(usual("00", *USUAL, "8332", references=201))) is None
    hidden = {("00", "2025", "8332", "references", "ads_with"): made.cell(None, Mark.SUPPRESSED)}
    counted = usual("00", *USUAL, "8332", references=40)
    assert barriers.asked_for(inputs(counted, hidden)) is None


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_sentence_is_ever_false_of_its_figures(data):
    kinds = data.draw(st.lists(st.sampled_from(list(Kind)), unique=True, min_size=1))
    cells = []
    for code in data.draw(st.lists(st.sampled_from(mo.UNITS), unique=True, min_size=4)):
        for region in ("00", "18"):
            ads = data.draw(st.integers(90, 300))
            shares = {str(kind): data.draw(st.integers(0, ads)) for kind in kinds}
            cells.append(asks(region, code, ads, **shares))
    found = barriers.asked_for(inputs(*cells))
    if found is not None:
        occupation_truth.check(found, inputs(*cells), CONSTANTS)
