"""Speed and memory of ``slussen protect``, the whole command.

What is measured is imported where it is used: other cases' processes are not to carry it.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.cases import Case, Measured, command_line, seconds


def square(place: Path) -> Measured:
    from benchmarks.backtest_protect import made

    return _command(place, made(20, 20, 20, 1)[0], runs=3)


def employees(place: Path) -> Measured:
    from benchmarks.backtest_protect import employees

    return _command(place, employees(2)[0], runs=1)


def _command(place: Path, table: Any, runs: int) -> Measured:
    """Reading, hiding and writing."""
    import polars as pl

    frame = pl.DataFrame(table.rows, schema=list(table.dimensions), orient="row")
    frame.with_columns(value=pl.Series(table.values)).write_csv(place / "in.csv")
    files = [str(place / "in.csv"), "-o", str(place / "out.csv")]
    line = [sys.executable, "-m", "slussen", "protect", *files]
    times = [seconds(lambda: command_line(line)) for _ in range(runs)]
    return Measured(times, note=f"the whole command, {len(table.rows)} cells", outside=True)


CASES: Mapping[str, Case] = {
    "protect-square": Case("small counts hidden, 20 × 20", "", square),
    "protect-employees": Case("small counts hidden, counties × SSYK 2 × sex", "", employees),
}
