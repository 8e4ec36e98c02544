"""What ``slussen figures verify`` looks at in a vintage. Nothing is repaired."""

from collections.abc import Iterator, Mapping

import polars as pl

from slussen.figures import store
from slussen.figures.engine.catalogue import Table
from slussen.figures.engine.vocabulary import MARKS, WORDS

TEXT_COLUMNS = ("mark", "origin", "measure")


def faults(stored: store.Stored, entry: Table) -> list[str]:
    """What is wrong with a vintage, each as a line; empty when all is well."""
    if not stored.data.exists():
        return [f"{store.DATA} is missing"]
    if store.sha256(stored.data) != stored.vintage.sha256:
        return [f"{store.DATA} is not what {store.META} says: damaged or changed (sha256)"]
    frame = pl.read_parquet(stored.data)
    if missing := [name for name in entry.columns if name not in frame.columns]:
        return [f"no column {', '.join(missing)}"]
    return [*_of_rows(frame, stored, entry), *_of_origins(frame, stored)]


def _of_rows(frame: pl.DataFrame, stored: store.Stored, entry: Table) -> Iterator[str]:
    keys = [*entry.dimensions, "measure"]
    if frame.height != stored.vintage.rows:
        yield f"{frame.height} rows, {store.META} says {stored.vintage.rows}"
    if frame.schema["value"] != pl.Float64:
        yield f"value is {frame.schema['value']}, not a number"
    wrong = [name for name in (*keys, *TEXT_COLUMNS) if frame.schema[name] != pl.String]
    if wrong:
        yield f"{', '.join(wrong)} is not text"
        return
    if frame.select(pl.any_horizontal(pl.col(keys).is_null()).any()).item():
        yield "a breakdown without a value"
    if frame.select(keys).is_duplicated().any():
        yield "the same cell occurs twice"
    lists = {**_words(entry), "measure": entry.measures, "mark": MARKS}
    for name, words in lists.items():
        unknown = set(frame[name].drop_nulls().unique()) - set(words)
        if unknown:
            yield f"{name}: {', '.join(sorted(unknown)[:3])} not in the vocabulary"
    if frame.filter(pl.col("value").is_null() & pl.col("mark").is_null()).height:
        yield "a cell without a figure does not say why"


def _words(entry: Table) -> dict[str, Mapping[str, object]]:
    return {name: WORDS[name] for name in entry.dimensions if name in WORDS}


def _of_origins(frame: pl.DataFrame, stored: store.Stored) -> Iterator[str]:
    used, known = set(frame["origin"].drop_nulls().unique()), stored.vintage.origins
    if frame["origin"].null_count():
        yield "rows without an origin"
    if unknown := used - set(known):
        yield f"origin {', '.join(sorted(unknown)[:3])} is not described"
    if unused := set(known) - used:
        yield f"origin {', '.join(sorted(unused)[:3])} has no rows"
    for key, origin in known.items():
        for field in ("publisher", "table", "retrieved", "via"):
            if not getattr(origin, field).strip():
                yield f"origin {key}: no {field}"
