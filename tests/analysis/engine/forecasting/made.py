"""Tables of series that the tests make up."""

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from slussen.analysis.engine.forecasting import Panel, panel

Floats = NDArray[np.float64]


def unrelated(values: object, first_year: int = 2000) -> Panel:
    """Series a, b, c, … that nothing is known about but their values."""
    array = np.array(values, dtype=np.float64)
    return panel([(f"s{number:04d}",) for number in range(len(array))], first_year, array)


def population(
    seed: int, years: int = 14, noise: float = 0.01
) -> tuple[list[tuple[str, ...]], Floats]:
    """Two counties, ages 0 to 11: cohorts of random size that age, lose few and are replaced."""
    random = np.random.default_rng(seed)
    labels, rows = [], []
    for county in ("03", "18"):
        born = random.uniform(500, 1500, size=years + 12)
        for age in range(12):
            labels.append((county, str(age)))
            rows.append(born[11 - age : 11 - age + years] * 0.99**age)
    values = np.array(rows) * random.normal(1, noise, size=(len(rows), years))
    return labels, values


def trending(seed: int, count: int = 40, years: int = 16, noise: float = 0.02) -> Floats:
    """Series that grow or shrink at a pace of their own, with noise around it."""
    random = np.random.default_rng(seed)
    pace = random.normal(0, 0.03, size=(count, 1))
    level = random.uniform(50, 5000, size=(count, 1))
    steps = np.exp(pace * np.arange(years))
    return level * steps * random.normal(1, noise, size=(count, years))


def tables(lowest: float = 0.0) -> st.SearchStrategy[Floats]:
    """Any small table of series, with gaps, late starts and early ends; each has a value."""

    def with_a_value(rows: list[list[float | None]]) -> Floats:
        array = np.array(rows, dtype=np.float64)
        array[np.isnan(array).all(axis=1), -1] = 7.0
        return array

    cell = st.none() | st.integers(int(lowest), 2000) | st.floats(lowest, 1e9)
    return st.integers(1, 9).flatmap(
        lambda years: st.lists(
            st.lists(cell, min_size=years, max_size=years), min_size=1, max_size=6
        ).map(with_a_value)
    )
