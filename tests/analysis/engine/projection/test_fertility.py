"""Birth rates are found again in populations where they are known."""

import numpy as np
import pytest

from slussen.analysis.engine.projection.fertility import fit_fertility
from slussen.analysis.engine.projection.observed import Observed
from tests.analysis.engine.projection.made import made

RATE = np.array([0.02, 0.1, 0.05])


def with_rates(*levels: float) -> Observed:
    people = np.full((len(levels), 2, 6, 5), 1000.0)
    born = 1000 * RATE[:, None] * np.ones(4) * np.array(levels)[:, None, None]
    births = np.stack([0.48 * born, 0.52 * born], axis=1)
    return Observed(people, births, np.zeros((len(levels), 2, 6, 4)), youngest_mother=2)


def test_rates_and_the_share_of_girls_are_found_again() -> None:
    fitted = fit_fertility(with_rates(0.8, 1.2))
    assert fitted.rate == pytest.approx(RATE * np.array([[0.8], [1.2]]))
    assert fitted.share == pytest.approx([0.48, 0.52])


def test_births_are_of_the_women_at_both_ends_of_the_year() -> None:
    fitted = fit_fertility(with_rates(1.0))
    before, after = np.full((1, 6), 100.0), np.full((1, 6), 300.0)
    assert fitted.births(before, after).sum() == pytest.approx(200 * RATE.sum())


def test_nobody_is_born_where_nobody_was() -> None:
    fitted = fit_fertility(made(fertility=0.0))
    women = np.ones((3, 30))
    assert not fitted.births(women, women).any()


def test_where_mothers_are_older_more_are_born_to_older_mothers() -> None:
    ages, years = 12, 5
    people = np.full((2, 2, 14, years), 10_000.0)
    rate = np.array([np.linspace(0.05, 0.15, ages), np.linspace(0.15, 0.05, ages)])
    births = np.repeat(rate[:, None, :, None] * 5000.0, 2, axis=1) * np.ones(years - 1)
    known = Observed(people, births, np.zeros((2, 2, 14, years - 1)), youngest_mother=1)
    fitted = fit_fertility(known).rate
    assert fitted[0, 3:-3] == pytest.approx(rate[0, 3:-3], rel=0.02)
    assert fitted[1, 3:-3] == pytest.approx(rate[1, 3:-3], rel=0.02)
