"""Death rates are found again in populations where they are known."""

import numpy as np
import pytest

from slussen.analysis.engine.projection.mortality import Mortality, fit_mortality
from slussen.analysis.engine.projection.observed import Observed
from tests.analysis.engine.projection.made import made, times

AGES = np.arange(60)
RATE = 0.001 * np.exp(0.09 * AGES)


def with_rates(trend: float, levels: tuple[float, ...] = (1.0,), years: int = 11) -> Observed:
    """A still population whose deaths are exactly as the rates say."""
    people = np.full((len(levels), 2, len(AGES), years), 10_000.0)
    time = np.arange(1 - (years - 1), 1)
    rate = RATE[:, None] * np.exp(trend * time)
    deaths = people[..., 1:] * rate * np.array(levels)[:, None, None, None]
    return Observed(people, np.zeros((len(levels), 2, 1, years - 1)), deaths)


def test_level_and_trend_are_found_again() -> None:
    fitted = fit_mortality(with_rates(-0.02))
    assert fitted.rate[0, 20:] == pytest.approx(RATE[20:], rel=0.02)
    assert fitted.trend[0, 30:] == pytest.approx(-0.02, abs=0.002)


def test_few_years_say_little_of_a_trend() -> None:
    short, long = (fit_mortality(with_rates(-0.02, years=years)) for years in (4, 12))
    # At 20 few die, so that four years say even less.
    assert short.trend[0, 20] > -0.012
    assert long.trend[0, 20] < -0.016


def test_each_region_has_its_level() -> None:
    fitted = fit_mortality(with_rates(-0.01, levels=(0.8, 1.0, 1.2)))
    assert fitted.level[:, 0] == pytest.approx([0.8, 1.0, 1.2], rel=0.02)


def test_hazards_fall_with_the_trend_and_join_two_ages() -> None:
    rate = np.tile([0.01, 0.02, 0.04], (2, 1))
    known = Mortality(rate, np.full((2, 3), np.log(0.5)), np.ones((1, 2)))
    newborn, hazard = known.hazards(1)
    assert newborn[0, 0] == pytest.approx(0.88 * 0.005)
    assert hazard[0, 0] == pytest.approx([0.12 * 0.005 + 0.005, 0.005 + 0.01, 0.02])
    assert known.hazards(2)[1][0, 0] == pytest.approx(hazard[0, 0] / 2)


def test_nobody_dies_where_nobody_died() -> None:
    fitted = fit_mortality(made(mortality=0.0))
    newborn, hazard = fitted.hazards(5)
    assert not newborn.any()
    assert not hazard.any()


def test_an_age_at_which_nobody_lives_is_bridged() -> None:
    known = with_rates(-0.01)
    known.population[:, :, 20] = known.deaths[:, :, 20] = 0
    fitted = fit_mortality(Observed(known.population, known.births, known.deaths))
    assert fitted.rate[0, 20] == pytest.approx(RATE[20], rel=0.05)


def test_another_unit_changes_nothing() -> None:
    known = made(3)
    rate, more = fit_mortality(known).rate, fit_mortality(times(known, 1000.0)).rate
    assert more == pytest.approx(rate, rel=1e-6)
