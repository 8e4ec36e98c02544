"""What would have been said five and ten years ago, with nothing known of the years after."""

from pathlib import Path

import numpy as np
import pytest

from slussen.analysis.engine.projection.hindcast import Hindcast, hindcasts
from slussen.analysis.engine.projection.observed import Observed
from slussen.analysis.engine.projection.run import project
from slussen.analysis.population_tables import PopulationTables, read_tables
from tests.analysis.engine.projection.made import made


def of(known: Observed) -> tuple[Hindcast, ...]:
    return hindcasts(
        known.population, known.births, known.deaths, youngest_mother=known.youngest_mother
    )


def test_they_need_three_years_before_and_five_after() -> None:
    assert [past.ago for past in of(made(years=8))] == []
    assert [past.ago for past in of(made(years=9))] == [5]
    assert [past.ago for past in of(made(years=14))] == [10, 5]


def test_nothing_later_is_known() -> None:
    known = made(years=14)
    changed = made(years=14)
    changed.population[..., 9:] *= 2
    changed.births[..., 8:] *= 3
    changed.deaths[..., 8:] *= 0.5
    first, second = of(known), of(changed)
    assert np.array_equal(first[1].projected, second[1].projected)
    assert np.array_equal(second[1].actual, changed.population[..., 13])


def test_they_are_what_project_says() -> None:
    known = made(years=12)
    before = known.until(6)
    ahead = project(
        before.population, before.births, before.deaths, 6, last_year=1, youngest_mother=8
    )
    past = of(known)[-1]
    assert np.array_equal(past.projected, ahead.population[..., -1])
    assert past.cover == pytest.approx(
        np.mean((ahead.low[..., -1] <= past.actual) & (past.actual <= ahead.high[..., -1]))
    )


def test_how_errors_are_counted() -> None:
    actual = np.full((2, 2, 70), 100.0)
    projected = actual.copy()
    projected[0, :, 20:65] += 2
    projected[1, 0, 0] -= 50
    past = Hindcast(5, projected, actual, None, np.array([True, False]))
    assert past.working_age_error == pytest.approx(0.01)
    assert past.working_age_error_same_border == pytest.approx(0.02)
    assert past.cell_error == pytest.approx((90 * 2 + 50) / 28_000)
    assert past.country_error == pytest.approx((90 * 2 + 50) / 28_000)
    assert past.country_mean_error == pytest.approx((90 * 0.01 + 0.25) / 140)
    assert np.isnan(past.cover)


def test_a_people_without_anybody_of_working_age() -> None:
    actual = np.ones((1, 2, 10))
    assert np.isnan(Hindcast(5, actual, actual, None, np.array([True])).working_age_error)


@pytest.fixture(scope="module")
def counties(shared_data: Path) -> PopulationTables:
    folder = shared_data / "statistics"
    return read_tables(
        folder / "population_county_age_sex_2000_2015.parquet",
        folder / "births_county_motherage_sex_2000_2015.parquet",
        folder / "deaths_county_age_sex_2000_2015.parquet",
    )


@pytest.mark.shared
def test_the_counties_past_stays_within_the_limits(counties: PopulationTables) -> None:
    """From 2005 nobody could know of 2006: net migration doubled and a municipality of 13,000
    changed county, so that only the error without that border is held, and to what it was."""
    first, second = hindcasts(
        counties.population, counties.births, counties.deaths, youngest_mother=14
    )
    assert second.working_age_error < 0.010
    assert second.cell_error < 0.0145
    assert second.country_error < 0.010
    assert second.country_mean_error < 0.0145
    assert 0.75 < second.cover < 0.87
    assert first.same_border.sum() == 19
    assert first.working_age_error_same_border < 0.0130
    assert 0.75 < first.cover < 0.87
