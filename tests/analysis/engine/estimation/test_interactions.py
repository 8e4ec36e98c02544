"""Sizes of interactions are found again in tables that were made with them."""

from itertools import combinations

import numpy as np
import pytest

from benchmarks.estimate_populations import log_linear, pairs
from slussen.analysis.engine.estimation.interactions import (
    DECAY,
    DECAY_BOUNDS,
    Known,
    Size,
    dispersion,
    freedom,
    observed_sizes,
    variances,
)
from slussen.analysis.engine.estimation.margins import Constraint, collapse


def known(table: np.ndarray, which: list[tuple[int, ...]]) -> Known:
    return Known([Constraint("", axes, collapse(table, axes)) for axes in which])


@pytest.mark.parametrize("size", [0.1, 0.3, 0.7])
@pytest.mark.parametrize("mean", [3, 300])
def test_dispersion_is_what_the_counts_were_made_with(size: float, mean: float) -> None:
    rng = np.random.default_rng(1)
    expected = np.full(20_000, float(mean))
    counts = rng.poisson(expected * np.exp(rng.normal(-(size**2) / 2, size, 20_000)))
    found = dispersion(counts.astype(float), expected, np.ones(20_000))
    assert found.variance**0.5 == pytest.approx(size, rel=0.15, abs=0.06)


def test_counts_without_dispersion_show_none() -> None:
    expected = np.full(20_000, 5.0)
    counts = np.random.default_rng(1).poisson(expected).astype(float)
    assert dispersion(counts, expected, np.ones(20_000)).variance < 0.01


def test_no_cells_say_nothing() -> None:
    assert dispersion(np.array([]), np.array([]), np.array([])) == Size(0, 0, 0)


def test_interactions_are_measured_order_by_order() -> None:
    table = log_linear(np.random.default_rng(2), (20, 20, 20), (0.8, 0.4, 0.2), 200)
    sizes = observed_sizes(table, np.ones_like(table), known(table, [(0, 1, 2)]))
    for pair in pairs(3):
        assert sizes[pair].variance ** 0.5 == pytest.approx(0.4, rel=0.25)
    assert sizes[0, 1, 2].variance ** 0.5 == pytest.approx(0.2, rel=0.15)


def test_against_a_seed_of_the_same_association_nothing_is_left() -> None:
    table = log_linear(np.random.default_rng(2), (6, 7, 8), (0.8, 0.4, 0.2), 200)
    sizes = observed_sizes(table, 3 * table, known(table, pairs(3)))
    assert max(size.variance for size in sizes.values()) < 1e-6


def test_fixed_margins_leave_the_residual_degrees_of_freedom() -> None:
    even = np.ones((3, 4, 5))
    left = freedom(even, (0, 1, 2), pairs(3), known(even, pairs(3)))
    assert left.sum() == pytest.approx(2 * 3 * 4)  # of the saturated model's last interaction


def test_a_cell_that_is_all_of_its_margin_is_not_free() -> None:
    table = np.array([[3.0, 0.0], [2.0, 5.0]])
    assert freedom(table, (0, 1), [(0,), (1,)], known(table, [(0,), (1,)]))[0, 0] == 0


def test_a_hidden_margin_fixes_nothing() -> None:
    table = np.ones((2, 2))
    hidden = Known([Constraint("", (0,), np.array([[2.0], [np.nan]]))])
    assert freedom(table, (0, 1), [(0,)], hidden)[:, 0].tolist() == [0.5, 1]


def test_what_is_not_seen_is_smaller_by_the_decay_and_never_larger() -> None:
    sizes = {
        axes: Size(0.04 if len(axes) == 2 else 0.25, 1000, 1e-4)
        for order in (1, 2)
        for axes in combinations(range(4), order)
    }
    found = variances(sizes, 4, 4)
    assert found[0, 1] == pytest.approx(0.04, rel=0.01)
    assert found[0, 1, 2] == pytest.approx(0.04 * DECAY**2, rel=0.01)
    assert DECAY_BOUNDS[0] <= (found[0, 1, 2, 3] / found[0, 1, 2]) ** 0.5 <= DECAY_BOUNDS[1]


def test_pairs_that_are_not_seen_are_between_their_sides_and_the_pairs_that_are() -> None:
    sizes = {(0,): Size(0.5, 99, 0.1), (1,): Size(0.5, 99, 0.1), (2,): Size(0.5, 99, 0.1)}
    alone = variances(sizes, 3, 2)
    beside = variances({**sizes, (0, 1): Size(0.001, 99, 1e-4)}, 3, 2)
    assert 0 < beside[0, 2] < alone[0, 2] < 0.5
