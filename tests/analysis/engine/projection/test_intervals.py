"""Intervals hold as often as they say, wherever errors come from the same source."""

import numpy as np
import pytest

from slussen.analysis.engine.projection.backtest import Trial
from slussen.analysis.engine.projection.intervals import (
    BY_AHEAD,
    BY_PEOPLE,
    QUANTILE,
    intervals,
)

AGES = 20


def trials(seed: int, regions: int = 30) -> list[Trial]:
    """Errors that grow with people and years as the intervals suppose, older ages' twice so."""
    rng = np.random.default_rng(seed)
    found = []
    for ahead in (1, 2, 3, 1, 2, 3):
        people = np.exp(rng.uniform(1, 9, (regions, 2, AGES)))
        spread = 0.2 * np.where(np.arange(AGES) < 10, 1, 2)
        error = rng.normal(0, 1, people.shape) * spread * people**BY_PEOPLE * ahead**BY_AHEAD
        found.append(Trial(3, ahead, people, people + error))
    return found


def test_they_hold_as_often_as_the_quantile_says() -> None:
    past = trials(1)
    held = []
    for trial in trials(2):
        projected = np.repeat(trial.projected[..., None], trial.ahead, axis=3)
        low, high = intervals(projected, past)
        held.append((low[..., -1] <= trial.actual) & (trial.actual <= high[..., -1]))
    assert np.mean(held) == pytest.approx(QUANTILE, abs=0.02)
    assert np.mean([each[:, :, 15:] for each in held]) == pytest.approx(QUANTILE, abs=0.03)


def test_they_widen_with_time_and_relatively_with_smallness() -> None:
    people = np.array([100.0, 10_000.0])[:, None, None, None] * np.ones((1, 2, AGES, 3))
    low, high = intervals(people, trials(1))
    width = (high - low) / people
    assert (np.diff(width[:, :, 5:], axis=3) > 0).all()
    assert (width[0] > width[1]).all()
    assert (low <= people).all()
    assert (low >= 0).all()


def test_nobody_is_nobody_for_certain() -> None:
    low, high = intervals(np.zeros((1, 2, AGES, 2)), trials(1))
    assert not low.any()
    assert not high.any()


def test_those_born_later_have_the_errors_of_those_born_later() -> None:
    past = [
        Trial(3, 2, np.full((1, 2, AGES), 100.0), np.full((1, 2, AGES), 100.0)),
    ]
    past[0].actual[:, :, :2] += 50
    low, high = intervals(np.full((1, 2, AGES, 3), 100.0), past)
    width = (high - low)[0, 0]
    assert (width[:3, 2] > 0).all()
    assert not width[3:, 2].any()
    assert not width[1:, 0].any()


def test_without_trials_there_are_none() -> None:
    with pytest.raises(ValueError, match="no trials"):
        intervals(np.ones((1, 2, AGES, 1)), [])
