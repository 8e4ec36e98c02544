"""A table's figures as its page lists them: words for codes, a page of rows at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from slussen.figures import queries, store
from slussen.figures.engine.catalogue import Table
from slussen.figures.engine.vocabulary import DIMENSIONS, UNITS, word
from slussen.lib.text import Text
from slussen.regions import queries as regions
from slussen.regions.engine.places import COUNTRY
from slussen.taxonomy import queries as taxonomy

ROWS_A_PAGE = 50
JOINER = "\u2060"  # keeps "20–64" on one line
SWEDEN = Text("Hela riket", "All of Sweden")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with the words of its breakdown; ``text`` is an ordinal measure's level."""

    labels: tuple[Text, ...]
    measure: Text
    unit: Text
    decimals: int
    number: float | None
    mark: str | None
    text: Text | None = None


class Rows(Sequence[Figure]):
    """The rows of one region (or all), newest period first; a slice is read when it is asked for.

    Django's Paginator takes it as it is.
    """

    def __init__(self, entry: Table, stored: store.Stored, region: str = "") -> None:
        import polars as pl

        self.entry = entry
        frame = pl.scan_parquet(stored.data)
        if region:
            frame = frame.filter(pl.col("region") == region)
        others = [name for name in (*entry.dimensions, "measure") if name != "period"]
        order = ["period", *others]
        self.frame = (
            frame.select(entry.columns)
            .sort(order, descending=[True, *(False for _ in others)])
            .collect()
        )
        # A column that says the same on every row says nothing.
        varied = [name for name in order[:-1] if self.frame[name].n_unique() > 1]
        self.dimensions = varied or ["period"]

    @property
    def heads(self) -> list[Text]:
        return [DIMENSIONS[name] for name in self.dimensions]

    def __len__(self) -> int:
        return self.frame.height

    def __getitem__(self, index: int | slice) -> list[Figure]:  # type: ignore[override]
        part = self.frame[index] if isinstance(index, slice) else self.frame[index : index + 1]
        return [self._figure(row) for row in part.iter_rows(named=True)]

    def _figure(self, row: Mapping[str, object]) -> Figure:
        measure = self.entry.measures[str(row["measure"])]
        number = row["value"] if isinstance(row["value"], float) else None
        level = next((level for level in measure.levels if level.value == number), None)
        return Figure(
            labels=tuple(label(name, str(row[name])) for name in self.dimensions),
            measure=measure.title,
            unit=UNITS[measure.unit],
            decimals=measure.decimals,
            number=number,
            mark=str(row["mark"]) if row["mark"] else None,
            text=Text(level.sv, level.en) if level else None,
        )


def label(dimension: str, value: str) -> Text:
    """What the page calls a value of a breakdown."""
    if dimension == "region":
        return region_names().get(value, Text(value, value))
    if dimension in ("occupation", "destination"):
        found = taxonomy.occupations().get(value)
        return (
            Text(f"{value} {found.name.sv}", f"{value} {found.name.en}") if found else _as_is(value)
        )
    if dimension == "barometer_occupation":
        known = taxonomy.barometer_occupations().get(value)
        return known.name if known else _as_is(value)
    if value == "not stated":
        return Text("inte angivet", "not stated")
    if dimension == "age":
        return _as_is(word(dimension, value).sv.replace("–", f"{JOINER}–{JOINER}"))
    return word(dimension, value)


def _as_is(value: str) -> Text:
    return Text(value, value)


@cache
def region_names() -> Mapping[str, Text]:
    """Names of the country, NUTS 2 regions, counties and municipalities by code."""
    names = {COUNTRY: SWEDEN}
    for county in regions.counties():
        names.setdefault(county.nuts2, county.nuts2_name)
        names[county.code] = county.title
        names |= {place.code: _as_is(place.name) for place in county.municipalities}
    return names


def region_options(stored: store.Stored) -> list[tuple[str, Text]]:
    """The regions that a table has figures for, for a list to choose from."""
    import polars as pl

    codes = pl.scan_parquet(stored.data).select(pl.col("region").unique().sort()).collect()
    return [(code, label("region", code)) for code in codes["region"]]


def dimension_values(entry: Table, stored: store.Stored | None) -> dict[str, tuple[int, Text]]:
    """For each breakdown how many values the current figures have, and the first or the only."""
    if stored is None:
        return {}
    import polars as pl

    frame = pl.scan_parquet(stored.data)
    counted = frame.select(
        *(pl.col(name).n_unique().alias(f"{name} n") for name in entry.dimensions),
        *(pl.col(name).first() for name in entry.dimensions),
    ).collect()
    row = counted.row(0, named=True)
    return {name: (row[f"{name} n"], label(name, row[name])) for name in entry.dimensions}


def current_rows(table_id: str, region: str = "") -> Rows | None:
    """The current figures of a table, or None when there are none yet."""
    stored = queries.current(table_id)
    return Rows(queries.table(table_id), stored, region) if stored else None
