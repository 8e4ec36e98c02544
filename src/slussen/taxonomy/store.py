"""The folders releases live in: what ships with the package, and what was imported here.

    <package data>/releases/<vocabulary>/<version>/   release.json and concepts, labels,
                                                      relations as CSV, small enough to read
    <home>/<vocabulary>/<version>/                    the same as Parquet, made by an import
    <home>/<vocabulary>/current                       the version in use, when one was chosen

A release is written whole under a temporary name and then renamed; nothing in it changes
afterwards, so what points at (vocabulary, version, concept id) can always be read.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import TypeVar

import duckdb
from pydantic import BaseModel, ConfigDict, ValidationError

from slussen.lib.errors import UserError
from slussen.lib.files import whole_folder, write_whole
from slussen.taxonomy.engine.release import (
    Concept,
    Kind,
    Label,
    Naming,
    Relating,
    Relation,
    Release,
    Role,
    Status,
    assemble,
    faults,
    fingerprint,
)

META, CURRENT = "release.json", "current"
# The columns of a shipped release's files, in this order.
COLUMNS = {
    "concepts": ("concept_id", "kind", "code", "broader"),
    "labels": ("concept_id", "language", "label", "role"),
    "relations": ("concept_id", "relation", "target"),
}
SSYK, SSYK_FILE = "ssyk/", Path(__file__).parent / "data" / "ssyk2012.csv"
NAME = re.compile(r"[a-z0-9][A-Za-z0-9.+_-]{0,63}")
_Word = TypeVar("_Word", bound=StrEnum)


class Source(BaseModel):
    """Who published a release, under what licence, and when it was fetched."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    publisher: str
    licence: str
    source: str  # the line that is shown wherever its words are
    retrieved: str  # ISO date


