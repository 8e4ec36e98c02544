"""Variances and quantiles of single cells."""

from typing import Any

import numpy as np
import pytest
from scipy import stats

from slussen.analysis.engine.estimation.interactions import DECAY, Known
from slussen.analysis.engine.estimation.margins import Constraint, collapse
from slussen.analysis.engine.estimation.uncertainty import count_quantiles, intervals, variance


def array(*values: float) -> np.ndarray:
    return np.array(values, dtype=float)


def law(mean: float, ratio: float) -> Any:
    """The distribution of counts whose variance is *ratio* times the mean, by scipy."""
    if ratio > 1:
        return stats.nbinom(mean / (ratio - 1), 1 / ratio)
    if ratio < 1:
        return stats.binom(round(mean / (1 - ratio)), 1 - ratio)
    return stats.poisson(mean)


@pytest.mark.parametrize("ratio", [0.5, 1, 2, 5])
@pytest.mark.parametrize("mean", [0.5, 1, 3, 10, 19])
def test_counts_outside_are_unlikely_and_counts_at_the_ends_are_not(
    mean: float, ratio: float
) -> None:
    lower, upper = (int(q[0]) for q in count_quantiles(array(mean), array(mean * ratio)))

    def middle(k: int) -> float:  # mid-p: its own probability is counted half
        return float(law(mean, ratio).cdf(k) - law(mean, ratio).pmf(k) / 2)

    above = 0.2 if lower == 0 else 0.1
    assert lower == 0 or middle(lower - 1) < 0.1 <= middle(lower)
    assert middle(upper) <= 1 - above < middle(upper + 1)


def test_a_mean_near_zero_is_zero() -> None:
    assert [float(q[0]) for q in count_quantiles(array(0.0), array(0.0))] == [0, 0]


def test_large_means_are_lognormal() -> None:
    low, high = intervals(array(1000.0), array(1000.0), array(0.0), whole=False)
    assert (low[0], high[0]) == (pytest.approx(960, abs=2), pytest.approx(1041, abs=2))


def test_more_variance_never_makes_an_end_come_nearer() -> None:
    logs = np.linspace(0, 100, 400)
    for mean in (25.0, 500.0):
        low, high = intervals(np.full(400, mean), np.full(400, mean), logs, whole=True)
        assert (np.diff(low) <= 0).all()
        assert (np.diff(high) >= 0).all()


def even(shape: tuple[int, ...], which: list[tuple[int, ...]]) -> tuple[np.ndarray, Known]:
    table = np.full(shape, 100.0)
    return table, Known([Constraint("", axes, collapse(table, axes)) for axes in which])


def test_margins_take_their_part_of_the_variance_of_counts() -> None:
    table, known = even((4, 5), [(0,), (1,)])
    counts, _ = variance(table, np.ones_like(table), known, np.zeros((1, 1)), DECAY)
    assert counts == pytest.approx(np.full((4, 5), 100 * (3 / 4) * (4 / 5)))


def test_a_table_that_is_published_whole_has_no_variance() -> None:
    table, known = even((4, 5), [(0, 1)])
    counts, logs = variance(table, np.ones_like(table), known, np.zeros((1, 1)), DECAY)
    assert not counts.any()
    assert not logs.any()


def test_hidden_cells_have_an_interaction_that_shown_ones_have_not() -> None:
    table = np.random.default_rng(1).uniform(50, 500, (4, 5))
    hidden = table.copy()
    hidden[:2, :2] = np.nan
    sides = [Constraint("", (a,), collapse(table, (a,))) for a in (0, 1)]
    known = Known([Constraint("", (0, 1), hidden), *sides])
    _, logs = variance(table, np.ones_like(table), known, np.zeros((1, 1)), DECAY)
    assert (logs[:2, :2] > 0).all()
    assert not logs[2:].any()
