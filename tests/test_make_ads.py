"""The made-up ads of the measurements: so many, the same each time, and with what makes it hard."""

from pathlib import Path

import polars as pl
import pytest

from benchmarks import make_ads


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(make_ads, "CHUNK", 3_000)
    make_ads.make_ads(7_000, tmp_path)
    return tmp_path


def test_as_many_as_were_asked_for_in_parts(folder: Path) -> None:
    parts = sorted(folder.iterdir())
    assert [len(pl.read_parquet(part)) for part in parts] == [3_000, 3_000, 1_000]


def test_another_time_gives_the_same(folder: Path) -> None:
    make_ads.make_ads(7_000, folder / "again")
    for part in folder.glob("*.parquet"):
        assert part.read_bytes() == (folder / "again" / part.name).read_bytes()


def test_some_stand_twice_and_some_have_no_place(folder: Path) -> None:
    ads = pl.read_parquet(folder / "*.parquet")
    assert 0 < len(ads) - ads["id"].n_unique() < 0.03 * len(ads)
    assert 0 < ads["region_code"].null_count() < ads["municipality_code"].null_count()
    known = ads.drop_nulls("municipality_code")
    assert (known["municipality_code"].str.slice(0, 2) == known["region_code"]).all()


def test_counties_have_ads_as_in_the_year_that_ships(folder: Path) -> None:
    ads = pl.read_parquet(folder / "*.parquet")
    stockholm = (ads["region_code"] == "01").mean()
    cells = make_ads._cells()
    assert stockholm == pytest.approx(cells.filter(region="01")["share"].sum(), abs=0.03)
