"""Whole occupation pages: every unit group of the real figures, and any made-up ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis import queries
from slussen.analysis.engine.model import Section
from slussen.analysis.engine.occupation import build_occupation
from slussen.lib.errors import UserError
from slussen.taxonomy import queries as taxonomy
from tests.analysis import made_occupations as mo
from tests.analysis import occupation_truth
from tests.analysis.reading import shipped

CONSTANTS = frozenset({"2", "100"})
ORDER = [
    *("occupation-ads", "occupation-assessment", "occupation-employees", "occupation-age"),
    *("occupation-pay", "occupation-education", "occupation-moves"),
]
ALL = [code for code in taxonomy.occupations() if len(code) >= 3]


def test_a_page_holds_its_panels_in_reading_order():
    found = queries.occupation_analysis("2221")
    assert [panel.id for panel in found.panels] == ORDER
    assert found.panel("occupation-pay") is found.panels[4]
    assert found.panel("no-such") is None
    assert found.occupation.name.sv == "Grundutbildade sjuksköterskor"
    assert [licence.sv for licence in found.occupation.licences] == [
        "Legitimation som sjuksköterska"
    ]
    assert found.requirement.sv == "fördjupad högskolekompetens"
    assert (found.group.code, [unit.code for unit in found.units]) == ("222", ["2221"])


def test_a_group_of_three_digits_has_a_page_of_its_units():
    found = queries.occupation_analysis("911")
    assert [unit.code for unit in found.units] == ["9111", "9119"]
    assert found.panel("occupation-moves") is None
    assert found.panel("occupation-employees")


def test_on_the_figures_that_ship_occupations_of_every_kind_are_true():
    inputs, names = shipped("18"), taxonomy.education_groups()
    # Every eighth of all, and those with something odd: no ads, no pay, several assessments.
    for code in {*ALL[::8], "4430", "0110", "1111", "2611", "8332", "532"}:
        found = build_occupation(inputs, code, names)
        assert [panel.id for panel in found.panels] == [one for one in ORDER if found.panel(one)]
        assert {"occupation-employees", "occupation-age"} <= {panel.id for panel in found.panels}
        for panel in found.panels:
            assert panel.section in {Section.SHORT_TERM, Section.OCCUPATIONS}
            occupation_truth.check(panel, inputs, CONSTANTS)


def test_every_education_that_is_published_has_an_english_name():
    cube = shipped("18").cube("education_background")
    names = taxonomy.education_groups()
    assert set(cube.values("education_group")) == set(names)
    assert all(name.en and name.en != name.sv for name in names.values())


@settings(max_examples=40, deadline=None)
@given(
    data=st.binary(min_size=mo.size_of_random(), max_size=mo.size_of_random()),
    holes=st.sampled_from([0, 1, 4]),
    code=st.sampled_from([*mo.UNITS, *mo.GROUPS]),
)
def test_no_sentence_is_ever_false_of_its_figures(data, holes, code):
    made = mo.random_inputs(data, holes, "18")
    for panel in build_occupation(made, code, {}).panels:
        occupation_truth.check(panel, made, CONSTANTS)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("9999", 'there is no occupation "9999": expected an SSYK 2012 code such as 5321'),
        ("", 'there is no occupation "": expected an SSYK 2012 code such as 5321'),
        ("städare", 'there is no occupation "städare": expected an SSYK 2012 code such as 5321'),
        ("91", '"91" holds many occupations: expected a code of 3 or 4 digits'),
    ],
)
def test_what_is_no_occupation_is_one_clear_line(code, line):
    with pytest.raises(UserError) as caught:
        queries.occupation_analysis(code)
    assert str(caught.value) == line


def test_statistics_swedens_split_managers_are_the_merged_group():
    assert queries.occupation_analysis("1211") is queries.occupation_analysis("1210")
