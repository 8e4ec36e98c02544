"""The barometer read: which occupations, which edition, and words for levels."""

from slussen.analysis.engine import assessments
from slussen.analysis.engine.inputs import Reader
from slussen.analysis.engine.model import Section
from tests.analysis import made_occupations as mo

CLEANERS, LONG, CRANE = map(mo.barometer_code, ("Städare", "Fjärrbilsförare", "Kranbilsförare"))


def inputs(*cells):
    found = {}
    for some in cells:
        found |= some
    return mo.inputs({"barometer": found})


def test_the_latest_edition_with_an_assessment_is_read():
    later = {("18", "2025-12", CLEANERS, "chances"): mo.made.cell(None, "not_assessed")}
    found = inputs(mo.judged("18", CLEANERS, 3, 1), later)
    assert assessments.edition(found, "18") == "2025-05"
    assert assessments.edition(found, "01") is None
    assert assessments.unnamed(found, "01") == 0


def test_those_read_are_the_panels_indicators():
    found = inputs(mo.judged("18", CLEANERS, 3, 1), mo.judged("18", CRANE, None, None))
    reader = Reader(found, Section.SHORT_TERM)
    one, other = assessments.read(reader, "18", "2025-05")
    assert {one.occupation.code, other.occupation.code} == {CLEANERS, CRANE}
    assert len(reader.indicators) == 4
    assert {(each.chance, each.demand) for each in (one, other)} == {(3, 1), (None, None)}
    assert assessments.read(reader, "18", None) == ()


def test_a_missing_outlook_is_no_outlook():
    cells = {("18", "2025-05", CLEANERS, "chances"): mo.made.cell(3)}
    found = inputs(cells)
    (one,) = assessments.read(Reader(found, Section.SHORT_TERM), "18", "2025-05", [CLEANERS])
    assert (one.chance, one.demand) == (3, None)


def test_unit_groups_know_all_that_cover_them():
    found = assessments.by_unit_group(inputs())
    assert {LONG, CRANE} < set(found["8332"])
    assert found["9111"] == (CLEANERS,)


def test_levels_are_words_and_several_are_a_span():
    found = inputs()
    assert assessments.level(found, "chances", 3).sv == "stora"
    assert assessments.level(found, "outlook", -1).en == "falls"
    assert assessments.level(found, "chances", 9).sv == "9"
    assert assessments.level_cell(found, "chances", [3, 1, None]).text.sv == "små–stora"
    assert assessments.level_cell(found, "chances", [2, 2]).text.sv == "medelstora"
    nothing = assessments.level_cell(found, "chances", [None])
    assert (nothing.text, nothing.number, nothing.mark) == (None, None, "not_assessed")
