"""What a page is about, what sentences call it, and whose figures are set side by side."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.analysis.engine.occupation_panels.subject import (
    ads_by_region,
    employees_by_county,
    group_named,
    named,
    subject,
)
from slussen.taxonomy import queries as taxonomy
from tests.analysis import made, occupation_truth
from tests.analysis import made_occupations as mo
from tests.analysis.reading import shipped

EVERY = tuple(code for code in taxonomy.occupations() if len(code) >= 3)


def test_a_unit_group_and_a_group_of_them():
    inputs = mo.inputs({})
    unit, group = subject(inputs, "0110"), subject(inputs, "911")
    assert (unit.code, unit.group, unit.units, unit.is_unit) == ("0110", "011", ("0110",), True)
    assert (group.code, group.group, group.is_unit) == ("911", "911", False)
    assert group.units == ("9111", "9119")


def test_the_group_is_said_to_be_one_and_the_code_is_said_once():
    inputs = shipped("18")
    assert group_named(inputs, "911").sv == (
        "yrkesgruppen städare och hemservicepersonal (SSYK 911)"
    )
    assert group_named(inputs, "9111").en.startswith("the occupation ")
    assert named(inputs, "5321").sv.startswith("”undersköterskor, ")
    split = next(
        code for code in EVERY if inputs.occupations[code].name.sv.endswith(" (fortsättning)")
    )
    assert group_named(inputs, split[:3]).sv.count("SSYK") == 1


@given(st.sampled_from(EVERY))
def test_every_name_reads_well_in_both_languages(code):
    inputs = replace(mo.inputs({}), occupations=taxonomy.occupations())
    for which in (named, group_named):
        name = which(inputs, code)
        for language in occupation_truth.LANGUAGES:
            text = name.to(language)
            assert text.strip() == text != ""
            assert "fortsättning" not in text
            assert "m.fl." not in text
            assert text.count("(SSYK") <= 1


def test_ads_are_of_one_year_and_in_the_digits_of_the_page():
    cells = mo.ads("18", u9111=3, u9119=4) | mo.ads("04", u9111=5)
    cells |= {("01", "2023", "9111", "ads"): made.cell(99)}
    inputs = mo.inputs({"ads": cells})
    assert {region: one.numbers for region, one in ads_by_region(inputs, 3).items()} == {
        "04": {"911": 5},
        "18": {"911": 7},
    }
    assert ads_by_region(inputs, 4)["18"].numbers == {"9111": 3, "9119": 4}
    assert ads_by_region(mo.inputs({}), 4) == {}


def test_employees_are_of_the_year_that_most_counties_have():
    cells = mo.employees("18", g911=(3, 4)) | mo.employees("04", g911=(5, 6))
    cells |= mo.employees("01", "2018", g911=(7, 8))
    inputs = mo.inputs({"employees_ssyk3": cells})
    found = employees_by_county(inputs, 4)
    assert {county: one.numbers for county, one in found.items()} == {
        "18": {"911": 7},
        "04": {"911": 11},
    }
    assert employees_by_county(mo.inputs({}), 3) == {}


@pytest.mark.parametrize(("hidden", "expected"), [(False, {"911": 12}), (True, {})])
def test_a_page_of_three_digits_sums_employees_of_four(hidden, expected):
    cells = {
        ("18", "2022", sex, code, "16-64", "employees"): made.cell(
            None if hidden and code == "9119" else 3
        )
        for sex in mo.SEXES
        for code in ("9111", "9119")
    }
    inputs = mo.inputs({"employees_ssyk4": cells})
    found = employees_by_county(inputs, 3)["18"]
    assert found.numbers == expected
    assert (found.mark("911") == "suppressed") is hidden
    assert employees_by_county(inputs, 4)["18"].numbers["9111"] == 6
