"""Speed of the projection: the whole command, the engine alone, and a plain peer on its arrays.

What is measured is imported where it is used: other cases' processes are not to carry it.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.cases import ROOT, Case, Measured, NotThereYetError, command_line, seconds

DATA = ROOT.parent / "shared" / "data" / "statistics"
FILES = {
    "population": DATA / "population_county_age_sex_2000_2015.parquet",
    "births": DATA / "births_county_motherage_sex_2000_2015.parquet",
    "deaths": DATA / "deaths_county_age_sex_2000_2015.parquet",
}
LAST_YEAR, TO_YEAR = 2015, 2040


def files() -> dict[str, Path]:
    if missing := [path.name for path in FILES.values() if not path.exists()]:
        raise NotThereYetError(f"not in ../shared/data/statistics: {', '.join(missing)}")
    return FILES


def arrays() -> Any:
    from slussen.analysis.population_tables import read_tables

    return read_tables(*files().values())


def command(place: Path) -> Measured:
    """Reading, choosing by back-test, projecting, and back-tests of five and ten years."""
    named = [text for name, path in files().items() for text in (f"--{name}", str(path))]
    out = ["-o", str(place / "out.parquet"), "--components", str(place / "components.csv")]
    line = [sys.executable, "-m", "slussen", "project", *named, "--to", str(TO_YEAR), *out]
    times = [seconds(lambda: command_line([*line, "--backtest"])) for _ in range(3)]
    return Measured(times, note="the whole command, back-tests too", outside=True)


def timed(work: Callable[[], object], note: str) -> Measured:
    first = seconds(work)
    return Measured([seconds(work) for _ in range(5)], first, note)


def engine(place: Path) -> Measured:
    from slussen.analysis.engine.projection.run import project

    tables = arrays()
    return timed(
        lambda: project(
            tables.population,
            tables.births,
            tables.deaths,
            TO_YEAR,
            last_year=LAST_YEAR,
            youngest_mother=tables.youngest_mother,
        ),
        "six recipes tried from every origin, and intervals",
    )


def peer(place: Path) -> Measured:
    from benchmarks.hamilton_perry import STEP, hamilton_perry

    population = arrays().population
    steps = (TO_YEAR - LAST_YEAR) // STEP
    return timed(lambda: hamilton_perry(population, steps), "one ratio a cohort, no interval")


CASES: Mapping[str, Case] = {
    "project": Case("projection of 21 counties to 2040", "5 s", command),
    "project-engine": Case("… the engine alone", "", engine),
    "project-peer": Case("… by plain Hamilton–Perry (peer)", "", peer),
}
