"""Barriers: what job ads ask for beyond what the task needs, from counts of ads.

For an occupation o and a kind of requirement k, of n ads read x ask for it. The share is

    s = 100·x / n

and c is the same share in comparable occupations: all others that SSYK says ask for as much
education (``taxonomy.engine.ssyk.requirement``), their ads taken together. What the task needs is
seldom known, so that c stands for it: the part of k is what the occupation asks for above that,

    part(o, k) = max(0, s − c)     and     index(o) = Σ part(o, k) over the kinds

in requirements per 100 ads; each kind weighs the same. Where law or the work itself needs k
(``NEEDED``) the part is nothing and the occupation is not compared with. A lower share never makes
up for a higher one of another kind: who lacks a driving licence isn't helped by an ad without
references.

Shares have Wilson's interval (Journal of the American Statistical Association 22, 1927), their
difference Newcombe's (Statistics in Medicine 17, 1998, method 10). The ends of the index are the
sums of the parts' ends, which are made to hold for all of an occupation's kinds at once, eight
times of ten (Bonferroni): as a part is never below nothing, chance in any kind lifts the index.
Everything is rounded to one decimal as it is computed, so that what is shown adds up.
``docs/methods/barriers.md`` argues for all this.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum, sqrt
from statistics import NormalDist

from slussen.analysis.engine.area_shares import Z80
from slussen.analysis.engine.parts import rounded
from slussen.taxonomy.engine.ssyk import Requirement, requirement

DECIMALS = 1
MISS = 0.2  # how often an interval of 80 per cent doesn't hold
FEWEST_ADS = 100  # of an occupation: half the interval of a share is then 6.4 points at the most
FEWEST_COMPARABLE = 3  # other occupations, before they say what is usual


class Kind(StrEnum):
    """Requirements that are counted: the words of ``requirement`` in the figures."""

    FLUENT_SWEDISH = "fluent_swedish"
    DRIVING_LICENCE = "driving_licence"
    CITIZENSHIP = "citizenship"
    REFERENCES = "references"
    UNPAID_TRIAL = "unpaid_trial"


# First digits of SSYK codes. Swedish is needed everywhere, and how much of it is what is not known.
NEEDED: Mapping[Kind, tuple[str, ...]] = {
    # Drives on roads: cars, lorries and buses, ambulances, fire engines, police; driving teachers.
    Kind.DRIVING_LICENCE: ("832", "833", "5326", "5411", "3360", "3441"),
    # Military, judges, prosecutors, police: RF 11 kap. 11 §, lag (1994:260) 5 §.
    Kind.CITIZENSHIP: ("0", "2612", "2613", "3360"),
}


@dataclass(frozen=True, slots=True)
class Count:
    """Of ``ads`` read for an occupation (SSYK 4), ``ads_with`` ask for ``kind``."""

    occupation: str
    kind: Kind
    ads: int
    ads_with: int

    def __post_init__(self) -> None:
        if not 0 <= self.ads_with <= self.ads:
            raise ValueError(f"{self.occupation}, {self.kind}: {self.ads_with} of {self.ads} ads")


@dataclass(frozen=True, slots=True)
class Share:
    """Per cent of ads, with Wilson's interval: 80 per cent unless another was asked for."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Part:
    """What one kind adds to an occupation's index: ``excess``, requirements per 100 ads.

    ``comparable`` is None where the task needs the requirement: then nothing is added. ``low`` and
    ``high`` hold the excess in all of the occupation's parts at once, eight times of ten.
    """

    kind: Kind
    share: Share
    comparable: Share | None
    excess: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Barrier:
    """An occupation's barrier index, 0 to 100 times the number of kinds; ``ads`` are the fewest
    that were read for a kind."""

    occupation: str
    ads: int
    parts: tuple[Part, ...]

    @property
    def index(self) -> float:
        return _sum(part.excess for part in self.parts)

    @property
    def lo80(self) -> float:
        return _sum(part.low for part in self.parts)

    @property
    def hi80(self) -> float:
        return _sum(part.high for part in self.parts)


def is_needed(kind: Kind, occupation: str) -> bool:
    """Whether law or the work itself needs the requirement.

    >>> is_needed(Kind.DRIVING_LICENCE, "8332"), is_needed(Kind.DRIVING_LICENCE, "2221")
    (True, False)
    """
    return occupation.startswith(NEEDED.get(kind, ()))


