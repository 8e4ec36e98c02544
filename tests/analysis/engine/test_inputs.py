"""The reader: what is read is reported, once, with where it comes from."""

from dataclasses import replace

import pytest

from slussen.analysis.engine.inputs import Reader
from slussen.analysis.engine.model import Section, Status
from slussen.lib.text import Text
from tests.analysis import made

WOMEN = {"sex": "women", "birth": "foreign_born", "age": "20-64"}
HERE = {"region": "18", "period": "2024-11", **WOMEN}
STEP = Text("Delat med två", "Divided by two")


@pytest.fixture
def reader() -> Reader:
    cells = made.status("18", "2024-11", "women", "foreign_born", employment_rate=65.4, employed=3)
    cells |= made.status("01", "2024-11", "women", "foreign_born", employment_rate=None)
    return Reader(made.inputs({"labour_status": cells}), Section.SITUATION)


def test_what_is_read_is_reported_once(reader):
    first = reader.read("labour_status", "employment_rate", **HERE)
    again = reader.read("labour_status", "employment_rate", **HERE)
    assert first is again
    assert reader.indicators == (first,)
    assert first.id == "labour_status.employment_rate:18:2024-11:women:foreign_born:20-64"
    assert (first.value, first.unit, first.decimals) == (65.4, "percent", 1)
    assert first.period == "2024-11"
    assert dict(first.breakdown) == {"region": "18", **WOMEN}
    assert first.status is Status.PUBLISHED
    assert first.section is Section.SITUATION


def test_the_source_says_who_what_and_when(reader):
    source = reader.read("labour_status", "employment_rate", **HERE).source
    assert (source.publisher, source.table, source.retrieved) == ("SCB", "påhittad", "2026-01-01")
    assert source.catalogue_id == "labour_status"
    assert source.cite.sv.startswith("SCB, ")


def test_no_cell_is_nothing_and_no_report(reader):
    assert reader.read("labour_status", "employment_rate", **{**HERE, "region": "20"}) is None
    assert reader.indicators == ()


def test_a_hidden_cell_is_reported_but_is_no_figure(reader):
    hidden = {**HERE, "region": "01"}
    assert reader.figure("labour_status", "employment_rate", **hidden) is None
    (reported,) = reader.indicators
    assert (reported.value, reported.mark) == (None, "suppressed")


def test_a_cell_that_an_import_derived_is_derived():
    cells = {("18", "2024", "women", "2-3", "20-64", "employed_share"): made.cell(3.0, "derived")}
    reader = Reader(made.inputs({"establishment": cells}), Section.SITUATION)
    found = reader.read(
        "establishment",
        "employed_share",
        region="18",
        period="2024",
        sex="women",
        residence="2-3",
        age="20-64",
    )
    assert found.status is Status.DERIVED


def test_a_table_without_figures_is_an_empty_cube():
    reader = Reader(made.inputs({}), Section.SITUATION)
    assert reader.read("labour_status", "employment_rate", **HERE) is None
    assert reader.inputs.cube("labour_status").dimensions[-1] == "measure"


def test_what_is_computed_carries_every_step_and_its_own_status(reader):
    rate, number = (
        reader.read("labour_status", name, **HERE) for name in ("employment_rate", "employed")
    )
    half = reader.compute(
        (rate, number), id="half", title=Text("Hälften", "Half"), value=32.7, step=STEP, decimals=2
    )
    assert half.status is Status.DERIVED
    assert half.source.steps == (*rate.source.steps, STEP)
    assert (half.unit, half.decimals, half.mark) == ("percent", 2, None)
    assert reader.indicators == (rate, number, half)
    guess = reader.compute(
        (rate,),
        id="guess",
        title=Text("Gissat", "Guessed"),
        value=1.0,
        step=STEP,
        status=Status.ESTIMATE,
        lo80=0.5,
        hi80=1.5,
    )
    assert (guess.status, guess.lo80, guess.hi80) == (Status.ESTIMATE, 0.5, 1.5)


@pytest.mark.parametrize(
    ("code", "sv", "en"),
    [
        ("00", "riket", "Sweden"),
        ("18", "Örebro län", "Örebro County"),
        ("SE12", "Östra Mellansverige", "East Middle Sweden"),
        ("xx", "xx", "xx"),
    ],
)
def test_what_a_sentence_calls_a_region(code, sv, en):
    inputs = made.inputs({})
    found = inputs.place(code)
    assert (found.sv, found.en) == (sv, en)


def test_what_pages_share_is_worked_out_once_and_anew_for_other_figures():
    inputs, made_of = made.inputs({}), []
    for _ in range(2):
        assert inputs.once("key", lambda: made_of.append(1) or len(made_of)) == 1
    assert inputs.once("other", lambda: None) is None
    other = replace(inputs, county=inputs.counties[1])
    assert other.once("key", lambda: 7) == 7
    assert inputs.once("key", lambda: 7) == 1
