"""What each occupation group needs: how its number of employees changes, and who retires.

Growth is the expected number of employees (``mix``) less the number in the base year. Replacement
is those who turn older than the register's last age before the year in question: of the county's
employees, the share that was old enough in the base year, as published for its NUTS 2 area
(``area_shares``). The two errors are taken as independent, so that the need's interval is the root
of their squares.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot

from slussen.analysis.engine.ages import LAST_AGE
from slussen.analysis.engine.area_shares import Part, estimate, intraclass
from slussen.analysis.engine.outlook.mix import Expected, Place

HORIZONS = (5, 10, 15)  # years: the bands of age are of five years too
Shares = Mapping[str, Mapping[str, Part]]  # occupation → region → those old enough, among all


@dataclass(frozen=True, slots=True)
class Range:
    """A number of persons and its 80 % interval."""

    value: float
    lo80: float
    hi80: float


@dataclass(frozen=True, slots=True)
class Need:
    """What an occupation group of a county needs, so many years after the base year."""

    region: str
    occupation: str
    ahead: int
    employees: Expected
    growth: Range
    replacement: Range
    need: Range


def oldest(ahead: int) -> int:
    """From what age on employees in the base year have left *ahead* years later.

    >>> oldest(5)
    60
    """
    return LAST_AGE + 1 - ahead


def needs(
    staff: Mapping[Place, float],
    expected: Mapping[Place, list[Expected]],
    shares: Mapping[int, Shares],
    nuts2: Mapping[str, str],
) -> list[Need]:
    """The needs of every (region, occupation) with employees, a forecast and known ages.

    *shares* has those of at least ``oldest(ahead)`` for each of ``HORIZONS``; *nuts2* the area of
    each county.
    """
    areas = set(nuts2.values())
    rho = {
        ahead: intraclass(
            {region: part for region, part in regions.items() if region in areas}
            for regions in found.values()
        )
        for ahead, found in shares.items()
    }
    made = []
    for (region, occupation), employees in staff.items():
        if region not in nuts2 or (region, occupation) not in expected:
            continue
        for ahead in HORIZONS:
            leaving = _replacement(
                region, employees, shares[ahead].get(occupation, {}), nuts2, rho[ahead]
            )
            if leaving is not None:
                then = expected[region, occupation][ahead - 1]
                made.append(_need(region, occupation, ahead, employees, then, leaving))
    return made


def _replacement(
    region: str,
    employees: float,
    parts: Mapping[str, Part],
    nuts2: Mapping[str, str],
    rho: float,
) -> Range | None:
    """From the county's own ages where they are published, else from its area's."""
    others = sum(area == nuts2[region] for area in nuts2.values()) - 1
    own, area = parts.get(region), parts.get(nuts2[region])
    exact = own or (area if not others else None)
    if exact:
        return Range(exact.some, exact.some, exact.some)
    if area is None:
        return None
    guess = estimate(employees, area, others, rho)
    return Range(round(guess.value), round(guess.lo80), round(guess.hi80))


def _need(
    region: str, occupation: str, ahead: int, employees: float, then: Expected, leaving: Range
) -> Need:
    growth = Range(then.value - employees, then.lo80 - employees, then.hi80 - employees)
    total = growth.value + leaving.value
    below = hypot(growth.value - growth.lo80, leaving.value - leaving.lo80)
    above = hypot(growth.hi80 - growth.value, leaving.hi80 - leaving.value)
    need = Range(total, round(total - below), round(total + above))
    return Need(region, occupation, ahead, then, growth, leaving, need)
