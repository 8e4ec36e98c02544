"""CSV as PxWeb and its users write it: periods as columns, or one row a figure.

Commas, semicolons or tabs; UTF-8 or Latin-1; one or several columns of contents; the signs "..",
"." and "-"; a title above the table and notes below it.
"""

import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import polars as pl

from slussen.figures.engine.normal import normal, period
from slussen.figures.engine.publication import (
    BadPublication,
    Publication,
    Role,
    Variable,
    cell_frame,
    plain_values,
)
from slussen.figures.engine.symbols import read_cells
from slussen.figures.engine.text_files import decode

SEPARATORS = (",", ";", "\t", "|")
SAMPLE = 200
TIME_HEADS = frozenset({"tid", "time", "år", "year", "period", "månad", "month", "kvartal"})
# Heads that say only that figures follow: another column tells what they count.
VALUE_HEADS = frozenset({"value", "värde", "varde", "obs_value"})
# A four-digit head outside these is a code and no year.
FIRST_YEAR, LAST_YEAR = "1900", "2101"


@dataclass(frozen=True, slots=True)
class Rows:
    """The table within a CSV file: its head, its rows, and the file line each began on."""

    head: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]
    title: str
    notes: tuple[str, ...]
    comma: bool  # decimals are written with a comma


def parse_csv(
    data: bytes, name: str, *, labels: Collection[str] = (), contents: Collection[str] = ()
) -> Publication:
    """A CSV file as a publication; raises BadPublication with the line.

    *labels* and *contents* are names that columns of breakdowns and of figures may have. Without
    them, codes that are numbers can't be told from figures, nor assessments from labels.
    """
    table = _read(decode(data), name)
    figures = _figure_columns(table, set(map(normal, labels)), set(map(normal, contents)))
    if not figures:
        raise BadPublication(
            f"{name}, line 1", "no column holds figures", "periods or contents as columns"
        )
    others = [column for column in range(len(table.head)) if column not in figures]
    if not others:
        raise BadPublication(f"{name}, line 1", "no column holds labels", "the table's variables")
    variables, positions = [], []
    for column in others:
        variable, places = _label_column(table, column, len(figures))
        variables.append(variable)
        positions.append(places)
    for variable, places in _headings([table.head[column] for column in figures], len(table.rows)):
        variables.append(variable)
        positions.append(places)
    flat = [row[column] for row in table.rows for column in figures]
    values = read_cells(pl.Series(flat, dtype=pl.String), comma=table.comma)
    return Publication(
        variables=tuple(variables),
        cells=cell_frame(values, positions),
        title=table.title,
        notes=table.notes,
        loose=True,
    )


def _read(text: str, name: str) -> Rows:
    separator = _separator(text)
    # Without this, csv would read "a"b as ab; a missing quote must be an error with its line.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    try:
        for row in reader:
            rows.append(row)
            lines.append(reader.line_num)
    except csv.Error as error:
        raise BadPublication(
            f"{name}, line {reader.line_num}", f"{error}, half-downloaded?", "quotes in pairs"
        ) from error
    first = next((at for at, row in enumerate(rows) if len(row) > 1), None)
    if first is None:
        raise BadPublication(
            f"{name}, line 1", "a single column", "columns parted by comma, semicolon or tab"
        )
    head = tuple(" ".join(cell.split()) for cell in rows[first])
    body, at = [], []
    notes = []
    for row, line in zip(rows[first + 1 :], lines[first + 1 :], strict=True):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) == 1 and len(head) > 1:
            notes.append(row[0].strip())
        elif len(row) != len(head):
            raise BadPublication(
                f"{name}, line {line}",
                f"{len(row)} columns{', half-downloaded?' if len(row) < len(head) else ''}",
                f"{len(head)} as in the head",
            )
        elif notes:
            raise BadPublication(
                f"{name}, line {line}", "a row after the notes", "figures, then notes"
            )
        else:
            body.append(row)
            at.append(line)
    if not body:
        raise BadPublication(f"{name}, line {lines[first]}", "a head and no rows", "figures")
    title = " ".join(row[0].strip() for row in rows[:first] if row).strip()
    return Rows(head, body, at, title, tuple(notes), comma=separator != ",")


