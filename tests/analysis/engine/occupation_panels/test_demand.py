"""Ads by county against employees: each number worked out anew."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.occupation_panels import demand
from slussen.analysis.engine.occupation_panels.subject import subject
from slussen.figures import queries as figures
from tests.analysis import made, occupation_truth
from tests.analysis import made_occupations as mo
from tests.analysis.reading import english, rows, shipped, swedish

CONSTANTS = frozenset({"100"})
RANDOM = st.binary(min_size=mo.size_of_random(), max_size=mo.size_of_random())


def panel(code="9111", **tables):
    inputs = mo.inputs(tables)
    return demand.ads(inputs, subject(inputs, code))


def usual():
    """Cleaners' group: 25 ads on a hundred in Örebro, 10 in Stockholm, 4 in Södermanland."""
    return {
        "ads": mo.ads("18", u9111=30, u9119=20, u7131=50)
        | mo.ads("04", u9111=40, u7131=60)
        | mo.ads("01", u9111=200, u7131=800)
        | mo.ads("09", u9111=3)
        | mo.ads("00", u9111=300, u9119=20, u7131=2680),
        "employees_ssyk3": mo.employees("18", g911=(150, 50))
        | mo.employees("04", g911=(500, 500))
        | mo.employees("01", g911=(1500, 500))
        | mo.employees("09", g911=(2, 1)),
    }


def test_how_many_ads_where_and_against_how_many_employees():
    assert swedish(panel(**usual())) == [
        "I hela riket fanns 300 annonser för städare år 2024.",
        (
            "Flest fanns i Stockholms län (200 annonser), Södermanlands län (40) och Örebro län "
            "(30)."
        ),
        (
            "Sett till hur många som arbetar i yrkesgruppen var annonserna flest i Örebro län: 25 "
            "annonser per 100 anställda 2017."
        ),
    ]
    assert english(panel(**usual()))[2] == (
        "Against how many work in the group, ads were most in Örebro County: 25 ads per 100 "
        "employees in 2017."
    )


def test_the_chart_shows_the_counties_that_are_compared_and_one_decimal_below_ten():
    found = panel(**usual())
    assert [(bar.label.sv, bar.values) for bar in found.chart.bars] == [
        ("Örebro län", {"ads": 25.0}),
        ("Stockholms län", {"ads": 10.0}),
        ("Södermanlands län", {"ads": 4.0}),
    ]
    assert found.chart.decimals == 1
    assert "färre än 100 anställda" in found.notes[1].sv
    tables = usual()
    tables["ads"] |= mo.ads("04", u9111=120)
    assert panel(**tables).chart.decimals == 0


def test_a_highest_ratio_below_ten_has_a_decimal_in_the_sentence_too():
    tables = usual()
    tables["ads"] |= mo.ads("18", u9111=7, u9119=6) | mo.ads("01", u9111=60)
    assert swedish(panel(**tables))[2].endswith("Örebro län: 6,5 annonser per 100 anställda 2017.")


def test_the_table_holds_every_region_and_the_country_is_not_set_against_itself():
    assert rows(panel(**usual())) == [
        ["Riket", 300, None, None, None],
        ["Stockholms län", 200, 2.0, 2000, 10.0],
        ["Södermanlands län", 40, 4.0, 1000, 4.0],
        ["Örebro län", 30, 3.0, 200, 25.0],
        ["Gotlands län", 3, 10.0, 3, 100.0],
    ]


def test_without_employees_and_without_another_county_the_chart_is_of_ads():
    alone = panel(ads=usual()["ads"])
    assert len(alone.table.columns) == 3
    assert alone.chart.unit.sv == "annonser"
    assert [bar.values["ads"] for bar in alone.chart.bars] == [200, 40, 30, 3]
    tables = usual()
    tables["employees_ssyk3"] = mo.employees("18", g911=(150, 50)) | mo.employees("04", g911=(9, 9))
    single = panel(**tables)
    assert len(single.sentences) == 2  # nobody to be first among
    assert single.chart.unit.sv == "annonser"
    assert single.chart.title == single.sentences[-1].text


def test_no_ads_at_all_is_no_panel_and_nought_is_said():
    assert panel(ads={}) is None
    assert panel(ads=mo.ads("18", u7131=4)) is None
    assert panel(ads=mo.ads("18", u9111=None)) is None
    assert swedish(panel(ads=mo.ads("18", u9111=0))) == ["Det fanns inga annonser år 2024."]
    country = panel(ads=mo.ads("00", u9111=1))
    assert swedish(country) == ["I hela riket fanns 1 annons för städare år 2024."]
    assert country.chart is None


def test_counties_that_all_tie_are_not_said_to_have_none():
    cells = mo.ads("18", u9111=5)
    for county in ("01", "04", "09"):
        cells |= mo.ads(county, u9111=5)
    assert swedish(panel(ads=cells)) == ["I Örebro län fanns 5 annonser för städare år 2024."]


