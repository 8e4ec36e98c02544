"""Tables to protect: leaves, and every margin of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
import numpy.typing as npt
from hypothesis import strategies as st

from slussen.figures.engine.protection.table import Table
from tests.figures.engine.protection.attacker import Key, Parents

SIZES = [0, 0, 0, 1, 2, 3, 4, 5, 6, 9, 17, 60]


def with_margins(
    codes: Sequence[Sequence[str]], leaves: npt.NDArray[np.int64], parents: Parents
) -> Table:
    """Rows of the leaves and of every sum of them, up to ``total`` in each dimension."""
    added: Counter[Key] = Counter()
    for place in np.ndindex(leaves.shape):
        ways = [_up(codes[d][i], parents[d]) for d, i in enumerate(place)]
        for key in product(*ways):
            added[key] += int(leaves[place])
    names = tuple(f"d{number}" for number in range(len(codes)))
    return Table(names, tuple(added), tuple(added.values()))


def _up(code: str, parents: Mapping[str, str]) -> list[str]:
    way = [code]
    while way[-1] in parents:
        way.append(parents[way[-1]])
    return [*way, "total"]


FLAT: Parents = ({}, {}, {})
NESTED = {"51": "5", "52": "5", "531": "53", "532": "53", "53": "5", "61": "6", "62": "6"}


@st.composite
def tables(draw: st.DrawFn) -> tuple[Table, Parents]:
    """2-D, 3-D and hierarchical tables, sparse or full, with their hierarchy."""
    kind = draw(st.sampled_from(["one", "flat", "cube", "nested"]))
    if kind == "nested":
        codes = [["51", "52", "531", "532", "61", "62"], ["m", "w"]]
        parents: Parents = (NESTED, {})
    else:
        least, most, count = {"one": (1, 6, 1), "flat": (1, 5, 2), "cube": (2, 3, 3)}[kind]
        shape = [draw(st.integers(least, most)) for _ in range(count)]
        codes = [[f"{'abc'[d]}{i}" for i in range(size)] for d, size in enumerate(shape)]
        parents = FLAT[:count]
    shape = [len(names) for names in codes]
    count = int(np.prod(shape))
    cells = draw(st.lists(st.sampled_from(SIZES), min_size=count, max_size=count))
    return with_margins(codes, np.array(cells).reshape(shape), parents), parents
