"""Whole files or none, whatever happens on the way."""

import errno
import os
from pathlib import Path

import pytest

from slussen.lib.files import is_full, whole_folder, write_whole


def test_writes_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["a.pdf"]
    mask = os.umask(0o022)
    os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~mask


@pytest.mark.parametrize("moment", ["write", "fsync", "replace"])
def test_nothing_half_written(tmp_path: Path, monkeypatch, moment: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def full(*args: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if moment == "write":
        monkeypatch.setattr(Path, "open", full)
    elif moment == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space") as caught:
        write_whole(path, b"new")
    monkeypatch.undo()
    assert caught.value.filename == str(path)
    assert is_full(caught.value)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_interrupted(tmp_path: Path, monkeypatch) -> None:
    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a", b"x")
    assert os.listdir(tmp_path) == []


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_whole(tmp_path / "link", b"x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"x"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, b"hello")
        assert os.read(reader, 10) == b"hello"
        assert pipe.is_fifo()
    finally:
        os.close(reader)


def test_other_errors_are_no_full_disk() -> None:
    assert not is_full(PermissionError(errno.EACCES, "no"))
    assert not is_full(ValueError())


def test_a_folder_is_there_when_all_of_it_is(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b"
    with whole_folder(target) as work:
        (work / "x").write_text("1")
        assert not target.exists()
    assert [path.name for path in target.iterdir()] == ["x"]
    assert os.listdir(target.parent) == ["b"]


def test_a_folder_that_fails_or_is_there_already_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), whole_folder(tmp_path / "b") as work:
        (work / "x").write_bytes(bytes([1 // 0]))
    assert os.listdir(tmp_path) == []
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "old").write_text("old")
    with pytest.raises(OSError, match="not empty"), whole_folder(tmp_path / "b") as work:
        (work / "x").write_text("1")
    assert [path.name for path in tmp_path.rglob("*")] == ["b", "old"]
