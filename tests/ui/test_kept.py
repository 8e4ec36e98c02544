"""What is kept on disk: whole, shared, and never in the way."""

import logging
import os
from pathlib import Path

import pytest

from slussen.ui import kept

PICTURE = b"<svg></svg>"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path: Path) -> Path:
    settings.SLUSSEN_HOME = tmp_path
    kept.forget()
    return tmp_path / "pictures"


class Maker:
    def __init__(self, result: bytes = PICTURE) -> None:
        self.result, self.times = result, 0

    def __call__(self) -> bytes:
        self.times += 1
        return self.result


def test_made_once_for_this_process_and_the_next(folder: Path) -> None:
    maker = Maker()
    for _ in range(3):
        assert kept.kept("svg", {"a": 1}, maker, made_by="1") == PICTURE
    kept.forget()  # as a new process
    assert kept.kept("svg", {"a": 1}, maker, made_by="1") == PICTURE
    assert maker.times == 1
    assert [path.read_bytes() for path in folder.iterdir()] == [PICTURE]


def test_other_content_or_another_maker_is_made_anew() -> None:
    maker = Maker()
    kept.kept("svg", {"a": 1}, maker, made_by="1")
    kept.kept("svg", {"a": 2}, maker, made_by="1")
    kept.kept("svg", {"a": 1}, maker, made_by="2")
    assert maker.times == 3


@pytest.mark.parametrize("damaged", [b"", b"<svg><pa", b"<svg></svg>\0\0"])
def test_a_damaged_file_is_made_again(folder: Path, damaged: bytes) -> None:
    maker = Maker()
    kept.kept("svg", 1, maker, made_by="")
    (path,) = folder.iterdir()
    path.write_bytes(damaged)
    kept.forget()
    assert kept.kept("svg", 1, maker, made_by="") == PICTURE
    assert maker.times == 2
    assert path.read_bytes() == PICTURE


def test_a_full_disk_costs_only_speed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with caplog.at_level(logging.WARNING):
        assert kept.kept("svg", 1, Maker(), made_by="") == PICTURE
    assert "pictures.not_kept: No space left on device" in caplog.text
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_costs_only_speed(settings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings.SLUSSEN_HOME = tmp_path / "file"
    assert kept.kept("svg", 1, Maker(), made_by="") == PICTURE


def test_this_process_keeps_the_latest_used(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(kept, "MEMORY_LIMIT", 2 * len(PICTURE))
    makers = {name: Maker() for name in "abc"}
    for name in "abac":  # b is the one not used for longest
        kept.kept("svg", name, makers[name], made_by="")
    for path in folder.iterdir():
        path.unlink()
    for name in "acb":
        kept.kept("svg", name, makers[name], made_by="")
    assert {name: maker.times for name, maker in makers.items()} == {"a": 1, "b": 2, "c": 1}


def test_the_oldest_files_go_when_there_are_too_many(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()
    for age in range(10):
        path = folder / f"{age}.svg"
        path.touch()
        os.utime(path, (1000 - age, 1000 - age))
    monkeypatch.setattr(kept, "FILE_LIMIT", 10)
    kept.prune()
    assert len(list(folder.iterdir())) == 10
    monkeypatch.setattr(kept, "FILE_LIMIT", 6)
    kept.prune()
    assert sorted(path.stem for path in folder.iterdir()) == ["0", "1", "2", "3"]


def test_pruning_happens_by_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FILE_LIMIT", 3)
    monkeypatch.setattr(kept, "PRUNE_EVERY", 1)
    for number in range(6):
        kept.kept("svg", number, Maker(), made_by="")
        assert len(list(folder.iterdir())) <= 3


def test_a_file_that_another_process_removed_counts_as_the_oldest(folder: Path) -> None:
    assert kept._age(folder / "gone.svg") == 0
