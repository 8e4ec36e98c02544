"""The command: what is written, what is said, and what is refused in one line."""

from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from slussen.project.cli import main

TABLE = "region,value,note\na,3,x\nb,20,y\nc,9,z\ntotal,32,total\n"


def run(folder: Path, content: str, *options: str) -> Result:
    (folder / "in.csv").write_text(content, encoding="utf-8")
    return CliRunner().invoke(main, ["protect", str(folder / "in.csv"), *options])


def test_rows_and_columns_come_back_with_the_small_ones_empty(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    content = TABLE.replace(",note", "").replace(",x", "").replace(",y", "").replace(",z", "")
    result = run(tmp_path, content.replace("32,total", "32"), "-o", str(out))
    assert result.exit_code == 0, result.output
    assert out.read_text() == "region,value\na,\nb,20\nc,\ntotal,32\n"
    assert result.stderr.splitlines() == [
        "4 cells",
        "hidden for being small: 1 cells, 3 persons",
        "hidden to protect them: 1 cells, 9 persons; proven to be the fewest",
    ]


def test_to_standard_output_and_with_another_minimum(tmp_path: Path) -> None:
    result = run(tmp_path, "region,value\na,3\nb,20\nc,9\ntotal,32\n", "--min", "3")
    assert result.stdout == "region,value\na,3\nb,20\nc,9\ntotal,32\n"


def test_the_file_s_own_types_are_kept(tmp_path: Path) -> None:
    pl.DataFrame({"year": [2024, 2025], "value": [3, 9]}).write_parquet(tmp_path / "in.parquet")
    out = tmp_path / "out.parquet"
    result = CliRunner().invoke(main, ["protect", str(tmp_path / "in.parquet"), "-o", str(out)])
    assert result.exit_code == 0, result.output
    written = pl.read_parquet(out)
    assert written.schema == {"year": pl.Int64, "value": pl.Int64}
    assert written.rows() == [(2024, None), (2025, 9)]


def test_a_hierarchy_of_the_user_s(tmp_path: Path) -> None:
    codes = tmp_path / "codes.csv"
    codes.write_text("code,parent\na,north\nb,north\nc,south\nd,south\n")
    content = "region,value\na,3\nb,40\nnorth,43\nc,50\nd,60\nsouth,110\ntotal,153\n"
    result = run(tmp_path, content, "--hierarchy", f"region={codes}")
    assert result.exit_code == 0, result.output
    assert result.stdout.count(",\n") == 2
    codes.write_text("code,parent\na,b\nb,a\n")
    refused = run(tmp_path, content, "--hierarchy", f"region={codes}")
    assert 'row 2, column code: "a" (expected a code that isn\'t above itself)' in refused.stderr


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        (
            "x,value\na,10\nb,20\ntotal,31\n",
            (),
            'row 4, column value: "31" (expected 30, the sum of its 2 parts)',
        ),
        ("x,value\na,1.5\n", (), 'row 2, column value: "1.5" (expected a whole number, 0 or more'),
        ("x,value\na,-3\n", (), 'row 2, column value: "-3" (expected a whole number, 0 or more'),
        ("x,value\na,3\na,4\n", (), "row 3: x a stands in row 2 already (expected once)"),
        ("x,value\na,3\na ,4\n", (), "two rows have the same codes but for blanks"),
        ("x,value\n,3\n", (), "row 2, column x: empty (expected a code, or total)"),
        ("value\n3\n", (), "only the column value (expected dimensions beside it)"),
        ("x,count\na,3\n", (), "no column value (the file has x, count)"),
        ("x,value\na,3\n", ("--hierarchy", "y=z.csv"), "expected DIMENSION=FILE, with one of x"),
        ("x,value\na,3\n", ("-o", "nowhere/out.csv"), "there is no folder nowhere"),
    ],
)
def test_what_is_refused(tmp_path: Path, content: str, options: tuple[str, ...], said: str) -> None:
    result = run(tmp_path, content, *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert result.stdout == ""