def share(ads_with: int, ads: int, z: float = Z80) -> Share:
    """Per cent of *ads* that ask for it; at least one ad. The interval is *z* standard errors wide.

    >>> share(30, 100)
    Share(value=30.0, low=24.5, high=36.2)
    >>> share(0, 100)
    Share(value=0.0, low=0.0, high=1.6)
    """
    p, z2 = ads_with / ads, z * z / ads
    middle = (p + z2 / 2) / (1 + z2)
    half = sqrt(z2 * (p * (1 - p) + z2 / 4)) / (1 + z2)
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return Share(*(rounded(100 * one, DECIMALS) for one in (p, low, high)))


def barriers(counts: Iterable[Count]) -> tuple[Barrier, ...]:
    """The index of each occupation that has one, the highest first.

    An occupation has none where a kind that others are counted for isn't counted, where fewer than
    ``FEWEST_ADS`` ads were read, or where too few comparable occupations have as many.

    >>> usual = [Count(code, Kind.REFERENCES, 100, 20) for code in ("9111", "9210", "9320")]
    >>> found = barriers([*usual, Count("9412", Kind.REFERENCES, 200, 90)])
    >>> found[0].occupation, found[0].index, (found[0].lo80, found[0].hi80)
    ('9412', 25.0, (19.6, 30.3))
    >>> [(str(kind), points) for kind, points in explain(found[0])]
    [('references', 25.0)]
    """
    by_occupation: dict[str, dict[Kind, Count]] = {}
    for count in counts:
        by_occupation.setdefault(count.occupation, {})[count.kind] = count
    kinds = [kind for kind in Kind if any(kind in own for own in by_occupation.values())]
    counted = {
        code: own
        for code, own in by_occupation.items()
        if len(own) == len(kinds) and min(one.ads for one in own.values()) >= FEWEST_ADS
    }
    all_ads = _totals(counted.values())
    found = (_barrier(code, counted[code], kinds, all_ads) for code in counted)
    return tuple(
        sorted((one for one in found if one), key=lambda one: (-one.index, one.occupation))
    )


def explain(barrier: Barrier) -> tuple[tuple[Kind, float], ...]:
    """What each kind adds, most first; they sum to the index."""
    added = ((part.kind, part.excess) for part in barrier.parts)
    return tuple(sorted(added, key=lambda one: -one[1]))


@dataclass(frozen=True, slots=True)
class _Total:
    """Occupations that ask for as much education, their ads taken together, for one kind."""

    occupations: int = 0
    ads: int = 0
    ads_with: int = 0

    def plus(self, one: Count, sign: int = 1) -> "_Total":
        return _Total(
            self.occupations + sign,
            self.ads + sign * one.ads,
            self.ads_with + sign * one.ads_with,
        )


_Totals = Mapping[tuple[Requirement, Kind], _Total]


def _totals(counted: Iterable[Mapping[Kind, Count]]) -> _Totals:
    """Without the occupations that need the kind, which nothing is compared with."""
    totals: dict[tuple[Requirement, Kind], _Total] = {}
    for own in counted:
        for kind, one in own.items():
            if not is_needed(kind, one.occupation):
                key = (requirement(one.occupation), kind)
                totals[key] = totals.get(key, _Total()).plus(one)
    return totals


def _barrier(
    code: str, own: Mapping[Kind, Count], kinds: Sequence[Kind], totals: _Totals
) -> Barrier | None:
    z = NormalDist().inv_cdf(1 - MISS / (2 * len(kinds)))
    parts = [part for kind in kinds if (part := _part(own[kind], totals, z))]
    if len(parts) < len(kinds):
        return None
    return Barrier(code, min(one.ads for one in own.values()), tuple(parts))


def _part(own: Count, totals: _Totals, z: float) -> Part | None:
    """None where too few others say what is usual."""
    asked = share(own.ads_with, own.ads)
    if is_needed(own.kind, own.occupation):
        return Part(own.kind, asked, None, 0.0, 0.0, 0.0)
    others = totals[requirement(own.occupation), own.kind].plus(own, -1)
    if others.occupations < FEWEST_COMPARABLE:
        return None
    wide = share(own.ads_with, own.ads, z), share(others.ads_with, others.ads, z)
    return Part(own.kind, asked, share(others.ads_with, others.ads), *_excess(*wide))


def _excess(asked: Share, usual: Share) -> tuple[float, float, float]:
    """How far *asked* is above *usual*, never below nothing, with Newcombe's interval."""
    difference = asked.value - usual.value
    below = sqrt((asked.value - asked.low) ** 2 + (usual.high - usual.value) ** 2)
    above = sqrt((asked.high - asked.value) ** 2 + (usual.value - usual.low) ** 2)
    excess, low, high = (
        rounded(max(0.0, one), DECIMALS)
        for one in (difference, difference - below, difference + above)
    )
    return excess, low, high


def _sum(values: Iterable[float]) -> float:
    return rounded(fsum(values), DECIMALS)
