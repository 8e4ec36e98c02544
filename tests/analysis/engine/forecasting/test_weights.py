"""Weights are what would have forecast best, as far as there is any proof."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.forecasting.weights import fit

BOTH = np.array([True, True])


def block(weights: list[float], seed: int, count: int = 500) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    foreseen = random.normal(size=(len(weights), count))
    return foreseen, np.array(weights) @ foreseen + random.normal(0, 0.05, size=count)


def test_without_outcomes_the_prior_stands() -> None:
    prior = np.array([0.4, 0.2])
    assert fit([], prior, BOTH) is prior
    assert fit([(np.empty((2, 0)), np.empty(0))], prior, BOTH) is prior


def test_many_outcomes_of_many_years_are_found_back() -> None:
    blocks = [block([0.3, 0.6], seed) for seed in range(20)]
    assert fit(blocks, np.zeros(2), BOTH) == pytest.approx([0.3, 0.6], abs=0.08)


def test_a_few_outcomes_leave_it_near_the_prior() -> None:
    prior = np.array([0.5, 0.0])
    assert fit([block([0.0, 0.9], 1, count=2)], prior, BOTH) == pytest.approx(prior, abs=0.15)


def test_one_wild_outcome_does_not_matter() -> None:
    blocks = [block([0.3, 0.6], seed) for seed in range(20)]
    for foreseen, came in blocks:
        came[:5] = 1e4 * foreseen[0, :5]
    assert fit(blocks, np.zeros(2), BOTH) == pytest.approx([0.3, 0.6], abs=0.1)


def test_only_bounded_weights_share_one() -> None:
    blocks = [block([0.9, 0.9], seed) for seed in range(20)]
    assert fit(blocks, np.zeros(2), BOTH).sum() == pytest.approx(1, abs=1e-3)
    free = fit(blocks, np.zeros(2), np.array([True, False]))
    assert free == pytest.approx([0.9, 0.9], abs=0.1)


def test_nothing_foreseen_gives_the_prior_back() -> None:
    prior = np.array([0.4, 0.2])
    still = [(np.zeros((2, 10)), np.zeros(10))]
    assert fit(still, prior, BOTH) == pytest.approx(prior)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.floats(-2, 2), min_size=2, max_size=2), st.integers(0, 99))
def test_weights_are_never_negative_nor_more_than_one_together(
    truth: list[float], seed: int
) -> None:
    weights = fit([block(truth, seed, count=60)], np.array([0.5, 0.3]), BOTH)
    assert (weights >= 0).all()
    assert weights.sum() <= 1.001
