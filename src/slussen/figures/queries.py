"""Reads of figures: the catalogue, the vintages, and slices of tables as cubes.

Tables are read through Narwhals, so the same expressions run on DuckDB (the default) and Polars:
see docs/architecture.md and sources/engines.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import narwhals as nw
from django.conf import settings

from slussen.figures import store
from slussen.figures.engine.catalogue import Table
from slussen.figures.engine.cube import Cube
from slussen.figures.engine.freshness import Age, age_of
from slussen.figures.engine.normal import normal
from slussen.figures.engine.vintage import Origin
from slussen.figures.sources import engines
from slussen.lib.errors import UserError
from slussen.regions import queries as regions
from slussen.regions.engine.places import COUNTRY
from slussen.taxonomy import queries as taxonomy

if TYPE_CHECKING:  # see store
    import polars as pl

    from slussen.figures.engine.difference import Difference

PACKAGE_CATALOGUE = Path(__file__).parent / "catalogue"
# Sweden's NUTS 2 regions as SCB coded them before 2008, in tables that are still published.
EARLIER_NUTS2 = {
    "SE01": "SE11",
    "SE02": "SE12",
    "SE09": "SE21",
    "SE04": "SE22",
    "SE0A": "SE23",
    "SE06": "SE31",
    "SE07": "SE32",
    "SE08": "SE33",
}


@dataclass(frozen=True, slots=True)
class Summary:
    """A table and what there is of it. ``stored`` is None when there are no figures yet."""

    entry: Table
    stored: store.Stored | None = None
    first: str | None = None
    last: str | None = None
    regions: int = 0
    age: Age = Age.UNKNOWN


@cache
def catalogue() -> Mapping[str, Table]:
    """Every table the product knows of, by id; the site's own entries come after the package's."""
    own = Path(settings.FIGURES_HOME) / "catalogue"
    return MappingProxyType(store.read_catalogue(PACKAGE_CATALOGUE, own))


def table(table_id: str) -> Table:
    """The catalogue entry; raises UserError with one clear line."""
    try:
        return catalogue()[table_id]
    except KeyError:
        known = ", ".join(catalogue())
        raise UserError(f'there is no table "{table_id}": expected one of {known}') from None


def vintages(table_id: str) -> tuple[store.Stored, ...]:
    """Every vintage of the table, oldest first; empty when there are no figures yet."""
    return store.vintages(
        Path(settings.FIGURES_SHIPPED_DIR), Path(settings.FIGURES_HOME), table(table_id).id
    )


def current(table_id: str) -> store.Stored | None:
    """The newest vintage, the one pages and reports read."""
    made = vintages(table_id)
    return made[-1] if made else None


def fingerprint() -> str:
    """A word that changes whenever any table's current vintage does: a cache key."""
    newest = (current(table_id) for table_id in catalogue())
    return " ".join(f"{s.vintage.table}@{s.vintage.sha256[:12]}" for s in newest if s)


def origins(table_id: str) -> Mapping[str, Origin]:
    """The current vintage's origins, by the word that rows carry."""
    stored = current(table_id)
    return stored.vintage.origins if stored else {}


def vintage(table_id: str, vintage_id: str) -> store.Stored:
    """One vintage by its id or the beginning of it; raises UserError with those there are."""
    made = vintages(table_id)
    found = [stored for stored in made if stored.vintage.id.startswith(vintage_id)]
    if len(found) == 1:
        return found[0]
    known = ", ".join(stored.vintage.id for stored in made) or "none yet"
    what = "no" if not found else "more than one"
    raise UserError(f'{table_id}: {what} vintage "{vintage_id}" (expected one of {known})')


def frame(stored: store.Stored) -> "pl.DataFrame":
    """A vintage's rows, in the order of its catalogue entry's columns."""
    import polars as pl

    return pl.read_parquet(stored.data).select(table(stored.vintage.table).columns)


def difference_between(old: store.Stored, new: store.Stored) -> "Difference":
    """Which figures changed from one vintage of a table to another."""
    from slussen.figures.engine.difference import difference

    keys = (*table(new.vintage.table).dimensions, "measure")
    return difference(frame(old), frame(new), keys)


