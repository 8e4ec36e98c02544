"""ESCO's download from disk: folders or ZIP files, of which only what is wanted is read."""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from slussen.lib.errors import UserError
from slussen.taxonomy.engine.esco import is_wanted

# A language's files are about 60 MB in all, the largest 20.
LARGEST_FILE, LARGEST_ALL, LARGEST_ENTRIES = 128 * 2**20, 1024 * 2**20, 10_000


def read_files(paths: Iterable[Path]) -> dict[str, bytes]:
    """The wanted files of every folder and ZIP in *paths*, by name.

    Raises UserError for a damaged or unreasonably large one, and for two files of one name that
    are not alike.
    """
    found: dict[str, bytes] = {}
    size = 0
    for path in paths:
        for name, content in _zip(path) if path.is_file() else _folder(path):
            if found.setdefault(name, content) != content:
                raise UserError(str(path), f"{name}: another file of that name was read already")
            size += len(content)
            if size > LARGEST_ALL:
                raise UserError(str(path), f"more than {_mb(LARGEST_ALL)} in all: not ESCO's CSV")
    return found


def version_of(paths: Iterable[Path]) -> str | None:
    """The version that the names of the downloads say ("ESCO dataset - v1.2.0 - …"), if one."""
    said = {
        found for path in paths for found in re.findall(r"\bv(\d+\.\d+(?:\.\d+)?)\b", path.name)
    }
    if len(said) > 1:
        raise UserError(f"versions {' and '.join(sorted(said))} (expected files of one version)")
    return said.pop() if said else None


def _folder(path: Path) -> Iterator[tuple[str, bytes]]:
    if not path.is_dir():
        raise UserError(str(path), "is not there (expected a folder or a ZIP file)")
    for file in sorted(path.rglob("*.csv")):
        if is_wanted(file.name):
            with file.open("rb") as stream:
                yield file.name, _limited(stream, str(file))


def _zip(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > LARGEST_ENTRIES:
                raise UserError(str(path), f"{len(entries)} entries: not ESCO's download")
            for entry in sorted(entries, key=lambda entry: entry.filename):
                # Only the last part of the name counts: nothing is ever written to disk.
                name = PurePosixPath(entry.filename).name
                if is_wanted(name) and not entry.is_dir():
                    with archive.open(entry) as stream:
                        yield name, _limited(stream, f"{path}: {entry.filename}")
    except (zipfile.BadZipFile, zlib.error, EOFError):
        raise UserError(str(path), "damaged or no ZIP file (expected ESCO's download)") from None
    except RuntimeError as error:  # encrypted, or packed in a way that is not known
        raise UserError(str(path), f"cannot be unpacked: {error}") from None


def _limited(stream: IO[bytes], where: str) -> bytes:
    """All of it, when that is reasonable: what a header says of the size proves nothing."""
    content = stream.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise UserError(where, f"more than {_mb(LARGEST_FILE)} (expected a file of ESCO's)")
    return content


def _mb(size: int) -> str:
    return f"{size // 2**20} MB"
