"""Releases on disk: whole, never changed, and found by vocabulary and version."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from slussen.lib.errors import UserError
from slussen.taxonomy import store
from slussen.taxonomy.engine.release import Kind, Relating, Relation, Release, Status, fingerprint
from tests.taxonomy.conftest import ROWS, SOURCE, write_shipped
from tests.taxonomy.made import clothes, releases

WE = store.Source(**SOURCE)


def test_written_and_read_back(home: Path, shipped: Path) -> None:
    made = store.write(home, clothes(), WE)
    (found,) = store.releases(shipped, home, "clothes")
    assert found == made == store.find(shipped, home, "clothes", "1")
    assert store.read(found) == clothes()
    assert not found.ships
    about = found.about
    assert (about.languages, about.labels, about.relations) == (("en", "sv"), 8, 2)
    assert about.counts == {"occupation": 2, "occupation_group": 2, "skill": 1}
    assert about.sha256 == fingerprint(clothes())
    assert about.source == "Made up"
    assert store.vocabularies(shipped, home) == ("clothes", "slussen")


@hypothesis_settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(releases())
def test_any_release_comes_back_as_it_was(tmp_path: Path, release: Release) -> None:
    named = replace(release, version=fingerprint(release)[:20])
    if not (tmp_path / "made" / named.version).exists():
        assert store.read(store.write(tmp_path, named, WE)) == named


def test_a_release_is_never_rewritten(home: Path) -> None:
    store.write(home, clothes(), WE)
    with pytest.raises(UserError, match="clothes: the release 1 is already there and never"):
        store.write(home, clothes(relations=[]), WE)
    assert store.read(store.releases(home, home, "clothes")[0]) == clothes()


def test_a_release_with_a_fault_is_not_written(home: Path) -> None:
    twice = clothes(relations=[Relation("tailor", name, Relating.ESSENTIAL) for name in "ab"])
    with pytest.raises(UserError) as caught:
        store.write(home, twice, WE)
    assert str(caught.value) == (
        "clothes 1: relation essential from tailor to a: the second is not in the release "
        "(and 1 faults more)"
    )
    assert not home.exists()


@pytest.mark.parametrize("name", ["", "..", "a/b", ".hidden", "a b", "x" * 65])
def test_a_name_that_is_no_folder_s(home: Path, name: str) -> None:
    for release in (replace(clothes(), version=name), replace(clothes(), vocabulary=name)):
        with pytest.raises(UserError, match="expected letters, digits"):
            store.write(home, release, WE)
    assert not home.exists()


@pytest.mark.parametrize(
    "moment", [(pl.DataFrame, "write_parquet"), (Path, "write_text"), (os, "replace")]
)
def test_a_full_disk_leaves_nothing(
    home: Path, moment: tuple[object, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(*moment, full)
    with pytest.raises(OSError, match="No space"):
        store.write(home, clothes(), WE)
    assert list((home / "clothes").iterdir()) == []


def test_the_newest_by_its_number_is_in_use_until_another_is_chosen(home: Path) -> None:
    for version in ("27", "9", "1.10.0", "1.2.0-2", "1.2.0"):
        store.write(home, clothes(version), WE)
    found = [stored.about.version for stored in store.releases(home, home, "clothes")]
    assert found == ["1.2.0", "1.2.0-2", "1.10.0", "9", "27"]
    newest = store.current(home, home, "clothes")
    assert newest is not None
    assert newest.about.version == "27"
    store.use(home, store.find(home, home, "clothes", "9"))
    chosen = store.current(home, home, "clothes")
    assert chosen is not None
    assert chosen.about.version == "9"
    (home / "clothes" / "current").write_text("gone\n")
    assert store.current(home, home, "clothes") == newest
    assert store.current(home, home, "hats") is None


def test_what_is_not_there_is_said_with_what_is(home: Path, shipped: Path) -> None:
    with pytest.raises(UserError, match=r'no vocabulary "hats" \(expected one of slussen\)'):
        store.find(shipped, home, "hats", "1")
    with pytest.raises(UserError, match=r'slussen: there is no release "2" \(expected one of 1\)'):
        store.find(shipped, home, "slussen", "2")
    with pytest.raises(UserError, match="expected one of none yet"):
        store.find(home, home, "../ships", "1")


def test_a_half_written_folder_is_no_release(home: Path) -> None:
    store.write(home, clothes(), WE)
    (home / "clothes" / ".writing-x").mkdir()
    (home / "clothes" / ".writing-x" / "release.json").write_text("{")
    assert len(store.releases(home, home, "clothes")) == 1


def test_a_damaged_release_is_one_line(home: Path) -> None:
    folder = store.write(home, clothes(), WE).folder
    (folder / "labels.parquet").write_bytes(b"PAR1 no")
    with pytest.raises(UserError, match="clothes 1: cannot be read"):
        store.read(store.find(home, home, "clothes", "1"))
    (folder / "release.json").write_text('{"publisher": "us"}')
    with pytest.raises(UserError, match=r"clothes/1/release\.json: licence: Field required"):
        store.find(home, home, "clothes", "1")


def test_what_ships_is_read_as_it_is_written(shipped: Path, home: Path) -> None:
    stored = store.find(shipped, home, "slussen", "1")
    release = store.read(stored)
    assert stored.ships
    assert stored.about.counts == {"occupation": 2, "occupation_group": 1, "skill": 1}
    assert (stored.about.labels, stored.about.publisher) == (6, "Us")
    assert release.by_id["7531"].kind == Kind.OCCUPATION_GROUP
    assert release.by_id["tailor"].broader == ("7531",)
    assert [label.text for label in release.labels_of["tailor"]] == [
        "Tailor",
        "Skräddare",
        "Herrskräddare, finare",
    ]
    assert release.by_id["cutter"].status == Status.DEPRECATED
    assert release.by_id["tailor"].status == Status.ACTIVE


def test_ssyk_s_groups_come_from_their_own_file(tmp_path: Path) -> None:
    under = [("tailor", "occupation", "", "ssyk/7531"), *ROWS["concepts"][2:]]
    names = [row for row in ROWS["labels"] if row[0] != "7531"]
    concepts = [*under[:1], ("cutter", "occupation", "", ""), *under[2:]]
    write_shipped(tmp_path / "slussen" / "1", concepts=concepts, labels=names)
    release = store.read(store.find(tmp_path, tmp_path / "no", "slussen", "1"))
    store.check(release)
    groups = {c.id: c for c in release.concepts if c.kind == Kind.OCCUPATION_GROUP}
    assert list(groups) == ["ssyk/7", "ssyk/75", "ssyk/753", "ssyk/7531"]
    assert (groups["ssyk/7531"].broader, groups["ssyk/7"].broader) == (("ssyk/753",), ())
    assert release.name("ssyk/7531") == "Skräddare och ateljésömmerskor m.fl."
    assert release.name("ssyk/7531", "en").startswith("Tailors")


def test_a_group_that_ssyk_has_not_is_a_fault(tmp_path: Path) -> None:
    wrong = [("tailor", "occupation", "", "ssyk/7539"), *ROWS["concepts"][2:]]
    write_shipped(tmp_path / "slussen" / "1", concepts=[ROWS["concepts"][0], *wrong])
    release = store.read(store.find(tmp_path, tmp_path / "no", "slussen", "1"))
    with pytest.raises(UserError, match="broader ssyk/7539 is no concept of the release"):
        store.check(release)


@pytest.mark.parametrize(
    ("name", "row", "says"),
    [
        ("concepts", ("x", "trade", "", ""), 'row 6: column kind: "trade" (expected one of occup'),
        ("concepts", ("x", "skill", ""), "row 6: 3 cells (expected 4)"),
        ("labels", ("sewing", "sv", "Sy", "main"), 'row 8: column role: "main" (expected one of p'),
        ("relations", ("x", "needs", "y"), 'row 4: column relation: "needs" (expected one of ess'),
    ],
)
def test_a_fault_in_what_ships_is_said_by_file_and_row(
    name: str, row: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    write_shipped(tmp_path / "slussen" / "1", **{name: [*ROWS[name], row]})
    with pytest.raises(UserError) as caught:
        store.find(tmp_path, tmp_path / "no", "slussen", "1")
    assert str(caught.value).startswith(f"slussen/1/{name}.csv: {says}")


def test_another_header_is_said(shipped: Path, home: Path) -> None:
    (shipped / "slussen" / "1" / "labels.csv").write_text("id,text\n")
    with pytest.raises(UserError, match=r"row 1: id,text \(expected concept_id,language,label"):
        store.find(shipped, home, "slussen", "1")
