"""What an import of job ads would keep, before anything is kept.

file → one version of each ad → read (occupation, requirements) → merged with what stands
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

import polars as pl

from slussen.figures import ads_store
from slussen.figures.engine.ad_records import AdRecord, Removed
from slussen.figures.engine.ad_rows import (
    AdTables,
    Keep,
    ad_tables,
    merged,
    without_old_texts,
)
from slussen.figures.engine.proposals import CompetenceMatcher, OccupationProposer
from slussen.figures.sources.ad_texts import read_ads

BATCH = 2000
Progress = Callable[[int, int], None]  # ads read so far, of how many


@dataclass(frozen=True)
class StagedAds:
    """``tables`` as they would stand; counts are of ads, against what stands now."""

    base: ads_store.StoredAds
    tables: AdTables
    read: int
    new: int
    changed: int
    removed: int
    proposed: int  # occupations
    texts_forgotten: int

    @property
    def is_known(self) -> bool:
        return not (self.new or self.changed or self.removed or self.texts_forgotten)


def stage(
    path: Path,
    home: Path,
    *,
    proposer: OccupationProposer,
    matcher: CompetenceMatcher,
    keep: Keep,
    today: date,
    progress: Progress | None = None,
) -> StagedAds:
    """Read the ads of the file at *path* into what stands in *home*; nothing is written.

    Raises UserError for a file that can't be read, with the line and what was expected.
    """
    wanted = _latest(path)
    chosen = (record for at, record in enumerate(read_ads(path)) if at in wanted)
    parts = []
    for batch in _batches(chosen):
        parts.append(ad_tables(batch, proposer, matcher, keep))
        if progress:
            progress(sum(part.ads.height for part in parts), len(wanted))
    fresh = AdTables.together(parts)
    base = ads_store.current(home)
    whole = merged(base.tables, fresh)
    kept = without_old_texts(whole.ads, today)
    forgotten = kept["text"].null_count() - whole.ads["text"].null_count()
    whole = AdTables(kept, whole.requirements)
    new, changed, removed = _difference(base.tables, whole)
    proposed = fresh.ads.filter(~pl.col("occupation_given"), pl.col("occupation").is_not_null())
    return StagedAds(
        base=base,
        tables=whole,
        read=len(wanted),
        new=new,
        changed=changed,
        removed=removed,
        proposed=proposed.height,
        texts_forgotten=forgotten,
    )


def _latest(path: Path) -> set[int]:
    """Which of the file's entries are the latest of their ad: by time stamp, then by place."""
    latest: dict[str, tuple[int | None, int]] = {}
    for at, record in enumerate(read_ads(path)):
        stamp, _ = latest.get(record.id, (None, -1))
        if stamp is None or record.timestamp is None or record.timestamp >= stamp:
            latest[record.id] = (record.timestamp, at)
    return {at for _, at in latest.values()}


def _batches(records: Iterator[AdRecord | Removed]) -> Iterator[list[AdRecord | Removed]]:
    while batch := list(islice(records, BATCH)):
        yield batch


def _difference(old: AdTables, new: AdTables) -> tuple[int, int, int]:
    """How many ads are new, changed and removed."""
    before, after = (one.ads.filter(~pl.col("removed")).select("id") for one in (old, new))
    added = after.join(before, on="id", how="anti").height
    gone = before.join(after, on="id", how="anti").height
    said = _said(old).join(_said(new), on="id")
    return added, said.filter(pl.col("said") != pl.col("said_right")).height, gone


def _said(tables: AdTables) -> pl.DataFrame:
    """A hash of each living ad with all that was found in it."""
    whole = pl.struct(pl.exclude("id")).struct.json_encode().hash()
    found = (
        tables.requirements.select("id", one=whole)
        .group_by("id", maintain_order=True)
        .agg(found=pl.col("one").cast(pl.String).str.join(" "))
    )
    ads = tables.ads.filter(~pl.col("removed")).select("id", ad=whole)
    return ads.join(found, on="id", how="left").select(
        "id", said=pl.struct("ad", pl.col("found").fill_null("")).hash()
    )
