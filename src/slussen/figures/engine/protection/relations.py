"""A table's sums as the linear system that an attacker would write down.

Cells are the table's rows and, beside them, what the rows speak of without showing it: margins
that aren't in the file but link those that are, and parts of a total that the file leaves out.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import linprog

from slussen.figures.engine.protection.hierarchies import Hierarchy
from slussen.figures.engine.protection.table import ContradictionError, Key, Table

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Sum = tuple[int, list[int]]  # a cell, and the cells it is the sum of


@dataclass(frozen=True, slots=True)
class System:
    """n cells under m sums: ``sums @ cells == 0``.

    ``sums`` is m × n, +1 for a part and −1 for the total; ``values`` (n,) is one consistent table
    and, where ``shown``, the publisher's own; the first ``rows`` cells are the table's rows.
    """

    sums: sparse.csr_array
    values: Floats
    shown: Bools
    rows: int


def system(table: Table, hierarchies: Sequence[Hierarchy]) -> System:
    """Raises ContradictionError for a total that isn't the sum of its parts."""
    sums, cells = _sums(table, hierarchies)
    values: list[int | None] = [*table.values, *[None] * (cells - len(table.rows))]
    _check(values, sums)
    _omitted_zeros(values, sums, len(table.rows))
    shown = np.array([value is not None for value in values], dtype=bool)
    matrix = _matrix(sums, cells)
    given = np.array([value or 0 for value in values], dtype=float)
    return System(matrix, _completed(matrix, given, shown, sums, table), shown, len(table.rows))


def _sums(table: Table, hierarchies: Sequence[Hierarchy]) -> tuple[list[Sum], int]:
    """Every sum that a row takes part in, and how many cells there are with those not shown."""
    index: dict[Key, int] = {row: number for number, row in enumerate(table.rows)}
    queue = list(table.rows)
    sums: list[Sum] = []
    for key in queue:  # grows while it is walked: what isn't shown may be a sum as well
        for dimension, levels in enumerate(hierarchies):
            codes = levels.parts.get(key[dimension])
            if codes is None:
                continue
            parts = []
            for code in codes:
                part = (*key[:dimension], code, *key[dimension + 1 :])
                if part not in index:
                    index[part] = len(queue)
                    queue.append(part)
                parts.append(index[part])
            sums.append((index[key], parts))
    return sums, len(queue)


def _check(values: Sequence[int | None], sums: Sequence[Sum]) -> None:
    """Raises ContradictionError for the total that the most broken sums have in common."""
    broken = [(whole, parts) for whole, parts in sums if _broken(values, whole, parts)]
    if not broken:
        return
    blamed = Counter(cell for whole, parts in broken for cell in (whole, *parts))
    whole, parts = max(broken, key=lambda one: blamed[one[0]])
    known = [value for value in (values[part] for part in parts) if value is not None]
    least = " or more" if len(known) < len(parts) else ""
    expected = f"{sum(known)}{least}, the sum of its {len(known)} parts"
    raise ContradictionError(whole, values[whole], expected)


def _broken(values: Sequence[int | None], whole: int, parts: Sequence[int]) -> bool:
    total = values[whole]
    known = [value for value in (values[part] for part in parts) if value is not None]
    if total is None or total == sum(known):
        return False
    return total < sum(known) or len(known) == len(parts)


def _omitted_zeros(values: list[int | None], sums: Sequence[Sum], rows: int) -> None:
    """A part that isn't in the file, of a sum that holds without it, is zero: so files omit them.

    Fills *values*, and follows a zero down to its own parts.
    """
    settled = False
    while not settled:
        settled = True
        for whole, parts in sums:
            total = values[whole]
            hidden = [part for part in parts if values[part] is None]
            if total is None or not hidden or total > sum(values[part] or 0 for part in parts):
                continue
            for part in hidden:
                if part >= rows:
                    values[part] = 0
                    settled = False


def _matrix(sums: Sequence[Sum], cells: int) -> sparse.csr_array:
    columns = [cell for whole, parts in sums for cell in (whole, *parts)]
    signs = [sign for _, parts in sums for sign in (-1.0, *[1.0] * len(parts))]
    starts = np.cumsum([0, *(1 + len(parts) for _, parts in sums)])
    return sparse.csr_array((signs, columns, starts), shape=(len(sums), cells))


def _completed(
    matrix: sparse.csr_array, given: Floats, shown: Bools, sums: Sequence[Sum], table: Table
) -> Floats:
    """*given* with some value that fits for each cell that isn't shown."""
    if shown.all():
        return given
    hidden = ~shown
    found = linprog(
        np.zeros(hidden.sum()), A_eq=matrix[:, hidden], b_eq=-matrix @ given, method="highs"
    )
    if found.x is None:
        whole = next(whole for whole, _ in sums if whole < len(table.rows))
        raise ContradictionError(
            whole, table.values[whole], "totals that agree with each other where cells are empty"
        )
    completed = given.copy()
    completed[hidden] = np.maximum(found.x, 0)
    return completed
