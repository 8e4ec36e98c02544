"""The ages of an occupation's group in all of Sweden."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.occupation_panels import age
from slussen.analysis.engine.occupation_panels.subject import subject
from slussen.figures import queries as figures
from tests.analysis import made_occupations as mo
from tests.analysis import occupation_truth
from tests.analysis.reading import rows, shipped, swedish

RANDOM = st.binary(min_size=mo.size_of_random(), max_size=mo.size_of_random())


def panel(*cells, code="9111"):
    found = {}
    for some in cells:
        found |= some
    inputs = mo.inputs({"employees_ssyk3_age": found})
    return age.structure(inputs, subject(inputs, code))


CLEANERS = tuple(mo.aged(area, "911", 60, 30, 10) for area in mo.AREAS)
OTHERS = tuple(mo.aged(area, "534", 100, 0, 0) for area in mo.AREAS)


def test_the_share_close_to_retirement_beside_all_occupations():
    found = panel(*CLEANERS, *OTHERS)
    occupation_truth.check(found, mo.inputs({}))
    (said,) = swedish(found)
    assert said == (
        "I yrkesgruppen städare och hemservicepersonal (SSYK 911) var 40 procent av de anställda "
        "55–64 år 2017, mot 20 procent i alla yrken."
    )
    assert rows(found) == [["50–54 år", 180, 0], ["55–59 år", 90, 0], ["60–64 år", 30, 0]]


def test_an_area_that_is_hidden_or_missing_leaves_no_sum():
    assert panel(*CLEANERS[:2]) is None
    assert panel(*CLEANERS[:2], mo.aged(mo.AREAS[2], "911", 60, None, 10)) is None
    assert panel(*OTHERS) is None
    assert panel() is None
    assert panel(*(mo.aged(area, "911", 0, 0, 0) for area in mo.AREAS)) is None


def test_older_bands_and_sums_of_bands_are_not_counted():
    more = {
        (area, "2017", sex, "911", band, "employees"): mo.made.cell(1000)
        for area in mo.AREAS
        for sex in mo.SEXES
        for band in ("65-69", "16-64")
    }
    plain = panel(*CLEANERS, *OTHERS)
    found = panel(*CLEANERS, *OTHERS, more)
    assert swedish(found) == swedish(plain)
    assert rows(found) == rows(plain)


@settings(max_examples=30, deadline=None)
@given(data=RANDOM, holes=st.sampled_from([0, 1]), code=st.sampled_from(mo.UNITS + mo.GROUPS))
def test_any_figures_give_a_true_sentence_and_bars_that_are_the_tables(data, holes, code):
    inputs = mo.random_inputs(data, holes, "18")
    found = age.structure(inputs, subject(inputs, code))
    cells = inputs.cube(age.TABLE).cells
    if found is None:
        return
    occupation_truth.check(found, inputs)
    assert [(bar.label.sv, *bar.values.values()) for bar in found.chart.bars] == [
        tuple(row) for row in rows(found)
    ]
    for place, sex in enumerate(mo.SEXES, 1):
        for row, band in zip(rows(found), mo.BANDS, strict=True):
            parts = [cells[area, "2017", sex, code[:3], band, "employees"] for area in mo.AREAS]
            assert row[place] == sum(part.value for part in parts)


@pytest.mark.parametrize("code", ["0110", "1210", "222", "5321"])
def test_on_the_figures_that_ship(code):
    inputs = shipped("18")
    found = age.structure(inputs, subject(inputs, code))
    occupation_truth.check(found, inputs)
    areas = {county.nuts2 for county in inputs.counties}
    cells = {
        key: cell.value
        for key, cell in figures.cube("employees_ssyk3_age").cells.items()
        if key[0] in areas and key[1] == "2017"
    }

    def published(group="", *bands, sex=""):
        return sum(
            value
            for (_, _, its, occupation, band, _), value in cells.items()
            if group in {"", occupation} and (not bands or band in bands) and sex in {"", its}
        )

    shown = {row[0].removesuffix(" år").replace("–", "-"): row[1:] for row in rows(found)}
    for band, pair in shown.items():
        assert pair == [published(code[:3], band, sex=sex) for sex in ("women", "men")]
    assert sum(map(sum, shown.values())) == published(code[:3])
    near = ("55-59", "60-64")
    own, every = (
        int(100 * published(group, *near) / published(group) + 0.5) for group in (code[:3], "")
    )
    assert f" var {own} procent av de anställda" in swedish(found)[0]
    assert swedish(found)[0].endswith(f"mot {every} procent i alla yrken.")