def _separator(text: str) -> str:
    """The separator that stands most often outside quotes in the first lines with any."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    return max(
        SEPARATORS,
        key=lambda separator: max((_outside(line, separator) for line in lines), default=0),
    )


def _outside(line: str, separator: str) -> int:
    return sum(part.count(separator) for part in line.split('"')[::2])


def _figure_columns(table: Rows, labels: set[str], contents: set[str]) -> list[int]:
    """Which columns hold figures: periods in the head, named contents, or numbers at the end."""
    dated = [at for at, head in enumerate(table.head) if _heading(head)[1] is not None]
    # "yrke SSYK 2012" ends in a year as well, and holds no number at all.
    if wide := [at for at in dated if _unread(table, at) < len(table.rows[:SAMPLE])]:
        return wide
    for names in (contents, VALUE_HEADS):
        if named := [at for at, head in enumerate(table.head) if normal(head) in names]:
            return named
    trailing: list[int] = []
    for column in reversed(range(1, len(table.head))):
        if normal(table.head[column]) in labels | TIME_HEADS or not _is_numeric(table, column):
            break
        trailing.insert(0, column)
    return trailing


def _is_numeric(table: Rows, column: int) -> bool:
    """Whether the column's first cells are numbers or signs; codes keep their leading zeros."""
    cells = [row[column].strip() for row in table.rows[:SAMPLE]]
    if any(len(cell) > 1 and cell[0] == "0" and cell.isdigit() for cell in cells):
        return False
    return _unread(table, column) == 0


def _unread(table: Rows, column: int) -> int:
    """How many of the column's first cells are neither number nor sign."""
    cells = [row[column] for row in table.rows[:SAMPLE]]
    frame = read_cells(pl.Series(cells, dtype=pl.String), comma=table.comma)
    return frame.height - frame["text"].null_count()


def _heading(head: str) -> tuple[str, str | None]:
    """(contents, period) of a column's head; the period is None when it names none.

    >>> _heading("Folkmängd 2024"), _heading("2024M11 andel"), _heading("kön")
    (('Folkmängd', '2024'), ('andel', '2024M11'), ('kön', None))
    """
    words = head.split(" ")
    for length in (2, 1):  # "november 2024" is one period
        for when, contents in (
            (words[-length:], words[:-length]),
            (words[:length], words[length:]),
        ):
            if FIRST_YEAR <= (period(" ".join(when)) or "") < LAST_YEAR:
                return " ".join(contents), " ".join(when)
    return head, None


def _headings(heads: Sequence[str], rows: int) -> list[tuple[Variable, pl.Series]]:
    """The variables that stand in the head, and for each cell the position of its value."""
    parts = [_heading(head) for head in heads]
    found = []
    axes: tuple[tuple[Role, list[str]], ...] = (
        ("contents", [contents for contents, _ in parts]),
        ("time", [when or "" for _, when in parts]),
    )
    for role, words in axes:
        distinct = list(dict.fromkeys(words))
        if distinct == [""] or (len(distinct) == 1 and normal(distinct[0]) in VALUE_HEADS):
            continue
        places = [distinct.index(word) for word in words]
        name = "contents" if role == "contents" else "time"
        variable = Variable(name, name, plain_values(distinct), role=role)
        found.append((variable, pl.Series(places * rows)))
    return found


def _label_column(table: Rows, column: int, width: int) -> tuple[Variable, pl.Series]:
    words = pl.Series([row[column] for row in table.rows], dtype=pl.String).str.strip_chars()
    distinct = words.unique(maintain_order=True)
    head = table.head[column]
    variable = Variable(
        code=head,
        text=head,
        values=plain_values(distinct.to_list()),
        role="time" if normal(head) in TIME_HEADS else "",
    )
    places = words.replace_strict(distinct, pl.int_range(distinct.len(), eager=True))
    positions = places.repeat_by(width).explode() if width > 1 else places
    return variable, positions
