"""``slussen estimate``: published tables in, a joint table out, or one line that says why not."""

from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from slussen.project import cli

SEX = "sex,edu,value\nmen,1,100\nmen,2,200\nwomen,1,150\nwomen,2,50\ntotal,total,500\n"
COUNTY = "county,sex,value\n01,men,190\n01,women,\n18,men,110\n18,women,101\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sex.csv").write_text(SEX)
    (tmp_path / "county.csv").write_text(COUNTY)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["estimate", *arguments])


def refused(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    return result.stderr


def test_a_row_for_each_cell_with_its_interval(folder: Path) -> None:
    result = run("sex.csv", "county.csv", "-o", "joint.csv")
    assert result.exit_code == 0, result.stderr
    joint = pl.read_csv(folder / "joint.csv", schema_overrides={"county": pl.String})
    assert joint.columns == ["county", "edu", "sex", "value", "lo80", "hi80"]
    assert len(joint) == 2 * 2 * 2
    assert joint["value"].sum() == pytest.approx(500)
    women = joint.filter(pl.col("sex") == "women").group_by("county").agg(pl.col("value").sum())
    # The hidden figure is what the others leave of 200.
    assert dict(women.rows()) == {"01": pytest.approx(99), "18": pytest.approx(101)}
    assert "8 cells over county, edu, sex" in result.stderr
    assert "published figures met within" in result.stderr


def test_standard_output_has_the_table_alone(folder: Path) -> None:
    result = run("county.csv", "sex.csv", "-o", "-")
    assert result.stdout.splitlines()[0] == "county,edu,sex,value,lo80,hi80"
    assert len(result.stdout.splitlines()) == 9


def test_files_in_another_order_give_the_same_file(folder: Path) -> None:
    run("sex.csv", "county.csv", "-o", "one.csv")
    rows = COUNTY.splitlines(keepends=True)
    (folder / "county.csv").write_text("".join([rows[0], *reversed(rows[1:])]))
    run("county.csv", "sex.csv", "-o", "other.csv")
    assert (folder / "one.csv").read_text() == (folder / "other.csv").read_text()


def test_other_columns_are_left_out_when_dimensions_are_named(folder: Path) -> None:
    text = COUNTY.replace("value", "unit;value").replace("n,1", "n,persons;1").replace(",", ";")
    text = text.replace("women;\n", "women;persons;\n")
    (folder / "county.csv").write_text(text)
    assert (
        run("sex.csv", "county.csv", "--dimensions", "county,sex,edu", "-o", "x.csv").exit_code == 0
    )
    assert pl.read_csv(folder / "x.csv").columns[:3] == ["county", "edu", "sex"]


def test_a_prior_keeps_its_association(folder: Path) -> None:
    (folder / "a.csv").write_text("a,value\n1,30\n2,70\n")
    (folder / "b.csv").write_text("b,value\n1,40\n2,60\n")
    prior = pl.DataFrame(
        {"a": ["1", "1", "2", "2"], "b": ["1", "2", "1", "2"], "value": [90, 10, 20, 80]}
    )
    prior.write_parquet(folder / "prior.parquet")
    assert run("a.csv", "b.csv", "--prior", "prior.parquet", "-o", "x.parquet").exit_code == 0
    value = pl.read_parquet(folder / "x.parquet")["value"]
    assert value[0] * value[3] / value[1] / value[2] == pytest.approx(36)


def test_small_differences_are_said(folder: Path) -> None:
    (folder / "county.csv").write_text(COUNTY.replace("110", "112"))
    result = run("sex.csv", "county.csv", "-o", "x.csv")
    assert result.exit_code == 0
    assert "county.csv and sex.csv differ in 1 of 2 shared figures" in result.stderr


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("190", "290", "county.csv and sex.csv: sex men: 400 in the one and 300 in the other"),
        ("01,men", "01,man", 'sex.csv: no sex "man", which county.csv has'),
        ("190", "x", 'county.csv: row 2, column value: "x" (expected a number'),
        ("190", "-1", 'county.csv: row 2, column value: "-1" (expected a number, 0 or more'),
        ("01,women", "01,men", "stands in row 2 already"),
        ("value", "figure", "county.csv: no column value"),
    ],
)
def test_what_is_wrong_is_one_line(folder: Path, old: str, new: str, said: str) -> None:
    (folder / "county.csv").write_text(COUNTY.replace(old, new))
    stderr = refused("sex.csv", "county.csv", "-o", "x.csv")
    assert said in stderr
    assert stderr.count("\n") == 1
    assert not (folder / "x.csv").exists()


def test_the_tolerance_decides(folder: Path) -> None:
    (folder / "county.csv").write_text(COUNTY.replace("110", "140"))
    assert "within 5 %" in refused("sex.csv", "county.csv", "-o", "x.csv")
    assert run("sex.csv", "county.csv", "--tolerance", "12", "-o", "x.csv").exit_code == 0


def test_nothing_is_read_for_a_place_that_cannot_be_written(folder: Path) -> None:
    assert "there is no folder" in refused("missing.csv", "-o", "nowhere/x.csv")
    assert "unknown ending" in refused("missing.csv", "-o", "x.txt")
    assert "missing.csv: no such file" in refused("missing.csv", "-o", "x.csv")


def test_dimensions_that_are_no_columns(folder: Path) -> None:
    assert "no dimension column" in refused("sex.csv", "--dimensions", "x", "-o", "x.csv")
    assert "not value" in refused("sex.csv", "--dimensions", "value", "-o", "x.csv")


def test_a_prior_of_nothing_is_refused(folder: Path) -> None:
    (folder / "zero.csv").write_text("sex,value\nmen,0\nwomen,0\n")
    assert "zero.csv: nothing but rows of total or zero" in refused(
        "sex.csv", "--prior", "zero.csv", "-o", "x.csv"
    )
