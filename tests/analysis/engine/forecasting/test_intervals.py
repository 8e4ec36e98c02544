"""Four outcomes in five inside, each series by its record."""

import numpy as np
import pytest

from slussen.analysis.engine.forecasting.intervals import PRIOR_WIDTH, half_widths
from slussen.analysis.engine.forecasting.rolling import Rolling, rolling
from tests.analysis.engine.forecasting.made import trending, unrelated


def made_up(error: np.ndarray, noise: float = 1.0, pools: int = 1) -> Rolling:
    origins, _, count = error.shape
    return Rolling(
        origins=np.arange(origins),
        point=np.zeros(error.shape),
        error=error,
        noise=np.full((origins, count), noise),
        method=np.zeros(error.shape, dtype=np.int64),
        methods=("x",),
        pool=np.arange(count) % pools,
    )


def random_errors(seed: int, count: int, origins: int = 12) -> np.ndarray:
    """Errors that grow with the horizon and differ by series; the end has no outcomes."""
    random = np.random.default_rng(seed)
    spread = random.uniform(0.5, 4, size=count)
    error = random.normal(size=(origins, 3, count)) * spread * np.array([1, 1.5, 2])[:, None]
    for step in range(3):
        error[origins - 1 - step :, step] = np.nan
    return error


def test_without_errors_the_prior_width_grows_by_the_year() -> None:
    half = half_widths(made_up(np.full((1, 3, 2), np.nan), noise=2.0))
    assert half[0, :, 0].tolist() == pytest.approx([2 * PRIOR_WIDTH * h for h in (1, 2, 3)])


def test_four_in_five_outcomes_fall_inside() -> None:
    error = random_errors(1, 2000)
    half = half_widths(made_up(error))
    for step in range(3):
        known = ~np.isnan(error[6:, step])
        inside = (np.abs(error[6:, step]) <= half[6:, step])[known].mean()
        assert 0.75 < inside < 0.86


def test_series_that_err_more_get_wider_ones() -> None:
    error = random_errors(2, 500)
    error[:, :, 0] *= 20
    half = half_widths(made_up(error))
    assert half[-1, 0, 0] > 4 * np.median(half[-1, 0])


def test_later_errors_change_no_earlier_interval() -> None:
    error = random_errors(3, 50)
    changed = error.copy()
    changed[7:] *= 100
    before, after = half_widths(made_up(error)), half_widths(made_up(changed))
    assert np.array_equal(before[:8], after[:8])
    assert not np.array_equal(before[9:], after[9:])


def test_a_series_without_noise_has_no_width() -> None:
    assert not half_widths(made_up(np.full((2, 2, 1), np.nan), noise=0.0)).any()


def test_errors_of_nothing_leave_the_width_small() -> None:
    error = np.zeros((6, 2, 300))
    error[5:, 0] = error[4:, 1] = np.nan
    half = half_widths(made_up(error))
    assert (half[-1] < 0.1).all()


def test_they_never_narrow_with_the_horizon() -> None:
    half = half_widths(rolling(unrelated(trending(4)), 6))
    assert (np.diff(half, axis=1) >= 0).all()


def test_pools_do_not_share_errors() -> None:
    error = random_errors(5, 400)
    error[:, :, 1::2] *= 50
    together, apart = half_widths(made_up(error)), half_widths(made_up(error, pools=2))
    assert np.median(apart[-1, 0, ::2]) < 0.2 * np.median(together[-1, 0, ::2])
