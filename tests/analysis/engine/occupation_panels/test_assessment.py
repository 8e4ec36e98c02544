"""The employment service's assessments by county: each number worked out anew."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.occupation_panels import assessment
from slussen.analysis.engine.occupation_panels.subject import subject
from slussen.figures import queries as figures
from slussen.taxonomy import queries as taxonomy
from tests.analysis import made_occupations as mo
from tests.analysis import occupation_truth
from tests.analysis.reading import english, rows, shipped, swedish

CONSTANTS = frozenset({"100"})
RANDOM = st.binary(min_size=mo.size_of_random(), max_size=mo.size_of_random())


def judged(code, **levels):
    """``judged("9111", k18=(3, 1))``: chances and outlook by county."""
    barometer = next(one for one in mo.BAROMETER.values() if code in one.unit_groups)
    cells = {}
    for region, (chances, outlook) in levels.items():
        cells |= mo.judged(region.removeprefix("k"), barometer.code, chances, outlook)
    inputs = mo.inputs({"barometer": cells})
    return assessment.assessment(inputs, subject(inputs, code))


def test_in_how_many_counties_the_chances_are_large():
    found = judged("9111", k18=(3, 1), k04=(3, 0), k01=(1, None), k09=(None, None), k00=(3, 1))
    text = swedish(found)[0]
    assert text.startswith("För ")
    assert text.endswith("möjligheterna som stora i 2 av 3 bedömda län (maj 2025).")
    assert "in 2 of 3 assessed counties" in english(found)[0]
    assert found.chart.bars[0].values == {"3": 2, "2": 0, "1": 1}
    assert [row[2:] for row in rows(found)] == [
        ["stora", "ökar"],
        ["stora", "oförändrad"],
        ["små", "not_assessed"],
        ["not_assessed", "not_assessed"],
        ["stora", "ökar"],
    ]


def test_assessed_for_the_country_alone_and_not_at_all():
    assert swedish(judged("9111", k00=(2, 0))) == ["Yrket är bedömt bara för riket."]
    assert judged("9111", k18=(None, 1)) is None
    assert judged("9111") is None


def test_an_occupation_that_the_barometer_does_not_cover_has_no_panel():
    inputs = shipped("18")
    covered = {
        unit for one in taxonomy.barometer_occupations().values() for unit in one.unit_groups
    }
    code = next(one for one in inputs.occupations if len(one) == 4 and one not in covered)
    assert assessment.assessment(inputs, subject(inputs, code)) is None


@settings(max_examples=30, deadline=None)
@given(data=RANDOM, holes=st.sampled_from([0, 1, 4]), code=st.sampled_from(mo.UNITS + mo.GROUPS))
def test_the_counties_of_the_sentence_are_those_of_the_table_and_the_chart(data, holes, code):
    inputs = mo.random_inputs(data, holes, "18")
    found = assessment.assessment(inputs, subject(inputs, code))
    if found is None:
        covering = [one for one in mo.BAROMETER.values() if _covers(one, code)]
        cube = inputs.cube("barometer")
        assert not any(
            cell.value is not None
            for one in covering
            for _, cell in cube.items(barometer_occupation=one.code, measure="chances")
        )
        return
    occupation_truth.check(found, inputs)
    for bar in found.chart.bars:
        said = [row[2] for row in rows(found) if row[1] == bar.label.sv and row[0] != "Riket"]
        words = dict(zip(("3", "2", "1"), ("stora", "medelstora", "små"), strict=True))
        assert {key: said.count(word) for key, word in words.items()} == bar.values


def _covers(one, code):
    return any(unit.startswith(code) for unit in one.unit_groups)


@pytest.mark.parametrize("code", ["9412", "222"])
def test_on_the_assessments_that_ship(code):
    inputs = shipped("18")
    found = assessment.assessment(inputs, subject(inputs, code))
    occupation_truth.check(found, inputs)
    barometer = next(
        one
        for one in taxonomy.barometer_occupations().values()
        if _covers(one, code) and one.name.sv == found.chart.bars[0].label.sv
    )
    levels = [
        cell.value
        for words, cell in figures.cube("barometer").items(
            barometer_occupation=barometer.code, measure="chances"
        )
        if words["region"] != "00"
    ]
    large, known = levels.count(3), sum(level is not None for level in levels)
    assert f"{large or 'inget'} av {known} bedömda län" in swedish(found)[0]
