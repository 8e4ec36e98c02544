"""Tables in users' own files: CSV or Parquet in, CSV, Parquet or JSON out, all or nothing.

A file is anybody's: from Excel in Swedish (semicolons, decimal commas, Latin-1), from PxWeb (dots
where a figure is hidden) or from a statistics program. What cannot be read is one line that says
where, what stands there and what was expected.
"""

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import polars as pl

from slussen.lib.errors import UserError
from slussen.lib.files import write_whole

STDOUT = "-"
ENDINGS = (".csv", ".parquet", ".json")
HIDDEN = ("..", "…", ".", "-", "–", "NA", "NaN")  # how publishers write that there is no figure
_SEPARATORS = (",", ";", "\t", "|")
_SHOWN = 40  # characters of a faulty cell


class Kind(StrEnum):
    """What a column holds, as the reader is told when it does not."""

    TEXT = "a text"
    WHOLE = "a whole number"
    NUMBER = "a number"


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a tool needs. *empty*: cells may be without a value; *least*: none is below."""

    name: str
    kind: Kind = Kind.TEXT
    empty: bool = False
    least: float | None = None


@dataclass(frozen=True, slots=True)
class Tabular:
    """A file's table, which knows how to name a place in the file.

    ``frame`` has the needed columns as text, Int64 or Float64, and every other column as it came.
    """

    path: Path
    frame: pl.DataFrame
    first_row: int  # what the file calls the frame's first row: 2 under a CSV header

    def fault(self, index: int, column: str, expected: str) -> UserError:
        """The error for one cell, to be raised: "a.csv: row 7, column year: "x" (expected …)"."""
        value = self.frame[column][index]
        written = "empty" if value is None else f'"{str(value)[:_SHOWN]}"'
        where = f"row {index + self.first_row}, column {column}"
        return UserError(str(self.path), where, f"{written} (expected {expected})")

    def check(self, column: str, good: pl.Expr, expected: str) -> None:
        """Raises UserError for the first row where *good* is not true."""
        wrong = self.frame.select((~good.fill_null(False)).arg_true().alias("row"))["row"]
        if len(wrong):
            raise self.fault(int(wrong[0]), column, expected)

    def check_unique(self, keys: Sequence[str]) -> None:
        """Raises UserError when two rows have the same *keys*."""
        again = self.frame.select(~pl.struct(list(keys)).is_first_distinct()).to_series()
        if not again.any():
            return
        index = int(again.arg_true()[0])
        same = self.frame.row(index, named=True)
        alike = pl.all_horizontal(pl.col(key).eq_missing(pl.lit(same[key])) for key in keys)
        first = int(self.frame.select(alike.arg_true()).to_series()[0])
        named = ", ".join(f"{key} {same[key]}" for key in keys)
        raise UserError(
            str(self.path),
            f"row {index + self.first_row}",
            f"{named} stands in row {first + self.first_row} already (expected once)",
        )


def read(path: Path, columns: Iterable[Column]) -> Tabular:
    """Read a CSV or Parquet file that has *columns*, in any order, and perhaps others.

    Raises UserError with one line (file, row, column, what was expected); OSError for a file that
    is not there.
    """
    content = path.read_bytes()
    if content[:4] == b"PAR1":
        table = Tabular(path, _parquet(path, content), 1)
    else:
        table = Tabular(path, _csv(path, content), 2)
    wanted = tuple(columns)
    missing = [column.name for column in wanted if column.name not in table.frame.columns]
    if missing:
        there = ", ".join(table.frame.columns)
        raise UserError(str(path), f"no column {' or '.join(missing)} (the file has {there})")
    if table.frame.is_empty():
        raise UserError(str(path), "no rows (expected at least one below the header)")
    typed = table.frame.with_columns(_typed(table, column) for column in wanted)
    return Tabular(path, typed, table.first_row)


def check_output(output: str) -> None:
    """Raises UserError for a place that ``write`` cannot write to: ask before the long work."""
    if output == STDOUT:
        return
    path = Path(output)
    if path.suffix.lower() not in ENDINGS:
        raise UserError(output, f"unknown ending (expected one of {', '.join(ENDINGS)})")
    if path.is_dir():
        raise UserError(output, "is a folder (expected a file)")
    if not path.parent.is_dir():
        raise UserError(output, f"there is no folder {path.parent}")


def write(output: str, frame: pl.DataFrame) -> None:
    """Write *frame* whole or not at all, as its ending says; CSV to standard output for "-".

    JSON is a list of objects, a row each. Raises UserError for another ending, OSError with the
    file's name when the disk is full.
    """
    check_output(output)
    if output == STDOUT:
        sys.stdout.write(frame.write_csv())
        return
    path = Path(output)
    buffer = io.BytesIO()
    if path.suffix.lower() == ".parquet":
        frame.write_parquet(buffer)
    elif path.suffix.lower() == ".json":
        frame.write_json(buffer)
    else:
        frame.write_csv(buffer)
    write_whole(path, buffer.getvalue())


def _parquet(path: Path, content: bytes) -> pl.DataFrame:
    try:
        return pl.read_parquet(io.BytesIO(content))
    except (pl.exceptions.PolarsError, OSError):
        raise UserError(str(path), "damaged or cut off (expected a whole Parquet file)") from None


def _csv(path: Path, content: bytes) -> pl.DataFrame:
    if b"\0" in content[:4096]:
        raise UserError(str(path), "is not a text (expected CSV or Parquet)")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    header = text.partition("\n")[0].rstrip("\r")
    if not header.strip():
        raise UserError(str(path), "the first row is empty (expected the names of the columns)")
    separator = max(_SEPARATORS, key=header.count)
    names = next(csv.reader([header], delimiter=separator))
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise UserError(str(path), "row 1", f'column "{twice[0]}" stands there twice')
    try:
        return pl.read_csv(
            io.StringIO(text),
            separator=separator,
            infer_schema=False,
        )
    except pl.exceptions.PolarsError:
        raise _ragged(path, text, separator, len(names)) from None


def _ragged(path: Path, text: str, separator: str, width: int) -> UserError:
    """Which row has more cells than the header."""
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=separator), start=1):
            if len(row) > width:
                what = f"{len(row)} cells (expected {width}, as in the header)"
                return UserError(str(path), f"row {number}", what)
    except csv.Error as error:
        return UserError(str(path), f"not a CSV file: {error}")
    return UserError(str(path), "not a CSV file: quotation marks do not match")


def _typed(table: Tabular, column: Column) -> pl.Series:
    """The column as what it should hold; raises UserError for the first cell that is not."""
    given = table.frame[column.name]
    if column.kind is Kind.TEXT:
        series = given.cast(pl.String).str.strip_chars()
        series = series.set(series == "", None)
    else:
        series = _numbers(given, column)
    wrong = _wrong(given, series, column)
    if wrong.any():
        raise table.fault(int(wrong.arg_true()[0]), column.name, _expected(column))
    return series


def _numbers(given: pl.Series, column: Column) -> pl.Series:
    number = given
    if given.dtype == pl.String:
        text = given.str.strip_chars().str.replace_all("[\u00a0\u202f ]", "")
        text = text.str.replace(",", ".", literal=True).str.replace("−", "-", literal=True)
        number = text.cast(pl.Float64, strict=False)
    elif not given.dtype.is_numeric():
        return pl.Series(given.name, [None] * len(given), dtype=pl.Float64)
    real = number.cast(pl.Float64)
    real = real.set(~real.is_finite(), None)
    if column.kind is Kind.NUMBER:
        return real
    whole = real.set(real != real.round(), None)
    return whole.cast(pl.Int64, strict=False)


def _wrong(given: pl.Series, series: pl.Series, column: Column) -> pl.Series:
    """Which cells hold something that is not what it should be, or nothing where they must."""
    if given.dtype == pl.String:
        blank = given.is_null() | given.str.strip_chars().is_in(["", *HIDDEN])
    else:
        blank = given.is_null()
        if given.dtype.is_float():
            blank = blank | given.is_nan().fill_null(True)
    wrong = series.is_null() & (~blank if column.empty else True)
    if column.least is not None:
        wrong = wrong | (series < column.least).fill_null(False)
    return wrong


def _expected(column: Column) -> str:
    least = f", {column.least:g} or more" if column.least is not None else ""
    empty = ", or nothing" if column.empty else ""
    return f"{column.kind}{least}{empty}"
