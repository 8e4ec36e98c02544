"""Counts by occupation: sums, hidden cells, merged codes and sources."""

from slussen.analysis.engine import occupation_figures as figures
from slussen.analysis.engine.inputs import Reader
from slussen.analysis.engine.model import Section, Status
from tests.analysis import made
from tests.analysis import made_occupations as mo


def inputs(**tables):
    return mo.inputs(tables)


def staff(*cells):
    found = {}
    for some in cells:
        found |= some
    return inputs(employees_ssyk3=found)


def test_ads_are_summed_to_groups_and_everyone_counts_codes_that_are_unknown_too():
    found = inputs(ads=mo.ads("18", u9111=5, u9119=7, u5343=None) | mo.ads("18", u9999=3))
    counts = figures.ads(found, "18")
    assert counts.numbers == {"9111": 5, "9119": 7}
    assert counts.everyone == 15
    assert counts.at(3).numbers == {"911": 12}
    assert counts.at(4) is counts
    reader = Reader(found, Section.OCCUPATIONS)
    published, summed = counts.indicator(reader, "9111"), counts.at(3).indicator(reader, "911")
    assert (published.status, summed.status) == (Status.PUBLISHED, Status.DERIVED)
    assert summed.id == "ads.ads:18:2024:911"
    assert summed.section is Section.OCCUPATIONS
    assert summed.source.steps[-1].en == "The sum of the group's occupations"
    assert counts.indicator(reader, "5343") is None
    assert figures.ads(found, "01") is None


def test_the_years_that_are_read_are_the_latest_with_figures():
    found = staff(
        mo.employees("18", "2016", g911=(3, 4)), mo.employees("18", "2017", g911=(None, None))
    )
    assert figures.latest(found, "employees_ssyk3", region="18") == "2016"
    assert figures.employees(found, "18").period == "2016"
    assert figures.employees(found, "01") is None


def test_both_sexes_are_added_and_a_hidden_one_hides_the_sum():
    found = staff(mo.employees("18", g911=(3, 4), g534=(None, 4), g0002=(1, 1)))
    counts = figures.employees(found, "18")
    assert counts.numbers == {"911": 7}
    assert counts.everyone == 13
    assert (counts.mark("534"), counts.mark("833")) == ("suppressed", "missing")
    reader = Reader(found, Section.OCCUPATIONS)
    assert counts.in_all(reader).value == 13
    assert counts.of_sex(reader, "534", "women").mark == "suppressed"
    assert counts.of_sex(reader, "534", "men").value == 4
    assert counts.of_sex(reader, "833", "men") is None


def test_a_published_total_is_read_and_not_summed():
    total = {("18", "2017", "total", "911", "16-64", "employees"): made.cell(8)}
    found = staff(mo.employees("18", g911=(3, 4)), total)
    counts = figures.employees(found, "18")
    indicator = counts.indicator(Reader(found, Section.OCCUPATIONS), "911")
    assert (indicator.value, indicator.status) == (8, Status.PUBLISHED)
    assert counts.everyone == 8


def test_groups_that_jobtech_merges_are_summed_by_sex_too():
    cells = {
        ("18", "2022", sex, code, "16-64", "employees"): made.cell(number)
        for sex in mo.SEXES
        for code, number in (("1211", 6), ("1212", 4), ("9111", 100))
    }
    found = inputs(employees_ssyk4=cells)
    counts = figures.employees(found, "18")
    reader = Reader(found, Section.OCCUPATIONS)
    assert counts.level == 4
    assert counts.numbers == {"1210": 20, "9111": 200}
    assert counts.of_sex(reader, "1210", "women").value == 10
    assert counts.of_sex(reader, "1210", "women").status is Status.DERIVED
    assert counts.of_sex(reader, "9111", "women").status is Status.PUBLISHED


def test_the_country_is_the_sum_of_its_regions_unless_it_is_published():
    cells = (mo.employees("18", g911=(3, 4)), mo.employees("99", g911=(1, 0)))
    found = staff(*cells)
    like = figures.employees(found, "18")
    assert figures.employees_in_country(found, like, "911") == 8
    assert figures.employees_in_country(found, like, "534") is None
    published = staff(*cells, mo.employees("00", g911=(5, 5)))
    assert figures.employees_in_country(published, like, "911") == 10
    hidden = staff(*cells, mo.employees("01", g911=(5, None)))
    assert figures.employees_in_country(hidden, like, "911") is None
