import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.taxonomy.engine.linking.hierarchy import hierarchy

NAMES = ["root", "left", "right", "leaf", "alone"]
PAIRS = [("left", "root"), ("right", "root"), ("leaf", "left")]


@pytest.fixture
def tree():
    return hierarchy(NAMES, PAIRS)


def test_height_depth_and_children(tree):
    assert tree.height.tolist() == [2, 1, 0, 0, 0]
    assert tree.depth.tolist() == [0, 1, 1, 2, 0]
    assert tree.children().tolist() == [2, 1, 0, 0, 0]
    assert tree.first_parent.tolist() == [-1, 0, 0, 1, -1]


def test_scores_travel_up_and_down(tree):
    scores = np.array([[1, 2, 3, 4, 5]], dtype=np.float32)
    assert tree.over_children(scores, np.maximum, -1).tolist() == [[3, 4, -1, -1, -1]]
    assert tree.over_children(scores, np.add, 0).tolist() == [[5, 4, 0, 0, 0]]
    assert tree.of_parent(scores, -1).tolist() == [[-1, 1, 1, 2, -1]]


def test_scores_of_a_vocabulary_without_structure():
    flat = hierarchy(["a", "b"], [])
    scores = np.ones((1, 2), dtype=np.float32)
    assert flat.over_children(scores, np.maximum, 0).tolist() == [[0, 0]]
    assert flat.of_parent(scores, 7).tolist() == [[7, 7]]
    assert flat.height.tolist() == flat.depth.tolist() == [0, 0]


def test_a_concept_may_stand_under_two():
    both = hierarchy(["a", "b", "c"], [("c", "a"), ("c", "b"), ("c", "a")])
    assert both.children().tolist() == [1, 1, 0]
    assert both.first_parent.tolist() == [-1, -1, 0]


@pytest.mark.parametrize("pairs", [[("a", "a")], [("a", "b"), ("b", "c"), ("c", "a")]])
def test_a_ring_is_refused(pairs):
    with pytest.raises(ValueError, match="stands under itself"):
        hierarchy(["a", "b", "c", "d"], [*pairs, ("d", "a")])


def test_an_unknown_concept_is_refused():
    with pytest.raises(ValueError, match='"b" is not a concept'):
        hierarchy(["a"], [("a", "b")])


@given(st.lists(st.integers(0, 19), min_size=20, max_size=20))
def test_a_parent_is_higher_and_less_deep_than_its_child(above):
    # Each concept stands under one with a lower number, or under none.
    pairs = [(str(n), str(above[n] % n)) for n in range(1, 20) if above[n] % 3]
    tree = hierarchy([str(n) for n in range(20)], pairs)
    for concept, parent in ((int(a), int(b)) for a, b in pairs):
        assert tree.height[parent] > tree.height[concept]
        assert tree.depth[concept] == tree.depth[parent] + 1
    assert tree.children().sum() == len(pairs)
