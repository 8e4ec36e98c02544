"""From SSYK 2012 to ISCO-08: what a count can be carried over to, and what is lost on the way.

SSYK 2012 is built on ISCO-08 but splits and joins its groups, so that the two are not one-to-one.
The pairs say that the groups overlap, not how many people are in the overlap: a count of a group
that is split cannot be shared out, and no sharing is made up here. From ISCO to SSYK the same
pairs are read the other way, with other losses.

Source: JobTech Taxonomy's relation between SSYK and ISCO unit groups (CC0); not SCB's key.

>>> pairs = [("7531", "7531"), ("7531", "7533"), ("7532", "8153"), ("8159", "8153")]
>>> match_of("7531", pairs), match_of("8159", pairs)
(<Match.SPLIT: 'split'>, <Match.MERGED: 'merged'>)
>>> carried = carry({"7531": 10, "7532": 5, "8159": 7, "9999": 1}, pairs)
>>> carried.certain
{'8153': 12}
>>> carried.at_most
{'7531': 10, '7533': 10, '8153': 12}
>>> carried.ambiguous, carried.unmatched, carried.merged
({'7531': 10}, {'9999': 1}, {'8153': ('7532', '8159')})
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

_T = TypeVar("_T")
Pairs = Iterable[tuple[str, str]]  # (SSYK unit group, ISCO unit group)


class Match(StrEnum):
    """How a group goes over, in the direction that is asked for."""

    SAME = "same"  # one to one: nothing is lost
    MERGED = "merged"  # to one that takes others too: the count goes over, the distinction not
    SPLIT = "split"  # to several that take no other: the count cannot be shared out
    MIXED = "mixed"  # to several, of which some take others too
    NONE = "none"  # to nothing


@dataclass(frozen=True)
class Carried:
    """Counts by ISCO group, and what could not be carried; every mapping in the order of codes.

    ``certain`` + ``ambiguous`` + ``unmatched`` add up to what was given. ``at_most`` holds for a
    group alone: a split group's count is in each of its targets.
    """

    certain: Mapping[str, int]  # at least so many in the ISCO group
    at_most: Mapping[str, int]
    ambiguous: Mapping[str, int]  # by SSYK group: belongs to one or several of its targets
    unmatched: Mapping[str, int]  # by SSYK group: no ISCO group is known
    merged: Mapping[str, tuple[str, ...]]  # by ISCO group: what can't be told apart any more


def match_of(code: str, pairs: Pairs) -> Match:
    """How *code*, on the left of *pairs*, goes over to the right."""
    there, back = _both_ways(pairs)
    targets = there.get(code, ())
    if not targets:
        return Match.NONE
    shared = any(len(back[target]) > 1 for target in targets)
    if len(targets) == 1:
        return Match.MERGED if shared else Match.SAME
    return Match.MIXED if shared else Match.SPLIT


def turned(pairs: Pairs) -> list[tuple[str, str]]:
    """The same pairs from ISCO to SSYK."""
    return [(right, left) for left, right in pairs]


def carry(counts: Mapping[str, int], pairs: Pairs) -> Carried:
    """Carry *counts* by SSYK unit group over to ISCO unit groups, with what is lost."""
    there, _back = _both_ways(pairs)
    certain: dict[str, int] = {}
    at_most: dict[str, int] = {}
    ambiguous: dict[str, int] = {}
    unmatched: dict[str, int] = {}
    sources: dict[str, list[str]] = {}
    for code in sorted(counts):
        targets = there.get(code, ())
        if not targets:
            unmatched[code] = counts[code]
        elif len(targets) > 1:
            ambiguous[code] = counts[code]
        else:
            certain[targets[0]] = certain.get(targets[0], 0) + counts[code]
        for target in targets:
            at_most[target] = at_most.get(target, 0) + counts[code]
            sources.setdefault(target, []).append(code)
    return Carried(
        certain=_sorted(certain),
        at_most=_sorted(at_most),
        ambiguous=ambiguous,
        unmatched=unmatched,
        merged=_sorted({to: tuple(codes) for to, codes in sources.items() if len(codes) > 1}),
    )


def _sorted(values: dict[str, _T]) -> dict[str, _T]:
    return dict(sorted(values.items()))


def _both_ways(pairs: Pairs) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    there: dict[str, tuple[str, ...]] = {}
    back: dict[str, tuple[str, ...]] = {}
    for left, right in sorted(set(pairs)):
        there[left] = (*there.get(left, ()), right)
        back[right] = (*back.get(right, ()), left)
    return there, back
