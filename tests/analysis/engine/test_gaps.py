"""What a table leaves unknown: missing, old, hidden, undated or of a larger area."""

import doctest
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.analysis.engine import gaps
from slussen.analysis.engine.gaps import Gap, months_late, unknowns
from tests.analysis import made
from tests.analysis import made_occupations as mo


def test_the_worked_examples_hold():
    assert doctest.testmod(gaps).failed == 0


def found(county="18", **tables):
    return {one.entry.id: one for one in unknowns(mo.inputs(tables, county=county))}


def population(region, period, value=1000.0):
    return {(region, period, "population"): made.cell(value)}


def test_a_table_without_figures_for_the_county_is_missing():
    assert found()["population"].gaps == (Gap.MISSING,)
    elsewhere = found(population=population("01", "2025"))
    assert elsewhere["population"].gaps == (Gap.MISSING,)
    hidden = found(population=population("18", "2025", None))
    assert hidden["population"].gaps == (Gap.MISSING,)


@pytest.mark.parametrize(("period", "months"), [("2024", 8), ("2020", 56)])
def test_old_is_when_the_next_period_should_be_out(period, months):
    one = found(population=population("18", period))["population"]
    assert (one.gaps, one.months, one.latest) == ((Gap.OLD,), months, period)


def test_a_table_with_all_that_can_be_asked_is_not_listed():
    assert "population" not in found(population=population("18", "2025"))


def test_the_group_by_birth_whose_figures_end_first_is_the_one_that_counts():
    one = found(
        labour_status=made.status("18", "2026-09", "women", "total", employed=10)
        | made.status("18", "2025-06", "women", "foreign_born", employed=5)
        | made.status("18", "2026-09", "women", "foreign_born", employed=None)
    )["labour_status"]
    assert one.lagging[0].sv == "utrikes födda"
    assert (one.latest, one.lagging[1], one.months) == ("2026-09", "2025-06", 14)


def test_figures_of_an_area_or_the_country_are_coarser_unless_the_county_is_the_area():
    cells = mo.pay("SE12", "911", 25000, None) | mo.pay("SE11", "911", 25000, 27000)
    assert found(pay_ssyk3=cells)["pay_ssyk3"].gaps == (Gap.OLD, Gap.COARSER, Gap.SUPPRESSED)
    assert found("01", pay_ssyk3=cells)["pay_ssyk3"].gaps == (Gap.OLD,)
    national = found(pay_ssyk4=mo.spread("9111", 1, 2, 3))["pay_ssyk4"]
    assert (national.region, national.gaps) == ("00", (Gap.OLD, Gap.COARSER))


def test_a_few_published_cells_of_the_county_do_not_hide_that_the_rest_is_of_its_area():
    cells = (
        mo.aged("SE12", "911", 1, 1, 1)
        | mo.aged("SE12", "534", 1, 1, 1)
        | mo.aged("18", "911", 1, 1, 1)
    )
    assert Gap.COARSER in found(employees_ssyk3_age=cells)["employees_ssyk3_age"].gaps


def test_hidden_figures_are_counted_in_the_latest_period_alone():
    cells = mo.employees("18", g911=(None, 5), g534=(None, None)) | mo.employees(
        "18", "2016", g911=(None, 1)
    )
    assert found(employees_ssyk3=cells)["employees_ssyk3"].hidden == 3


def test_a_period_that_is_none_is_undated_and_never_old():
    cells = {("00", "not stated", "9111", "5343", "rank"): made.cell(1)}
    one = found(occupation_switches=cells)["occupation_switches"]
    assert one.gaps == (Gap.UNDATED, Gap.COARSER)
    assert one.months == 0


def test_what_is_about_country_of_birth_comes_first_then_what_is_split_by_sex():
    listed = unknowns(mo.inputs({"population": population("18", "2010")}))
    assert [one.importance for one in listed] == sorted(one.importance for one in listed)
    assert {one.entry.id for one in listed if one.importance == 0} >= {
        *("labour_status", "establishment", "matching_rate", "population_birth")
    }
    assert listed[-1].entry.id == "population"  # old comes after missing


@given(
    year=st.integers(1990, 2040),
    frequency=st.sampled_from(["month", "quarter", "year", "edition"]),
    lag=st.integers(0, 30),
    today=st.dates(date(2000, 1, 1), date(2050, 12, 31)),
)
def test_time_only_makes_figures_older(year, frequency, lag, today):
    late = months_late(str(year), frequency, lag, today)
    assert late is None or late > 0
    assert (months_late(str(year + 1), frequency, lag, today) or 0) <= (late or 0)
    assert not late or gaps.periods_behind(late, frequency) >= 1


@pytest.mark.parametrize("word", ["", "2024Q", "2024-xx", "okänt", "24", "2024/25"])
def test_what_is_no_period_has_no_month(word):
    assert gaps.month_of(word) is None
    assert months_late(word, "year", 1, date(2026, 1, 1)) is None