class Shipped(BaseModel):
    """What ``release.json`` says of a release that ships; the rest is counted in its files."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: dict[str, str]
    vocabulary: str
    version: str
    date: str
    licence: str
    author: str
    note: str

    @property
    def source(self) -> Source:
        return Source(
            publisher=self.author, licence=self.licence, source=self.note, retrieved=self.date
        )


class About(Source):
    """What ``release.json`` says of an imported release."""

    vocabulary: str
    version: str
    sha256: str  # of what the release says: engine.release.fingerprint
    languages: tuple[str, ...]
    counts: dict[str, int]  # concepts by kind
    labels: int
    relations: int


@dataclass(frozen=True, slots=True)
class Stored:
    """A release that is on disk: what it is, and the folder it is in."""

    about: About
    folder: Path

    @property
    def ships(self) -> bool:
        return (self.folder / "concepts.csv").exists()


def vocabularies(shipped: Path, home: Path) -> tuple[str, ...]:
    """Every vocabulary of which there is a release."""
    names = {
        folder.name
        for base in (shipped, home)
        if base.is_dir()
        for folder in base.iterdir()
        if _folders(shipped, home, folder.name)
    }
    return tuple(sorted(names))


def releases(shipped: Path, home: Path, vocabulary: str) -> tuple[Stored, ...]:
    """Every release of *vocabulary*, oldest first by what its version says: 9 before 27."""
    return tuple(_stored(folder) for folder in _folders(shipped, home, vocabulary))


def find(shipped: Path, home: Path, vocabulary: str, version: str) -> Stored:
    """One release; raises UserError with those there are."""
    folders = _folders(shipped, home, vocabulary)
    for folder in folders:
        if folder.name == version:
            return _stored(folder)
    known = ", ".join(folder.name for folder in folders)
    if not known:
        there = ", ".join(vocabularies(shipped, home)) or "none yet"
        raise UserError(f'there is no vocabulary "{vocabulary}" (expected one of {there})')
    raise UserError(f'{vocabulary}: there is no release "{version}" (expected one of {known})')


def current(shipped: Path, home: Path, vocabulary: str) -> Stored | None:
    """The release in use: the one that was chosen, else the newest; None without any."""
    folders = _folders(shipped, home, vocabulary)
    if not folders:
        return None
    pointer = home / vocabulary / CURRENT
    chosen = pointer.read_text(encoding="utf-8").strip() if pointer.exists() else ""
    found = [folder for folder in folders if folder.name == chosen] or folders
    return _stored(found[-1])


def use(home: Path, stored: Stored) -> None:
    """Let the release be the one in use, also when newer ones come."""
    folder = home / stored.about.vocabulary
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / CURRENT, f"{stored.about.version}\n".encode())


def describe(release: Release, source: Source) -> About:
    """What ``release.json`` says of *release*."""
    return About(
        **source.model_dump(),
        vocabulary=release.vocabulary,
        version=release.version,
        sha256=fingerprint(release),
        languages=release.languages,
        counts=release.counts(),
        labels=len(release.labels),
        relations=len(release.relations),
    )


def write(home: Path, release: Release, source: Source) -> Stored:
    """Write *release* whole or not at all; raises UserError when it has a fault or is there."""
    check(release)
    for what, name in (("vocabulary", release.vocabulary), ("version", release.version)):
        if not NAME.fullmatch(name):
            raise UserError(
                f'{what} "{name}" (expected letters, digits and . + _ -, such as 1.2.0)'
            )
    target = home / release.vocabulary / release.version
    if target.exists():
        raise UserError(
            f"{release.vocabulary}: the release {release.version} is already there "
            "and never rewritten"
        )
    import polars as pl  # costs a process 35 MB, and only an import writes

    about = describe(release, source)
    with whole_folder(target) as work:
        for name, rows in _rows(release).items():
            columns = tuple(zip(*rows, strict=True)) or ((),) * len(_PARQUET[name])
            frame = pl.DataFrame(
                dict(zip(_PARQUET[name], columns, strict=True)),
                schema=dict.fromkeys(_PARQUET[name], pl.String),
            )
            frame.write_parquet(work / f"{name}.parquet", compression="zstd")
        (work / META).write_text(about.model_dump_json(indent=1), encoding="utf-8")
    return Stored(about, target)


def check(release: Release) -> None:
    """Raises UserError with the first fault of *release* and how many more there are."""
    if found := faults(release):
        more = f" (and {len(found) - 1} faults more)" if len(found) > 1 else ""
        raise UserError(f"{release.vocabulary} {release.version}", f"{found[0]}{more}")


def read(stored: Stored) -> Release:
    """The release itself; the last few that were read are kept."""
    return _read(stored.folder)


@lru_cache(maxsize=2)  # ESCO in two languages takes some 120 MB
def _read(folder: Path) -> Release:
    vocabulary, version = folder.parent.name, folder.name
    if (folder / "concepts.csv").exists():
        return _read_csv(folder, vocabulary, version)
    try:
        concepts, labels, relations = (_parquet(folder, name) for name in _PARQUET)
        return Release(
            vocabulary,
            version,
            tuple(
                Concept(name, Kind(kind), code, tuple(broader.split()), Status(status))
                for name, kind, code, broader, status in concepts
            ),
            # The same id a hundred times is one text in memory.
            tuple(Label(i, intern(c), intern(g), x, Role(role)) for i, c, g, x, role in labels),
            tuple(Relation(intern(c), intern(t), Relating(kind)) for c, t, kind in relations),
        )
    except (duckdb.Error, ValueError) as error:
        line = str(error).splitlines()[0]
        raise UserError(f"{vocabulary} {version}", f"cannot be read: {line}") from error


_PARQUET = {
    "concepts": ("concept_id", "kind", "code", "broader", "status"),
    "labels": ("label_id", "concept_id", "language", "label", "role"),
    "relations": ("concept_id", "target", "relation"),
}


def _rows(release: Release) -> dict[str, list[tuple[str, ...]]]:
    return {
        "concepts": [
            (c.id, c.kind.value, c.code, " ".join(c.broader), c.status.value)
            for c in release.concepts
        ],
        "labels": [(x.id, x.concept_id, x.language, x.text, x.role.value) for x in release.labels],
        "relations": [(r.concept_id, r.target, r.kind.value) for r in release.relations],
    }


def _parquet(folder: Path, name: str) -> Iterator[tuple[str, ...]]:
    columns, file = ", ".join(_PARQUET[name]), str(folder / f"{name}.parquet")
    with duckdb.connect() as engine:
        found = engine.execute(f"SELECT {columns} FROM read_parquet(?)", [file])  # noqa: S608
        while rows := found.fetchmany(10_000):
            yield from rows


def _folders(shipped: Path, home: Path, vocabulary: str) -> list[Path]:
    if not NAME.fullmatch(vocabulary):
        return []
    found = [
        folder
        for base, sign in ((shipped, "concepts.csv"), (home, META))
        if (base / vocabulary).is_dir()
        for folder in (base / vocabulary).iterdir()
        # A name with a dot first is a folder that is being written.
        if not folder.name.startswith(".") and (folder / sign).exists()
    ]
    return sorted(found, key=lambda folder: _age(folder.name))


def _age(version: str) -> list[tuple[int, int, str]]:
    """Versions sort as people count: 1.2.0 before 1.10.0, and 1.2.0 before 1.2.0-2."""
    return [
        (0, int(part), "") if part.isdigit() else (1, 0, part)
        for part in re.findall(r"\d+|\D+", version)
    ]


def _stored(folder: Path) -> Stored:
    if (folder / "concepts.csv").exists():
        return _shipped(folder)
    return Stored(_meta(About, folder), folder)


@lru_cache(maxsize=8)
def _shipped(folder: Path) -> Stored:
    """A shipped release says who wrote it; the rest is counted, so that it cannot be wrong."""
    return Stored(describe(_read(folder), _meta(Shipped, folder).source), folder)


_Meta = TypeVar("_Meta", bound=BaseModel)


def _meta(model: type[_Meta], folder: Path) -> _Meta:
    try:
        return model.model_validate_json((folder / META).read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UserError(
            f"{folder.parent.name}/{folder.name}/{META}: {where}: {first['msg']}"
        ) from error


def _read_csv(folder: Path, vocabulary: str, version: str) -> Release:
    """A shipped release; a concept that another replaces is deprecated.

    Its occupations stand under SSYK's groups ("ssyk/7531"), which are not in its files: their
    names are those of ``data/ssyk2012.csv``.
    """
    relations = [
        Relation(row[0], row[2], _word(Relating, row[1], where, "relation"))
        for where, row in _csv(folder, "relations")
    ]
    ended = {each.concept_id for each in relations if each.kind == Relating.REPLACED_BY}
    concepts = [
        Concept(
            row[0],
            _word(Kind, row[1], where, "kind"),
            row[2],
            tuple(row[3].split()),
            Status.DEPRECATED if row[0] in ended else Status.ACTIVE,
        )
        for where, row in _csv(folder, "concepts")
    ]
    labels = [
        Naming(row[0], row[1], row[2], _word(Role, row[3], where, "role"))
        for where, row in _csv(folder, "labels")
    ]
    groups, names = _ssyk(
        parent.removeprefix(SSYK)
        for concept in concepts
        for parent in concept.broader
        if parent.startswith(SSYK)
    )
    return assemble(vocabulary, version, [*concepts, *groups], [*labels, *names], relations)


def _ssyk(codes: Iterable[str]) -> tuple[list[Concept], list[Naming]]:
    """SSYK's groups with *codes* and all that they stand under; unknown ones are left out."""
    wanted = {code[:length] for code in codes for length in range(1, len(code) + 1)}
    concepts, names = [], []
    with SSYK_FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            code = row["code"]
            if code not in wanted:
                continue
            over = (f"{SSYK}{code[:-1]}",) if len(code) > 1 else ()
            concepts.append(Concept(f"{SSYK}{code}", Kind.OCCUPATION_GROUP, code, over))
            names.append(Naming(f"{SSYK}{code}", "sv", row["name_sv"]))
            names.append(Naming(f"{SSYK}{code}", "en", row["name_en"]))
    return concepts, names


def _csv(folder: Path, name: str) -> Iterator[tuple[str, list[str]]]:
    """Where a row is, in words, and its cells."""
    file = f"{folder.parent.name}/{folder.name}/{name}.csv"
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, strict=True)
        header = tuple(next(rows, ()))
        if header != COLUMNS[name]:
            raise UserError(file, f"row 1: {','.join(header)} (expected {','.join(COLUMNS[name])})")
        for number, row in enumerate(rows, start=2):
            if len(row) != len(header):
                raise UserError(file, f"row {number}: {len(row)} cells (expected {len(header)})")
            yield f"{file}: row {number}", row


def _word(words: type[_Word], word: str, where: str, column: str) -> _Word:
    try:
        return words(word)
    except ValueError:
        expected = ", ".join(_values(words))
        raise UserError(where, f'column {column}: "{word}" (expected one of {expected})') from None


def _values(words: Iterable[StrEnum]) -> list[str]:
    return [word.value for word in words]
