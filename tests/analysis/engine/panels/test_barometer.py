"""The employment service's assessments: counted as they are, and none is made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.panels import barometer
from slussen.regions import queries as regions
from tests.analysis import made_occupations as mo
from tests.analysis import occupation_truth
from tests.analysis.reading import english, rows, shipped, swedish

CLEANERS, ASSISTANTS, NURSES, PAINTERS, UNMAPPED = map(
    mo.barometer_code,
    (
        "Städare",
        "Personliga assistenter",
        "Grundutbildade sjuksköterskor",
        "Målare (med yrkesbevis)",
        "Fastighetstekniker",
    ),
)


def inputs(*judged, **ads):
    cells = {}
    for code, chances, outlook in judged:
        cells |= mo.judged("18", code, chances, outlook)
    return mo.inputs({"barometer": cells, "ads": mo.ads("18", **ads)})


FIVE = (
    (CLEANERS, 3, 1),
    (ASSISTANTS, 3, 0),
    (NURSES, 3, 1),
    (PAINTERS, 1, -1),
    (UNMAPPED, None, None),
)


def test_large_chances_are_counted_among_those_assessed():
    assert swedish(barometer.now(inputs(*FIVE, u5343=9))) == [
        (
            "Arbetsförmedlingen bedömer att möjligheterna till jobb är stora i 3 av 4 bedömda "
            "yrken i Örebro län (maj 2025)."
        ),
        (
            "2 av dem kräver varken högskola, legitimation eller yrkesbevis: personliga "
            "assistenter och städare."
        ),
        "1 yrke saknar bedömning för länet; det betyder inte att möjligheterna är små.",
    ]


def test_the_outlook_is_told_with_the_chances_now():
    assert swedish(barometer.outlook(inputs(*FIVE, u2221=300))) == [
        (
            "Om fem år väntas efterfrågan ha ökat i 2 av 4 bedömda yrken i Örebro län, enligt "
            "Arbetsförmedlingen (maj 2025)."
        ),
        "I 2 av dem är möjligheterna stora redan nu: grundutbildade sjuksköterskor och städare.",
        "Efterfrågan väntas minska i 1 yrke: målare (med yrkesbevis).",
    ]


def test_none_of_a_kind_is_said_and_not_left_out():
    found = inputs((NURSES, 3, 0), (PAINTERS, 3, 0))
    assert swedish(barometer.now(found))[1] == (
        "Inget av dem står öppet utan högskola, legitimation eller yrkesbevis."
    )
    assert swedish(barometer.outlook(found))[1:] == [
        "I inget bedömt yrke väntas efterfrågan minska."
    ]
    nothing_large = swedish(barometer.now(inputs((CLEANERS, 1, 0))))
    assert nothing_large == [
        (
            "Arbetsförmedlingen bedömer att möjligheterna till jobb är stora i inget av 1 bedömda "
            "yrken i Örebro län (maj 2025)."
        )
    ]


def test_what_is_not_assessed_is_its_own_state():
    found = barometer.now(inputs(*FIVE))
    assert rows(found)[-1] == ["Fastighetstekniker", "not_assessed", "not_assessed", "–"]
    stacks = {bar.label.sv: bar.values for bar in found.chart.bars}
    assert stacks == {
        "stora": {"open": 2, "closed": 1, "unmapped": 0},
        "medelstora": {"open": 0, "closed": 0, "unmapped": 0},
        "små": {"open": 0, "closed": 1, "unmapped": 0},
        "inte bedömt": {"open": 0, "closed": 0, "unmapped": 1},
    }
    assert barometer.now(inputs((CLEANERS, None, None))) is None
    assert barometer.outlook(inputs((CLEANERS, None, None))) is None
    assert barometer.now(mo.inputs({})) is None


def test_the_outlook_chart_counts_by_chances_now():
    stacks = {bar.label.sv: bar.values for bar in barometer.outlook(inputs(*FIVE)).chart.bars}
    assert stacks == {
        "ökar": {"3": 2, "2": 0, "1": 0},
        "oförändrad": {"3": 1, "2": 0, "1": 0},
        "minskar": {"3": 0, "2": 0, "1": 1},
    }


def test_occupations_without_a_name_are_left_out_and_counted():
    found = barometer.now(inputs((CLEANERS, 3, 1), ("unnamed_code", 3, 1)))
    assert [row[0] for row in rows(found)] == ["Städare"]
    assert found.notes[-1].sv == ("1 yrke i utgåvan saknar namn och visas inte här.")


def test_only_an_occupation_of_one_unit_group_links_to_its_page():
    links = {row[0].text.sv: row[0].href for row in barometer.now(inputs(*FIVE)).table.rows}
    assert links["Städare"] == "9111"
    assert not links["Fastighetstekniker"]


def test_many_are_told_by_example_most_advertised_first():
    codes = [code for code, one in mo.BAROMETER.items() if one.unit_groups]
    found = inputs(*((code, 3, 1) for code in codes), u9412=8, u9111=7, u8332=6)
    said = swedish(barometer.outlook(found))[1]
    assert "till exempel för restaurang- och köksbiträden, städare samt" in said
    assert (
        "for example for restaurant and kitchen assistants, cleaners, and"
        in (english(barometer.outlook(found))[1])
    )


@settings(max_examples=60, deadline=None)
@given(
    data=st.binary(min_size=mo.size_of_random(), max_size=mo.size_of_random()),
    holes=st.sampled_from([0, 1, 4]),
    county=st.sampled_from(mo.COUNTIES),
)
def test_no_sentence_is_ever_false_of_its_figures(data, holes, county):
    made = mo.random_inputs(data, holes, county)
    levels = {
        (key[2], key[3]): cell.value
        for key, cell in made.cube("barometer").cells.items()
        if key[0] == county
    }
    for rule, measure, best in ((barometer.now, "chances", 3), (barometer.outlook, "outlook", 1)):
        found = rule(made)
        known = [
            value
            for (code, name), value in levels.items()
            if name == measure and value is not None and (code, "chances") in levels
        ]
        assert (found is None) == (not known)
        if found:
            occupation_truth.check(found, made)
            number = known.count(best) or "inget"
            assert f"{number} av {len(known)} bedömda yrken" in swedish(found)[0]


@pytest.mark.parametrize("rule", [barometer.now, barometer.outlook])
def test_on_the_figures_that_ship_every_county_is_true(rule):
    for county in regions.counties():
        made = shipped(county.code)
        found = rule(made)
        occupation_truth.check(found, made)
        assert len(found.table.rows) == 215
        assert "4 yrken i utgåvan saknar namn" in found.notes[-1].sv
        drawn = sum(value for bar in found.chart.bars for value in bar.values.values())
        assert drawn == (215 if rule is barometer.now else _assessed(found))


def _assessed(panel):
    return next(one.value for one in panel.indicators if one.id.endswith("outlook-assessed"))
