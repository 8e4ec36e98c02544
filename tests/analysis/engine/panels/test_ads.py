"""Ads against employees: who is ranked, who is set apart, and that the numbers are right."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.panels import ads
from slussen.figures.engine.cube import Cube
from slussen.regions import queries as regions
from tests.analysis import made, occupation_truth
from tests.analysis import made_occupations as mo
from tests.analysis.reading import english, rows, shipped, swedish

CONSTANTS = frozenset({"100"})


def panel(**tables):
    return ads.per_employed(mo.inputs(tables))


def usual():
    """911 has 50 ads on 200 employees, 534 60 on 1,000, 222 300 on 150."""
    return {
        "ads": mo.ads("18", u9111=30, u9119=20, u5343=60, u2221=300)
        | mo.ads("00", u9111=300, u9119=200, u5343=400, u2221=9100),
        "employees_ssyk3": mo.employees("18", g911=(150, 50), g534=(700, 300), g222=(140, 10))
        | mo.employees("01", g911=(800, 1000), g534=(3000, 1000), g222=(900, 100)),
    }


def test_the_group_with_most_ads_per_hundred_employees_is_told_beside_all():
    assert swedish(panel(**usual())) == [
        (
            "Bortsett från dem med fler annonser än anställda är städare och hemservicepersonal "
            "mest eftersökta av de större yrkesgrupperna i Örebro län: 25 annonser 2024 per 100 "
            "anställda 2017, mot 30 för alla yrken."
        ),
        (
            "Flest av länets 410 annonser 2024 gällde grundutbildade sjuksköterskor (300 "
            "annonser), personliga assistenter (60) och städare (30)."
        ),
        (
            "För sjuksköterskor (200 per 100 anställda) var annonserna fler än de anställda; "
            "sådana yrken är inte med i rangordningen."
        ),
        (
            "Mest utmärkande för länet är personliga assistenter: deras andel av annonserna är "
            "3,7 gånger så stor som i riket."
        ),
    ]
    assert english(panel(**usual()))[2] == (
        "For nursing professionals (200 per 100 employees) there were more ads than employees; "
        "such occupations are left out of the ranking."
    )


def test_the_chart_holds_the_ranked_groups_beside_the_country():
    bars = panel(**usual()).chart.bars
    assert [(bar.label.sv, bar.values) for bar in bars] == [
        ("Städare och hemservicepersonal m.fl.", {"county": 25.0, "country": 25.0}),
        (
            "Skötare, vårdare och personliga assistenter m.fl.",
            {"county": 6.0, "country": 8.0},
        ),
    ]


def test_the_table_holds_every_advertised_unit_group_with_its_groups_ratio():
    found = rows(panel(**usual()))
    assert [row[:3] for row in found] == [
        ["Grundutbildade sjuksköterskor", 300, 0.8],
        ["Personliga assistenter", 60, 3.7],
        ["Städare", 30, 2.4],
        ["Övrig hemservicepersonal m.fl.", 20, None],  # too few to compare with the country
    ]
    assert [row[4:] for row in found] == [[150, 200.0], [1000, 6.0], [200, 25.0], [200, 25.0]]
    assert [row[0].href for row in panel(**usual()).table.rows] == ["2221", "5343", "9111", "9119"]


def test_no_ads_are_no_panel_and_no_employees_are_a_panel_of_ads_alone():
    assert panel(**{**usual(), "ads": {}}) is None
    assert panel(**{**usual(), "ads": mo.ads("18", u9111=0, u5343=None)}) is None
    alone = panel(ads=usual()["ads"])
    assert alone.chart is None
    assert [column.key for column in alone.table.columns] == ["occupation", "ads", "quotient"]
    assert swedish(alone)[0].startswith("Flest av länets 410 annonser")


def test_occupations_that_tie_are_not_said_to_lead():
    tied = panel(ads=mo.ads("18", u9111=3, u5343=3, u2221=3, u7131=1))
    assert "gällde grundutbildade sjuksköterskor" in swedish(tied)[0]
    tied = panel(ads=mo.ads("18", u9111=3, u5343=3, u2221=3, u7131=3))
    assert swedish(tied) == ["Sammanlagt fanns 12 annonser i Örebro län år 2024."]
    tables = usual()
    tables["ads"] = mo.ads("18", u9111=30, u9119=20, u5343=250)  # both 25 on a hundred
    assert not any("mest eftersökta" in text for text in swedish(panel(**tables)))


@pytest.mark.parametrize(("employees", "asked"), [((50, 49), 30), ((150, 50), 19)])
def test_small_groups_are_not_ranked(employees, asked):
    tables = {
        "ads": mo.ads("18", u9111=asked, u5343=60),
        "employees_ssyk3": mo.employees("18", g911=employees, g534=(700, 300)),
    }
    assert [bar.label.sv for bar in panel(**tables).chart.bars] == [
        "Skötare, vårdare och personliga assistenter m.fl."
    ]


def test_employees_that_are_suppressed_or_none_give_no_ratio():
    tables = usual()
    tables["employees_ssyk3"] |= mo.employees("18", g911=(150, None), g534=(0, 0))
    found = {row[0]: row[4:] for row in rows(panel(**tables))}
    assert found["Städare"] == ["suppressed", None]
    assert found["Personliga assistenter"] == [0, None]


def test_employees_by_unit_group_are_used_where_there_are_some():
    table = made.figures.catalogue()["employees_ssyk4"]
    cells = {
        ("18", "2022", sex, code, "16-64", "employees"): made.cell(number)
        for sex in mo.SEXES
        # Statistics Sweden splits managers by level; JobTech's ads do not.
        for code, number in (("9111", 100), ("5343", 600), ("1211", 60), ("1212", 40))
    }
    inputs = mo.inputs({**usual(), "ads": mo.ads("18", u9111=30, u5343=60, u1210=50)})
    cube = Cube("employees_ssyk4", (*table.dimensions, "measure"), cells)
    finer = ads.per_employed(
        replace(
            inputs,
            cubes={**inputs.cubes, "employees_ssyk4": cube},
            origins={**inputs.origins, "employees_ssyk4": {"made": made.ORIGIN}},
        )
    )
    found = {row[0]: row[4:] for row in rows(finer)}
    assert found == {
        "Städare": [200, 15.0],
        "Personliga assistenter": [1200, 5.0],
        "Ekonomi- och finanschefer": [200, 25.0],
    }
    assert swedish(finer)[0].startswith(
        "Av de större yrkena i Örebro län är ekonomi- och finanschefer mest eftersökta: "
        "25 annonser 2024 per 100 anställda 2022"
    )


@settings(max_examples=60, deadline=None)
@given(
    data=st.binary(min_size=mo.size_of_random(), max_size=mo.size_of_random()),
    holes=st.sampled_from([0, 1, 4]),
    county=st.sampled_from(mo.COUNTIES),
)
def test_no_sentence_is_ever_false_of_its_figures(data, holes, county):
    inputs = mo.random_inputs(data, holes, county)
    found = ads.per_employed(inputs)
    asked = {
        key[2]: cell.value
        for key, cell in inputs.cube("ads").cells.items()
        if key[0] == county and cell.value
    }
    if not asked:
        assert found is None
        return
    occupation_truth.check(found, inputs, CONSTANTS)
    ordered = sorted(asked, key=lambda code: (-asked[code], code))
    assert [row[0].href for row in found.table.rows] == ordered
    _check_leader(inputs, county, found, asked)


def _check_leader(inputs, county, found, asked):
    """The group that the first sentence names, worked out anew."""
    working, hidden = {}, set()
    for key, cell in inputs.cube("employees_ssyk3").cells.items():
        region, period, _, group = key[:4]
        if region == county and period == latest_year(inputs, county) and group in mo.GROUPS:
            working[group] = working.get(group, 0) + (cell.value or 0)
            hidden |= {group} if cell.value is None else set()
    rates = {}
    for group, number in working.items():
        ads_of = sum(n for code, n in asked.items() if code.startswith(group))
        if group not in hidden and number >= 100 and ads_of >= 20 and ads_of <= number:
            rates[group] = round(100 * ads_of / number, 1)
    best = [group for group, one in rates.items() if one == max(rates.values())]
    said = next((text for text in swedish(found) if "mest eftersökta" in text), "")
    assert bool(said) == (len(best) == 1)
    if said:
        name = inputs.occupations[best[0]].name.sv
        assert name.removesuffix(" m.fl.").removesuffix(" (fortsättning)").lower() in said.lower()


def latest_year(inputs, county):
    return max(
        key[1]
        for key, cell in inputs.cube("employees_ssyk3").cells.items()
        if key[0] == county and cell.value is not None
    )


@pytest.mark.parametrize("county", [one.code for one in regions.counties()])
def test_on_the_figures_that_ship_every_county_is_true(county):
    inputs = shipped(county)
    found = ads.per_employed(inputs)
    occupation_truth.check(found, inputs, CONSTANTS)
    assert "mest eftersökta" in swedish(found)[0]
    assert len(found.chart.bars) == 15
    total = next(one for one in found.indicators if one.id.endswith(":total"))
    assert sum(row[1].number for row in found.table.rows) == total.value
