"""Reads of figures: the catalogue, the vintages, and slices of tables as cubes.

Tables are read through Narwhals, so the same expressions run on DuckDB (the default), Polars or a
Spark Connect engine: see docs/architecture.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

import narwhals as nw
from django.conf import settings

from slussen.figures import store
from slussen.figures.engine.catalogue import Table
from slussen.figures.engine.cube import Cube
from slussen.figures.engine.vintage import Origin
from slussen.lib.errors import UserError

PACKAGE_CATALOGUE = Path(__file__).parent / "catalogue"


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


def cube(table_id: str, **only: str | Sequence[str]) -> Cube:
    """The current figures of a table, cut down to the given values of its dimensions.

    An empty cube when there are no figures (yet). ``cube("ads", region="18")``
    """
    entry, stored = table(table_id), current(table_id)
    dimensions = (*entry.dimensions, "measure")
    if stored is None:
        return Cube(table_id, dimensions, {})
    chosen = tuple(
        (name, (value,) if isinstance(value, str) else tuple(value))
        for name, value in sorted(only.items())
    )
    return _cube(stored.data, stored.vintage.sha256, table_id, dimensions, chosen)


@lru_cache(maxsize=256)
def _cube(
    data: Path,
    sha256: str,  # a part of the cache key: a new vintage is a new cube
    table_id: str,
    dimensions: tuple[str, ...],
    chosen: tuple[tuple[str, tuple[str, ...]], ...],
) -> Cube:
    frame = _scan(data)
    for name, values in chosen:
        frame = frame.filter(nw.col(name).is_in(values))
    columns = (*dimensions, "value", "mark", "origin")
    rows = _rows(frame.select(*columns))
    return Cube.from_rows(
        table_id, dimensions, (dict(zip(columns, row, strict=True)) for row in rows)
    )


def _scan(data: Path) -> nw.LazyFrame:
    """The Parquet file on the engine of the settings."""
    if settings.FIGURES_ENGINE == "polars":
        import polars as pl

        return nw.from_native(pl.scan_parquet(data))
    import duckdb

    # One connection a call: DuckDB connections are not shared between threads.
    return nw.from_native(duckdb.connect().read_parquet(str(data)))


def _rows(frame: nw.LazyFrame) -> Iterable[tuple[object, ...]]:
    if frame.implementation.is_duckdb():
        return frame.to_native().fetchall()  # straight to Python: no Arrow in between
    return frame.collect().rows()
