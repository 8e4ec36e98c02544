"""What the search works on: the cells that can be hidden, and those that are hidden anyway."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from slussen.figures.engine.protection.relations import Bools, Floats, Ints


@dataclass(frozen=True, slots=True)
class Problem:
    """n cells above zero or unknown, under the sums that link them.

    ``sums`` m × n as in ``System``; ``values`` (n,); ``minimum``: how wide each interval has to be;
    ``fixed``: hidden whatever else is; ``guarded``: has to be protected when it is hidden (what
    isn't in the file is hidden and guards itself); ``cost`` (n,) of hiding, zero where fixed.
    """

    sums: sparse.csr_array
    values: Floats
    minimum: float
    fixed: Bools
    guarded: Bools
    cost: Floats

    def part(self, cells: Ints) -> "Problem":
        """The problem of some of the cells, with the sums that have any of them."""
        sums = self.sums[:, cells]
        sums = sums[np.diff(sums.indptr) > 0]
        return Problem(
            sums,
            self.values[cells],
            self.minimum,
            self.fixed[cells],
            self.guarded[cells],
            self.cost[cells],
        )


def blocks(sums: sparse.csr_array) -> list[tuple[Ints, Ints]]:
    """(rows, columns) of each part of the matrix that shares no sum with any other part."""
    rows = sums.shape[0]
    graph = sparse.bmat([[None, sums], [sums.T, None]], format="csr")
    count, label = connected_components(graph, directed=False)
    order = np.argsort(label, kind="stable")
    ends = np.searchsorted(label[order], np.arange(count), side="right")
    groups = np.split(order, ends[:-1])
    return [(group[group < rows], group[group >= rows] - rows) for group in groups]
