"""Who works in an occupation's group, county by county."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.occupation_panels import supply
from slussen.analysis.engine.occupation_panels.subject import subject
from slussen.figures import queries as figures
from tests.analysis import made_occupations as mo
from tests.analysis import occupation_truth
from tests.analysis.reading import rows, shipped, swedish

RANDOM = st.binary(min_size=mo.size_of_random(), max_size=mo.size_of_random())


def panel(*cells, code="9111"):
    found = {}
    for some in cells:
        found |= some
    inputs = mo.inputs({"employees_ssyk3": found})
    return supply.employees(inputs, subject(inputs, code))


USUAL = (mo.employees("18", g911=(300, 100)), mo.employees("04", g911=(60, 60)))


def test_the_sum_of_the_counties_the_largest_and_the_ends():
    found = panel(*USUAL)
    occupation_truth.check(found, mo.inputs({}))
    assert swedish(found) == [
        (
            "I yrkesgruppen städare och hemservicepersonal (SSYK 911) arbetade 520 anställda i "
            "landet år 2017; 69 procent var kvinnor."
        ),
        "Flest arbetade i Örebro län: 400.",
        (
            "Andelen kvinnor var högst i Örebro län (75 procent) och lägst i Södermanlands län "
            "(50 procent)."
        ),
    ]
    assert rows(found) == [
        ["Örebro län", 400, 300, 100, 75.0],
        ["Södermanlands län", 120, 60, 60, 50.0],
    ]
    assert "hela yrkesgruppen" in found.notes[1].sv


def test_a_hidden_county_leaves_the_country_without_a_sum():
    found = panel(*USUAL, mo.employees("01", g911=(None, 5)))
    assert swedish(found)[0] == "Flest arbetade i Örebro län: 400."


def test_when_nothing_can_be_compared_one_county_is_told():
    alike = mo.employees("18", g911=(3, 2)) | mo.employees("04", g911=(2, 3))
    (said,) = swedish(panel(alike, mo.employees("01", g911=(None, 5))))
    assert said == (
        "I Örebro län arbetade 5 anställda i yrkesgruppen städare och hemservicepersonal "
        "(SSYK 911) år 2017."
    )


def test_nobody_anywhere_is_no_panel():
    assert panel(mo.employees("18", g911=(0, 0))) is None
    assert panel(*USUAL, code="7131") is None


def test_a_group_of_three_digits_needs_no_note_about_its_group():
    assert len(panel(*USUAL, code="911").notes) == 1


@settings(max_examples=30, deadline=None)
@given(data=RANDOM, holes=st.sampled_from([0, 1, 4]), code=st.sampled_from(mo.UNITS + mo.GROUPS))
def test_any_figures_give_true_sentences_and_bars_that_are_the_tables(data, holes, code):
    inputs = mo.random_inputs(data, holes, "18")
    found = supply.employees(inputs, subject(inputs, code))
    if found is None:
        return
    occupation_truth.check(found, inputs)
    shown = [(row[0], numbers(row[2]), numbers(row[3])) for row in rows(found)]
    assert [
        (bar.label.sv, bar.values["women"], bar.values["men"]) for bar in found.chart.bars
    ] == shown
    cells = inputs.cube("employees_ssyk3").cells
    for one in found.indicators:
        if one.id.startswith("counties_sum:"):
            after = (one.period, one.breakdown["sex"], code[:3], "16-64", "employees")
            expected = [cells.get((county, *after)) for county in mo.COUNTIES]
            assert one.value == sum(cell.value for cell in expected if cell)


def numbers(cell):
    return cell if isinstance(cell, float | int) else None


@pytest.mark.parametrize("code", ["0110", "1210", "222", "5321"])
def test_on_the_figures_that_ship(code):
    inputs = shipped("18")
    found = supply.employees(inputs, subject(inputs, code))
    occupation_truth.check(found, inputs)
    cells = figures.cube("employees_ssyk3").cells

    def published(sex, *counties):
        return sum(
            cells[county, "2017", sex, code[:3], "16-64", "employees"].value for county in counties
        )

    for county in inputs.counties:
        row = next(row for row in rows(found) if row[0] == county.title.sv)
        women, men = published("women", county.code), published("men", county.code)
        assert row[1:4] == [women + men, women, men]
        assert row[4] == pytest.approx(100 * women / (women + men), abs=0.0501)
    every = [county.code for county in inputs.counties]
    women, men = published("women", *every), published("men", *every)
    said = swedish(found)[0].replace("\u202f", "")
    assert f"arbetade {women + men:.0f} anställda" in said
    share = int(100 * women / (women + men) + 0.5)
    assert f"{share} procent var kvinnor" in said
