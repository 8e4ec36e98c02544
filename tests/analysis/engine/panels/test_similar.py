"""Lika regioner: on the figures that ship and on random ones, it says what the figures say."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.model import Section
from slussen.analysis.engine.panels import similar
from slussen.analysis.engine.similarity.counties import county_traits
from slussen.analysis.engine.similarity.traits import DEFAULT_WEIGHTS, Theme
from slussen.regions import queries as regions
from tests.analysis import made, truth
from tests.analysis.reading import english, rows, shipped, swedish

CODES = [county.code for county in regions.counties()]


def check(panel, inputs) -> None:
    """The sentences are true, parts sum to distances, and values are the traits' own."""
    truth.check(panel)
    assert panel.section is Section.SIMILAR
    found = {one.id: one.value for one in panel.indicators}
    own = inputs.county.code
    for name, *numbers in rows(panel):
        code = next(c.code for c in inputs.counties if c.title.sv == name)
        distance = found[f"similar_distance:{own}:{code}"]
        ids = [f"similar_part:{theme}:{own}:{code}" for theme in Theme]
        parts = [found[id_] for id_ in ids if id_ in found]
        assert numbers[0] == distance
        assert sum(parts) == pytest.approx(distance)
    values = {
        (one.trait.key, code): value
        for one in county_traits(inputs.cube, inputs.counties)
        for code, value in one.values.items()
    }
    for indicator in panel.indicators:
        if indicator.id.startswith("similar_value:"):
            key, code = indicator.id.split(":")[1:3]
            assert indicator.value == values[key, code]


@pytest.mark.parametrize("code", CODES)
def test_every_county_has_seven_and_says_what_is_so(code):
    inputs = shipped(code)
    panel = similar.counties(inputs)
    check(panel, inputs)
    assert len(panel.table.rows) == len(panel.chart.bars) == 7
    assert len(panel.sentences) == 2
    cited = {source.catalogue_id for source in panel.sources}
    assert cited == {
        *("population", "commuting", "population_structure", "population_education"),
        *("labour_status", "establishment", "employees_ssyk3", "ads"),
    }


def test_the_answer_and_what_makes_and_breaks_the_likeness():
    panel = similar.counties(shipped("18"))
    assert swedish(panel) == [
        (
            "Örebro län skiljer sig minst från Östergötlands län (0,68), Värmlands län (0,78) och "
            "Kronobergs län (0,80)."
        ),
        (
            "Jämfört med vad som är vanligt mellan två län är skillnaden mot Östergötlands län "
            "minst i utrikes föddas andel av arbetskraften (21,5 procent mot 21,4 procent) och "
            "störst i andelen som bor i den största kommunen (51,9 procent mot 35,6 procent)."
        ),
    ]
    assert english(panel)[0] == (
        "Örebro County differs least from Östergötland County (0.68), Värmland County (0.78) and "
        "Kronoberg County (0.80)."
    )
    assert panel.sentences[0].number.sv == "Östergötlands län"
    assert rows(panel)[0][-2].startswith("Utrikes föddas andel av arbetskraften; Andel 0–19 år;")


def test_likeness_goes_both_ways():
    there = {row[0]: row[1] for row in rows(similar.counties(shipped("05")))}
    here = {row[0]: row[1] for row in rows(similar.counties(shipped("18")))}
    assert there["Örebro län"] == pytest.approx(here["Östergötlands län"])


def test_own_weights_change_who_is_near_and_leave_themes_out():
    panel = similar.counties(shipped("18"), {**DEFAULT_WEIGHTS, Theme.OCCUPATIONS: 0})
    check(panel, shipped("18"))
    assert [key for key, _, _ in panel.chart.keys] == ["size", "population", "integration"]
    assert "Yrkena 0" in panel.notes[1].sv
    assert not any(one.id.startswith("similar_ratio:ads_mix") for one in panel.indicators)


def test_a_mix_is_named_without_figures():
    alone = dict.fromkeys(Theme, 0) | {Theme.OCCUPATIONS: 1}
    panel = similar.counties(shipped("18"), alone)
    check(panel, shipped("18"))
    assert "minst i annonsernas yrken och störst i de anställdas yrken" in swedish(panel)[1] or (
        "minst i de anställdas yrken och störst i annonsernas yrken" in swedish(panel)[1]
    )


def test_counties_that_are_all_alike_have_no_order():
    cells = {}
    codes = ("18", "01", "03", "04", "05", "06")
    for code in codes:
        rate = 5.0 if code != "06" else 7.0
        cells |= made.status(code, "2024-11", "total", "total", unemployment_rate=rate)
    panel = similar.counties(made.inputs({"labour_status": cells}, counties=codes))
    assert swedish(panel) == [
        (
            "Lika nära Örebro län ligger bland andra Stockholms län (0,00), Uppsala län (0,00), "
            "Södermanlands län (0,00) och Östergötlands län (0,00)."
        )
    ]
    truth.check(panel)


def test_what_a_county_lacks_is_said():
    cells = {}
    for code, rate in (("18", 5.0), ("01", 6.0), ("09", 7.0), ("20", 5.5)):
        cells |= made.status(code, "2024-11", "total", "total", unemployment_rate=rate)
        if code != "09":
            cells |= made.status(
                code, "2024-11", "women", "foreign_born", employment_rate=60 + rate
            )
    inputs = made.inputs({"labour_status": cells})
    panel = similar.counties(inputs)
    check(panel, inputs)
    assert {row[0]: row[-1] for row in rows(panel)}["Gotlands län"] == (
        "Sysselsättning, utrikes födda kvinnor"
    )


def test_without_figures_or_others_there_is_no_panel():
    assert similar.counties(made.inputs({})) is None
    cells = made.status("18", "2024-11", "total", "total", unemployment_rate=5.0)
    assert similar.counties(made.inputs({"labour_status": cells})) is None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    data=st.binary(min_size=made.size_of_random(), max_size=made.size_of_random()),
    holes=st.sampled_from([0, 1, 4]),
    county=st.sampled_from(made.SOME_COUNTIES),
    weights=st.lists(st.integers(0, 3), min_size=4, max_size=4),
)
def test_no_sentence_is_ever_false_of_its_figures(data, holes, county, weights):
    inputs = made.inputs(made.random_cells(data, holes), county=county)
    panel = similar.counties(inputs, dict(zip(Theme, weights, strict=True)))
    if panel is not None:
        check(panel, inputs)
