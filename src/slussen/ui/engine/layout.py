"""Where things go so that no two texts meet: pure geometry in px."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from values (``low``–``high``) to px (``start``–``end``)."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        if self.high == self.low:
            return (self.start + self.end) / 2
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def dodge(
    wanted: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> tuple[float, ...]:
    """Tops as near as possible (least squares) to *wanted*, without overlap, in the same order.

    Item ``i`` takes ``sizes[i]`` px from its top, all within *low* to *high*. When they do not fit
    there, they still do not overlap, and reach beyond *high*.

    With the sizes taken out, the tops only have to be in order, which is isotonic regression
    (pool adjacent violators); clamping its answer keeps it optimal.

    >>> dodge([10, 12], [10, 10], 0, 100)
    (6.0, 16.0)
    """
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    before = [0.0]
    for i in order:
        before.append(before[-1] + sizes[i])
    free = [wanted[i] - before[rank] for rank, i in enumerate(order)]
    ceiling = max(low, high - before[-1])
    tops = [0.0] * len(wanted)
    for rank, top in enumerate(_isotonic(free)):
        tops[order[rank]] = min(max(top, low), ceiling) + before[rank]
    return tuple(tops)


def _isotonic(values: Sequence[float]) -> list[float]:
    """The non-decreasing sequence nearest to *values*: pools that go down are averaged."""
    pools: list[tuple[float, int]] = []  # sum and count
    for value in values:
        total, count = value, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / count:
            earlier, number = pools.pop()
            total, count = total + earlier, count + number
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]


def free_places(
    centres: Sequence[float], widths: Sequence[float], priorities: Sequence[int], gap: float
) -> tuple[int, ...]:
    """Indices of the labels that fit beside each other, those of low priority number first.

    >>> free_places([0, 10, 20], [12, 12, 12], [0, 1, 2], 0)
    (0, 2)
    """
    kept: list[int] = []
    for i in sorted(range(len(centres)), key=lambda i: (priorities[i], i)):
        if all(abs(centres[i] - centres[j]) >= (widths[i] + widths[j]) / 2 + gap for j in kept):
            kept.append(i)
    return tuple(sorted(kept))


def flag_rows(places: Sequence[float], widths: Sequence[float]) -> tuple[int, ...]:
    """Rows (0 nearest the plot) for flags on poles: flag i flies right of its pole, none meets.

    A pole reaches from its flag down to the plot, so a flag must fly above every pole that it
    passes over.

    >>> flag_rows([0, 50, 200], [100, 100, 100])
    (1, 0, 0)
    """
    rows = [0] * len(places)
    order = sorted(range(len(places)), key=lambda i: (-places[i], i))
    for rank, i in enumerate(order):
        under = [j for j in order[:rank] if places[j] < places[i] + widths[i]]
        rows[i] = 1 + max((rows[j] for j in under), default=-1)
    return tuple(rows)


def flow_rows(widths: Sequence[float], gap: float, width: float) -> tuple[tuple[int, float], ...]:
    """Row and x of each item, set one after the other and broken to a new row at *width*.

    >>> flow_rows([60, 60, 60], 10, 140)
    ((0, 0.0), (0, 70.0), (1, 0.0))
    """
    places = []
    row, x = 0, 0.0
    for item in widths:
        if x and x + item > width:
            row, x = row + 1, 0.0
        places.append((row, x))
        x += item + gap
    return tuple(places)
