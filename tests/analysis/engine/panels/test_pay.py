"""Pay of the most advertised: suppressed is shown as such, and shares are of both sexes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.panels import pay
from slussen.regions import queries as regions
from tests.analysis import made_occupations as mo
from tests.analysis import occupation_truth
from tests.analysis.reading import rows, shipped, swedish

CONSTANTS = frozenset({"2"})  # NUTS 2


def panel(county="18", **tables):
    return pay.occupations(mo.inputs(tables, county=county))


def usual():
    return {
        "ads": mo.ads("18", u9111=50, u5343=60, u2221=400, u9119=0),
        "pay_ssyk3": mo.pay("SE12", "911", 23800, 25200)
        | mo.pay("SE12", "534", 28000, 28000)
        | mo.pay("SE12", "222", 38100, None),
        "pay_ssyk4": mo.spread("9111", 23500, 26500, 29800)
        | mo.spread("5343", 24800, 30300, None)
        | mo.spread("2221", None, 40600, 55900),
    }


def test_womens_and_mens_pay_and_the_ends_of_the_middle_values():
    assert swedish(panel(**usual())) == [
        (
            "I riksområdet Östra Mellansverige tjänade kvinnor i snitt mindre än män i 1 av 2 ofta "
            "annonserade yrkesgrupper (2020)."
        ),
        (
            "Längst efter männen låg kvinnorna bland städare och hemservicepersonal: deras lön "
            "var 94 procent av mäns."
        ),
        (
            "Av 3 ofta annonserade yrken med uppgift har grundutbildade sjuksköterskor högst "
            "mittenvärde i riket (2023): 40\u202f600 kronor i månaden. Lägst har städare: "
            "26\u202f500 kronor i månaden."
        ),
    ]


def test_the_table_goes_by_ads_and_shows_what_is_suppressed():
    assert rows(panel(**usual())) == [
        [
            *("Grundutbildade sjuksköterskor", "suppressed", 40600, 55900),
            *(38100, "suppressed", "suppressed"),
        ],
        ["Personliga assistenter", 24800, 30300, "suppressed", 28000, 28000, 100],
        ["Städare", 23500, 26500, 29800, 23800, 25200, 94],
    ]


def test_the_chart_holds_groups_with_both_sexes():
    bars = panel(**usual()).chart.bars
    assert [(bar.label.sv, bar.values) for bar in bars] == [
        (
            "Skötare, vårdare och personliga assistenter m.fl.",
            {"women": 28000, "men": 28000},
        ),
        ("Städare och hemservicepersonal m.fl.", {"women": 23800, "men": 25200}),
    ]


def test_a_county_that_is_its_whole_area_is_called_by_its_own_name():
    tables = usual() | {
        "ads": mo.ads("01", u9111=5),
        "pay_ssyk3": mo.pay("SE11", "911", 23800, 25200),
    }
    assert swedish(panel("01", **tables))[0].startswith("I Stockholms län tjänade kvinnor")


def test_one_of_two_tables_is_enough_and_none_is_not():
    spread = panel(**usual() | {"pay_ssyk3": {}})
    assert spread.chart is None
    assert len(spread.sentences) == 1
    by_sex = panel(**usual() | {"pay_ssyk4": {}})
    assert [row[1:4] for row in rows(by_sex)] == [["missing"] * 3] * 3
    assert panel(ads=usual()["ads"]) is None
    assert panel(**usual() | {"ads": {}}) is None
    assert (
        panel(**usual() | {"pay_ssyk3": mo.pay("SE12", "911", None, None), "pay_ssyk4": {}}) is None
    )


def test_where_no_woman_earns_less_no_difference_is_told():
    tables = usual() | {"pay_ssyk3": mo.pay("SE12", "911", 26000, 25000), "pay_ssyk4": {}}
    assert swedish(panel(**tables)) == [
        (
            "I riksområdet Östra Mellansverige tjänade kvinnor i snitt mindre än män i ingen av 1 "
            "ofta annonserade yrkesgrupper (2020)."
        )
    ]


@settings(max_examples=60, deadline=None)
@given(
    data=st.binary(min_size=mo.size_of_random(), max_size=mo.size_of_random()),
    holes=st.sampled_from([0, 1, 4]),
    county=st.sampled_from(mo.COUNTIES),
)
def test_no_sentence_is_ever_false_of_its_figures(data, holes, county):
    made = mo.random_inputs(data, holes, county)
    found = pay.occupations(made)
    if found is None:
        return
    occupation_truth.check(found, made, CONSTANTS)
    cells = {
        (key[2], key[3]): cell.value
        for key, cell in made.cube("pay_ssyk3").cells.items()
        if key[0] == made.county.nuts2 and cell.value is not None
    }
    groups = {row[0].href[:3] for row in found.table.rows}
    both = [g for g in groups if ("women", g) in cells and ("men", g) in cells]
    less = [g for g in both if cells["women", g] < cells["men", g]]
    said = [text for text in swedish(found) if "tjänade kvinnor i snitt mindre" in text]
    assert bool(said) == bool(both)
    assert not said or f"{len(less) or 'ingen'} av {len(both)} ofta" in said[0]
    for row in found.table.rows:
        women, men = (cells.get((sex, row[0].href[:3])) for sex in mo.SEXES)
        whole = women is not None and men is not None
        assert (row[6].number is not None) == whole
        assert not whole or abs(row[6].number - 100 * women / men) <= 0.5


def test_on_the_figures_that_ship_every_county_is_true():
    for county in regions.counties():
        made = shipped(county.code)
        found = pay.occupations(made)
        occupation_truth.check(found, made, CONSTANTS)
        assert len(found.table.rows) == pay.LISTED
        assert len(found.chart.bars) == pay.SHOWN
