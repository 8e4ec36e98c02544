"""Files of figures: whole or not there at all."""

import errno
import os
import shutil
import time
from pathlib import Path

import polars as pl
import pytest

from slussen.figures import store
from slussen.lib.errors import UserError
from slussen.lib.files import ABANDONED

FRAME = pl.DataFrame({"region": ["18"], "value": [1.5], "mark": [None], "origin": ["o"]})
ORIGIN = {"publisher": "SCB", "table": "T", "retrieved": "2024", "via": "test"}


def meta(vintage_id: str = "v1") -> dict[str, object]:
    return {"id": vintage_id, "table": "t", "made_at": "2026-11-23", "origins": {"o": ORIGIN}}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    path = tmp_path / "raw.csv"
    path.write_text("as received")
    return path


def test_a_vintage_is_written_and_read_back(tmp_path: Path, raw: Path) -> None:
    made = store.write(tmp_path, FRAME, meta(), [raw])
    (found,) = store.vintages(tmp_path / "nothing", tmp_path, "t")
    assert found == made
    assert found.vintage.rows == 1
    assert found.vintage.sha256 == store.sha256(found.data)
    assert pl.read_parquet(found.data).equals(FRAME)
    assert (found.folder / "raw" / "raw.csv").read_text() == "as received"
    assert os.stat(found.folder).st_mode & 0o777 == 0o755


def test_a_vintage_is_never_rewritten(tmp_path: Path) -> None:
    store.write(tmp_path, FRAME, meta())
    with pytest.raises(UserError, match="already there and never rewritten"):
        store.write(tmp_path, FRAME, meta())


def test_what_ships_is_the_oldest_and_ids_sort_by_age(tmp_path: Path) -> None:
    store.write(tmp_path / "ships", FRAME, meta("shipped"))
    for vintage_id in ("20261124T000000Z-b", "20261123T000000Z-c"):
        store.write(tmp_path / "home", FRAME, meta(vintage_id))
    found = store.vintages(tmp_path / "ships", tmp_path / "home", "t")
    assert [stored.vintage.id for stored in found] == [
        "shipped",
        "20261123T000000Z-c",
        "20261124T000000Z-b",
    ]


WRITES = {
    "parquet": (pl.DataFrame, "write_parquet"),
    "meta": (Path, "write_text"),
    "raw": (shutil, "copyfile"),
    "sync": (os, "fsync"),
    "rename": (os, "replace"),
    "mode": (Path, "chmod"),
    "hash": (store, "sha256"),
}


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize(
    "failure", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()]
)
def test_a_failure_at_any_write_leaves_nothing(
    write: str, failure: BaseException, tmp_path: Path, raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_more: object) -> None:
        raise failure

    monkeypatch.setattr(*WRITES[write], fail)
    home = tmp_path / "home"
    with pytest.raises(type(failure)):
        store.write(home, FRAME, meta(), [raw])
    assert list((home / "t").iterdir()) == []


def test_a_half_written_folder_is_no_vintage_and_goes_in_time(tmp_path: Path) -> None:
    store.write(tmp_path, FRAME, meta())
    old, fresh = tmp_path / "t" / ".writing-old", tmp_path / "t" / ".writing-fresh"
    for folder in (old, fresh):
        shutil.copytree(tmp_path / "t" / "v1", folder)
    long_ago = time.time() - 2 * ABANDONED
    os.utime(old, (long_ago, long_ago))
    assert len(store.vintages(tmp_path, tmp_path / "no", "t")) == 1
    store.write(tmp_path, FRAME, meta("v2"))
    assert not old.exists()
    assert fresh.exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("id = ", "t.toml"),
        ('id = "t"', "t.toml: title_sv: Field required"),
    ],
)
def test_a_catalogue_entry_with_a_fault_is_one_line(text: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "t.toml").write_text(text)
    with pytest.raises(UserError, match=says) as caught:
        store.read_catalogue(tmp_path)
    assert "\n" not in str(caught.value)


def test_an_entry_is_called_as_its_file(tmp_path: Path) -> None:
    package = Path(store.__file__).parent / "catalogue" / "ads.toml"
    shutil.copyfile(package, tmp_path / "adverts.toml")
    with pytest.raises(UserError, match=r'adverts\.toml: id is "ads"'):
        store.read_catalogue(tmp_path)


def test_a_site_s_own_entry_replaces_the_package_s(tmp_path: Path) -> None:
    package = Path(store.__file__).parent / "catalogue"
    own = (package / "ads.toml").read_text().replace("Platsbanken", "Platsbanken (egen)")
    (tmp_path / "ads.toml").write_text(own)
    assert "(egen)" in store.read_catalogue(package, tmp_path)["ads"].title_sv


def test_a_damaged_vintage_says_where(tmp_path: Path) -> None:
    made = store.write(tmp_path, FRAME, meta())
    (made.folder / store.META).write_text("{}")
    with pytest.raises(UserError, match=r"v1/vintage\.json"):
        store.vintages(tmp_path, tmp_path / "no", "t")
