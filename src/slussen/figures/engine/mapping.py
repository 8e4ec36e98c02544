"""A publication as tidy rows in our vocabulary, by a table's catalogue entry."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from slussen.figures.engine.catalogue import Dimension, Measure, Table
from slussen.figures.engine.matching import (
    DENOMINATOR,
    NO_NAMES,
    NUMERATOR,
    Match,
    Mismatch,
    match,
)
from slussen.figures.engine.normal import normal
from slussen.figures.engine.publication import Publication
from slussen.figures.engine.vocabulary import Mark
from slussen.lib.text import Text


@dataclass(frozen=True)
class Mapped:
    """``frame`` has the entry's columns; ``notes`` say what was left out, read as or computed."""

    frame: pl.DataFrame
    notes: tuple[Text, ...] = ()


def map_publication(
    publication: Publication,
    entry: Table,
    origin: str,
    names: Mapping[str, Mapping[str, str]] = NO_NAMES,
) -> Mapped:
    """Tidy rows of *publication*, each carrying *origin*; raises Mismatch with one clear line."""
    matched = match(publication.variables, entry, names, _repeated_names(publication, entry, names))
    frame = _rows(publication, entry, matched)
    frame, computed = _shares(frame, entry)
    frame = _assessed(frame, entry)
    frame = _marked(frame, entry).with_columns(origin=pl.lit(origin)).select(entry.columns)
    if frame.is_empty():
        raise Mismatch(f"{entry.id}: nothing in the publication belongs to the table")
    _check_unique(frame, entry)
    return Mapped(frame, (*matched.notes, *computed))


def _repeated_names(
    publication: Publication, entry: Table, names: Mapping[str, Mapping[str, str]]
) -> set[int]:
    """Indexes of columns that are only another name of a matched one ("county" by its code).

    A column is that when a matched column decides its value and has said so more than once.
    """
    if not publication.loose:
        return set()
    everything = range(len(publication.variables))
    matched = match(publication.variables, entry, names, everything)
    kept = [column.index for column in matched.columns if column.dimension not in ("", "measure")]
    extra = [column.index for column in matched.columns if not column.dimension]
    if all(len(publication.variables[index].values) == 1 for index in extra):
        return set()
    rows = publication.cells.select(map(str, everything)).unique()
    repeated = set()
    for other in extra:
        for index in kept:
            pairs = rows.select(str(index), str(other))
            distinct = pairs[str(index)].n_unique()
            if pairs.unique().height == distinct and 2 * distinct <= pairs.height:
                repeated.add(other)
    return repeated


def _rows(publication: Publication, entry: Table, matched: Match) -> pl.DataFrame:
    frame = publication.cells.select("value", "mark", "text").with_columns(
        pl.Series(
            column.dimension,
            pl.Series(column.words, dtype=pl.String).gather(publication.cells[str(column.index)]),
        )
        for column in matched.columns
        if column.dimension
    )
    kept = [column.dimension for column in matched.columns if column.dimension]
    if matched.measure is not None:
        frame = frame.with_columns(measure=pl.lit(matched.measure))
    frame = frame.drop_nulls(kept)
    return frame.with_columns(
        _constant(entry.dimensions[name]).alias(name) for name in matched.constants
    )


def _constant(dimension: Dimension) -> pl.Expr:
    """The constant of each row: another one from a period on, where the entry says so."""
    value = pl.lit(dimension.constant)
    for start, later in sorted(dimension.constant_from.items()):
        value = pl.when(pl.col("period") >= start).then(pl.lit(later)).otherwise(value)
    return value


def _shares(frame: pl.DataFrame, entry: Table) -> tuple[pl.DataFrame, list[Text]]:
    """Measures that are computed of two contents, in per cent, in place of the two."""
    computed = [name for name, measure in entry.measures.items() if measure.numerator]
    if not computed or not frame["measure"].str.contains(":").any():
        return frame, []
    keys = list(entry.dimensions)
    parts = [frame.filter(~pl.col("measure").str.contains(":"))]
    for name in computed:
        above = frame.filter(pl.col("measure") == NUMERATOR + name)
        below = frame.filter(pl.col("measure") == DENOMINATOR + name).select(
            *keys, below="value", below_mark="mark"
        )
        # Out-commuters are published as negative numbers in some tables.
        share = pl.col("value").abs() / pl.col("below") * 100
        parts.append(
            above.join(below, on=keys, how="left").select(
                value=pl.when(pl.col("below") > 0).then(share),
                mark=pl.when(pl.col("below") > 0)
                .then(pl.col("mark").fill_null(Mark.DERIVED))
                .otherwise(pl.coalesce("mark", "below_mark", pl.lit(Mark.MISSING))),
                text="text",
                **{key: key for key in keys},
                measure=pl.lit(name),
            )
        )
    columns = parts[0].columns
    notes = [
        Text(
            f"{measure.title_sv}: {measure.numerator[0]} delat med {measure.denominator[0]}",
            f"{measure.title_en}: {measure.numerator[0]} divided by {measure.denominator[0]}",
        )
        for measure in (entry.measures[name] for name in computed)
    ]
    return pl.concat([part.select(columns) for part in parts]), notes


def _assessed(frame: pl.DataFrame, entry: Table) -> pl.DataFrame:
    """Words of ordinal measures as their levels; any other word in a cell is an error."""
    for name, measure in entry.measures.items():
        if measure.levels:
            levels = _levels(measure)
            here = (pl.col("measure") == name) & pl.col("text").is_not_null()
            frame = frame.with_columns(
                value=pl.when(here)
                .then(pl.col("text").replace_strict(levels, default=None, return_dtype=pl.Float64))
                .otherwise("value")
            ).with_columns(
                text=pl.when(here & pl.col("value").is_not_null()).then(None).otherwise("text")
            )
            frame = frame.with_columns(
                mark=pl.when(
                    (pl.col("measure") == name)
                    & pl.col("value").is_null()
                    & pl.col("text").is_null()
                )
                .then(pl.lit(Mark.NOT_ASSESSED))
                .otherwise("mark")
            )
    unread = frame.filter(pl.col("text").is_not_null())
    if not unread.is_empty():
        row = unread.row(0, named=True)
        known = [level.source[0] for level in entry.measures[row["measure"]].levels]
        expected = " or ".join(known) or "a number or a sign such as .."
        raise Mismatch(
            f'{entry.id}, {_place(row, entry)}: "{row["text"]}" is no figure (expected {expected})'
        )
    return frame


def _levels(measure: Measure) -> dict[str, float]:
    return {
        spelling: level.value
        for level in measure.levels
        for word in (*level.source, level.sv, level.en)
        for spelling in {word, word.capitalize(), normal(word)}
    }


def _marked(frame: pl.DataFrame, entry: Table) -> pl.DataFrame:
    """A mark on every cell without a figure, and the table's own mark on those with one."""
    return frame.with_columns(
        mark=pl.when(pl.col("value").is_null())
        .then(pl.col("mark").fill_null(Mark.MISSING))
        .otherwise(pl.coalesce("mark", pl.lit(entry.mark, pl.String)))
    )


def _check_unique(frame: pl.DataFrame, entry: Table) -> None:
    keys = [*entry.dimensions, "measure"]
    twice = frame.filter(pl.struct(keys).is_duplicated())
    if not twice.is_empty():
        raise Mismatch(
            f"{entry.id}: the same cell occurs twice: {_place(twice.row(0, named=True), entry)} "
            "(expected each once)"
        )


def _place(row: Mapping[str, object], entry: Table) -> str:
    return " ".join(str(row[name]) for name in (*entry.dimensions, "measure"))
