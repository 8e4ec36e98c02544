"""A table of counts as its publisher writes it: codes, values, and margins among the rows."""

from collections.abc import Sequence
from dataclasses import dataclass

TOTAL = "total"  # the code that marks a margin, in any dimension
Key = tuple[str, ...]


class ContradictionError(ValueError):
    """A row's value and what the other rows say about it can't both be true.

    ``row``: index of the row; ``expected``: what the others say, in words.
    """

    def __init__(self, row: int, value: int | None, expected: str) -> None:
        super().__init__(f"row {row}: {value} (expected {expected})")
        self.row, self.expected = row, expected


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of codes, one a dimension, and a count each; None where the publisher shows none.

    >>> Table(("sex",), (("men",), ("women",), ("total",)), (3, 9, 12)).dimensions
    ('sex',)
    """

    dimensions: tuple[str, ...]
    rows: tuple[Key, ...]
    values: tuple[int | None, ...]

    def __post_init__(self) -> None:
        if len(self.rows) != len(self.values):
            raise ValueError(f"{len(self.rows)} rows of codes but {len(self.values)} values")
        if any(len(row) != len(self.dimensions) for row in self.rows):
            raise ValueError(f"a row without one code for each of {self.dimensions}")
        if len(set(self.rows)) != len(self.rows):
            raise ValueError("two rows have the same codes")
        if any(value is not None and value < 0 for value in self.values):
            raise ValueError("a count is negative")

    def without_labels(self) -> "Table":
        """The table by the dimensions that cut it; columns that only name or number rows are left.

        A column without a ``total`` is a label when another column's code settles what it holds
        (the county's name beside its code), and a number when it is another in every row and the
        rest tells the rows apart. Of two columns that say the same, the longer words are the
        label.
        """
        columns = list(zip(*self.rows, strict=True))
        kept = list(range(len(columns)))
        for column in sorted(kept, key=lambda c: -sum(map(len, columns[c]))):
            others = [other for other in kept if other != column]
            if TOTAL not in columns[column] and others and _said(columns, column, others):
                kept = others
        return Table(
            tuple(self.dimensions[column] for column in kept),
            tuple(tuple(row[column] for column in kept) for row in self.rows),
            self.values,
        )


def _said(columns: Sequence[Sequence[str]], column: int, others: Sequence[int]) -> bool:
    count = len(columns[column])
    if len(set(zip(*(columns[other] for other in others), strict=True))) < count:
        return False
    if len(set(columns[column])) == count:
        return True
    return any(
        len(set(zip(columns[other], columns[column], strict=True))) == len(set(columns[other]))
        for other in others
    )
