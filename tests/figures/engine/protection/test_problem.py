import numpy as np
from scipy import sparse

from slussen.figures.engine.protection.problem import blocks
from tests.figures.engine.protection.small import problem


def test_blocks_share_no_sum() -> None:
    sums = sparse.csr_array(np.array([[1, 1, 0, 0, 0], [0, 0, 1, -1, 0], [0, 0, 0, 1, 0]]))
    found = {(tuple(rows.tolist()), tuple(cells.tolist())) for rows, cells in blocks(sums)}
    assert found == {((0,), (0, 1)), ((1, 2), (2, 3)), ((), (4,))}


def test_a_part_keeps_its_sums() -> None:
    part = problem().part(np.array([0, 1, 2]))
    assert part.sums.shape == (4, 3)  # the row's own, and one of each column
    assert part.values.tolist() == [3, 20, 23]
    assert part.fixed.tolist() == [True, False, False]
