"""Entry occupations: who passes, at each of the borders, and what stands beside them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.panels import entry
from slussen.regions import queries as regions
from tests.analysis import made_occupations as mo
from tests.analysis import occupation_truth
from tests.analysis.reading import rows, shipped, swedish

CLEANERS, ASSISTANTS, PAINTERS, NURSES, LONG, CRANE = map(
    mo.barometer_code,
    (
        "Städare",
        "Personliga assistenter",
        "Målare (med yrkesbevis)",
        "Grundutbildade sjuksköterskor",
        "Fjärrbilsförare",
        "Kranbilsförare",
    ),
)
ADS = {"u9111": 50, "u5343": 60, "u7131": 40, "u8332": 30, "u2221": 40, "u9412": 300}
STAFF = {
    "g911": (100, 100),
    "g534": (200, 40),
    "g713": (50, 50),
    "g833": (50, 50),
    "g222": (80, 20),
    "g941": (500, 2500),
}
JUDGED = {CLEANERS: 3, ASSISTANTS: 2, PAINTERS: 3, NURSES: 3, LONG: 3, CRANE: 2}


def inputs(ads=ADS, staff=STAFF, judged=JUDGED, **tables):
    cells = {}
    for code, chances in judged.items():
        cells |= mo.judged("18", code, chances, 0)
    return mo.inputs(
        {
            "ads": mo.ads("18", **ads) | mo.ads("00", **{code: 4 * n for code, n in ads.items()}),
            "employees_ssyk3": mo.employees("18", **staff),
            "barometer": cells,
            **tables,
        }
    )


def names(panel):
    return [row[0] for row in rows(panel)]


def test_occupations_with_many_ads_and_chances_are_listed_entry_first():
    found = entry.occupations(inputs(pay_ssyk4=mo.spread("9111", 23500, 26500, 29800)))
    assert swedish(found) == [
        (
            "I Örebro län finns 2 yrken utan formella krav där annonserna är många mot antalet "
            "anställda och Arbetsförmedlingen bedömer möjligheterna till jobb som minst "
            "medelstora."
        ),
        "Flest annonser av dem hade personliga assistenter (60 annonser) och städare (50).",
        "Yrken utan formella krav stod för 79 procent av länets annonser, mot 79 procent i riket.",
        (
            "2 yrken till uppfyller samma villkor men kräver legitimation, behörighet eller "
            "yrkesbevis: målare och lastbilsförare."
        ),
    ]
    assert rows(found) == [
        ["Personliga assistenter", 60, 25.0, "medelstora", "oförändrad", "missing", "–"],
        ["Städare", 50, 25.0, "stora", "oförändrad", 26500, "–"],
        [
            *("Målare", 40, 40.0, "stora", "oförändrad", "missing"),
            "Yrkesbevis eller certifikat",
        ],
        [
            *("Lastbilsförare m.fl.", 30, 30.0, "medelstora–stora", "oförändrad", "missing"),
            ("Körkort med behörighet C (tung lastbil); Yrkeskompetensbevis (YKB), godstransporter"),
        ],
    ]
    assert [bar.values for bar in found.chart.bars] == [{"ads": 60}, {"ads": 50}]
    assert "No open table splits occupations by country of birth." in found.notes[2].en


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"ads": ADS | {"u9111": 9}}, "too few ads"),
        ({"staff": STAFF | {"g911": (900, 900)}}, "fewer ads for its employees than usual"),
        ({"staff": STAFF | {"g911": (20, 20)}}, "more ads than employees"),
        ({"staff": STAFF | {"g911": (100, None)}}, "suppressed employees"),
        ({"staff": STAFF | {"g911": (0, 0)}}, "no employees"),
        ({"judged": JUDGED | {CLEANERS: 1}}, "small chances"),
        ({"judged": JUDGED | {CLEANERS: None}}, "not assessed"),
    ],
)
def test_cleaners_are_left_out(changed, why):
    assert "Städare" not in names(entry.occupations(inputs(**changed))), why


def test_one_part_with_small_chances_is_enough_to_leave_the_group_out():
    found = entry.occupations(inputs(judged=JUDGED | {CRANE: 1}))
    assert "Lastbilsförare m.fl." not in names(found)
    not_assessed = entry.occupations(inputs(judged=JUDGED | {CRANE: None}))
    assert "Lastbilsförare m.fl." in names(not_assessed)


def test_when_none_passes_that_is_the_answer():
    found = entry.occupations(inputs(judged={NURSES: 3}))
    assert swedish(found)[0].startswith("I Örebro län finns inget yrke utan formella krav där")
    assert found.chart is None
    assert rows(found) == []


def test_without_the_countrys_ads_the_share_stands_alone():
    tables = {
        "ads": mo.ads("18", u9111=50, u2221=50),
        "employees_ssyk3": mo.employees("18", **STAFF),
        "barometer": mo.judged("18", CLEANERS, 3, 0),
    }
    found = entry.occupations(mo.inputs(tables))
    assert "Yrken utan formella krav stod för 50 procent av länets annonser." in swedish(found)


@pytest.mark.parametrize("table", ["ads", "employees_ssyk3", "barometer"])
def test_without_one_of_its_tables_there_is_no_panel(table):
    assert entry.occupations(inputs(**{table: {}})) is None


@settings(max_examples=60, deadline=None)
@given(
    data=st.binary(min_size=mo.size_of_random(), max_size=mo.size_of_random()),
    holes=st.sampled_from([0, 1, 4]),
    county=st.sampled_from(mo.COUNTIES),
)
def test_no_sentence_is_ever_false_of_its_figures(data, holes, county):
    made = mo.random_inputs(data, holes, county)
    found = entry.occupations(made)
    if found is None:
        return
    occupation_truth.check(found, made)
    listed = [row[0].href for row in found.table.rows]
    open_ones = [code for code in listed if code in {"4322", "5343", "9111", "9119", "9412"}]
    assert listed[: len(open_ones)] == open_ones
    assert set(listed) <= {*open_ones, "7131", "8332"}
    said = swedish(found)[0]
    assert f"finns {len(open_ones)} yrke" in said if open_ones else "finns inget yrke" in said
    ads = made.cube("ads")
    for code in listed:
        assert (ads.value(region=county, period="2024", occupation=code) or 0) >= entry.FEWEST_ADS
        levels = [
            made.cube("barometer").value(
                region=county, period="2025-05", barometer_occupation=one.code, measure="chances"
            )
            for one in mo.BAROMETER.values()
            if code in one.unit_groups
        ]
        assert min(level for level in levels if level is not None) >= 2


def test_on_the_figures_that_ship_every_county_is_true():
    for county in regions.counties():
        made = shipped(county.code)
        found = entry.occupations(made)
        occupation_truth.check(found, made)
        assert 5 <= len(found.table.rows) <= 60
        codes = [row[0].href for row in found.table.rows]
        assert all(code[0] in "456789" for code in codes)
        papers = [row[-1].text.sv for row in found.table.rows]
        assert [text != "–" for text in papers] == sorted(text != "–" for text in papers)
