"""What an import or a pull would publish, before anything is published.

raw (as received) → staged (mapped, merged with what is there, compared) → published (actions.py).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

import polars as pl

from slussen.figures import queries, store
from slussen.figures.engine.catalogue import Table
from slussen.figures.engine.difference import Difference, difference, merge
from slussen.figures.engine.mapping import map_publication
from slussen.figures.engine.publication import Publication
from slussen.figures.engine.reading import read
from slussen.figures.engine.vintage import Origin, Step
from slussen.lib.text import Text

MADE = "made"  # the origin's key of a table that Slussen has made itself
MAPPED = Step(
    sv="Omkodad till en rad per värde med Slussens ord, efter tabellens katalogpost",
    en="Recoded to one row a value in Slussen's words, by the table's catalogue entry",
)


@dataclass(frozen=True)
class Reading:
    """One publication as tidy rows that carry ``key``, and the origin that the key stands for."""

    key: str
    origin: Origin
    frame: pl.DataFrame
    notes: tuple[Text, ...]


@dataclass(frozen=True)
class Staged:
    """A table as it would stand: rows, origins, raw files, and the difference to ``base``."""

    entry: Table
    base: store.Stored | None
    frame: pl.DataFrame
    origins: dict[str, Origin]
    raw: tuple[Path, ...]
    difference: Difference
    notes: tuple[Text, ...]
    is_known: bool  # the very same raw figures are already in the current vintage


def labels_of(entry: Table) -> tuple[str, ...]:
    """What publications call the entry's breakdowns."""
    return tuple(source for d in entry.dimensions.values() for source in d.source)


def contents_of(entry: Table) -> tuple[str, ...]:
    """What publications call the entry's figures."""
    return tuple(
        source
        for name, measure in entry.measures.items()
        for source in (*measure.source, *measure.numerator, *measure.denominator, name)
    )


def parse(data: bytes, name: str, entry: Table) -> Publication:
    return read(data, name, labels=labels_of(entry), contents=contents_of(entry))


def reading(publication: Publication, entry: Table, key: str, origin: Origin) -> Reading:
    """The publication's rows; what was left out or computed on the way is kept as steps."""
    mapped = map_publication(publication, entry, key, queries.names())
    steps = [MAPPED, *(Step(sv=note.sv, en=note.en) for note in mapped.notes)]
    return Reading(
        key, origin.model_copy(update={"steps": tuple(steps)}), mapped.frame, mapped.notes
    )


def made_here(
    entry: Table,
    frame: pl.DataFrame,
    step: Text,
    made_at: str,
    rests_on: Sequence[store.Stored],
) -> Reading:
    """Rows that Slussen has made itself (breakdowns, measure, value), and which vintages from."""
    named = [f"{one.vintage.table}@{one.vintage.id}" for one in rests_on]
    digests = "".join(one.vintage.sha256 for one in rests_on)
    origin = Origin(
        publisher=entry.publisher,
        table=entry.table,
        retrieved=made_at,
        via=f"slussen {version('slussen')}",
        query=", ".join(named),
        sha256=hashlib.sha256(digests.encode()).hexdigest(),
        steps=(Step(sv=step.sv, en=step.en),),
    )
    rows = frame.with_columns(mark=pl.lit(None, pl.String), origin=pl.lit(MADE))
    return Reading(MADE, origin, rows.select(entry.columns), ())


def together(readings: Sequence[Reading]) -> Reading:
    """Readings of one origin (an answer that came in parts) as one."""
    first = readings[0]
    notes = tuple(dict.fromkeys(note for part in readings for note in part.notes))
    steps = (MAPPED, *(Step(sv=note.sv, en=note.en) for note in notes))
    return replace(
        first,
        origin=first.origin.model_copy(update={"steps": steps}),
        frame=pl.concat([part.frame for part in readings]),
        notes=notes,
    )


def stage(
    entry: Table, readings: Sequence[Reading], raw: Sequence[Path], *, replace_all: bool = False
) -> Staged:
    """The table with *readings* put in, later ones winning over earlier.

    Rows that they say nothing about stay as they are, or go when *replace_all*.
    """
    keys = (*entry.dimensions, "measure")
    fresh = readings[0].frame
    for later in readings[1:]:
        fresh = merge(fresh, later.frame, keys)
    base = queries.current(entry.id)
    old = queries.frame(base) if base else fresh.clear()
    known = dict(base.vintage.origins) if base else {}
    whole = fresh.sort([*keys, "origin"]) if replace_all else merge(old, fresh, keys)
    origins = known | {part.key: part.origin for part in readings}
    used = set(whole["origin"].unique())
    change = difference(old, whole, keys)
    same = {part.origin.sha256 for part in readings} <= {o.sha256 for o in known.values()}
    return Staged(
        entry=entry,
        base=base,
        frame=whole,
        origins={key: origin for key, origin in origins.items() if key in used},
        raw=tuple(raw),
        difference=change,
        notes=tuple(dict.fromkeys(note for part in readings for note in part.notes)),
        is_known=same and change.is_empty,
    )
