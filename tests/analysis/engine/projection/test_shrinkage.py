"""A region's own level, as far as its past says something."""

import numpy as np
import pytest

from slussen.analysis.engine.projection.shrinkage import relative_level

EXPECTED = np.full((20, 5), 100.0)


def test_chance_alone_is_taken_away() -> None:
    events = np.random.default_rng(1).poisson(EXPECTED).astype(float)
    level = relative_level(events, EXPECTED)
    raw = events.sum(axis=1) / EXPECTED.sum(axis=1)
    assert level.std() < 0.6 * raw.std()


def test_lasting_differences_stay() -> None:
    truth = np.linspace(0.5, 1.5, 20)
    events = np.random.default_rng(1).poisson(EXPECTED * truth[:, None]).astype(float)
    assert relative_level(events, EXPECTED) == pytest.approx(truth, abs=0.12)


def test_small_regions_are_drawn_more_to_the_country() -> None:
    expected = EXPECTED * np.where(np.arange(20) < 10, 1, 0.1)[:, None]
    truth = np.tile([0.8, 1.2], 10)[:, None]
    events = np.random.default_rng(2).poisson(expected * truth).astype(float)
    own = np.abs(events.sum(axis=1) / expected.sum(axis=1) - 1)
    kept = np.abs(relative_level(events, expected) - 1) / own
    assert kept[:10].mean() > kept[10:].mean()


@pytest.mark.parametrize("shape", [(1, 5), (4, 1)])
def test_where_nothing_can_be_told_apart_the_own_ratio_stays(shape: tuple[int, int]) -> None:
    events = np.random.default_rng(3).poisson(50, shape).astype(float)
    expected = np.full(shape, 40.0)
    assert relative_level(events, expected) == pytest.approx(events.mean(axis=1) / 40)


def test_another_unit_changes_nothing() -> None:
    events = np.random.default_rng(4).poisson(EXPECTED).astype(float)
    level = relative_level(events, EXPECTED)
    assert relative_level(events * 7, EXPECTED * 7) == pytest.approx(level)


def test_nothing_expected_is_the_country_s_level() -> None:
    assert relative_level(np.zeros((2, 3)), np.zeros((2, 3))) == pytest.approx([1, 1])
