"""An occupation's pay: as much of the spread as is published, and both sexes where they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.occupation_panels import pay
from slussen.analysis.engine.occupation_panels.subject import subject
from slussen.figures import queries as figures
from tests.analysis import made_occupations as mo
from tests.analysis import occupation_truth
from tests.analysis.reading import rows, shipped, swedish

CONSTANTS = frozenset({"2"})  # NUTS 2
RANDOM = st.binary(min_size=mo.size_of_random(), max_size=mo.size_of_random())


def panel(spread=None, by_sex=None, code="9111"):
    inputs = mo.inputs({"pay_ssyk4": spread or {}, "pay_ssyk3": by_sex or {}})
    return pay.spread(inputs, subject(inputs, code))


BY_SEX = mo.pay("SE12", "911", 23800, 25200) | mo.pay("SE11", "911", 25000, None)


def test_the_middle_the_tenths_and_where_womens_share_is_lowest():
    found = panel(mo.spread("9111", 23500, 26500, 29800), BY_SEX)
    occupation_truth.check(found, mo.inputs({}), CONSTANTS)
    assert swedish(found) == [
        (
            "Mittenvärdet för lönen bland städare i riket var 26\u202f500 kronor i månaden år "
            "2023; en av tio tjänade under 23\u202f500 och en av tio över 29\u202f800."
        ),
        (
            "Kvinnors lön i yrkesgruppen, som andel av mäns, var lägst i Östra Mellansverige: "
            "94 procent (2020)."
        ),
    ]
    assert rows(found) == [
        ["Östra Mellansverige", 23800, 25200, 94, None, None, None],
        ["Stockholm", 25000, "suppressed", "suppressed", None, None, None],
        ["Riket", None, None, None, 23500, 26500, 29800],
    ]


def test_a_hidden_tenth_is_not_told():
    found = panel(mo.spread("9111", None, 26500, 29800))
    assert swedish(found) == [
        "Mittenvärdet för lönen bland städare i riket var 26\u202f500 kronor i månaden år 2023."
    ]
    assert found.chart is None


def test_a_group_has_no_spread_of_its_own_and_nothing_is_no_panel():
    found = panel(mo.spread("9111", 1, 2, 3), BY_SEX, code="911")
    assert len(found.sentences) == 1
    assert [row[0] for row in rows(found)] == ["Östra Mellansverige", "Stockholm"]
    assert panel() is None
    assert panel(by_sex=mo.pay("SE12", "911", None, 25000)) is None


@settings(max_examples=30, deadline=None)
@given(data=RANDOM, holes=st.sampled_from([0, 1, 4]), code=st.sampled_from(mo.UNITS + mo.GROUPS))
def test_any_figures_give_true_sentences_and_dots_that_are_the_tables(data, holes, code):
    inputs = mo.random_inputs(data, holes, "18")
    found = pay.spread(inputs, subject(inputs, code))
    if found is None:
        return
    occupation_truth.check(found, inputs, CONSTANTS)
    cells = inputs.cube("pay_ssyk3").cells
    for one in found.indicators:
        if one.id.startswith("pay_share:"):
            women, men = (
                cells[one.breakdown["region"], "2020", sex, code[:3], "mean_pay"].value
                for sex in mo.SEXES
            )
            assert abs(one.value - 100 * women / men) <= 0.501
    if found.chart:
        shown = {row[0]: row for row in rows(found)}
        for bar in found.chart.bars:
            for at, sex in enumerate(mo.SEXES, 1):
                number = shown[bar.label.sv][at]
                assert bar.values[sex] == (None if isinstance(number, str) else number)


@pytest.mark.parametrize("code", ["0110", "1210", "9412", "2221"])
def test_on_the_figures_that_ship(code):
    inputs = shipped("18")
    found = pay.spread(inputs, subject(inputs, code))
    occupation_truth.check(found, inputs, CONSTANTS)
    spread = figures.cube("pay_ssyk4").cells
    assert rows(found)[-1][4:] == [
        spread["00", "2023", code, measure].value for measure in ("p10", "middle", "p90")
    ]
    by_sex = figures.cube("pay_ssyk3").cells
    shares = {}
    for county in inputs.counties:
        women, men = (by_sex[county.nuts2, "2020", sex, code[:3], "mean_pay"] for sex in mo.SEXES)
        row = next(row for row in rows(found) if row[0] == inputs.place(county.nuts2).sv)
        assert row[1:3] == [women.value or women.mark, men.value or men.mark]
        if women.value and men.value:
            shares[row[0]] = int(100 * women.value / men.value + 0.5)
            assert row[3] == shares[row[0]]
    lowest = [area for area, share in shares.items() if share == min(shares.values())]
    said = [text for text in swedish(found) if "lägst i" in text]
    assert bool(said) == (len(lowest) <= 2)
    assert all(area in text for text in said for area in lowest)
