"""Education ahead: which level grows, which shrinks, and how sure that is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.model import Status
from slussen.analysis.engine.panels import education_ahead
from tests.analysis import made_forecasts as mf
from tests.analysis import made_occupations as mo
from tests.analysis import occupation_truth
from tests.analysis.reading import rows, swedish

LEVELS = education_ahead.LEVELS
CONSTANTS = frozenset({"80", "16", "74", "3"})


def inputs(changes):
    cells = {}
    for level, (value, low, high) in zip(LEVELS, changes, strict=False):
        then = (1000.0 + value, 1000.0 + low, 1000.0 + high)
        cells |= mf.educated("18", level, 1000.0, then, past_error=1.5)
    return mo.inputs({"education_forecast": cells})


def test_what_grows_and_what_shrinks_most():
    made = inputs([(-80, -120, -40), (-10, -50, 30), (20, 0, 40), (90, 60, 120)])
    found = education_ahead.levels(made)
    assert swedish(found) == [
        (
            "Störst är ökningen i Örebro län av dem med eftergymnasial 3 år eller mer utbildning: "
            "uppskattningsvis 90 personer fler 2023 än 2018 (80 procents intervall 60–120)."
        ),
        (
            "De med förgymnasial utbildning minskade mest i prognosen: 80 personer färre 2023 än "
            "2018."
        ),
    ]
    assert rows(found)[0] == ["Förgymnasial", 1000, 920, -80, -120, -40, 1.5]
    assert found.chart.bars[-1].intervals == {"change": (60, 120)}
    assert {one.status for one in found.indicators} == {Status.FORECAST, Status.DERIVED}
    assert all((one.status is Status.DERIVED) == (one.lo80 is None) for one in found.indicators)
    occupation_truth.check(found, made, CONSTANTS)


def test_where_levels_tie_one_of_them_is_told():
    found = education_ahead.levels(inputs([(0, -1, 1)] * 4))
    assert swedish(found) == [
        (
            "Antalet i Örebro län med eftergymnasial 3 år eller mer utbildning väntas öka med 0 "
            "personer från 2018 till 2023 (80 procents intervall −1 till 1)."
        )
    ]


def test_a_level_without_a_forecast_or_none_at_all_is_no_panel():
    assert education_ahead.levels(inputs([(1, 0, 2)] * 3)) is None
    assert education_ahead.levels(inputs([])) is None


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(*[st.integers(-999, 999)] * 3), min_size=4, max_size=4))
def test_no_sentence_is_ever_false_of_its_figures(given_):
    made = inputs([(b, a, c) for a, b, c in map(sorted, given_)])
    occupation_truth.check(education_ahead.levels(made), made, CONSTANTS)
