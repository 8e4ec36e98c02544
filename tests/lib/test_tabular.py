"""Users' own files: what is read of them, and the one line that says why they are not."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.lib.errors import UserError
from slussen.lib.tabular import Column, Kind, Tabular, check_output, read, write

COLUMNS = (
    Column("region"),
    Column("year", Kind.WHOLE, least=1900),
    Column("value", Kind.NUMBER, empty=True, least=0),
)
ROWS = "region,year,value\n01,2020,5\n18,2021,7.5\n"


def table(folder: Path, content: str | bytes, name: str = "a.csv") -> Tabular:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path, COLUMNS)


def line(folder: Path, content: str | bytes) -> str:
    with pytest.raises(UserError) as caught:
        table(folder, content)
    said = str(caught.value)
    assert said.startswith(f"{folder / 'a.csv'}: ")
    assert "\n" not in said
    return said.removeprefix(f"{folder / 'a.csv'}: ")


def test_codes_stay_texts_and_numbers_become_numbers(tmp_path: Path) -> None:
    frame = table(tmp_path, ROWS).frame
    assert frame.rows() == [("01", 2020, 5.0), ("18", 2021, 7.5)]


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + ROWS.encode(),
        ROWS.replace(",", ";").replace("7.5", "7,5").encode(),
        ROWS.replace(",", "\t").encode(),
        ROWS.replace("\n", "\r\n").encode(),
        ROWS.encode().rstrip(),
    ],
    ids=["with a byte order mark", "semicolons and commas", "tabs", "windows", "no last line end"],
)
def test_other_ways_to_write_the_same(tmp_path: Path, content: bytes) -> None:
    assert table(tmp_path, content).frame.rows() == table(tmp_path, ROWS, "b.csv").frame.rows()


def test_latin_1(tmp_path: Path) -> None:
    frame = table(tmp_path, "region,year,value\nÖrebro,2020,1\n".encode("latin-1")).frame
    assert frame["region"].to_list() == ["Örebro"]


@pytest.mark.parametrize("hidden", ["", "..", "–", " "])
def test_a_hidden_value_is_no_value(tmp_path: Path, hidden: str) -> None:
    frame = table(tmp_path, f"region,year,value\n01,2020,{hidden}\n18,2020,3\n").frame
    assert frame["value"].to_list() == [None, 3.0]


def test_thousands_and_minus_signs_of_publishers(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("value\n1 234\n12\u00a0345\n−5\n", encoding="utf-8")
    assert read(path, [Column("value", Kind.NUMBER)]).frame["value"].to_list() == [1234, 12345, -5]


def test_other_columns_come_along_as_they_are(tmp_path: Path) -> None:
    frame = table(tmp_path, "note,region,year,value\n007,01,2020,5\n").frame
    assert frame.row(0) == ("007", "01", 2020, 5.0)


def test_parquet_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "a.data"
    pl.DataFrame({"region": [1], "year": ["2020"], "value": [float("nan")]}).write_parquet(path)
    assert read(path, COLUMNS).frame.rows() == [("1", 2020, None)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "the first row is empty (expected the names of the columns)"),
        ("region,year,value\n", "no rows (expected at least one below the header)"),
        ("region,value\n1,2\n", "no column year (the file has region, value)"),
        ("region,year,year\n1,2,3\n", 'row 1: column "year" stands there twice'),
        (
            ROWS + "20,x,1\n",
            'row 4, column year: "x" (expected a whole number, 1900 or more)',
        ),
        (ROWS + "20,2020.5,1\n", 'row 4, column year: "2020.5" (expected a whole number, 1900'),
        (ROWS + "20,1812,1\n", 'row 4, column year: "1812" (expected a whole number, 1900 or more'),
        (ROWS + ",2020,1\n", "row 4, column region: empty (expected a text)"),
        (ROWS + "20\n", "row 4, column year: empty (expected a whole number"),
        (ROWS + "20,2020,-1\n", 'column value: "-1" (expected a number, 0 or more, or nothing)'),
        (ROWS + "20,2020,inf\n", 'column value: "inf" (expected a number, 0 or more, or nothing)'),
        (ROWS + "20,2020,1,9\n", "row 4: 4 cells (expected 3, as in the header)"),
        (b"PAR1 and then no more", "damaged or cut off (expected a whole Parquet file)"),
        (b"\x00\x01\x02", "is not a text (expected CSV or Parquet)"),
    ],
)
def test_what_cannot_be_read_is_one_line(tmp_path: Path, content: str | bytes, said: str) -> None:
    assert said in line(tmp_path, content)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "none.csv", COLUMNS)


def test_the_same_keys_twice(tmp_path: Path) -> None:
    found = table(tmp_path, ROWS + "01,2020,9\n")
    with pytest.raises(UserError, match="row 4: region 01, year 2020 stands in row 2 already"):
        found.check_unique(["region", "year"])
    found.check_unique(["region", "year", "value"])


def test_a_tool_s_own_demand(tmp_path: Path) -> None:
    found = table(tmp_path, ROWS)
    with pytest.raises(UserError, match=r'row 3, column region: "18" \(expected the country\)'):
        found.check("region", pl.col("region") == "01", "the country")


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_what_is_written_is_read_again(tmp_path: Path, ending: str) -> None:
    frame = table(tmp_path, ROWS + "20,2020,\n").frame
    write(str(tmp_path / f"b.{ending}"), frame)
    assert read(tmp_path / f"b.{ending}", COLUMNS).frame.rows() == frame.rows()


def test_json_is_a_list_of_objects(tmp_path: Path) -> None:
    write(str(tmp_path / "b.json"), pl.DataFrame({"a": ["x"], "b": [1.5]}))
    assert (tmp_path / "b.json").read_text() == '[{"a":"x","b":1.5}]'


def test_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    write("-", pl.DataFrame({"a": [1]}))
    assert capsys.readouterr().out == "a\n1\n"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.txt", "unknown ending"),
        ("nowhere/a.csv", "there is no folder"),
        ("folder.csv", "is a folder"),
    ],
)
def test_places_that_cannot_be_written_to(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(UserError, match=said):
        check_output(str(tmp_path / name))


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=8),
            st.integers(1900, 2100),
            st.none() | st.floats(0, 1e12),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_any_table_comes_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, int, float | None]]
) -> None:
    schema = {"region": pl.String, "year": pl.Int64, "value": pl.Float64}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    path = tmp_path_factory.mktemp("any") / "a.csv"
    write(str(path), frame)
    assert read(path, COLUMNS).frame.rows() == frame.rows()
