"""Which key is an age, and who was there before: the people of the age group below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Labels = NDArray[np.str_]

CODE = re.compile(r"0\d+")  # no age, nor is any other label of a key that has such
AGE = re.compile(r"(0|[1-9]\d{0,2})(?:\s*[-–—]\s*(\d{1,3}))?\s*(\+)?(?:\s*(?:år|years?))?")
AGE_NAME = re.compile(r"age|ålder|alder", re.IGNORECASE)
OLDEST = 120
LEAST_GROUPS = 4
LEAST_AGES = 0.3  # of a key's labels that must be ages; the rest are totals or of other tables
LEAST_SHARE = 0.2  # of the series that must have someone before them


@dataclass(frozen=True, eq=False)
class Ages:
    """``previous``: (series,) the series of the age group below, -1 where there is none.

    ``width``: years in an age group. ``open_ended``: (series,) true for "100+". ``pool``:
    (series,) number of the pool in which ratios of succession are shared: the same age, and the
    same of everything else but the key with most labels (often the region).
    """

    previous: Integers
    width: int
    open_ended: NDArray[np.bool_]
    pool: Integers


def ages_of(columns: Sequence[Labels], codes: Integers, names: Sequence[str]) -> Ages | None:
    """The ages of a table's series, or None when no key is an age.

    *columns*: (keys) arrays of labels (series,); *codes*: (keys, series) the same as numbers. A
    key that is called an age is tried first, then the one with most labels. That a key looks like
    an age proves nothing (county codes do): whether it is used is decided by back-test.
    """
    named = [bool(AGE_NAME.search(name)) for name in names]
    order = sorted(range(len(columns)), key=lambda key: (not named[key], -codes[key].max()))
    for key in order:
        groups = _age_groups(columns[key])
        if groups is None:
            continue
        ages = _succession(key, groups, columns[key], codes)
        if (ages.previous >= 0).mean() >= LEAST_SHARE:
            return ages
    return None


def _age_groups(column: Labels) -> dict[str, tuple[int, bool]] | None:
    """First year of each label that is an age and if it has no end; None if it is no age key.

    Groups of another width than most, such as 5-14 beside groups of five years, are left out.
    """
    labels = np.unique(column).tolist()
    if any(CODE.fullmatch(label) for label in labels):
        return None
    found = {label: AGE.fullmatch(label.strip()) for label in labels}
    ages = {label: match for label, match in found.items() if match and int(match[1]) <= OLDEST}
    firsts = {int(match[1]) for match in ages.values()}
    if len(firsts) < LEAST_GROUPS or len(ages) < LEAST_AGES * len(labels):
        return None
    widths = [int(match[2]) - int(match[1]) for match in ages.values() if match[2]]
    usual = max(set(widths), key=widths.count) if widths else 0
    return {
        label: (int(match[1]), match[3] is not None)
        for label, match in ages.items()
        if not match[2] or int(match[2]) - int(match[1]) == usual
    }


def _succession(
    key: int, groups: dict[str, tuple[int, bool]], column: Labels, codes: Integers
) -> Ages:
    firsts = sorted({first for first, _ in groups.values()})
    width = int(np.bincount(np.diff(firsts)).argmax())
    others = np.delete(codes, key, axis=0)
    people = list(zip(*others.tolist(), strict=True)) if len(others) else [()] * len(column)
    own = [groups.get(label, (-1, False)) for label in column.tolist()]
    place = {(who, first): i for i, (who, (first, _)) in enumerate(zip(people, own, strict=True))}
    previous = [
        place.get((who, first - width), -1) if first >= width else -1
        for who, (first, _) in zip(people, own, strict=True)
    ]
    shared = codes
    if len(others):
        largest = max((i for i in range(len(codes)) if i != key), key=lambda i: codes[i].max())
        shared = np.delete(codes, largest, axis=0)
    return Ages(
        previous=np.array(previous, dtype=np.int64),
        width=width,
        open_ended=np.array([is_open for _, is_open in own]),
        pool=np.unique(shared, axis=1, return_inverse=True)[1].ravel().astype(np.int64),
    )
