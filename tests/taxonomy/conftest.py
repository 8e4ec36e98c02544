"""A home of the test's own for vocabularies, and a small release that ships."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from django.conf import Settings

from slussen.taxonomy import linking, search
from slussen.taxonomy.store import COLUMNS

SOURCE = {"publisher": "Us", "licence": "MIT", "source": "Made up", "retrieved": "2026-11-25"}
SHIPPED = {
    "title": {"sv": "Påhittat", "en": "Made up"},
    "vocabulary": "slussen",
    "version": "1",
    "date": "2026-11-25",
    "licence": "CC0-1.0",
    "author": "Us",
    "note": "Written here",
}
ROWS: Mapping[str, Sequence[Sequence[str]]] = {
    "concepts": [
        ("7531", "occupation_group", "7531", ""),
        ("tailor", "occupation", "", "7531"),
        ("cutter", "occupation", "", "7531"),
        ("sewing", "skill", "", ""),
    ],
    "labels": [
        ("7531", "sv", "Skräddare m.fl.", "preferred"),
        ("tailor", "sv", "Skräddare", "preferred"),
        ("tailor", "en", "Tailor", "preferred"),
        ("tailor", "sv", "Herrskräddare, finare", "alternative"),
        ("cutter", "sv", "Tillskärare", "preferred"),
        ("sewing", "sv", "Sömnad", "preferred"),
    ],
    "relations": [("tailor", "essential", "sewing"), ("cutter", "replaced_by", "tailor")],
}


def write_shipped(folder: Path, **changed: Sequence[Sequence[str]]) -> None:
    """The files of a shipped release, of ROWS or with other rows."""
    folder.mkdir(parents=True)
    (folder / "release.json").write_text(json.dumps(SHIPPED))
    for name, rows in (dict(ROWS) | changed).items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([COLUMNS[name], *rows])


@pytest.fixture
def shipped(settings: Settings, tmp_path: Path) -> Path:
    """TAXONOMY_SHIPPED_DIR with one release: slussen 1."""
    settings.TAXONOMY_SHIPPED_DIR = tmp_path / "ships"
    write_shipped(tmp_path / "ships" / "slussen" / "1")
    return settings.TAXONOMY_SHIPPED_DIR


@pytest.fixture
def home(settings: Settings, tmp_path: Path) -> Path:
    """TAXONOMY_HOME, not there yet."""
    settings.TAXONOMY_HOME = tmp_path / "taxonomy"
    return settings.TAXONOMY_HOME


@pytest.fixture
def by_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Linkers without the encoder, whose graph takes half a minute to build."""
    linker = search.linker
    monkeypatch.setattr(linking, "shipped_encoder", lambda *_given: None)
    monkeypatch.setattr(
        search, "linker", lambda kind, language, letters=True: linker(kind, language, letters=True)
    )
