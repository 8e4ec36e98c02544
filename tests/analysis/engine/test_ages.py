"""Ages by occupation: which bands count, what a hidden cell does, and the record of estimates."""

import doctest

import pytest

from slussen.analysis.engine import ages
from slussen.analysis.engine.area_shares import Part
from tests.analysis import made_occupations as mo
from tests.analysis.reading import shipped


def test_the_worked_examples_hold():
    assert doctest.testmod(ages).failed == 0


def cube(*cells):
    found = {}
    for some in cells:
        found |= some
    return mo.inputs({"employees_ssyk3_age": found}).cube(ages.TABLE)


def test_both_sexes_are_summed_by_age():
    found = ages.parts(cube(mo.aged("SE12", "911", 70, 20, 10)), "2017", (55, 60))
    assert found == {55: {"911": {"SE12": Part(30, 100)}}, 60: {"911": {"SE12": Part(10, 100)}}}


def test_a_hidden_cell_leaves_the_region_out():
    found = ages.parts(cube(mo.aged("SE12", "911", 70, None, 10)), "2017", (55,))
    assert found == {55: {}}


def test_bands_that_are_sums_or_too_old_do_not_count():
    extra = {
        ("SE12", "2017", sex, "911", band, "employees"): mo.made.cell(50)
        for sex in mo.SEXES
        for band in ("16-64", "65-69", "65+")
    }
    found = ages.parts(cube(mo.aged("SE12", "911", 70, 20, 10), extra), "2017", (55,))
    assert found[55]["911"]["SE12"] == Part(30, 100)


def test_other_years_and_published_totals_are_not_added():
    total = {("SE12", "2017", "total", "911", "55-59", "employees"): mo.made.cell(20)}
    other = mo.aged("SE12", "911", 7, 7, 7, period="2016")
    found = ages.parts(cube(mo.aged("SE12", "911", 70, 20, 10), total, other), "2017", (55,))
    assert found[55]["911"]["SE12"] == Part(30, 100)


def test_a_table_with_totals_alone_is_read():
    cells = {
        ("SE12", "2017", "total", "911", band, "employees"): mo.made.cell(number)
        for band, number in zip(mo.BANDS, (70, 20, 10), strict=True)
    }
    assert ages.parts(cube(cells), "2017", (55,))[55]["911"]["SE12"] == Part(30, 100)


def test_the_record_compares_with_what_is_published_for_counties():
    inputs = mo.inputs({})
    found = {
        "911": {"SE12": Part(20, 100), "18": Part(15, 50), "SE11": Part(4, 10), "01": Part(1, 10)}
    }
    record = ages.record(inputs, found, rho=0.0)
    # 18: 10 of 50 expected, 15 true: ten points off, and chance alone doesn't reach that far.
    # 01 is its whole area: nothing was estimated, so nothing is tried.
    assert (record.error, record.held, record.tried) == (10.0, 0, 1)
    assert ages.record(inputs, found, rho=0.5).held == 1
    assert ages.record(inputs, {"911": {"SE12": Part(20, 100)}}, rho=0.0) is None
    assert ages.tried_on(found, ("18", "01")) == ("911",)


@pytest.mark.parametrize(("age", "error", "held"), [(55, 1.9, 32), (60, 1.1, 32)])
def test_on_the_two_published_occupations_the_past_error_is_measured(age, error, held):
    """214 and 311 in the 20 counties that aren't their whole area (Stockholm is)."""
    inputs = shipped("18")
    found = ages.parts(inputs.cube(ages.TABLE), "2017", (age,))[age]
    rho = ages.between_areas(inputs, found)
    assert 0.001 < rho < 0.01
    record = ages.record(inputs, found, rho)
    assert ages.tried_on(found, [one.code for one in inputs.counties]) == ("214", "311")
    assert record.tried == 40
    assert record.error < error  # percentage points
    assert held <= record.held <= 38  # of intervals that should hold in 32 of 40
