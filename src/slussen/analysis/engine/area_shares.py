"""How many in a county, when a share is published only for the larger area it lies in.

The estimate is the county's number times the area's share. It errs for two reasons. The county's
people are few, so that chance moves their share (binomial). And counties differ: their shares
scatter around the area's with a variance that is taken to be rho·p·(1−p), with the same intraclass
correlation rho for all occupations. It is measured where shares can be compared: between the eight
NUTS 2 areas, by the method of moments of DerSimonian and Laird (Controlled Clinical Trials 7,
1986), weighted over occupations by their numbers. The county is itself a part f of the area, so
that the error is only what the rest of the area is unlike it: with the county's number n and m
other counties in the area

    var(estimate − truth)/n² = (1−f)²·[ p(1−p)/(n(1−f)) + rho·p(1−p)·(1 + 1/m) ]

and nothing remains when the county is the whole area. An interval of 80 per cent is ± 1.2816
standard errors. Counties differ more or less than areas do; how often the interval has held is
measured on the occupations whose ages are published by county (tests/analysis/engine/).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

Z80 = 1.2816  # 90th percentile of the normal distribution


@dataclass(frozen=True, slots=True)
class Part:
    """``some`` of ``all`` people: those of the age in question among an occupation's employees."""

    some: float
    all: float

    @property
    def share(self) -> float:
        return self.some / self.all


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number of people with its 80 per cent interval."""

    value: float
    lo80: float
    hi80: float


def intraclass(occupations: Iterable[Mapping[str, Part]]) -> float:
    """Rho, how much areas differ beyond chance: 0 when chance is all of it.

    Each mapping is one occupation's parts by area; occupations with fewer than three areas, or
    with nobody or everybody of the age, say nothing.

    >>> alike = {area: Part(20, 100) for area in "abc"}
    >>> unlike = {"a": Part(10, 100), "b": Part(20, 100), "c": Part(60, 100)}
    >>> intraclass([alike]), round(intraclass([unlike]), 2)
    (0.0, 0.32)
    """
    weighted = people = 0.0
    for areas in occupations:
        parts = [part for part in areas.values() if part.all > 0]
        found = _moments(parts) if len(parts) >= 3 else None
        if found is not None:
            size = sum(part.all for part in parts)
            weighted += size * found
            people += size
    return max(0.0, weighted / people) if people else 0.0


def _moments(parts: list[Part]) -> float | None:
    """One occupation's between-area variance as a part of p(1−p); may be below zero."""
    size = sum(part.all for part in parts)
    share = sum(part.some for part in parts) / size
    spread = share * (1 - share)
    scale = size - sum(part.all**2 for part in parts) / size
    if not 0 < share < 1 or scale <= 0:
        return None
    q = sum(part.all * (part.share - share) ** 2 for part in parts)
    return (q - (len(parts) - 1) * spread) / scale / spread


def estimate(county: float, area: Part, others: int, rho: float) -> Estimate:
    """How many of the *county*'s people are of the age, from the *area*'s part.

    *others* is how many more counties the area has. The interval stays within 0 and *county*.

    >>> estimate(1000, Part(900, 5000), 4, 0.003)  # doctest: +ELLIPSIS
    Estimate(value=180.0, lo80=152.1..., hi80=207.8...)
    >>> estimate(5000, Part(900, 5000), 0, 0.003)
    Estimate(value=900.0, lo80=900.0, hi80=900.0)
    """
    share = area.share
    rest = max(0.0, 1 - county / area.all) if others else 0.0
    spread = share * (1 - share)
    chance = spread / (county * rest) if county and rest else 0.0
    between = rho * spread * (1 + 1 / others) if others else 0.0
    half = Z80 * rest * sqrt(chance + between) * county
    value = county * share
    return Estimate(value, max(0.0, value - half), min(county, value + half))
