"""How many employees each occupation group will have: a county's total, and how it is divided.

The total follows the projected population of working age: employment among them stays as it is.
(A few years of boom or bust, carried forward for fifteen, would give a county more employees than
it has people.) Each group's share of the total goes on as it has drifted, by as large a part of its
past drift as has done best in the same figures, and slows down year by year.

Both that part and the intervals come from every earlier year that has an outcome. An error of a
share is taken to be in proportion to

    size^−b · ahead^g

where b and g are fitted to the errors, and the interval is as wide as would have held four in five
of them. Where only one horizon has been tried, g is 0.65, which is what the occupations of the 21
counties 2014–2017 give.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Place = tuple[str, str]  # region and occupation

COVER = 0.8
SLOWER = 0.9  # a drift of one year counts so much the next
PARTS = (0.0, 0.25, 0.5, 0.75, 1.0)  # of the past drift
GROWTH = 0.65  # g, where it cannot be fitted
LEAST = 20  # employees: the shares of smaller groups say nothing of how shares move
BINS = 5  # of size, for the fit of b and g


@dataclass(frozen=True, slots=True)
class Expected:
    """A number so many years ahead, in persons, with its 80 % interval, and how far the group was
    off when tried, in per cent: as far ahead as could be tried, None where no year could."""

    value: float
    lo80: float
    hi80: float
    past_error: float | None


@dataclass(frozen=True, slots=True)
class Spread:
    """How large errors of shares are: 80 % of them are within ``scale`` · size^−b · ahead^g."""

    scale: float
    b: float
    g: float

    def half(self, size: Floats, ahead: int) -> Floats:
        """The half-width of the interval, as a share of the number."""
        return np.asarray(self.scale * np.maximum(size, 1.0) ** -self.b * ahead**self.g)


def expected(
    staff: Mapping[Place, Mapping[int, float]],
    people: Mapping[tuple[str, int], float],
    base: int,
    ahead: int,
) -> dict[Place, list[Expected]]:
    """The number of employees of each group known every year to *base*, for *ahead* years more.

    *staff* is by year; *people* of working age, by region and year. Raises KeyError for a region
    and year that *people* does not have, ValueError when there are fewer than two years.
    """
    years = _years(staff, base)
    places = [place for place, known in staff.items() if all(year in known for year in years)]
    numbers = np.array([[staff[place][year] for year in years] for place in places])
    regions = np.unique([region for region, _ in places], return_inverse=True)[1]
    totals = np.stack([np.bincount(regions, numbers[:, t]) for t in range(len(years))], axis=1)
    shares = numbers / np.maximum(totals[regions], 1.0)
    part = min(PARTS, key=lambda one: _mean_error(shares, numbers, one))
    errors = _errors(shares, part)
    spread = fit_spread(numbers, errors)
    drift = _drift(shares)
    found = {}
    for row, place in enumerate(places):
        tried = [float(mean) for error in errors.values() if (mean := _mean(error[:, row])) >= 0]
        found[place] = [
            _one(
                float(numbers[row, -1] * np.exp(part * drift[row] * _slowed(step))),
                people[place[0], base + step] / people[place[0], base],
                spread,
                step,
                100 * tried[min(step, len(tried)) - 1] if tried else None,
            )
            for step in range(1, ahead + 1)
        ]
    return found


def _years(staff: Mapping[Place, Mapping[int, float]], base: int) -> list[int]:
    """The years to *base* that follow each other, of which most groups have every one."""
    known = {year for values in staff.values() for year in values if year <= base}
    years = [base]
    while years[0] - 1 in known:
        years.insert(0, years[0] - 1)
    if len(years) < 2:
        raise ValueError(f"only the year {base} (expected at least two)")
    return years


def _one(
    number: float, growth: float, spread: Spread, step: int, past_error: float | None
) -> Expected:
    value = number * growth
    half = float(spread.half(np.array(number), step)) * value
    error = None if past_error is None else round(past_error, 1)
    return Expected(round(value), round(max(0.0, value - half)), round(value + half), error)


def _slowed(ahead: int) -> float:
    """How many years' drift *ahead* years are, each counting less than the one before.

    >>> _slowed(1), round(_slowed(2), 2)
    (1.0, 1.9)
    """
    return (1 - SLOWER**ahead) / (1 - SLOWER)


def _drift(shares: Floats) -> Floats:
    """(P,) mean change of the logarithm a year; 0 where a share is nothing."""
    first, last = shares[:, 0], shares[:, -1]
    there = (first > 0) & (last > 0)
    ratio = np.divide(last, first, out=np.ones_like(last), where=there)
    return np.asarray(np.log(ratio) / max(shares.shape[1] - 1, 1))


def _errors(shares: Floats, part: float) -> dict[int, Floats]:
    """By years ahead: (origins, P) relative errors, NaN where nothing could be said."""
    years = shares.shape[1]
    return {
        ahead: np.stack([_error(shares, origin, ahead, part) for origin in range(years - ahead)])
        for ahead in range(1, years)
    }


def _mean(errors: Floats) -> float:
    """The mean of those there are; −1 when there are none."""
    there = errors[~np.isnan(errors)]
    return float(there.mean()) if len(there) else -1.0


def _error(shares: Floats, origin: int, ahead: int, part: float) -> Floats:
    """(P,) the absolute error of the share *ahead* years after *origin*, relative to the forecast;
    what was known then is all that is used. NaN where nothing was."""
    known = shares[:, : origin + 1]
    drift = _drift(known) if origin else np.zeros(len(shares))
    forecast = known[:, -1] * np.exp(part * drift * _slowed(ahead))
    actual = shares[:, origin + ahead]
    return np.where(forecast > 0, np.abs(actual / np.where(forecast > 0, forecast, 1) - 1), np.nan)


def _mean_error(shares: Floats, numbers: Floats, part: float) -> float:
    """The mean error over groups of some size, every horizon weighing the same."""
    large = numbers.min(axis=1) >= LEAST
    means = [_mean(error[:, large]) for error in _errors(shares, part).values()]
    return float(np.mean(means))


def fit_spread(numbers: Floats, errors: Mapping[int, Floats]) -> Spread:
    """*numbers*: (P, years); *errors*: (origins, P) by years ahead, as shares.

    b and g by least squares on the logarithms of the errors' quantiles in classes of size.
    """
    sizes = numbers[:, -1]
    large = sizes >= LEAST
    if not large.any():
        return Spread(1.0, 0.0, GROWTH)
    edges = np.quantile(sizes[large], np.linspace(0, 1, BINS + 1))
    rows = []
    for ahead, error in errors.items():
        for low, high in pairwise(edges):
            inside = large & (sizes >= low) & (sizes <= high)
            quantile = _quantile(error[:, inside])
            if quantile > 0:
                rows.append((np.log(sizes[inside].mean()), np.log(ahead), np.log(quantile)))
    b, g = _slopes(np.array(rows).reshape(-1, 3))
    scaled = [error[:, large] * sizes[large] ** b / ahead**g for ahead, error in errors.items()]
    return Spread(_quantile(np.concatenate(scaled)), b, g)


def _quantile(errors: Floats) -> float:
    """What four in five of the errors that there are do not exceed; 0 when there are none."""
    there = errors[~np.isnan(errors)]
    return float(np.quantile(there, COVER)) if len(there) else 0.0


def _slopes(rows: Floats) -> tuple[float, float]:
    """b and g of log quantile = a − b·log size + g·log ahead, within reason."""
    if len(rows) < 3 or np.ptp(rows[:, 0]) == 0:
        return 0.0, GROWTH
    several = np.ptp(rows[:, 1]) > 0
    columns = [np.ones(len(rows)), rows[:, 0], *([rows[:, 1]] if several else [])]
    target = rows[:, 2] - (0.0 if several else GROWTH * rows[:, 1])
    fitted = np.linalg.lstsq(np.stack(columns, axis=1), target, rcond=None)[0]
    b = float(np.clip(-fitted[1], 0.0, 0.5))  # 0.5 is pure chance
    return b, float(np.clip(fitted[2], 0.3, 1.0)) if several else GROWTH
