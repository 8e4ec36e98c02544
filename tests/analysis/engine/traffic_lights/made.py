"""Made-up stocks and flows of education groups."""

import numpy as np
from numpy.typing import NDArray

from slussen.analysis.engine.traffic_lights.lights import Observed
from slussen.analysis.engine.traffic_lights.supply import (
    FLOWS,
    SIGNS,
    Stocks,
    stocks_alone,
)

Floats = NDArray[np.float64]


def growing(*rates: float, years: int = 12, first: float = 1000.0) -> Floats:
    """(groups, years) stocks that each grow at their own rate a year."""
    return first * (1 + np.array(rates)[:, None]) ** np.arange(years)


def wandering(seed: int, groups: int = 30, years: int = 12) -> Floats:
    """Stocks whose growth drifts, of 50 to 50,000 persons."""
    rng = np.random.default_rng(seed)
    drift = rng.normal(0, 0.02, (groups, 1)) + rng.normal(0, 0.01, (groups, years)).cumsum(axis=1)
    return np.exp(rng.uniform(4, 11, (groups, 1)) + drift.cumsum(axis=1))


def flowing(flows: Floats, years: int, first: float = 1000.0) -> Stocks:
    """One group a row of *flows* (6, groups), the same number of persons each year."""
    change = SIGNS @ flows
    stock = first + change[:, None] * np.arange(years)
    during = np.repeat(flows[:, :, None], years, axis=2)
    return Stocks(stock, during, np.empty((*flows.shape, 0)))


def flow(**persons: float) -> Floats:
    """(6, 1) persons by flow; the others none."""
    return np.array([[persons.get(name, 0.0)] for name in FLOWS])


def observed(
    stock: Floats, area: NDArray[np.int64] | None = None, wage=None, matching=None
) -> Observed:
    grey = np.full(stock.shape, np.nan)
    return Observed(
        stocks_alone(stock),
        np.zeros(len(stock), dtype=np.int64) if area is None else area,
        grey if wage is None else wage,
        grey if matching is None else matching,
    )
