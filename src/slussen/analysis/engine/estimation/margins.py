"""Published margins as arrays, and the joint table that they are margins of.

Inside the package a margin is an array with as many dimensions as the joint table, of length one
along those it has been summed over, so that numpy's broadcasting does the bookkeeping. What is
unknown is NaN, and a sum over something unknown is unknown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt
import polars as pl

from slussen.lib.errors import UserError

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Axes = tuple[int, ...]

TOTAL = "total"  # in a dimension column: the row is a margin over that dimension
MOST_CELLS = 50_000_000  # of a joint table; ten million take 1.8 GB


@dataclass(frozen=True, slots=True)
class Margin:
    """A published table. ``value`` has an axis for each of ``dimensions``; NaN is not known.

    >>> Margin("a.csv", ("sex",), (("men", "women"),), np.array([5.0, np.nan])).value.shape
    (2,)
    """

    name: str
    dimensions: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]
    value: Floats

    def __post_init__(self) -> None:
        if self.value.shape != tuple(map(len, self.categories)):
            raise ValueError(f"{self.name}: {self.value.shape} values for other categories")
        if np.isinf(self.value).any() or (self.value < 0).any():
            raise ValueError(f"{self.name}: a value below zero or without bound")


@dataclass(frozen=True, slots=True)
class Space:
    """The joint table's dimensions, in the order of their names, and the categories of each."""

    dimensions: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(map(len, self.categories))

    def cell(self, axes: Axes, index: Sequence[int]) -> str:
        """How a message names a cell of a table over *axes*: "county 18, sex women"."""
        named = (f"{self.dimensions[a]} {self.categories[a][index[a]]}" for a in axes)
        return ", ".join(named) or "the total"


@dataclass(frozen=True, slots=True)
class Constraint:
    """A margin in the joint table's axes; ``target`` has length one along the others."""

    name: str
    axes: Axes
    target: Floats


def from_frame(name: str, frame: pl.DataFrame, dimensions: Sequence[str]) -> tuple[Margin, ...]:
    """The margins in one published table: its detail, and one for each kind of total row.

    *frame* has the *dimensions* as text, each combination at most once, and ``value`` (null where
    hidden). A combination that the table leaves out is as unknown as one that it hides.

    >>> table = pl.DataFrame({"sex": ["men", "women", "total"], "value": [1.0, None, 3.0]})
    >>> [(m.dimensions, m.value.tolist()) for m in from_frame("a.csv", table, ["sex"])]
    [((), 3.0), (('sex',), [1.0, nan])]
    """
    sums = frame.select(pl.col(d).str.to_lowercase() == TOTAL for d in dimensions)
    bits = [sums[d].cast(pl.Int64) * 2**i for i, d in enumerate(dimensions)]
    kind = reduce(lambda a, b: a + b, bits, pl.Series([0], dtype=pl.Int64)).to_numpy()
    labels = {
        d: frame[d].filter(~sums[d]).unique().sort().cast(pl.String).to_list() for d in dimensions
    }
    margins = []
    for pattern in sorted(set(kind.tolist()), reverse=True):
        kept = [d for i, d in enumerate(dimensions) if not pattern >> i & 1]
        over = [d for d in dimensions if d not in kept]
        rows = frame.filter(pl.Series(kind == pattern))
        value = np.full([len(labels[d]) for d in kept], np.nan)
        codes = tuple(_codes(rows[d], labels[d]) for d in kept)
        given = rows["value"].fill_null(float("nan")).to_numpy()
        value[codes] = given if kept else given[0]
        title = f"{name} (total over {', '.join(over)})" if over else name
        margins.append(Margin(title, tuple(kept), tuple(tuple(labels[d]) for d in kept), value))
    return tuple(margins)


def _codes(labels: pl.Series, categories: list[str]) -> npt.NDArray[np.int64]:
    return labels.cast(pl.Enum(categories)).to_physical().cast(pl.Int64).to_numpy()


def space(margins: Sequence[Margin], prior: Margin | None = None) -> Space:
    """The joint table over every dimension of the *margins*, and those that only the *prior* has.

    Raises UserError for a category that one margin has and another with the dimension has not, for
    one that only the prior has, and for a table of more cells than MOST_CELLS. The prior may lack
    categories.
    """
    holders = [*margins, *([prior] if prior else [])]
    names = sorted({d for margin in holders for d in margin.dimensions})
    categories = []
    for name in names:
        published = [m for m in margins if name in m.dimensions]
        found = _categories(name, published or holders)
        if prior is not None and name in prior.dimensions:
            _check_prior(name, found, prior)
        categories.append(found)
    joint = Space(tuple(names), tuple(categories))
    if float(np.prod(joint.shape, dtype=np.float64)) > MOST_CELLS:
        sizes = " × ".join(map(str, joint.shape))
        raise UserError(f"the joint table has {sizes} cells (expected at most {MOST_CELLS:,})")
    return joint


def _categories(dimension: str, holders: Sequence[Margin]) -> tuple[str, ...]:
    """The categories of the *dimension*, which all that have it must have in common."""
    having = [m for m in holders if dimension in m.dimensions]
    sets = [set(m.categories[m.dimensions.index(dimension)]) for m in having]
    everything = set().union(*sets)
    for margin, there in zip(having, sets, strict=True):
        for category in sorted(everything - there):
            other = next(m for m, s in zip(having, sets, strict=True) if category in s)
            raise UserError(
                margin.name,
                f'no {dimension} "{category}", which {other.name} has (expected the same '
                "categories in both)",
            )
    return tuple(sorted(everything))


def _check_prior(dimension: str, categories: tuple[str, ...], prior: Margin) -> None:
    for category in prior.categories[prior.dimensions.index(dimension)]:
        if category not in categories:
            raise UserError(
                prior.name,
                f'{dimension} "{category}" is in no margin (expected only what they have)',
            )


def constraint(margin: Margin, joint: Space) -> Constraint:
    """The *margin* in the axes of the *joint* table and the order of its categories.

    Categories that it lacks are unknown.
    """
    axes = [joint.dimensions.index(d) for d in margin.dimensions]
    value = np.full([len(joint.categories[a]) for a in axes], np.nan)
    places = []
    for axis, categories in zip(axes, margin.categories, strict=True):
        place = {category: i for i, category in enumerate(joint.categories[axis])}
        places.append([place[category] for category in categories])
    value[np.ix_(*places)] = margin.value
    value = np.transpose(value, np.argsort(axes))
    shape = [n if a in axes else 1 for a, n in enumerate(joint.shape)]
    return Constraint(margin.name, tuple(sorted(axes)), value.reshape(shape))


def collapse(table: Floats, axes: Iterable[int]) -> Floats:
    """The sum of *table* over everything but *axes*, of length one along what was summed."""
    kept = set(axes)
    over = tuple(a for a in range(table.ndim) if a not in kept and table.shape[a] > 1)
    return table.sum(axis=over, keepdims=True) if over else table


def maximal(sets: Iterable[Axes]) -> list[Axes]:
    """Those of the *sets* that no other one holds, in a fixed order.

    >>> maximal([(0,), (0, 1), (2,)])
    [(2,), (0, 1)]
    """
    distinct = sorted(set(sets), key=lambda s: (len(s), s))
    return [s for s in distinct if not any(set(s) < set(other) for other in distinct)]
