"""What a new publication changes in a table: the same comparison for every table.

Cells are compared as published. Noise (SCB's cell key method) is part of a figure and is neither
smoothed nor taken for no change.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from slussen.figures.engine.vintage import Changes


@dataclass(frozen=True)
class Difference:
    """Counts of cells, and the cells themselves.

    ``cells`` has the breakdowns, ``measure``, ``old``, ``new``, ``old_mark``, ``new_mark``,
    ``kind`` ("new", "changed", "removed") and ``relative`` (new over old, less one; null where it
    can't be computed). Changed cells come first, the largest relative change first.
    """

    new: int
    changed: int
    removed: int
    unchanged: int
    cells: pl.DataFrame

    @property
    def changes(self) -> Changes:
        return Changes(
            new=self.new, changed=self.changed, removed=self.removed, unchanged=self.unchanged
        )

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed or self.removed)


def difference(old: pl.DataFrame, new: pl.DataFrame, keys: Sequence[str]) -> Difference:
    """How the rows of *new* differ from those of *old*; both have *keys*, value and mark.

    A cell is changed when its figure is another, or comes or goes, or when another reason is
    given for its absence. A mark beside the same figure is no change.
    """
    columns = (*keys, "value", "mark")
    joined = old.select(columns).join(
        new.select(columns).with_columns(there=pl.lit(True)),
        on=list(keys),
        how="full",
        suffix="_new",
        coalesce=True,
        nulls_equal=True,
    )
    # A row of `old` has no other sign of being there: its value and mark may both be null.
    known = old.select(keys).with_columns(here=pl.lit(True))
    joined = joined.join(known, on=list(keys), how="left", nulls_equal=True)
    here, there = pl.col("here").is_not_null(), pl.col("there").is_not_null()
    moved = pl.col("value").ne_missing(pl.col("value_new"))
    reason = pl.col("value").is_null() & pl.col("mark").ne_missing(pl.col("mark_new"))
    kinds = (
        pl.when(~here)
        .then(pl.lit("new"))
        .when(~there)
        .then(pl.lit("removed"))
        .when(moved | reason)
        .then(pl.lit("changed"))
        .otherwise(pl.lit("unchanged"))
    )
    marked = joined.with_columns(kind=kinds)
    counts = dict(marked["kind"].value_counts().iter_rows())
    return Difference(
        new=counts.get("new", 0),
        changed=counts.get("changed", 0),
        removed=counts.get("removed", 0),
        unchanged=counts.get("unchanged", 0),
        cells=_cells(marked, keys),
    )


def _cells(marked: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    order = pl.col("kind").replace_strict(
        {"changed": 0, "removed": 1, "new": 2}, return_dtype=pl.Int8
    )
    return (
        marked.filter(pl.col("kind") != "unchanged")
        .select(
            *keys,
            "kind",
            old="value",
            new="value_new",
            old_mark="mark",
            new_mark="mark_new",
            relative=pl.when(pl.col("value") != 0).then(
                (pl.col("value_new") - pl.col("value")) / pl.col("value").abs()
            ),
        )
        .sort(
            order,
            pl.col("relative").abs(),
            (pl.col("new") - pl.col("old")).abs(),
            *keys,
            descending=[False, True, True, *(False for _ in keys)],
            nulls_last=True,
        )
    )


def merge(old: pl.DataFrame, new: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Rows of *new*, and those of *old* that it says nothing about, in the order of the keys."""
    kept = old.join(new.select(keys), on=list(keys), how="anti", nulls_equal=True)
    return pl.concat([kept.select(new.columns), new]).sort([*keys, "origin"])
