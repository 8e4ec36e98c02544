"""Raking: margins are met, odds ratios are kept."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.estimate_populations import log_linear, pairs
from slussen.analysis.engine.estimation import ipf
from slussen.analysis.engine.estimation.ipf import fit
from slussen.analysis.engine.estimation.margins import Constraint, Floats, collapse


def sides(table: Floats) -> list[Constraint]:
    return [Constraint(f"{a}", (a,), collapse(table, (a,))) for a in range(table.ndim)]


def odds(table: Floats) -> float:
    return float(table[0, 0] * table[1, 1] / table[0, 1] / table[1, 0])


def test_without_association_the_answer_is_independence() -> None:
    truth = np.array([[10.0, 20.0], [30.0, 40.0]])
    fitted = fit(np.ones((2, 2)), sides(truth))
    assert fitted.table == pytest.approx(np.outer([30, 70], [40, 60]) / 100)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 2**32 - 1))
def test_margins_are_met_and_the_seeds_odds_ratio_is_kept(number: int) -> None:
    rng = np.random.default_rng(number)
    seed, truth = rng.uniform(0.1, 9, (2, 2)), rng.uniform(0.1, 9, (2, 2))
    fitted = fit(seed, sides(truth))
    assert fitted.deviation <= 1e-8
    for axis in (0, 1):
        assert collapse(fitted.table, (axis,)) == pytest.approx(collapse(truth, (axis,)))
    assert odds(fitted.table) == pytest.approx(odds(seed))


def test_a_hidden_figure_is_left_to_the_other_margins() -> None:
    rows = Constraint("rows", (0,), np.array([[3.0], [np.nan]]))
    columns = Constraint("columns", (1,), np.array([[4.0, 6.0]]))
    fitted = fit(np.ones((2, 2)), [rows, columns])
    assert fitted.table.sum(axis=1) == pytest.approx([3, 7])


def test_extrapolation_comes_nearer_in_as_many_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    # Sparse: many cells have to become zero, which plain fitting does ever more slowly.
    truth = log_linear(np.random.default_rng(0), (4, 5, 6), (1, 0.5, 0.25), 0.5)
    margins = [Constraint(f"{axes}", axes, collapse(truth, axes)) for axes in pairs(3)]
    leaping = fit(np.ones(truth.shape), margins, most=400)
    monkeypatch.setattr(ipf, "PLAIN", 10_000)
    plain = fit(np.ones(truth.shape), margins, most=400)
    assert leaping.deviation < plain.deviation / 2
    assert leaping.table == pytest.approx(plain.table, abs=0.05)


def test_margins_of_nothing_are_met_by_nothing() -> None:
    fitted = fit(np.ones((2, 2)), sides(np.zeros((2, 2))))
    assert not fitted.table.any()
    assert fitted.deviation <= 1e-8


def test_what_cannot_be_met_is_said_with_its_place() -> None:
    seed = np.array([[0.0, 0.0], [1.0, 1.0]])
    fitted = fit(seed, sides(np.array([[2.0, 3.0], [4.0, 1.0]])), most=20)
    assert fitted.iterations == 20
    assert fitted.deviation == pytest.approx(1)
    assert fitted.worst == (0, (0, 0))
