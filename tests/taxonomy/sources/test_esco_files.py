"""ESCO's download from disk: only what is wanted, only as much as is reasonable."""

import zipfile
from pathlib import Path

import pytest

from slussen.lib.errors import UserError
from slussen.taxonomy.sources import esco_files
from slussen.taxonomy.sources.esco_files import read_files, version_of
from tests.taxonomy.esco_download import download

WANTED = {name: content for name, content in download().items() if "Schemes" not in name}


def zipped(path: Path, files: dict[str, bytes], folder: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(folder + name, content)
    return path


def test_a_folder_and_a_zip_are_read_alike(tmp_path: Path) -> None:
    inside = tmp_path / "esco" / "csv"
    inside.mkdir(parents=True)
    for name, content in download().items():
        (inside / name).write_bytes(content)
    other = {"../../readme.txt": b"x", "skills_sv.csv/": b""}
    path = zipped(tmp_path / "esco.zip", download() | other, "ESCO dataset/")
    assert read_files([tmp_path / "esco"]) == WANTED
    assert read_files([path]) == WANTED
    assert read_files([path, tmp_path / "esco"]) == WANTED


def test_languages_come_in_several_downloads(tmp_path: Path) -> None:
    paths = [zipped(tmp_path / f"{code}.zip", download([code])) for code in ("sv", "en")]
    assert set(read_files(paths)) == {
        name for name in download(["sv", "en"]) if "Schemes" not in name
    }


def test_two_files_of_one_name_must_be_alike(tmp_path: Path) -> None:
    one = zipped(tmp_path / "1.zip", download())
    two = zipped(tmp_path / "2.zip", {"skills_sv.csv": b"other"})
    with pytest.raises(UserError, match=r"2\.zip: skills_sv\.csv: another file of that name"):
        read_files([one, two])


def test_a_bomb_is_refused_whatever_its_header_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(esco_files, "LARGEST_FILE", 2**20)
    bomb = zipped(tmp_path / "bomb.zip", {"skills_sv.csv": b"\0" * 2 * 2**20})
    raw = bomb.read_bytes()
    assert len(raw) < 10_000
    with pytest.raises(UserError, match=r"bomb\.zip: skills_sv\.csv: more than 1 MB"):
        read_files([bomb])
    lying = raw.replace((2 * 2**20).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != raw
    bomb.write_bytes(lying)
    try:
        found = read_files([bomb])
    except UserError:
        return
    assert len(found["skills_sv.csv"]) <= 100


def test_too_much_in_all_and_too_many_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(tmp_path / "big.zip", download())
    monkeypatch.setattr(esco_files, "LARGEST_ALL", 100)
    with pytest.raises(UserError, match="in all: not ESCO's CSV"):
        read_files([path])
    monkeypatch.setattr(esco_files, "LARGEST_ENTRIES", 3)
    with pytest.raises(UserError, match="entries: not ESCO's download"):
        read_files([path])


def test_what_is_not_there_or_no_zip_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is not there"):
        read_files([tmp_path / "nothing"])
    (tmp_path / "text.zip").write_text("hello")
    with pytest.raises(UserError, match=r"text\.zip: damaged or no ZIP file"):
        read_files([tmp_path / "text.zip"])
    cut = zipped(tmp_path / "cut.zip", download())
    raw = bytearray(cut.read_bytes())
    raw[60:90] = bytes(30)
    cut.write_bytes(raw)
    with pytest.raises(UserError, match=r"cut\.zip"):
        read_files([cut])


def test_a_locked_zip_is_one_line(tmp_path: Path) -> None:
    path = zipped(tmp_path / "locked.zip", {"skills_sv.csv": b"x"})
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1  # the flag that says encrypted
    path.write_bytes(raw)
    with pytest.raises(UserError, match=r"locked\.zip: cannot be unpacked"):
        read_files([path])


def test_the_version_is_in_the_name_of_the_download() -> None:
    name = "ESCO dataset - v1.2.0 - classification - {} - csv.zip"
    assert version_of([Path(name.format("sv")), Path(name.format("en"))]) == "1.2.0"
    assert version_of([Path("esco.zip"), Path("ESCO dataset - v1.1 - sv")]) == "1.1"
    assert version_of([Path("esco.zip")]) is None
    with pytest.raises(UserError, match=r"versions 1\.1\.1 and 1\.2\.0"):
        version_of([Path("v1.2.0.zip"), Path("v1.1.1.zip")])
