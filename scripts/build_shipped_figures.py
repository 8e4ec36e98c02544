"""Build the figures that ship with the package, from the public files they were read from.

    python scripts/build_shipped_figures.py FOLDER [--target PLACE] [--table NAME …]

FOLDER holds the development data (its README describes each file). Every table is written as one
vintage, "shipped", in PLACE/<table>/ (src/slussen/figures/data, without --target); its origins say
where each row is from. Nothing is computed here but what a step says. Forecasts and estimates come
last, made from the others as ``slussen ledger publish`` makes them.
"""

import argparse
import shutil
import sys
from pathlib import Path

import polars as pl

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from scripts.shipped_figures import (  # noqa: E402
    demand,
    education,
    labour_market,
    municipalities,
    occupations,
    pay,
    places,
    population,
)
from scripts.shipped_figures.reading import Built  # noqa: E402
from slussen.analysis import outlooks  # noqa: E402
from slussen.figures import store  # noqa: E402
from slussen.figures.engine.catalogue import Table  # noqa: E402
from slussen.figures.queries import PACKAGE_CATALOGUE  # noqa: E402
from slussen.figures.staging import made_here  # noqa: E402

TARGET = ROOT / "src" / "slussen" / "figures" / "data"
MADE_AT, FORECAST_AT = "2026-11-23", "2026-11-25"
TABLES = {
    "labour_status": labour_market.labour_status,
    "matching_rate": labour_market.matching_rate,
    "establishment": labour_market.establishment,
    "population_education": labour_market.population_education,
    "employees_ssyk3": occupations.employees_ssyk3,
    "employees_ssyk3_age": occupations.employees_ssyk3_age,
    "long_education": education.long_education,
    "education_match": education.education_match,
    "occupation_switches": occupations.occupation_switches,
    "education_background": occupations.education_background,
    "pay_ssyk3": pay.pay_ssyk3,
    "pay_ssyk4": pay.pay_ssyk4,
    "ads": demand.ads,
    "barometer": demand.barometer,
    "commuting": places.commuting,
    "population": places.population,
    "kolada": places.kolada,
    "population_age": population.population_age,
    "births": population.births,
    "deaths": population.deaths,
    "population_structure": municipalities.population_structure,
    "municipality_labour": municipalities.municipality_labour,
    "ads_municipality": municipalities.ads_municipality,
}

OWN = tuple(outlooks.MAKERS)  # made from the others


def build(entry: Table, root: Path, target: Path) -> store.Stored:
    """Read one table from the development data *root* and write it anew under *target*."""
    frame, origins = own(entry, target) if entry.made_from else TABLES[entry.id](root)
    # In one order always, so that the same figures give the same file.
    order = [column for column in entry.columns if column not in {"value", "mark"}]
    tidy = frame.select(entry.columns).sort(order)
    if tidy.select(*entry.dimensions, "measure").is_duplicated().any():
        raise SystemExit(f"{entry.id}: the same cell occurs twice")
    shutil.rmtree(target / entry.id / "shipped", ignore_errors=True)
    meta = {
        "id": "shipped",
        "table": entry.id,
        "made_at": MADE_AT,
        "origins": {key: origin.model_dump() for key, origin in origins.items()},
    }
    return store.write(target, tidy, meta)


def own(entry: Table, target: Path) -> Built:
    """A table that Slussen makes itself, from the shipped tables under *target*."""
    stored = {name: store.shipped(target, name) for name in entry.made_from}
    frames = {name: pl.read_parquet(one.data) for name, one in stored.items()}
    rows, step = outlooks.MAKERS[entry.id](frames), outlooks.STEPS[entry.id]
    made = made_here(entry, rows, step, FORECAST_AT, tuple(stored.values()))
    return made.frame, {made.key: made.origin}


def main() -> None:
    parser = argparse.ArgumentParser(description="Build the figures that ship with the package.")
    parser.add_argument("folder", type=Path, help="the development data")
    parser.add_argument("--target", type=Path, default=TARGET, help="where the tables are written")
    every = (*TABLES, *OWN)
    parser.add_argument("--table", action="append", choices=every, help="only this one")
    given = parser.parse_args()
    catalogue = store.read_catalogue(PACKAGE_CATALOGUE)
    for table in given.table or every:
        stored = build(catalogue[table], given.folder, given.target)
        print(f"{table:24} {stored.vintage.rows:7} rows")


if __name__ == "__main__":
    main()
