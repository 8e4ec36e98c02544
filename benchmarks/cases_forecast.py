"""Speed of the forecasts: ten thousand series by the whole command, and by anyone's two forecasts.

What is measured is imported where it is used: other cases' processes are not to carry it.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.cases import Case, Measured, command_line, seconds

COUNTIES, AGES, YEARS, AHEAD = 50, 100, 30, 5
SERIES = COUNTIES * 2 * AGES


def labels() -> list[tuple[str, str, str]]:
    return [
        (f"{county:02d}", sex, str(age))
        for county in range(COUNTIES)
        for sex in ("men", "women")
        for age in range(AGES)
    ]


def values() -> Any:
    """(series, years) made up with a fixed seed: each grows by some 1 ± 3 per cent a year."""
    import numpy as np

    random = np.random.default_rng(1)
    paths = np.cumsum(random.normal(0.01, 0.03, size=(SERIES, YEARS)), axis=1)
    return np.round(np.exp(random.normal(6, 1, size=(SERIES, 1)) + paths))


def command(place: Path) -> Measured:
    """Reading, forecasting with back-test and intervals, and writing."""
    import polars as pl

    keys = pl.DataFrame(labels(), schema=["county", "sex", "age"], orient="row")
    years = pl.DataFrame({"year": list(range(1990, 1990 + YEARS))})
    table = keys.join(years, how="cross").with_columns(value=pl.Series(values().ravel()))
    table.write_csv(place / "in.csv")
    line = [sys.executable, "-m", "slussen", "forecast", str(place / "in.csv")]
    line += ["--by", "county,sex,age", "--horizon", str(AHEAD), "-o", str(place / "out.csv")]
    times = [seconds(lambda: command_line(line)) for _ in range(3)]
    note = f"the whole command, {SERIES:,} series of {YEARS} years, back-test too"
    return Measured(times, note=note, outside=True)


def peer(place: Path) -> Measured:
    """The same series by their last value and a ten-year line of numpy.polyfit, in arrays."""
    import numpy as np

    known = values()
    recent, years = known[:, -10:], np.arange(10)

    def forecast() -> Any:
        lines = [
            np.polyval(np.polyfit(years, row, 1), 9 + np.arange(1, AHEAD + 1)) for row in recent
        ]
        return np.repeat(known[:, -1:], AHEAD, axis=1), np.array(lines)

    return Measured([seconds(forecast) for _ in range(3)], note="arrays in memory, no file")


CASES: Mapping[str, Case] = {
    "forecast": Case("ten thousand series forecast", "30 s", command),
    "forecast-peer": Case("… by last value and numpy.polyfit (peer)", "", peer),
}
