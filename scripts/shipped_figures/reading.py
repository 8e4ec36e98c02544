"""What reading every table has in common."""

from pathlib import Path

import polars as pl

from slussen.figures.engine.vintage import Origin, Step

# The rows, in the catalogue's columns and any order, and the origins that they name.
Built = tuple[pl.DataFrame, dict[str, Origin]]

TIDIED = Step(
    sv="Omformad till en rad per värde, utan att något värde ändrats",
    en="Reshaped to one row a value; no value was changed",
)


def csv(path: Path) -> pl.DataFrame:
    """Every column as text: codes keep their zeros."""
    return pl.read_csv(path, infer_schema=False)


def long(frame: pl.DataFrame, measures: dict[str, str], origin: str) -> pl.DataFrame:
    """One row a measure; *measures* maps our word to the file's column."""
    index = [c for c in frame.columns if c not in measures.values()]
    return (
        frame.rename({theirs: ours for ours, theirs in measures.items()})
        .unpivot(list(measures), index=index, variable_name="measure", value_name="value")
        .with_columns(pl.col("value").cast(pl.Float64, strict=True), origin=pl.lit(origin))
    )


def marked(frame: pl.DataFrame, mark: str) -> pl.DataFrame:
    """A mark on every row without a value."""
    return frame.with_columns(
        mark=pl.when(pl.col("value").is_null()).then(pl.lit(mark)).otherwise(None)
    )


def scb(table: str, retrieved: str, via: str, *steps: Step) -> Origin:
    return Origin(
        publisher="SCB", table=table, retrieved=retrieved, via=via, steps=(TIDIED, *steps)
    )
