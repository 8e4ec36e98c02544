"""The ledger on the county page: what was missed, told as it was."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from slussen.analysis.engine.panels import forecast_record
from slussen.analysis.engine.record import Ahead, Published, scores
from slussen.lib.text import Text
from tests.analysis import made, occupation_truth
from tests.analysis.reading import rows, swedish

COUNTIES = ("18", "01", "09", "20")
CONSTANTS = frozenset({"80"})


def inputs(errors, made_at="2026-11-25", county="18"):
    came = {(code, "2024"): 1000.0 for code in errors}
    figures = {
        (code, "2024"): Ahead(number, number - 30, number + 30)
        for code, error in errors.items()
        if (number := 1000.0 * (1 + error / 100))
    }
    published = Published("population_forecast", "v1", made_at, "2015", Text("f", "p"), figures)
    cells = {(code, "2024", "population"): made.cell(1000.0) for code in errors}
    return replace(
        made.inputs({"population": cells}, county=county), record=scores([published], came)
    )


def test_the_county_s_error_and_everybody_s_are_told():
    found = forecast_record.population(inputs({"18": 2.94, "01": -1, "09": -5, "20": 0}))
    assert swedish(found) == [
        (
            "Framskrivningen av folkmängden i Örebro län ur siffror till 2015 blev 2,9 procent för "
            "hög för 2024."
        ),
        (
            "I snitt över länen var felet 2,2 procent, och 3 av 4 län hamnade inom sitt 80 "
            "procents intervall."
        ),
    ]
    assert rows(found) == [["2026-11-25", "2015", "2024", 2.9, 2.2, 3, 4]]
    assert [bar.label.sv for bar in found.chart.bars if bar.emphasis] == ["Örebro län"]
    assert found.notes[0].sv.startswith("Den här gjordes 2026-11-25, när utfallet redan fanns")


def test_what_was_made_in_advance_has_no_such_note():
    found = forecast_record.population(inputs({"18": -2.0}, made_at="2016-03-01"))
    assert "blev 2,0 procent för låg" in swedish(found)[0]
    assert len(found.notes) == 1


def test_no_record_or_none_of_the_county_is_no_panel():
    assert forecast_record.population(made.inputs({})) is None
    assert forecast_record.population(inputs({"01": 1.0})) is None


@given(st.dictionaries(st.sampled_from(COUNTIES), st.floats(-50, 50), min_size=1))
def test_no_sentence_is_ever_false_of_its_figures(errors):
    given_ = inputs(errors)
    found = forecast_record.population(given_)
    if "18" not in errors:
        assert found is None
        return
    occupation_truth.check(found, given_, CONSTANTS)
