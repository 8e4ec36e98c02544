"""A million cells under published margins: the command, and the bare fitting that it stands on."""

import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from benchmarks.cases import Case, Measured, command_line, seconds

SHAPE = (100, 100, 100)


def _million() -> np.ndarray:
    from benchmarks.estimate_populations import log_linear

    return log_linear(np.random.default_rng(1), SHAPE, (0.8, 0.4, 0.2), 5)


def _margin_files(place: Path) -> list[str]:
    import polars as pl

    from benchmarks.estimate_populations import pairs, published

    files = []
    for margin in published(_million(), pairs(3)):
        rows, columns = (np.array(labels) for labels in margin.categories)
        frame = pl.DataFrame(
            {
                margin.dimensions[0]: np.repeat(rows, len(columns)),
                margin.dimensions[1]: np.tile(columns, len(rows)),
                "value": margin.value.ravel(),
            }
        )
        frame.write_csv(place / margin.name)
        files.append(str(place / margin.name))
    return files


def million(place: Path) -> Measured:
    command = [sys.executable, "-m", "slussen", "estimate", *_margin_files(place)]
    command += ["-o", str(place / "joint.csv")]
    times = [seconds(lambda: command_line(command)) for _ in range(3)]
    size = (place / "joint.csv").stat().st_size / 2**20
    note = f"the whole command, {size:.0f} MiB of CSV with intervals; limit of memory 2 GiB"
    return Measured(times, note=note, outside=True)


def bare(place: Path) -> Measured:
    """The peer: the same fit by the textbook's three lines, no intervals, nothing read or written.

    As many rounds as it takes to come within 1e-8 of the mean margin, about what the product does.
    """
    truth = _million()
    targets = [(axis, truth.sum(axis=axis, keepdims=True)) for axis in range(3)]
    rounds = 0

    def fit() -> None:
        nonlocal rounds
        table, rounds, off = np.ones(SHAPE), 0, np.inf
        while off > 1e-8:
            off = 0.0
            for axis, target in targets:
                fitted = table.sum(axis=axis, keepdims=True)
                off = max(off, float(np.max(np.abs(fitted - target)) / target.mean()))
                table *= target / np.maximum(fitted, 1e-300)
            rounds += 1

    first = seconds(fit)
    return Measured([seconds(fit) for _ in range(3)], first, f"{rounds} rounds")


CASES: Mapping[str, Case] = {
    "estimate": Case("a million cells under their margins, with intervals", "60 s", million),
    "estimate-peer": Case("… by bare proportional fitting in numpy, without (peer)", "", bare),
}
