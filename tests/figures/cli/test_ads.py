"""``slussen ads`` as it is typed: what it writes, what it says, and how it ends."""

import csv
import io
import json
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from slussen.figures import queries
from slussen.figures.cli.ads import ads_group
from slussen.figures.engine.ads import COLUMNS, UNKNOWN
from slussen.project.cli import main
from tests.figures.engine.test_ads import spread_ads
from tests.figures.made_up_ads import frame

ADS = 250
# What the catalogue calls the columns.
MEASURES = {
    "ads": "ads",
    "vacancies": "vacancies",
    "experience": "experience_percent",
    "own_car": "own_car_percent",
    "driving_licence": "driving_licence_percent",
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["ads", *arguments])


@pytest.fixture
def ads(tmp_path: Path) -> str:
    file = tmp_path / "ads.parquet"
    frame(spread_ads(ADS)).write_parquet(file)
    return str(file)


def test_help_has_every_command() -> None:
    assert set(ads_group.commands) == {"tables", "import"}
    assert "--remote" in run("tables", "--help").stdout


def test_a_file_gets_the_county_table(ads: str, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    result = run("tables", ads, "-o", str(out))
    assert result.exit_code == 0, result.output
    table = pl.read_csv(out, infer_schema=False)
    assert tuple(table.columns) == COLUMNS
    assert set(table["region"]) == {"01", "18", UNKNOWN}
    counted, unknown = (
        rows["ads"].cast(pl.Int64).sum() for rows in (table, table.filter(region=UNKNOWN))
    )
    said = f"{out}: {counted} ads in {len(table)} rows; {unknown} without a known place"
    assert result.stderr.strip() == said
    assert result.stdout == ""


def test_standard_output_holds_the_table_alone(ads: str) -> None:
    result = run("tables", ads, "-o", "-", "--by", "month")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert {row["period"] for row in rows} == {"2023-12", "2024-01", UNKNOWN}


def test_a_folder_gets_three_tables_of_the_same_ads(ads: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("tables", ads, "-o", str(out)).exit_code == 0
    tables = {path.name: pl.read_csv(path, infer_schema=False) for path in out.iterdir()}
    assert set(tables) == {"country.csv", "county.csv", "municipality.csv"}
    sums = {name: table["ads"].cast(pl.Int64).sum() for name, table in tables.items()}
    assert len(set(sums.values())) == 1
    assert set(tables["country.csv"]["region"]) == {"00"}


@pytest.mark.spark
def test_spark_writes_the_same_bytes_as_duckdb(ads: str, spark_remote: str, tmp_path: Path) -> None:
    for name, options in (("duckdb", ()), ("spark", ("--remote", spark_remote))):
        out = str(tmp_path / name)
        result = run("tables", ads, "-o", out, "--by", "month", "--engine", name, *options)
        assert result.exit_code == 0, result.output
    for path in (tmp_path / "duckdb").iterdir():
        assert path.read_bytes() == (tmp_path / "spark" / path.name).read_bytes()


@pytest.mark.django_db
def test_the_county_table_can_be_imported_as_the_ads_of_the_catalogue(
    ads: str, home: Path, nothing_ships: None, tmp_path: Path
) -> None:
    out = tmp_path / "ads.csv"
    run("tables", ads, "-o", str(out))
    result = CliRunner().invoke(main, ["figures", "import", str(out), "--table", "ads", "--yes"])
    assert result.exit_code == 0, result.output
    cube = queries.cube("ads")
    known = pl.read_csv(out, schema_overrides={"region": str, "period": str, "occupation": str})
    for name in ("region", "occupation", "period"):
        known = known.filter(pl.col(name) != UNKNOWN)
    assert len(known) > 5
    for row in known.iter_rows(named=True):
        cell = {name: row[name] for name in ("region", "period", "occupation")}
        for measure, column in MEASURES.items():
            found = cube.cell(**cell, measure=measure)
            assert found is not None
            assert found.value == row[column]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("-o", "out.txt"), "out.txt: unknown ending (expected one of .csv, .parquet, .json)"),
        (("-o", "there/is/none"), "there/is/none: there is no folder there/is"),
        (("-o", "out.csv", "--engine", "spark"), "which one? (expected --remote sc://host:port)"),
        (
            ("-o", "out.csv", "--engine", "spark", "--remote", "sc://127.0.0.1:1"),
            "sc://127.0.0.1:1: no Spark Connect endpoint answers",
        ),
    ],
)
def test_bad_options_are_one_line(
    options: tuple[str, ...], says: str, ads: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SPARK_REMOTE", raising=False)
    before = sorted(tmp_path.iterdir())
    result = run("tables", ads, *options)
    assert result.exit_code == 2
    (line,) = result.stderr.strip().splitlines()
    assert says in line
    assert sorted(tmp_path.iterdir()) == before


def test_a_damaged_file_leaves_nothing_behind(tmp_path: Path) -> None:
    """Damage is met only when all is counted; the folder is not made before that."""
    file = tmp_path / "ads.jsonl"
    ad = {"id": "1", "ssyk_code": "2341", "published_date": "2024-01-01"}
    file.write_text("".join(json.dumps(ad | {"id": str(n)}) + "\n" for n in range(5000)) + "{oops")
    result = run("tables", str(file), "-o", str(tmp_path / "out"))
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1
    assert str(file) in result.stderr
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = run("tables", str(tmp_path / "none.jsonl"), "-o", "-")
    assert result.exit_code == 2
    assert "none.jsonl: no such file" in result.stderr
