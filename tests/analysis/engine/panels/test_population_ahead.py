"""The projected population: where it goes, how sure that is, and what stands in its table."""

from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.model import Status
from slussen.analysis.engine.panels import population_ahead
from tests.analysis import made, truth
from tests.analysis import made_forecasts as mf
from tests.analysis.reading import lines, rows, swedish

PAST = {"2014": 158_000.0, "2015": 160_000.0}
AHEAD = {
    "2020": (162_000.0, 161_000.0, 163_000.0),
    "2025": (161_000.0, 158_000.0, 164_000.0),
    "2030": (159_500.0, 154_000.0, 165_000.0),
}


def inputs(*cells):
    return made.inputs(
        {"population_forecast": {key: one for part in cells for key, one in part.items()}}
    )


def test_what_is_expected_and_how_that_differs_from_the_last_year_known():
    found = population_ahead.working_age(
        inputs(
            mf.people("18", PAST | AHEAD, y2025=2.5),
            mf.people("18", {"2015": 70_000.0, "2030": (75_000.0, 70_000.0, 79_000.0)}, "65+"),
        )
    )
    assert swedish(found) == [
        (
            "I Örebro län väntas 159\u202f500 personer i åldern 20–64 år bo 2030 (80 procents "
            "intervall 154\u202f000–165\u202f000)."
        ),
        "Det är 500 personer färre än 2015.",
    ]
    assert lines(found)["people"]["2014"] == 158_000
    assert [(p.lo80, p.hi80) for p in found.chart.series[0].points][1:3] == [
        *((None, None), (161_000, 163_000))
    ]
    assert rows(found)[0] == ["2015", 160_000, None, None, None, "missing", 70_000]
    assert rows(found)[2] == ["2025", 161_000, 158_000, 164_000, 2.5, "missing", "missing"]
    assert {one.status for one in found.indicators} == {Status.FORECAST, Status.DERIVED}
    assert all((one.status is Status.DERIVED) == (one.lo80 is None) for one in found.indicators)


def test_no_projection_or_nothing_to_compare_it_with_is_no_panel():
    assert population_ahead.working_age(inputs()) is None
    assert population_ahead.working_age(inputs(mf.people("18", PAST))) is None
    assert population_ahead.working_age(inputs(mf.people("18", AHEAD))) is None
    near = {"2016": (161_000.0, 160_000.0, 163_000.0)}
    assert population_ahead.working_age(inputs(mf.people("18", PAST | near))) is None


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 300_000)] * 3), min_size=3, max_size=3), st.integers(0))
def test_no_sentence_is_ever_false_of_its_figures(ranges, start):
    ahead = {}
    for year, given_ in zip(AHEAD, ranges, strict=True):
        low, value, high = map(float, sorted(given_))
        ahead[year] = (value, low, high)
    found = population_ahead.working_age(
        inputs(mf.people("18", {"2015": float(start % 300_000)} | ahead))
    )
    for sentence in found.sentences:
        indicators = {one.id: one for one in found.indicators}
        for claim in sentence.claims:
            truth.CHECKS[claim.kind](
                claim, [indicators[one] for one in claim.indicators], "sv", sentence.text.sv
            )
