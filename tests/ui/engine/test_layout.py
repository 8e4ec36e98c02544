"""Geometry: nothing overlaps, and nothing moves further than it has to."""

from itertools import combinations, pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from slussen.ui.engine.layout import Scale, dodge, flag_rows, flow_rows, free_places

places = st.floats(-500, 1500).map(lambda value: round(value, 1))
sizes = st.floats(1, 80).map(lambda value: round(value, 1))
labels = st.lists(st.tuples(places, sizes), max_size=12)


def dodged(items: list[tuple[float, float]], low: float, high: float) -> list[float]:
    return list(dodge([place for place, _ in items], [size for _, size in items], low, high))


@given(labels)
def test_dodged_labels_do_not_overlap_and_keep_their_order(
    items: list[tuple[float, float]],
) -> None:
    tops = dodged(items, 0, 400)
    by_wish = sorted(range(len(items)), key=lambda i: (items[i][0], i))
    for above, below in pairwise(by_wish):
        assert tops[above] + items[above][1] <= tops[below] + 1e-6


@given(labels)
def test_dodged_labels_stay_inside_when_they_fit(items: list[tuple[float, float]]) -> None:
    assume(sum(size for _, size in items) <= 400)
    for top, (_, size) in zip(dodged(items, 0, 400), items, strict=True):
        assert top >= -1e-6
        assert top + size <= 400 + 1e-6


@given(st.lists(st.tuples(st.floats(0, 50), sizes), max_size=12))
def test_labels_that_do_not_meet_are_not_moved(gaps: list[tuple[float, float]]) -> None:
    items, end = [], 0.0
    for gap, size in gaps:
        items.append((end + gap, size))
        end += gap + size
    moved = dodged(items, 0, end)
    assert all(abs(top - place) < 1e-6 for top, (place, _) in zip(moved, items, strict=True))


@given(labels, st.lists(st.floats(-3, 3), min_size=12, max_size=12))
def test_no_other_lawful_placing_is_nearer(
    items: list[tuple[float, float]], nudges: list[float]
) -> None:
    assume(sum(size for _, size in items) <= 400)
    tops = dodged(items, 0, 400)
    other = dodged(
        [(top + nudge, size) for top, (_, size), nudge in zip(tops, items, nudges, strict=False)],
        0,
        400,
    )
    by_wish = sorted(range(len(items)), key=lambda i: (items[i][0], i))
    assume(all(other[a] + items[a][1] <= other[b] + 1e-9 for a, b in pairwise(by_wish)))

    def far(placed: list[float]) -> float:
        return sum((top - place) ** 2 for top, (place, _) in zip(placed, items, strict=True))

    assert far(tops) <= far(other) + 1e-3


@given(st.lists(st.tuples(places, sizes, st.integers(0, 3)), max_size=12))
def test_free_places_leave_room_and_drop_only_what_does_not_fit(
    items: list[tuple[float, float, int]],
) -> None:
    centres, widths = [item[0] for item in items], [item[1] for item in items]
    priorities = [item[2] for item in items]
    kept = free_places(centres, widths, priorities, 4)

    def fit(i: int, j: int) -> bool:
        return abs(centres[i] - centres[j]) >= (widths[i] + widths[j]) / 2 + 4

    assert all(fit(i, j) for i, j in combinations(kept, 2))
    for i in set(range(len(items))) - set(kept):
        assert any(not fit(i, j) for j in kept if priorities[j] <= priorities[i])


@given(st.lists(st.tuples(places, sizes), max_size=6, unique_by=lambda item: item[0]))
def test_no_flag_flies_over_another_or_across_a_pole(items: list[tuple[float, float]]) -> None:
    rows = flag_rows([place for place, _ in items], [width for _, width in items])
    for i, j in combinations(range(len(items)), 2):
        left, right = sorted((i, j), key=lambda k: items[k][0])
        if items[right][0] < items[left][0] + items[left][1]:
            assert rows[left] > rows[right]


@given(st.lists(sizes, max_size=9))
def test_flowing_items_stay_apart_and_inside(widths: list[float]) -> None:
    placed = flow_rows(widths, 10, 200)
    assert len(placed) == len(widths)
    for (_, x), width in zip(placed, widths, strict=True):
        assert x == 0 or x + width <= 200
    for (first, second), width in zip(pairwise(placed), widths, strict=False):
        assert second == (first[0] + 1, 0) or second[1] >= first[1] + width + 10 - 1e-9


def test_a_scale_of_one_value_lies_in_the_middle() -> None:
    assert Scale(5, 5, 0, 100)(5) == 50
    assert Scale(0, 10, 0, 100)(2.5) == 25
