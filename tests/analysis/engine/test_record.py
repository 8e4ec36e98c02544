"""The ledger: forecasts against what came, as they were and whether good or bad."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.analysis.engine.record import Ahead, Published, scores
from slussen.lib.text import Text


def published(figures, made_at="2016-03-01T00:00:00Z", base="2015"):
    return Published(
        "population_forecast", "v", made_at, base, Text("folkmängd", "people"), figures
    )


FIGURES = {
    ("18", "2020"): Ahead(110, 90, 120),
    ("20", "2020"): Ahead(190, 180, 195),
    ("18", "2021"): Ahead(112, 80, 140),
    ("18", "2015"): Ahead(100, 100, 100),
}


def test_a_forecast_is_scored_where_its_outcome_has_come():
    (score,) = scores([published(FIGURES)], {("18", "2020"): 100, ("20", "2020"): 200})
    assert score.period == "2020"
    assert score.ahead == 5
    assert score.error == pytest.approx((10 + 5) / 2)
    assert score.by_region == pytest.approx({"18": 10, "20": -5})
    assert (score.inside, score.regions) == (1, 2)
    assert not score.is_hindcast


def test_the_base_year_is_no_forecast_and_no_outcome_no_score():
    assert scores([published(FIGURES)], {("18", "2015"): 90, ("99", "2020"): 9}) == ()
    assert scores([], {("18", "2020"): 1}) == ()


def test_what_was_made_after_its_outcome_says_so():
    (score,) = scores([published(FIGURES, "2026-11-25")], {("18", "2021"): 100})
    assert score.is_hindcast


def test_the_latest_outcome_comes_first_and_the_oldest_forecast_of_it():
    later = published({("18", "2021"): Ahead(101, 1, 200)}, "2019-03-01", "2018")
    outcomes = {("18", "2020"): 100, ("18", "2021"): 100}
    found = scores([later, published(FIGURES)], outcomes)
    assert [(one.period, one.published.base) for one in found] == [
        *(("2021", "2015"), ("2021", "2018"), ("2020", "2015"))
    ]


@given(st.floats(1, 1e6), st.floats(0.5, 2), st.floats(0.1, 10))
def test_the_unit_of_the_figures_does_not_matter(came, ratio, unit):
    def scored(size):
        ahead = Ahead(came * ratio * size, 0, came * size)
        return scores([published({("18", "2020"): ahead})], {("18", "2020"): came * size})[0]

    assert scored(unit).error == pytest.approx(scored(1).error)
    assert scored(1).error == pytest.approx(100 * abs(ratio - 1))