def test_employees_that_are_hidden_or_nought_give_no_ratio():
    tables = usual()
    tables["employees_ssyk3"] |= mo.employees("18", g911=(150, None)) | mo.employees(
        "04", g911=(0, 0)
    )
    found = {row[0]: row[3:] for row in rows(panel(**tables))}
    assert found["Örebro län"] == [None, None]
    assert found["Södermanlands län"] == [0, None]


@pytest.mark.parametrize(("code", "ratio"), [("9111", 15.0), ("911", 12.5)])
def test_employees_of_four_digits_are_used_and_summed_for_three(code, ratio):
    tables = usual()
    tables["employees_ssyk4"] = {
        (county, "2022", sex, unit, "16-64", "employees"): made.cell(100)
        for county in mo.COUNTIES
        for sex in mo.SEXES
        for unit in ("9111", "9119")
    }
    found = panel(code, **tables)
    at = {row[0]: row for row in rows(found)}
    assert at["Örebro län"][4] == ratio
    assert not any("SSYK 3" in note.sv for note in found.notes)


@settings(max_examples=40, deadline=None)
@given(data=RANDOM, holes=st.sampled_from([0, 1, 4]), code=st.sampled_from(mo.UNITS + mo.GROUPS))
def test_no_sentence_is_ever_false_and_chart_and_table_agree(data, holes, code):
    inputs = mo.random_inputs(data, holes, "18")
    cells = inputs.cube("ads").cells
    asked = {
        region
        for region, _, unit, _ in (key for key, one in cells.items() if one.value is not None)
        if unit.startswith(code)
    }
    found = demand.ads(inputs, subject(inputs, code))
    assert (found is not None) == bool(asked)
    if found is None:
        return
    occupation_truth.check(found, inputs, CONSTANTS)
    numbers = [row[1] for row in rows(found)]
    assert len(numbers) - numbers.count("missing") == len(asked)
    _check_chart(found, asked)
    _check_computed(found, cells, inputs.cube("employees_ssyk3").cells, code)


def _check_chart(found, asked):
    """The bars are the table's, and what the last sentence names is the longest."""
    if found.chart is None:
        assert asked == {"00"}
        return
    table = {row[0]: row for row in rows(found)}
    is_ratio = "per 100" in found.chart.unit.sv
    for bar in found.chart.bars:
        assert table[bar.label.sv][4 if is_ratio else 1] == bar.values["ads"]
        assert not is_ratio or table[bar.label.sv][3] >= 100
    if is_ratio:
        assert f"flest i {found.chart.bars[0].label.sv}: " in swedish(found)[-1]
    values = [bar.values["ads"] for bar in found.chart.bars]
    assert values == sorted(values, reverse=True)


def _check_computed(found, ads, employees, code):
    """Ratios and quotients, from the cubes again."""
    for one in found.indicators:
        region = one.breakdown["region"]
        if one.id.startswith("ads_per_100_employees"):
            year = one.id.rpartition(":")[2]
            keys = [(region, year, sex, code[:3], "16-64", "employees") for sex in mo.SEXES]
            working = sum(employees[key].value for key in keys if key in employees)
            expected = 100 * _sum(ads, region, code[:3]) / working
            assert one.decimals == (1 if one.value < 10 else 0)
        elif one.id.startswith("ads_share_quotient"):
            own, country = (_sum(ads, r, code) / _sum(ads, r, "") for r in (region, "00"))
            expected = own / country
        else:
            continue
        assert abs(one.value - expected) <= 0.0501


def _sum(cells, region, code):
    return sum(
        one.value or 0
        for (where, _, unit, _), one in cells.items()
        if where == region and unit.startswith(code)
    )


@pytest.mark.parametrize("code", ["0110", "1210", "222", "5321"])
def test_on_the_figures_that_ship(code):
    inputs = shipped("18")
    found = demand.ads(inputs, subject(inputs, code))
    occupation_truth.check(found, inputs, CONSTANTS)
    ads, working = figures.cube("ads").cells, figures.cube("employees_ssyk3").cells
    assert len(found.table.rows) == 22
    shown = {row[0]: row for row in rows(found)}
    place = shown["Örebro län"]
    both = sum(working["18", "2017", sex, code[:3], "16-64", "employees"].value for sex in mo.SEXES)
    assert place[1] == _sum(ads, "18", code)
    assert place[3] == both
    assert place[4] == pytest.approx(100 * _sum(ads, "18", code[:3]) / both, abs=0.0501)
    assert shown["Riket"][1] == _sum(ads, "00", code)
    assert len(found.chart.bars) == sum((row[3] or 0) >= 100 for row in rows(found))
