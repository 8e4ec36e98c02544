"""Imported ads on the disk: whole or not there, and no history."""

from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from slussen.figures import ads_store
from slussen.figures.engine.ad_rows import AdTables, Keep
from slussen.lib.errors import UserError
from tests.figures.engine.test_ad_rows import tables
from tests.figures.made_up_texts import made_up_ad

NOW = datetime(2026, 11, 25, 6, tzinfo=UTC)
LATER = datetime(2026, 11, 25, 7, tzinfo=UTC)


@pytest.fixture
def ads() -> AdTables:
    return tables(made_up_ad("1"), keep=Keep())


def test_nothing_before_the_first_import(tmp_path: Path) -> None:
    found = ads_store.current(tmp_path / "ads")
    assert found.folder is None
    assert found.tables.ads.is_empty()


def test_only_the_last_import_is_left(tmp_path: Path, ads: AdTables) -> None:
    first = ads_store.write(tmp_path, ads, now=NOW, base=None)
    assert ads_store.current(tmp_path).tables.ads.equals(ads.ads)
    second = ads_store.write(tmp_path, AdTables.empty(), now=LATER, base=first)
    assert ads_store.current(tmp_path).folder == second
    assert list(tmp_path.iterdir()) == [second]


def test_an_import_between_is_not_lost(tmp_path: Path, ads: AdTables) -> None:
    first = ads_store.write(tmp_path, ads, now=NOW, base=None)
    with pytest.raises(UserError, match="changed while this was read"):
        ads_store.write(tmp_path, ads, now=LATER, base=None)
    assert list(tmp_path.iterdir()) == [first]


def test_nothing_is_left_of_a_write_that_fails(
    tmp_path: Path, ads: AdTables, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ads_store.write(tmp_path, ads, now=NOW, base=None)

    def fail(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pl.DataFrame, "write_parquet", fail)
    with pytest.raises(OSError, match="No space"):
        ads_store.write(tmp_path, AdTables.empty(), now=LATER, base=first)
    assert list(tmp_path.iterdir()) == [first]
    assert ads_store.current(tmp_path).tables.ads.equals(ads.ads)


def test_damaged_files_are_one_line(tmp_path: Path, ads: AdTables) -> None:
    folder = ads_store.write(tmp_path, ads, now=NOW, base=None)
    (folder / ads_store.ADS).write_bytes(b"PAR1")
    with pytest.raises(UserError, match="damaged"):
        ads_store.current(tmp_path)
    pl.DataFrame({"id": ["1"]}).write_parquet(folder / ads_store.ADS)
    with pytest.raises(UserError, match="another version of Slussen"):
        ads_store.current(tmp_path)
