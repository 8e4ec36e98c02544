"""Annual series as the forecasting engine takes them, and what it gives as whole persons."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from slussen.analysis.engine.forecasting import forecast, panel

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Expected:
    """A number so many years ahead, in persons, and how far such forecasts were off, in per cent
    of the series' last value: as far ahead as could be tried, None where no year could."""

    value: float
    lo80: float
    hi80: float
    past_error: float | None


def expected(
    series: Mapping[Key, Mapping[int, float]], names: Key, last_year: int, ahead: int
) -> dict[Key, list[Expected]]:
    """Forecasts of every series that has a value in *last_year*, one a year for *ahead* years.

    *names* are what the parts of a key stand for, such as ("region", "occupation").
    """
    known = {key: values for key, values in series.items() if last_year in values}
    first_year = min(min(values) for values in known.values())
    table = np.array(
        [
            [values.get(year, np.nan) for year in range(first_year, last_year + 1)]
            for values in known.values()
        ]
    )
    made = forecast(panel(list(known), first_year, table, names), ahead)
    found: dict[Key, list[Expected]] = {}
    for row, key in enumerate(known):
        last = float(table[row, -1])
        error: float | None = None
        found[key] = []
        for step in range(ahead):
            tried = _per_cent(float(made.past_error[row, step]), last)
            error = error if tried is None else tried
            low, point, high = (
                round(float(some[row, step])) for some in (made.low, made.point, made.high)
            )
            found[key].append(Expected(point, low, high, error))
    return found


def _per_cent(error: float, last: float) -> float | None:
    return round(100 * error / last, 1) if last > 0 and np.isfinite(error) else None
