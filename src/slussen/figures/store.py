"""The files figures live in: what ships with the package and the vintages made here.

    <package data>/<table>/shipped/data.parquet, vintage.json
    <home>/<table>/<vintage>/data.parquet, vintage.json, raw/   made by import or pull

A vintage folder is written whole under a temporary name and then renamed, so a reader sees all of
it or nothing, and nothing in it changes afterwards.
"""

import hashlib
import shutil
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from slussen.figures.engine.catalogue import Table
from slussen.figures.engine.vintage import Vintage
from slussen.lib.errors import UserError
from slussen.lib.files import whole_folder

if TYPE_CHECKING:  # Polars costs every process 35 MB and a third of a second; pages do without
    import polars as pl

DATA, META, RAW = "data.parquet", "vintage.json", "raw"
SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class Stored:
    """A vintage and the folder it is in."""

    vintage: Vintage
    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / DATA


def read_catalogue(*folders: Path) -> dict[str, Table]:
    """The entries of every ``*.toml`` in *folders*; a later folder's entry replaces an earlier."""
    tables: dict[str, Table] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                entry = Table.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
            except (tomllib.TOMLDecodeError, ValidationError) as error:
                raise UserError(f"{path.name}: {_first_line(error)}") from error
            if entry.id != path.stem:
                raise UserError(f'{path.name}: id is "{entry.id}", expected the file\'s name')
            tables[entry.id] = entry
    return tables


def vintages(shipped: Path, home: Path, table: str) -> tuple[Stored, ...]:
    """Every vintage of *table*, oldest first; the shipped one, if any, is the oldest."""
    folders = [
        folder
        for base in (shipped / table, home / table)
        if base.is_dir()
        for folder in sorted(base.iterdir())
        # A name with a dot is a folder that is being written, or was when the power went.
        if not folder.name.startswith(".") and (folder / META).exists()
    ]
    return tuple(Stored(_read_meta(folder / META), folder) for folder in folders)


def shipped(folder: Path, table: str) -> Stored:
    """The vintage of *table* that ships, in the package's *folder*."""
    place = folder / table / SHIPPED
    return Stored(_read_meta(place / META), place)


def write(
    home: Path, frame: "pl.DataFrame", meta: Mapping[str, object], raw: Iterable[Path] = ()
) -> Stored:
    """Write *frame* as a new vintage described by *meta* (Vintage without rows and sha256).

    *raw* are the files it was read from, kept beside it under their names. All or nothing: on any
    failure, a full disk or an interruption included, no folder is left behind.
    """
    table, vintage_id = str(meta["table"]), str(meta["id"])
    target = home / table / vintage_id
    if target.exists():
        raise UserError(f"{table}: the vintage {vintage_id} is already there and never rewritten")
    with whole_folder(target) as work:
        frame.write_parquet(work / DATA, compression="zstd")
        vintage = Vintage.model_validate(
            {**meta, "rows": frame.height, "sha256": sha256(work / DATA)}
        )
        (work / META).write_text(vintage.model_dump_json(indent=1), encoding="utf-8")
        for path in raw:
            (work / RAW).mkdir(exist_ok=True)
            shutil.copyfile(path, work / RAW / path.name)
    return Stored(vintage, target)


def sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _read_meta(path: Path) -> Vintage:
    try:
        return Vintage.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise UserError(f"{path.parent.name}/{path.name}: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    return str(error).splitlines()[0]
