"""``slussen ads import`` as it is typed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.conf import Settings

from slussen.figures import queries
from slussen.project.cli import main
from tests.figures.made_up_texts import made_up_ad, written


@pytest.fixture
def place(settings: Settings, home: Path, tmp_path: Path) -> Path:
    settings.SLUSSEN_HOME = tmp_path
    return tmp_path / "ads"


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(written(tmp_path / "a.jsonl", *(made_up_ad(str(n)) for n in range(3))))


def run(*arguments: str, **named: Any) -> Result:
    return CliRunner().invoke(main, ["ads", "import", *arguments], **named)


@pytest.mark.django_db
def test_ads_are_kept_and_counted(place: Path, file: str) -> None:
    result = run(file, "--yes")
    assert result.exit_code == 0, result.output
    assert "ads: 3 read; 3 new, 0 changed, 0 removed; 3 in all" in result.stdout
    assert "references: 3 ads" in result.stdout
    assert "ad_requirements: published" in result.stdout
    stored = queries.current("ad_requirements")
    assert stored is not None
    frame = queries.frame(stored)
    cell = frame.filter(region="18", occupation="5120", requirement="references")
    assert dict(cell.select("measure", "value").rows()) == {"ads": 3.0, "ads_with": 3.0}
    (origin,) = stored.vintage.origins.values()
    assert "3 import" in origin.steps[0].sv


@pytest.mark.django_db
def test_the_same_again_does_nothing(place: Path, file: str) -> None:
    run(file, "--yes")
    before = sorted(place.rglob("*")), queries.current("ad_requirements")
    result = run(file, "--yes")
    assert result.exit_code == 0, result.output
    assert "already there, nothing to do" in result.stdout
    assert (sorted(place.rglob("*")), queries.current("ad_requirements")) == before


@pytest.mark.django_db
def test_removed_ads_leave_the_counts(place: Path, file: str, tmp_path: Path) -> None:
    run(file, "--yes")
    gone = tmp_path / "gone.json"
    gone.write_text(json.dumps([{"id": "0", "removed": True, "timestamp": 9000}]))
    result = run(str(gone), "--yes")
    assert "1 removed; 2 in all" in result.stdout
    stored = queries.current("ad_requirements")
    assert stored is not None
    assert queries.frame(stored).filter(measure="ads")["value"].max() == 2


def test_a_dry_run_writes_nothing(place: Path, file: str) -> None:
    result = run(file, "--dry-run")
    assert result.exit_code == 0, result.output
    assert "3 new" in result.stdout
    assert "nothing was kept (dry run)" in result.stdout
    assert not place.exists()
    assert queries.current("ad_requirements") is None


def test_a_no_writes_nothing(place: Path, file: str) -> None:
    result = run(file, input="n\n")
    assert result.exit_code == 0, result.output
    assert "ads: nothing was kept" in result.stdout
    assert not place.exists()


def broken(path: Path) -> str:
    path.write_text("not JSON\n")
    return str(path)


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (lambda tmp, _file: [broken(tmp / "b.json")], "damaged, or no JSON"),
        (lambda tmp, _file: [str(tmp / "none.json")], "none.json"),
        (lambda _tmp, file: [file, "--keep-text-until", "2001-01-01"], "has passed"),
    ],
)
def test_what_cannot_be_read_is_one_line(
    place: Path, file: str, tmp_path: Path, arguments: Callable[[Path, str], list[str]], fault: str
) -> None:
    result = run(*arguments(tmp_path, file), "--yes")
    assert result.exit_code == 2
    said = result.stderr.strip().splitlines()[-1]
    assert fault in said
    assert not place.exists()


@pytest.mark.django_db
def test_nothing_personal_is_on_the_disk(place: Path, file: str) -> None:
    run(file, "--yes")
    import polars as pl

    kept = "".join(pl.read_parquet(one).write_json() for one in place.rglob("*.parquet"))
    assert "Du har B-k" in kept  # the sentence that says it
    for word in ("123 45 67", "Påhittat", "kim@example.se", "skolkök"):
        assert word not in kept
