"""What we don't know: counted, told with its age, and with the command that would fill it."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.panels import unknowns
from slussen.figures import queries as figures
from slussen.regions import queries as regions
from tests.analysis import made, occupation_truth
from tests.analysis import made_occupations as mo
from tests.analysis.reading import english, rows, shipped, swedish


def panel(*kept, **tables):
    """Of a catalogue cut down to the *kept* tables."""
    inputs = mo.inputs(tables)
    entries = {name: inputs.entries[name] for name in kept or inputs.entries}
    return unknowns.missing(replace(inputs, entries=entries))


def population(period):
    return {("18", period, "population"): made.cell(1000)}


def test_missing_and_old_tables_are_counted():
    found = panel("population", "sfi", "population_birth", population=population("2020"))
    assert swedish(found) == [
        "Om Örebro län saknar vi 2 av 3 tabeller helt, och 1 är äldre än den borde vara.",
        "Längst efter är ”Folkmängd 31 december”, 5 år efter det som borde vara publicerat.",
        (
            "1 tabell som saknas eller är gammal gäller födelseland eller tid i Sverige: "
            "”Befolkning efter född i Sverige eller utomlands”."
        ),
    ]
    assert found.chart.title == found.sentences[1].text
    assert [bar.values for bar in found.chart.bars] == [{"late": 5.0}]


def test_nothing_missing_and_nothing_old_is_said_so():
    assert swedish(panel("population", population=population("2025"))) == [
        "Om Örebro län har vi uppgifter ur alla tabeller, och ingen är äldre än den borde vara."
    ]
    assert english(panel("population")) == [
        (
            "On Örebro County, we have none of the figures of 1 of 1 tables, and none is older "
            "than it should be."
        )
    ]
    assert panel("population").chart is None


def test_what_is_made_here_is_filled_by_making_it():
    (_, row) = rows(panel("unused_education"))
    assert row[1] == "saknas"
    assert row[4] == "slussen ledger publish --table unused_education"


def test_each_question_has_its_state_and_the_command_that_fills_it():
    found = rows(
        panel(
            *("labour_status", "pay_ssyk3", "pay_ssyk4", "occupation_switches", "sfi"),
            labour_status=made.status("18", "2026-08", "women", "total", employed=10)
            | made.status("18", "2025-06", "women", "foreign_born", employed=5),
            pay_ssyk3=mo.pay("SE12", "911", 25000, None),
            pay_ssyk4=mo.spread("9111", 1, 2, 3),
            occupation_switches={("00", "not stated", "9111", "5343", "rank"): made.cell(1)},
        )
    )
    assert found[0][:2] == [
        *("I vilka yrken arbetar utrikes födda kvinnor och män i länet?", "publiceras inte öppet")
    ]
    assert {row[0]: row[1:] for row in found[1:]} == {
        "Hur många arbetar och är arbetslösa, efter kön och om man är född i Sverige?": [
            *("gamla uppgifter", "augusti 2026 (utrikes födda: juni 2025)", "14 månader"),
            "slussen figures pull --table labour_status",
        ],
        "Vad tjänar kvinnor och män i yrket?": [
            "gamla uppgifter; gäller Östra Mellansverige; 1 dold uppgift",
            *("2020", "5 år", "slussen figures pull --table pay_ssyk3"),
        ],
        "Vad är låg, vanlig och hög lön i yrket?": [
            *("gamla uppgifter; gäller riket", "2023", "2 år"),
            "slussen figures import FIL --table pay_ssyk4",
        ],
        "Vilka yrken går man vidare till?": [
            *("år inte angivet; gäller riket", "år inte angivet", "–"),
            "slussen figures import FIL --table occupation_switches",
        ],
        "Hur många klarar sfi, och hur lång tid tar det?": [
            *("saknas", "–", "–", "slussen figures pull --table sfi")
        ],
    }


def test_an_empty_catalogue_leaves_nothing_to_be_unknown():
    assert unknowns.missing(replace(mo.inputs({}), entries={})) is None


def test_hidden_figures_are_told():
    found = panel("employees_ssyk3", employees_ssyk3=mo.employees("18", "2025", g911=(None, 5)))
    assert swedish(found)[-1] == (
        "I de senaste perioderna har utgivarna dolt 1 uppgift, för att de gäller få personer."
    )


def test_a_table_without_finer_figures_and_not_old_says_so():
    found = panel("commuting", "pay_ssyk4", pay_ssyk4=mo.spread("9111", 1, 2, 3))
    old = figures.catalogue()["pay_ssyk4"].model_copy(update={"lag_months": 60})
    inputs = mo.inputs({"pay_ssyk4": mo.spread("9111", 1, 2, 3)})
    fresh = unknowns.missing(replace(inputs, entries={"pay_ssyk4": old}))
    assert rows(fresh)[1][1:] == ["gäller riket", "2023", "–", "Finns inte finare hos utgivaren"]
    assert len(rows(found)) == 3


@settings(max_examples=30, deadline=None)
@given(
    data=st.binary(min_size=mo.size_of_random(), max_size=mo.size_of_random()),
    holes=st.sampled_from([0, 1, 4]),
    county=st.sampled_from(mo.COUNTIES),
)
def test_no_sentence_is_ever_false_of_its_figures(data, holes, county):
    made_up = mo.random_inputs(data, holes, county)
    found = unknowns.missing(made_up)
    occupation_truth.check(found, made_up)
    states = [row[1] for row in rows(found)[1:]]
    said = swedish(found)[0]
    assert f"{states.count('saknas')} av {len(made_up.entries)} tabeller" in said
    assert f"och {sum('gamla' in state for state in states)} är äldre" in said


def test_on_the_figures_that_ship_every_county_is_true():
    for county in regions.counties():
        inputs = shipped(county.code)
        found = unknowns.missing(inputs)
        occupation_truth.check(found, inputs)
        # Every table is either answered in full, or listed.
        listed = {row[0].text.sv for row in found.table.rows}
        missing = [one.answers.sv for one in inputs.entries.values() if one.answers.sv in listed]
        assert len(missing) + 1 == len(found.table.rows)
        assert any(
            "slussen figures pull --table sfi" in str(row[4].text) for row in found.table.rows
        )
