"""The commands as they are typed: what they print, and how they end."""

import csv
import io
import json
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from slussen.figures import queries
from slussen.figures.cli.figures import figures_group
from slussen.project.cli import main
from tests.figures.conftest import labour_spec
from tests.figures.fake_server import FakeServer, Fault
from tests.figures.test_pulling import own_entry
from tests.figures.writers import write_csv

pytestmark = pytest.mark.django_db


def run(*arguments: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(main, ["figures", *arguments], input=answer)


def test_help_has_every_command() -> None:
    assert set(figures_group.commands) == {"list", "show", "verify", "import", "pull", "diff"}


def test_list(home: Path) -> None:
    lines = run("list").stdout.splitlines()
    assert len(lines) == 1 + len(queries.catalogue())
    assert all(line == line.rstrip() for line in lines)
    (labour,) = [line for line in lines if line.startswith("labour_status ")]
    assert labour.split()[1:4] == ["2020-01", "2026-06", "shipped"]
    (none,) = [line for line in lines if line.startswith("sfi ")]
    assert none.endswith("no figures yet: figures pull")


def test_show_in_three_formats() -> None:
    options = ("show", "population", "--region", "18", "--period", "2024")
    table = run(*options).stdout.splitlines()
    assert len(table) == 2
    assert table[0].split() == ["region", "period", "measure", "value", "mark", "origin"]
    (row,) = csv.DictReader(io.StringIO(run(*options, "--format", "csv").stdout))
    (same,) = json.loads(run(*options, "--format", "json").stdout)
    assert float(row["value"]) == same["value"] > 300_000
    assert row["mark"] == same["mark"] == "derived"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("show", "sfi"), "sfi: no figures yet"),
        (("show", "population", "--region", "77"), "population: no figures for region 77"),
        (("show", "nothing"), 'there is no table "nothing"'),
        (("diff", "population"), "population: 1 vintage (expected two to compare)"),
        (("pull",), "nothing to pull"),
        (("pull", "--table", "pay_ssyk4"), "pay_ssyk4: no address to pull it from"),
    ],
)
def test_what_can_be_put_right_is_one_line(
    home: Path, arguments: tuple[str, ...], says: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"slussen: {says}")
    assert len(result.stderr.splitlines()) == 1


def test_show_says_when_there_is_no_figure() -> None:
    result = run("show", "barometer", "--region", "18")
    assert any(" –  not_assessed " in line for line in result.stdout.splitlines())


def test_verify_finds_everything_whole(home: Path) -> None:
    result = run("verify")
    assert result.exit_code == 0, result.stderr
    assert len(result.stdout.splitlines()) >= 15
    assert "population shipped: 312 rows, SCB BE0101 Folkmängd, 2025" in result.stdout


def test_verify_fails_on_a_changed_file(home: Path, labour_px: Path) -> None:
    run("import", str(labour_px), "--table", "labour_status", "--yes")
    stored = queries.current("labour_status")
    assert stored is not None
    queries.frame(stored).with_columns(value=pl.lit(1.0)).write_parquet(stored.data)
    result = run("verify")
    assert result.exit_code == 2
    assert f"labour_status {stored.vintage.id}: data.parquet is not what" in result.stderr
    assert "1 vintages are not what they should be" in result.stderr


def test_import_shows_the_difference_and_asks(home: Path, labour_px: Path) -> None:
    options = ("import", str(labour_px), "--table", "labour_status")
    no = run(*options, answer="n\n")
    assert "labour_status: 18 new, 0 changed, 0 removed, 7186 unchanged" in no.stdout
    assert "labour_status: nothing was published" in no.stdout
    dry = run(*options, "--dry-run")
    assert "nothing was published (dry run)" in dry.stdout
    assert not (home / "labour_status").exists()
    yes = run(*options, answer="y\n")
    assert "labour_status: published as 20" in yes.stdout
    again = run(*options)
    assert again.stdout == "labour_status: these figures are already there, nothing to do\n"


def test_import_says_what_it_left_out(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    text = write_csv(labour_spec()).decode().replace("20-64 20–64 år", "15-74 15–74 år", 1)
    path.write_text(text)
    result = run("import", str(path), "--table", "labour_status", "--yes")
    assert 'labour_status: Left out of ålder: "15-74 15–74 år"' in result.stdout


def test_import_of_what_is_not_there_or_no_figures(home: Path, tmp_path: Path) -> None:
    gone = run("import", str(tmp_path / "no"), "--table", "ads")
    assert gone.exit_code == 2
    assert gone.stderr == f"slussen: {tmp_path / 'no'}: no such file or directory\n"
    assert "is a directory" in run("import", str(tmp_path), "--table", "ads").stderr
    path = tmp_path / "page.px"
    path.write_text("<html>")
    result = run("import", str(path), "--table", "ads", "--yes")
    assert result.exit_code == 2
    assert result.stderr.startswith("slussen: page.px: a web page")


def test_diff_between_two_vintages(home: Path, labour_px: Path, tmp_path: Path) -> None:
    run("import", str(labour_px), "--table", "labour_status", "--yes")
    newer = tmp_path / "newer.csv"
    newer.write_bytes(write_csv(labour_spec(("60.0", "..", "50") + ("61.5",) * 15)))
    run("import", str(newer), "--table", "labour_status", "--yes")
    lines = run("diff", "labour_status").stdout.splitlines()
    assert lines[1] == "labour_status: 0 new, 3 changed, 0 removed, 7201 unchanged"
    assert lines[2].endswith("61.5  →  50          -18.7 %")
    assert lines[4].endswith("61.5  →  suppressed")
    first = run("diff", "labour_status", "--limit", "1").stdout.splitlines()
    assert first[-1] == "… and 2 more"
    shipped = run("diff", "labour_status", "shipped").stdout
    assert "18 new, 0 changed" in shipped


def test_replace_lists_what_goes(home: Path, labour_px: Path) -> None:
    options = ("import", str(labour_px), "--table", "labour_status", "--replace", "--dry-run")
    assert "removed" in run(*options).stdout.splitlines()[1]


@pytest.fixture
def pulled_from(home: Path, server: FakeServer) -> FakeServer:
    own_entry(
        home,
        "labour_status",
        ('tables = ["TAB6260"]', f'tables = ["TAB6260"]\nbase_v2 = "{server.url}/v2"'),
        ("[pull.select]", f'base_v1 = "{server.url}/v1"\n[pull.select]'),
    )
    server.tables["TAB6260"] = labour_spec()
    return server


def test_pull(pulled_from: FakeServer) -> None:
    result = run("pull", "--table", "labour_status", "--yes")
    assert result.exit_code == 0, result.stderr
    assert "18 new" in result.stdout
    assert "labour_status TAB6260" in result.stderr


def test_pull_says_why_it_waits(pulled_from: FakeServer) -> None:
    pulled_from.script["/config"] = [Fault(503)]
    result = run("pull", "--table", "labour_status", "--yes")
    assert "answers 503; again in" in result.stderr
    assert result.exit_code == 0


def test_one_table_s_trouble_does_not_stop_the_others(pulled_from: FakeServer) -> None:
    result = run("pull", "--table", "pay_ssyk4", "--table", "labour_status", "--yes")
    assert result.exit_code == 2
    assert "labour_status: published as" in result.stdout
    assert "slussen: 1 of 2 not pulled: pay_ssyk4" in result.stderr