def summary(table_id: str, today: date) -> Summary:
    """What the list of tables says of one: periods, regions, vintage, whether it is old."""
    import polars as pl

    entry, stored = table(table_id), current(table_id)
    if stored is None:
        return Summary(entry)
    columns = pl.scan_parquet(stored.data).select(
        first=pl.col("period").min(),
        last=pl.col("period").filter(pl.col("value").is_not_null()).max(),
        regions=pl.col("region").n_unique(),
    )
    first, last, regions = columns.collect().row(0)
    return Summary(
        entry=entry,
        stored=stored,
        first=first,
        last=last,
        regions=regions,
        age=age_of(entry, last, today),
    )


@cache
def names() -> Mapping[str, Mapping[str, str]]:
    """Codes by the names that publications without codes use: regions and occupations."""
    return MappingProxyType({"region": _region_names(), "ssyk": _occupation_names()})


def _region_names() -> dict[str, str]:
    """Names that mean one region only: "Stockholm" may be a municipality, county or NUTS 2 region.

    A county's short name is left to the municipality: SCB's tables say "Örebro län".
    """
    found: dict[str, set[str]] = {}
    for county in regions.counties():
        for place in county.municipalities:
            found.setdefault(normal(place.name), set()).add(place.code)
        for name in (county.nuts2_name.sv, county.nuts2_name.en):
            found.setdefault(normal(name), set()).add(county.nuts2)
        for name in (county.title.sv, county.title.en):
            found.setdefault(normal(name), set()).add(county.code)
    for county in regions.counties():
        found.setdefault(normal(county.name), {county.code})
    single = {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}
    return single | {normal(old): new for old, new in EARLIER_NUTS2.items()} | {"se": COUNTRY}


def _occupation_names() -> dict[str, str]:
    """Names that only one SSYK group has; many groups share theirs with the group above."""
    found: dict[str, list[str]] = {}
    for code, occupation in taxonomy.occupations().items():
        for name in {normal(occupation.name.sv), normal(occupation.name.en)}:
            found.setdefault(name, []).append(code)
    return {name: codes[0] for name, codes in found.items() if len(codes) == 1}


def cube(table_id: str, **only: str | Sequence[str]) -> Cube:
    """The current figures of a table, cut down to the given values of its dimensions.

    An empty cube when there are no figures (yet). ``cube("ads", region="18")``
    """
    stored = current(table_id)
    if stored is None:
        return Cube(table_id, (*table(table_id).dimensions, "measure"), {})
    return cube_of(stored, **only)


def cube_of(stored: store.Stored, **only: str | Sequence[str]) -> Cube:
    """As ``cube``, of any vintage."""
    table_id = stored.vintage.table
    dimensions = (*table(table_id).dimensions, "measure")
    chosen = tuple(
        (name, (value,) if isinstance(value, str) else tuple(value))
        for name, value in sorted(only.items())
    )
    return _cube(stored.data, stored.vintage.sha256, table_id, dimensions, chosen)


def cube_for(table_id: str, counties: Sequence[str]) -> Cube:
    """As much of a table as the analysis of *counties* reads: see ``Table.reads``."""
    entry = table(table_id)
    if entry.reads == "county":
        return cube(table_id, region=sorted({COUNTRY, *counties}))
    if entry.reads == "latest":
        return cube(table_id, period=_latest(table_id))
    return cube(table_id)


def _latest(table_id: str) -> str:
    """The last period with any rows; "" when there are none."""
    stored = current(table_id)
    return _last_period(stored.data, stored.vintage.sha256) if stored else ""


@lru_cache(maxsize=64)
def _last_period(data: Path, sha256: str) -> str:
    frame = engines.local_engine(settings.FIGURES_ENGINE).parquet([str(data)])
    ((period,),) = engines.rows(frame.select(nw.col("period").max()))
    return str(period)


@lru_cache(maxsize=64)
def _cube(
    data: Path,
    sha256: str,  # a part of the cache key: a new vintage is a new cube
    table_id: str,
    dimensions: tuple[str, ...],
    chosen: tuple[tuple[str, tuple[str, ...]], ...],
) -> Cube:
    frame = engines.local_engine(settings.FIGURES_ENGINE).parquet([str(data)])
    for name, values in chosen:
        frame = frame.filter(nw.col(name).is_in(values))
    columns = (*dimensions, "value", "mark", "origin")
    rows = engines.rows(frame.select(*columns))
    return Cube.from_rows(
        table_id, dimensions, (dict(zip(columns, row, strict=True)) for row in rows)
    )
