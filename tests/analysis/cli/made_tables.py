"""Made-up tables of people, births and deaths, as a user would have them."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import polars as pl

from slussen.analysis.engine.projection.observed import Observed
from tests.analysis.engine.projection.made import AGES as LONG
from tests.analysis.engine.projection.made import MOTHERS, YOUNGEST_MOTHER

AGES = 8
REGIONS = ("01", "18")


def frames() -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Two regions, three year ends, ages to 7+, mothers from under 2 to 3+; distinct values."""
    ages = [*map(str, range(AGES - 1)), f"{AGES - 1}+"]
    return (
        _frame(np.arange(2 * 2 * AGES * 3).reshape(2, 2, AGES, 3) + 100, REGIONS, ages, 2000),
        _frame(np.arange(2 * 2 * 3 * 2).reshape(2, 2, 3, 2) + 1, REGIONS, ["<2", "2", "3+"], 2001),
        _frame(np.arange(2 * 2 * AGES * 2).reshape(2, 2, AGES, 2) % 5, REGIONS, ages, 2001),
    )


def write_made(folder: Path, known: Observed, last_year: int = 2015) -> list[str]:
    """Write *known*'s tables; returns the options that name them."""
    regions = [f"{1 + number:02}" for number in range(len(known.population))]
    ages = [*map(str, range(LONG - 1)), f"{LONG - 1}+"]
    mothers = [str(YOUNGEST_MOTHER + number) for number in range(MOTHERS)]
    first = last_year - known.years
    tables = {
        "population": _frame(known.population, regions, ages, first),
        "births": _frame(known.births, regions, mothers, first + 1),
        "deaths": _frame(known.deaths, regions, ages, first + 1),
    }
    options = []
    for name, table in tables.items():
        path = folder / f"{name}.parquet"
        table.write_parquet(path)
        options += [f"--{name}", str(path)]
    return options


def _frame(
    values: np.ndarray, regions: Sequence[str], ages: Sequence[str], first_year: int
) -> pl.DataFrame:
    region, sex, age, year = (index.ravel() for index in np.indices(values.shape))
    return pl.DataFrame(
        {
            "region_code": np.array(regions)[region],
            "year": first_year + year,
            "sex": np.array(["women", "men"])[sex],
            "age": np.array(ages)[age],
            "value": values.ravel().astype(float),
        }
    )
