"""``slussen forecast``: a file in, forecasts or scores out, or one clear line."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slussen.project.cli import main
from tests.analysis.engine.forecasting.made import population, trending

HEADER = ["series", "year", "value", "lo80", "hi80", "method", "past_error"]


@pytest.fixture
def run(capfd):
    """``run(…)``: exit code, standard output and standard error of ``slussen forecast …``."""

    def call(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["forecast", *map(str, arguments)], prog_name="slussen")
        out, err = capfd.readouterr()
        return int(ended.value.code or 0), out, err

    return call


def long(values: np.ndarray, first: int = 2000) -> pl.DataFrame:
    count, years = values.shape
    return pl.DataFrame(
        {
            "series": np.repeat([f"s{number:02d}" for number in range(count)], years),
            "year": np.tile(np.arange(first, first + years), count),
            "value": values.ravel(),
        }
    )


def by_county_and_age() -> pl.DataFrame:
    labels, values = population(1)
    keys = pl.DataFrame(labels, schema=["county", "age"], orient="row")
    numbered = keys.with_columns(
        series=pl.format("s{}", pl.int_range(pl.len()).cast(pl.String).str.zfill(2))
    )
    return long(values).join(numbered, on="series").drop("series")


def saved(folder: Path, frame: pl.DataFrame, name: str = "in.csv") -> Path:
    path = folder / name
    if name.endswith(".parquet"):
        frame.write_parquet(path)
    else:
        frame.write_csv(path)
    return path


def test_forecasts_of_series(run, tmp_path: Path) -> None:
    path = saved(tmp_path, long(trending(1, count=3, years=12)))
    code, out, err = run(path, "--horizon", 2, "-o", tmp_path / "out.csv")
    assert (code, out) == (0, "")
    made = pl.read_csv(tmp_path / "out.csv")
    assert made.columns == HEADER
    assert made["series"].to_list() == ["s00", "s00", "s01", "s01", "s02", "s02"]
    assert made["year"].to_list() == [2012, 2013] * 3
    assert made["past_error"].null_count() == 0
    lines = err.splitlines()
    assert lines[0] == "3 series, 2000–2011"
    assert lines[1].startswith("1 ahead, from 7 earlier years: error ")
    assert len(lines) == 3


def test_standard_output_holds_the_table_alone(run, tmp_path: Path) -> None:
    path = saved(tmp_path, long(trending(1, count=2)))
    _, out, _ = run(path, "--horizon", 1)
    assert out.splitlines()[0] == ",".join(HEADER)
    assert len(out.splitlines()) == 3


@pytest.mark.parametrize("by", [["--by", "county,age"], ["--by", "county", "--by", "age"]])
def test_keys_of_several_columns(run, tmp_path: Path, by: list[str]) -> None:
    path = saved(tmp_path, by_county_and_age(), "in.parquet")
    code, _, _ = run(path, *by, "--horizon", 3, "-o", tmp_path / "out.parquet")
    made = pl.read_parquet(tmp_path / "out.parquet")
    assert code == 0
    assert made.columns == ["county", "age", *HEADER[1:]]
    assert made.height == 24 * 3
    assert made.filter(pl.col("age") == "5")["method"].str.contains("cohort").all()


def test_a_name_of_several_parts_is_as_good_as_columns(run, tmp_path: Path) -> None:
    frame = by_county_and_age()
    one = frame.select(pl.format("{}|{}", "county", "age").alias("series"), "year", "value")
    run(saved(tmp_path, one), "-o", tmp_path / "one.csv")
    run(saved(tmp_path, frame), "--by", "county,age", "-o", tmp_path / "two.csv")
    first, second = (pl.read_csv(tmp_path / name) for name in ("one.csv", "two.csv"))
    assert first["method"].str.contains("cohort").any()
    assert first["value"].sum() == pytest.approx(second["value"].sum(), rel=1e-3)


def test_columns_that_do_not_vary_come_along(run, tmp_path: Path) -> None:
    frame = long(trending(1, count=2)).with_columns(
        unit=pl.lit("persons"), name=pl.col("series").str.to_uppercase(), note=pl.col("year")
    )
    run(saved(tmp_path, frame), "--horizon", 1, "-o", tmp_path / "out.csv")
    made = pl.read_csv(tmp_path / "out.csv")
    assert made.columns == [*HEADER, "unit", "name"]
    assert made.select("unit", "name").rows() == [("persons", "S00"), ("persons", "S01")]


def test_a_column_more_changes_nothing(run, tmp_path: Path) -> None:
    frame = by_county_and_age()
    run(saved(tmp_path, frame), "--by", "county,age", "-o", tmp_path / "a.csv")
    more = frame.with_columns(unit=pl.lit("persons"), note=pl.col("value"))
    run(saved(tmp_path, more), "--by", "county,age", "-o", tmp_path / "b.csv")
    plain, with_more = (pl.read_csv(tmp_path / name) for name in ("a.csv", "b.csv"))
    assert with_more.columns == [*plain.columns, "unit"]
    assert with_more.drop("unit").equals(plain)


@settings(
    deadline=None, max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 99))
def test_the_order_of_rows_does_not_matter(run, tmp_path: Path, seed: int) -> None:
    frame = by_county_and_age()
    shuffled = frame.sample(fraction=1, shuffle=True, seed=seed)
    run(saved(tmp_path, frame), "--by", "county,age", "--horizon", 2, "-o", tmp_path / "a.csv")
    run(saved(tmp_path, shuffled), "--by", "county,age", "--horizon", 2, "-o", tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_scores_instead(run, tmp_path: Path) -> None:
    path = saved(tmp_path, by_county_and_age())
    code, _, err = run(path, "--by", "county,age", "--backtest", "-o", tmp_path / "scores.json")
    scores = pl.read_json(tmp_path / "scores.json")
    assert code == 0
    assert scores.columns == [
        *("horizon", "origins", "outcomes", "error", "last_error", "linear_error", "cover")
    ]
    assert scores["horizon"].to_list() == [1, 2, 3, 4, 5]
    assert (scores["error"] < scores["last_error"]).all()
    assert f"linear trend {scores['linear_error'][0]:.1%}" in err


def test_the_last_value_as_the_method(run, tmp_path: Path) -> None:
    path = saved(tmp_path, long(np.array([[1.0, 2, 4, 3]])))
    run(path, "--method", "last", "--horizon", 2, "-o", tmp_path / "out.csv")
    made = pl.read_csv(tmp_path / "out.csv")
    assert made["value"].to_list() == [3, 3]
    assert set(made["method"]) == {"last value"}


def test_gaps_hidden_values_and_series_without_any(run, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    rows = "a,2000,1\na,2001,..\na,2004,5\nb,2000,..\nc,2003,7\n"
    path.write_text("series,year,value\n" + rows, encoding="utf-8")
    code, out, err = run(path, "--horizon", 1)
    assert code == 0
    assert [line.split(",")[:2] for line in out.splitlines()[1:]] == [["a", "2005"], ["c", "2004"]]
    assert out.splitlines()[2].endswith("last value,")
    assert "1 series without any value are left out" in err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("series,year\na,2000\n", "no column value"),
        ("name,year,value\na,2000,1\n", "no column series (the file has name, year, value)"),
        ("series,year,value\na,2000,1\na,x,1\n", 'row 3, column year: "x" (expected a whole'),
        ("series,year,value\na,20,1\n", 'row 2, column year: "20" (expected a year from 1700'),
        ("series,year,value\na,2000,many\n", 'row 2, column value: "many" (expected a number'),
        ("series,year,value\na,2000,1e16\n", 'column value: "1e+16" (expected a number of at most'),
        ("series,year,value\na,2000,1\na,2000,2\n", "row 3: series a, year 2000 stands in row 2"),
        ("series,year,value\n,2000,1\n", "row 2, column series: empty (expected a text)"),
        ("series,year,value\na,2000,..\n", "column value: every cell is without a value"),
        ("series,year,value,method\na,2000,1,x\n", "column method is what the forecast itself"),
    ],
)
def test_what_cannot_be_forecast_is_one_line(run, tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "in.csv"
    path.write_text(content, encoding="utf-8")
    code, out, err = run(path, "-o", tmp_path / "out.csv")
    assert (code, out) == (2, "")
    assert err.startswith(f"slussen: {path}: ")
    assert said in err
    assert err.count("\n") == 1
    assert not (tmp_path / "out.csv").exists()


def test_one_year_cannot_be_scored(run, tmp_path: Path) -> None:
    path = saved(tmp_path, long(np.array([[1.0]])))
    code, _, err = run(path, "--backtest")
    assert code == 2
    assert "no series has two years with a value" in err


@pytest.mark.parametrize("by", ["", "a,a", "a,,b", "a,value", "year", "a,method"])
def test_keys_that_are_none(run, tmp_path: Path, by: str) -> None:
    code, _, err = run(saved(tmp_path, long(np.ones((1, 2)))), "--by", by)
    assert code == 2
    assert f'--by "{by}": expected names of different columns' in err


@pytest.mark.parametrize("horizon", ["0", "51", "many"])
def test_horizons_that_are_none(run, tmp_path: Path, horizon: str) -> None:
    code, _, err = run(saved(tmp_path, long(np.ones((1, 2)))), "--horizon", horizon)
    assert code == 2
    assert "--horizon" in err


def test_a_place_that_cannot_be_written_to_is_said_first(run, tmp_path: Path) -> None:
    code, _, err = run(tmp_path / "none.csv", "-o", tmp_path / "out.txt")
    assert code == 2
    assert "unknown ending" in err


def test_a_file_that_is_not_there(run, tmp_path: Path) -> None:
    code, _, err = run(tmp_path / "none.csv")
    assert (code, err) == (2, f"slussen: {tmp_path / 'none.csv'}: no such file or directory\n")
