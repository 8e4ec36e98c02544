"""``slussen project``: whole tables or one clear line."""

from pathlib import Path

import polars as pl
import pytest

from slussen.project.cli import main
from tests.analysis.cli.made_tables import write_made
from tests.analysis.engine.projection.made import made


@pytest.fixture
def run(capfd):
    """``run("project", …)``: exit code, standard output and standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["project", *arguments], prog_name="slussen")
        out, err = capfd.readouterr()
        return int(ended.value.code or 0), out, err

    return call


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The options that name the tables of fourteen years of a made-up people."""
    return write_made(tmp_path_factory.mktemp("made"), made(years=14))


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_every_region_sex_age_and_year(run, given: list[str], tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"out.{ending}"
    code, shown, said = run(*given, "--to", "2018", "-o", str(out))
    assert (code, shown) == (0, "")
    assert "net migration: " in said
    assert "which did best in the past" in said
    table = pl.read_csv(out, infer_schema_length=None) if ending == "csv" else pl.read_parquet(out)
    assert table.columns == ["region_code", "sex", "age", "year", "value", "lo80", "hi80"]
    assert table.height == 3 * 2 * 30 * 3
    assert table["year"].unique().sort().to_list() == [2016, 2017, 2018]
    assert table["age"].unique().len() == 30
    assert "29+" in table["age"]
    inside = table.select((pl.col("lo80") <= pl.col("value")) & (pl.col("value") <= pl.col("hi80")))
    assert inside.to_series().all()


def test_the_components_say_where_everybody_came_from(
    run, given: list[str], tmp_path: Path
) -> None:
    out, parts = tmp_path / "out.parquet", tmp_path / "parts.parquet"
    assert run(*given, "--to", "2020", "-o", str(out), "--components", str(parts))[0] == 0
    before = pl.read_parquet(given[1]).filter(pl.col("year") == 2015)
    people = pl.concat(
        [each.select("region_code", "year", "value") for each in (before, pl.read_parquet(out))]
    )
    totals = people.group_by("region_code", "year").sum().sort("region_code", "year")
    change = totals.with_columns(change=pl.col("value").diff().over("region_code"))
    components = pl.read_parquet(parts)
    assert components.columns == ["region_code", "year", "births", "deaths", "net_migration"]
    joined = change.join(components, on=["region_code", "year"])
    assert joined.height == 15
    explained = joined["births"] - joined["deaths"] + joined["net_migration"]
    assert explained.to_list() == pytest.approx(joined["change"].to_list(), abs=1e-6)


def test_standard_output_is_csv_and_nothing_else(run, given: list[str]) -> None:
    code, shown, said = run(*given, "--to", "2016", "-o", "-")
    assert code == 0
    assert shown.startswith("region_code,sex,age,year,value,lo80,hi80\n01,women,0,2016,")
    assert len(shown.splitlines()) == 1 + 3 * 2 * 30
    assert said.startswith("net migration")


def test_how_it_would_have_done(run, given: list[str], tmp_path: Path) -> None:
    _, _, said = run(*given, "--to", "2016", "-o", str(tmp_path / "o.csv"), "--backtest")
    lines = said.splitlines()
    assert [line.partition(":")[0] for line in lines[-2:]] == ["2005 → 2010", "2010 → 2015"]
    assert "inside their 80 % interval" in lines[-1]


def test_too_few_years_for_intervals(run, tmp_path: Path) -> None:
    given = write_made(tmp_path, made(years=3))
    out = tmp_path / "o.parquet"
    code, _, said = run(*given, "--to", "2016", "-o", str(out))
    assert code == 0
    assert "no intervals" in said
    assert pl.read_parquet(out)["lo80"].null_count() == 3 * 2 * 30
    code, _, said = run(*given, "--to", "2016", "-o", str(out), "--backtest")
    assert code == 2
    assert said == "slussen: --backtest: 3 years of population (expected at least 9)\n"


def test_a_border_that_moved_is_said(run, tmp_path: Path) -> None:
    known = made(years=8, migration=0.1)
    known.population[1, ..., 5:] *= 1.2
    _, _, said = run(*write_made(tmp_path, known), "--to", "2016", "-o", str(tmp_path / "o.csv"))
    assert "region 02, 2013: not counted as migration" in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--to", "2015", "-o", "o.csv"], "--to 2015: expected a year from 2016 to 2115"),
        (["--to", "2400", "-o", "o.csv"], "--to 2400: expected a year from 2016 to 2115"),
        (["--to", "2020", "-o", "o.txt"], "o.txt: unknown ending"),
        (["--to", "2020", "-o", "no/o.csv"], "no/o.csv: there is no folder no"),
        (["--to", "2020", "-o", "o.csv", "--components", "c.txt"], "c.txt: unknown ending"),
        (
            ["--to", "2020", "-o", "o.csv", "--components", "o.csv"],
            "o.csv: is where the",
        ),
    ],
)
def test_what_cannot_be_done_is_one_line_and_nothing_is_written(
    run, given: list[str], tmp_path: Path, monkeypatch, arguments: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, shown, said = run(*given, *arguments)
    assert (code, shown) == (2, "")
    assert said.startswith(f"slussen: {says}")
    assert len(said.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_there(run, given: list[str], tmp_path: Path) -> None:
    missing = ["--population", str(tmp_path / "none.csv"), *given[2:]]
    code, _, said = run(*missing, "--to", "2020", "-o", str(tmp_path / "o.csv"))
    assert code == 2
    assert said == f"slussen: {tmp_path / 'none.csv'}: no such file or directory\n"
