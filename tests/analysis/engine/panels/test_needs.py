"""Needs ahead: the largest need, how sure it is, and what is said of how it is made."""

from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.model import Section, Status
from slussen.analysis.engine.panels import needs
from tests.analysis import made_forecasts as mf
from tests.analysis import made_occupations as mo
from tests.analysis import occupation_truth
from tests.analysis.reading import english, rows, swedish

CONSTANTS = frozenset({"80"})
NONE = (0.0, 0.0, 0.0)


def inputs(*cells):
    return mo.inputs({"needs_forecast": {key: one for part in cells for key, one in part.items()}})


NURSES = mf.needs("18", "222", 900, {"2022": ((100, 40, 160), (150, 120, 180))}, past_error=4.25)
CLEANERS = mf.needs("18", "911", 400, {"2022": ((-90, -160, -30), (60, 40, 80))}, past_error=8)


def test_the_largest_need_is_told_with_its_interval():
    found = needs.medium(inputs(NURSES, CLEANERS))
    assert swedish(found) == [
        (
            "Störst är behovet i Örebro län av sjuksköterskor: uppskattningsvis 250 personer fram "
            "till 2022 (80 procents intervall 160–340)."
        ),
        "I 1 av 2 yrkesgrupper är behovet fram till 2022 större än noll i hela intervallet.",
        "I 2 av 2 yrkesgrupper är åldersavgångarna fler än de anställda som tillkommer.",
    ]
    assert "an estimated 250 persons by 2022 (80 per cent interval 160–340)" in english(found)[0]
    assert found.section is Section.MEDIUM_TERM
    assert {one.status for one in found.indicators} == {Status.FORECAST, Status.DERIVED}
    assert rows(found) == [
        ["Sjuksköterskor", 900, 250, 160, 340, 150, 100, 4.25, "not_assessed"],
        ["Städare och hemservicepersonal m.fl.", 400, -30, -120, 50, 60, -90, 8, "not_assessed"],
    ]
    assert found.chart.bars[0].intervals == {"need": (160, 340)}


def test_the_employment_service_s_outlook_stands_beside_and_not_inside():
    nurse = next(
        code for code, one in mo.BAROMETER.items() if {"2221", "2231"} & set(one.unit_groups)
    )
    group = mo.BAROMETER[nurse].unit_groups[0][:3]
    cells = mf.needs("18", group, 900, {"2022": ((100, 40, 160), (150, 120, 180))})
    made = mo.inputs({"needs_forecast": cells, "barometer": mo.judged("18", nurse, 3, 1)})
    found = needs.medium(made)
    assert rows(found)[0][1:] == [900, 250, 160, 340, 150, 100, None, "ökar"]
    assert {one.status for one in found.indicators if "barometer" in one.id} == {Status.PUBLISHED}
    occupation_truth.check(found, made, CONSTANTS)


def test_the_long_term_has_both_of_its_years():
    ahead = dict.fromkeys(("2022", "2027", "2032"), ((100, -40, 160), (150, 120, 180)))
    found = needs.long(inputs(mf.needs("18", "222", 900, ahead)))
    assert [column.key for column in found.table.columns if column.key.startswith("need-")] == [
        *("need-2027", "need-2032")
    ]
    assert found.question.sv == "Hur många behöver varje yrke anställa till 2027 och 2032?"
    assert found.section is Section.LONG_TERM
    assert swedish(found)[0].endswith("(80 procents intervall 80–340).")


def test_an_interval_below_zero_reads_as_one():
    found = needs.medium(inputs(mf.needs("18", "222", 900, {"2022": ((9, -160, 99), NONE)})))
    assert "(80 procents intervall −160 till 99)" in swedish(found)[0]


def test_where_nothing_is_needed_nothing_is_the_largest_need():
    found = needs.medium(inputs(mf.needs("18", "222", 900, {"2022": ((-9, -20, -1), NONE)})))
    assert len(found.sentences) == 2
    occupation_truth.check(found, inputs(), CONSTANTS)


def test_no_forecast_another_county_s_or_another_horizon_is_no_panel():
    assert needs.medium(inputs()) is None
    assert needs.medium(inputs(mf.needs("09", "222", 9, {"2022": (NONE, NONE)}))) is None
    assert needs.long(inputs(NURSES)) is None
    assert needs.medium(inputs(mf.needs("18", "999", 9, {"2022": (NONE, NONE)}))) is None


sizes = st.integers(-500, 500)


@st.composite
def ranges(draw, least=-500):
    low, value, high = sorted(draw(st.tuples(*[st.integers(least, 500)] * 3)))
    return float(value), float(low), float(high)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(mo.GROUPS),
        st.tuples(st.integers(0, 5000), ranges(), ranges(0), st.none() | st.floats(0, 40)),
        min_size=1,
    )
)
def test_no_sentence_is_ever_false_of_its_figures(staff):
    made = inputs(
        *(
            mf.needs("18", code, float(base), {"2022": (growth, leaving)}, error)
            for code, (base, growth, leaving, error) in staff.items()
        )
    )
    found = needs.medium(made)
    occupation_truth.check(found, made, CONSTANTS)
    for indicator in found.indicators:
        if indicator.lo80 is not None:
            assert indicator.lo80 <= indicator.value <= indicator.hi80
