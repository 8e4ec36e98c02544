"""The files that imported job ads live in: one import at a time stands.

    <SLUSSEN_HOME>/ads/<import>/ads.parquet, requirements.parquet

A folder is written whole under a temporary name and renamed; then the one before it is removed. No
history is kept: an ad that was taken down, or a text whose day has passed, is to be gone.
"""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from slussen.figures.engine.ad_rows import AD_SCHEMA, REQUIREMENT_SCHEMA, AdTables
from slussen.lib.errors import UserError
from slussen.lib.files import whole_folder

ADS, REQUIREMENTS = "ads.parquet", "requirements.parquet"


@dataclass(frozen=True, slots=True)
class StoredAds:
    """What stands: the tables, and their folder (None before the first import)."""

    tables: AdTables
    folder: Path | None = None


def current(home: Path) -> StoredAds:
    """The import that stands. Raises UserError for files that are damaged."""
    folders = _folders(home)
    if not folders:
        return StoredAds(AdTables.empty())
    latest = folders[-1]
    try:
        ads = pl.read_parquet(latest / ADS)
        requirements = pl.read_parquet(latest / REQUIREMENTS)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise UserError(str(latest), "damaged (remove it, and import the ads again)") from error
    if dict(ads.schema) != dict(AD_SCHEMA) or dict(requirements.schema) != dict(REQUIREMENT_SCHEMA):
        raise UserError(
            str(latest), "written by another version of Slussen (remove it, and import again)"
        )
    return StoredAds(AdTables(ads, requirements), latest)


def write(home: Path, tables: AdTables, *, now: datetime, base: Path | None) -> Path:
    """Make *tables* what stands; all or nothing.

    *base* is the folder that they rest on. Raises UserError when another import came between.
    """
    before = _folders(home)
    if (before[-1] if before else None) != base:
        raise UserError("ads: changed while this was read (expected no other import); again")
    target = home / f"{now.astimezone(UTC):%Y%m%dT%H%M%S%fZ}"
    with whole_folder(target) as work:
        tables.ads.write_parquet(work / ADS, compression="zstd")
        tables.requirements.write_parquet(work / REQUIREMENTS, compression="zstd")
    for folder in before:
        shutil.rmtree(folder, ignore_errors=True)
    return target


def _folders(home: Path) -> list[Path]:
    """Whole imports, oldest first; what is being written has a name with a dot."""
    if not home.is_dir():
        return []
    return sorted(one for one in home.iterdir() if not one.name.startswith(".") and one.is_dir())
