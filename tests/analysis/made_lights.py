"""A region's files for the traffic lights, as a user would have them."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from slussen.analysis.engine.traffic_lights.supply import FLOWS
from slussen.project.cli import main

YEARS = range(2010, 2022)
GROUPS = {"teachers": 0.04, "nurses": -0.04, "builders": 0.0, "none": 0.0}
REGIONS = ("12", "18")
BASE = YEARS[-1]

Run = Callable[..., tuple[int, str, str]]


def runner(capfd: pytest.CaptureFixture[str]) -> Run:
    """``run(…)``: exit code, standard output and standard error of ``slussen lights …``."""

    def call(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["lights", *map(str, arguments)], prog_name="slussen")
        out, err = capfd.readouterr()
        return int(ended.value.code or 0), out, err

    return call


def saved(folder: Path, frame: pl.DataFrame, name: str) -> Path:
    path = folder / name
    frame.write_csv(path)
    return path


def stocks() -> pl.DataFrame:
    """Two regions, four groups, persons of 12 years; the last group is nine in ten."""
    rows = [
        (region, group, year, (9000 if group == "none" else 400) * (1 + rate) ** (year - 2010))
        for region in REGIONS
        for group, rate in GROUPS.items()
        for year in YEARS
    ]
    return pl.DataFrame(rows, schema=["region", "group", "year", "value"], orient="row")


def flows(**persons: float) -> pl.DataFrame:
    """The same flows in every region, group and pair of years; those not named are none."""
    keys = stocks().filter(pl.col("year") > YEARS[0])
    pair = pl.format("{}-{}", pl.col("year") - 1, pl.col("year"))
    columns = {name: pl.lit(float(persons.get(name, 0))) for name in FLOWS}
    return keys.select("region", "group", period=pair, **columns)


def rates(growth: float, total: bool = False) -> pl.DataFrame:
    """A rate or pay that grows by *growth* a year in every group, and of all where asked for."""
    value = 50 * np.e ** (growth * (pl.col("year") - 2010))
    frame = stocks().with_columns(value=value)
    if not total:
        return frame
    whole = frame.filter(pl.col("group") == "none")
    return pl.concat([frame, whole.with_columns(group=pl.lit("total"), value=pl.lit(50.0))])
