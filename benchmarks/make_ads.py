"""Made-up job ads in any number, as Parquet files of a million each.

    python benchmarks/make_ads.py 10000000 FOLDER

Each ad is drawn from the ads of the year that ships: so many of each occupation and county. The
municipality is drawn within the county by its population. A twentieth part has no place or no
municipality, a hundredth stands twice, as in what JobTech publishes. One million ads are in memory
at a time; the same number and seed give the same files.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src/slussen/figures/data"
CHUNK = 1_000_000
SEED = 20251125
FIRST_ID = 20_000_000
FIRST_DAY, DAYS = np.datetime64("2016-01-01", "us"), 3653
REPEATED, NO_PLACE, NO_MUNICIPALITY, SILENT = 0.01, 0.02, 0.03, 0.02
# Shares of ads; vacancies are one in most.
EXPERIENCE, OWN_CAR, LICENCE = 0.55, 0.05, 0.2
ONE_VACANCY = 0.8


def make_ads(number: int, folder: Path, seed: int = SEED) -> None:
    """Write *number* ads into *folder* as part-0000.parquet, part-0001.parquet, …"""
    folder.mkdir(parents=True, exist_ok=True)
    cells, places = _cells(), _municipalities()
    rng = np.random.default_rng(seed)
    for part, (start, size) in enumerate(_chunks(number)):
        frame = _ads(start, size, cells, places, rng)
        frame.write_parquet(folder / f"part-{part:04}.parquet", row_group_size=122_880)


def _chunks(number: int) -> Iterator[tuple[int, int]]:
    for start in range(0, number, CHUNK):
        yield start, min(CHUNK, number - start)


def _cells() -> pl.DataFrame:
    """County, occupation and share of the year's ads."""
    shipped = pl.read_parquet(DATA / "ads/shipped/data.parquet")
    counties = shipped.filter(pl.col("region") != "00", pl.col("value") > 0)
    return counties.select("region", "occupation", share=pl.col("value") / pl.col("value").sum())


def _municipalities() -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """By county: its municipalities, and the cumulated share of its population in each."""
    shipped = pl.read_parquet(DATA / "population/shipped/data.parquet")
    latest = shipped.filter(
        pl.col("region").str.len_chars() == 4, pl.col("period") == pl.col("period").max()
    )
    found = {}
    in_order = latest.sort("region").group_by(pl.col("region").str.slice(0, 2), maintain_order=True)
    for (county,), rows in in_order:
        people = rows["value"].to_numpy()
        found[str(county)] = (rows["region"].to_numpy(), np.cumsum(people) / people.sum())
    return found


def _ads(
    start: int,
    size: int,
    cells: pl.DataFrame,
    places: dict[str, tuple[np.ndarray, np.ndarray]],
    rng: np.random.Generator,
) -> pl.DataFrame:
    drawn = cells[rng.choice(len(cells), size, p=cells["share"].to_numpy())]
    county = drawn["region"].to_numpy()
    municipality = np.empty(size, dtype=object)
    for code, (codes, shares) in places.items():
        here = np.flatnonzero(county == code)
        municipality[here] = codes[np.searchsorted(shares, rng.random(len(here)))]
    place = rng.random(size)
    vacancies = np.where(rng.random(size) < ONE_VACANCY, 1, 1 + rng.geometric(0.3, size))
    ads = pl.DataFrame(
        {
            "id": np.arange(FIRST_ID + start, FIRST_ID + start + size),
            "ssyk_code": drawn["occupation"],
            "region_code": drawn["region"],
            "municipality_code": municipality.astype(str),
            "published_date": FIRST_DAY
            + np.sort(rng.integers(0, DAYS * 86_400, size)).astype("timedelta64[s]"),
            "number_of_vacancies": vacancies,
            "experience_required": rng.random(size) < EXPERIENCE,
            "access_to_own_car": rng.random(size) < OWN_CAR,
            "driving_license_required": rng.random(size) < LICENCE,
        }
    )
    ads = ads.with_columns(
        pl.col("id").cast(pl.String),
        pl.when(pl.Series(place >= NO_PLACE)).then(pl.col("region_code")),
        pl.when(pl.Series(place >= NO_PLACE + NO_MUNICIPALITY)).then(pl.col("municipality_code")),
        pl.when(pl.Series(rng.random(size) >= SILENT)).then(pl.col("experience_required")),
    )
    # A repeated ad takes the place of another, so that the number of rows is what was asked for.
    source = np.where(rng.random(size) < REPEATED, rng.permutation(size), np.arange(size))
    return ads[source]


if __name__ == "__main__":
    make_ads(int(sys.argv[1]), Path(sys.argv[2]))
