"""What a publisher published, whatever the file format: variables, cells and notes.

Every parser (PX, json-stat2, PxWeb's json and CSV, records) gives this one value, and
``mapping`` turns it into tidy rows in our vocabulary.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl

from slussen.lib.errors import UserError

Role = Literal["", "time", "contents"]


class BadPublication(UserError):
    """A file or an answer that can't be read: where, what is wrong there, what was expected.

    >>> str(BadPublication("a.px, line 3", "no closing quote", "text within quotes"))
    'a.px, line 3: no closing quote (expected text within quotes)'
    """

    def __init__(self, where: str, what: str, expected: str) -> None:
        super().__init__(f"{where}: {what} (expected {expected})")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a variable. A publication without codes has its labels as codes."""

    code: str
    label: str
    others: tuple[str, ...] = ()  # its labels in further languages


@dataclass(frozen=True, slots=True)
class Variable:
    """One axis of a publication. ``optional``: the publisher's API may leave it out (sum it)."""

    code: str
    text: str
    values: tuple[Value, ...]
    role: Role = ""
    others: tuple[str, ...] = ()  # its name in further languages
    optional: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return (self.code, self.text, *self.others)


@dataclass(frozen=True)
class Publication:
    """``cells`` has a column "0", "1", … a variable (the position of its value), then ``value``
    (float or null), ``mark`` (why there is none) and ``text`` (a cell that is a word).

    ``loose`` says that the cells are a list and not a full cube: a column may then be no
    breakdown but another name of one ("county" beside "county code").
    """

    variables: tuple[Variable, ...]
    cells: pl.DataFrame
    title: str = ""
    notes: tuple[str, ...] = ()
    loose: bool = False


def cell_frame(values: pl.DataFrame, positions: Sequence[pl.Series]) -> pl.DataFrame:
    """Cells from a frame of value, mark, text and one position column a variable."""
    columns = [column.cast(pl.UInt32).rename(str(index)) for index, column in enumerate(positions)]
    return pl.DataFrame(columns).hstack(values.select("value", "mark", "text"))


def dense(sizes: Sequence[int], values: pl.DataFrame) -> pl.DataFrame:
    """Cells of a full cube in row-major order: the last variable varies fastest."""
    total = math.prod(sizes)
    flat = pl.int_range(total, eager=True, dtype=pl.Int64)
    positions, stride = [], total
    for size in sizes:
        stride //= size
        positions.append(flat // stride % size)
    return cell_frame(values, positions)


def plain_values(labels: Sequence[str]) -> tuple[Value, ...]:
    """Values of a variable that has no codes."""
    return tuple(Value(label, label) for label in labels)
