"""Which codes of a dimension are the sum of which: ``total``, codes that begin others, or declared.

A code that begins others (18 and 1880, 53 and 5321) and a code of only zeros (00, the country) are
candidates: whether they are sums, the figures say. ``total`` and what is declared are meant as
sums, so a figure that disagrees is an error there (``relations`` raises it), unless the sums stay
below the total all over the table: then a part of the total isn't in the table.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from slussen.figures.engine.protection.table import TOTAL, Key, Table

REST = "\0rest"  # the part of a total that the table doesn't have
_LARGE, _SURE = 10, 2  # so many right sums of at least that size can't be chance
_FEW = 3  # sums below their total that it takes to believe in a missing part
Parts = Mapping[str, tuple[str, ...]]
Slices = Sequence[Mapping[str, int | None]]


class Verdict(Enum):
    """What the figures say of a code and its candidate parts."""

    SUM = "the sum"
    MORE = "more than the sum"
    NO_SUM = "not the sum"


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """One dimension's sums: *parts* of each code that has any. *notes*: what was taken how."""

    parts: Parts
    notes: tuple[str, ...] = ()


def hierarchy(table: Table, dimension: int, declared: Mapping[str, str] | None) -> Hierarchy:
    """The sums of the dimension at that index; *declared*: code → parent, instead of guesses.

    >>> table = Table(("region",), (("18",), ("1880",), ("1881",), ("total",)), (9, 4, 5, 9))
    >>> hierarchy(table, 0, None).parts
    {'18': ('1880', '1881'), 'total': ('18',)}
    """
    slices = _slices(table, dimension)
    codes = list(dict.fromkeys(row[dimension] for row in table.rows))
    name = table.dimensions[dimension]
    notes: list[str] = []
    if declared is None:
        groups = _guessed(codes, slices, name, notes)
    else:
        groups = _gathered(declared)
        codes = list(dict.fromkeys([*codes, *declared, *declared.values()]))
    below = {part for parts in groups.values() for part in parts}
    top = [code for code in codes if code not in below and code != TOTAL]
    if TOTAL in codes and top:
        groups[TOTAL] = (*groups.get(TOTAL, ()), *top)
    for code in groups if declared is not None else {TOTAL} & groups.keys():
        if _verdict(slices, code, groups[code]) is Verdict.MORE:
            groups[code] = (*groups[code], REST)
            notes.append(f"{name}: {code} is more than its parts: one of them isn't in the file")
    return Hierarchy(groups, tuple(notes))


def _slices(table: Table, dimension: int) -> Slices:
    """The table cut along a dimension: code → value for each combination of the other codes."""
    slices: dict[Key, dict[str, int | None]] = defaultdict(dict)
    for row, value in zip(table.rows, table.values, strict=True):
        slices[row[:dimension] + row[dimension + 1 :]][row[dimension]] = value
    return list(slices.values())


def _gathered(parents: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for code, parent in parents.items():
        groups[parent] = (*groups.get(parent, ()), code)
    return groups


def _guessed(
    codes: Collection[str], slices: Slices, name: str, notes: list[str]
) -> dict[str, tuple[str, ...]]:
    plain = [code for code in codes if code != TOTAL]
    known = set(plain)
    begins: dict[str, str] = {}
    for code in plain:
        shorter = (code[:size] for size in range(len(code) - 1, 0, -1))
        parent = next((start for start in shorter if start in known), None)
        if parent is not None:
            begins[code] = parent
    groups = {}
    for code, parts in _gathered(begins).items():
        if _verdict(slices, code, parts) is Verdict.SUM:
            groups[code] = parts
        elif code.isdigit():
            notes.append(f"{name}: {code} isn't the sum of {parts[0]} … {parts[-1]}: unrelated")
    below = {part for parts in groups.values() for part in parts}
    for code in (code for code in plain if not code.strip("0")):
        top = tuple(other for other in plain if other not in below and other != code)
        if code not in groups and top and _verdict(slices, code, top) is Verdict.SUM:
            groups[code] = top
            break
    return groups


def _verdict(slices: Slices, code: str, parts: Sequence[str]) -> Verdict:
    """Counts the sums that can be checked; absent parts count as nothing."""
    equal = large = more = less = 0
    for cells in slices:
        whole = cells.get(code)
        known = [cells[part] for part in parts if part in cells]
        if whole is None or not known or None in known:
            continue
        added = sum(value for value in known if value is not None)
        if whole or added:
            equal += whole == added
            large += whole == added >= _LARGE
            more += whole > added
            less += whole < added
    checked = equal + more + less
    if equal == checked or (large >= _SURE and 2 * equal >= checked):
        return Verdict.SUM
    if not less and more >= _FEW and 2 * more >= checked:
        return Verdict.MORE
    return Verdict.NO_SUM
