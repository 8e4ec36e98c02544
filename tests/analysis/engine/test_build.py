"""A whole analysis: on the figures that ship, and on random ones, it never says what isn't so."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slussen.analysis import queries
from slussen.analysis.engine.build import PANELS, build
from slussen.analysis.engine.inputs import Inputs
from slussen.analysis.engine.model import Section
from slussen.analysis.engine.panels import (
    counties,
    education,
    employment,
    establishment,
    matching,
    matching_trend,
    unemployment,
    unemployment_monthly,
)
from slussen.regions import queries as regions
from tests.analysis import made, truth

SITUATION = (
    employment.gap,
    counties.employment_gap,
    unemployment.trend,
    unemployment_monthly.monthly,
    establishment.curve,
    establishment.trend,
    matching.groups,
    matching_trend.trend,
    education.levels,
)
CODES = [county.code for county in regions.counties()]


def shipped(code: str, compare: tuple[str, ...] = ()) -> Inputs:
    return queries.inputs(code, compare, made.date(2026, 7, 1))


def test_every_rule_of_the_situation_is_built_in_order():
    assert [rule for rule in PANELS if rule in SITUATION] == list(SITUATION)


@pytest.mark.parametrize("code", CODES)
def test_every_county_has_every_panel_and_each_is_true(code):
    inputs = shipped(code, tuple(other for other in ("20", "12") if other != code))
    for rule in SITUATION:
        panel = rule(inputs)
        assert panel is not None, rule
        truth.check(panel)
        truth.check_figures(panel, inputs)
        assert panel.notes
        assert panel.section is Section.SITUATION
        assert all(indicator.section is Section.SITUATION for indicator in panel.indicators)


def test_an_indicator_that_two_panels_rest_on_is_the_same_figure():
    found = {}
    for indicator in build(shipped("18", ("20",))).indicators:
        assert found.setdefault(indicator.id, indicator).value == indicator.value


def test_no_figures_are_no_panels():
    empty = made.inputs({})
    assert [rule(empty) for rule in SITUATION] == [None] * len(SITUATION)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    data=st.binary(min_size=made.size_of_random(), max_size=made.size_of_random()),
    holes=st.sampled_from([0, 0, 1, 4]),
    county=st.sampled_from(made.SOME_COUNTIES),
)
def test_no_sentence_is_ever_false_of_its_figures(data, holes, county):
    others = [other for other in made.SOME_COUNTIES if other != county]
    inputs = made.inputs(made.random_cells(data, holes), county=county, compare=others[:1])
    for rule in SITUATION:
        panel = rule(inputs)
        if panel is not None:
            truth.check(panel)
            truth.check_figures(panel, inputs)
