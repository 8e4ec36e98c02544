"""Periods on a time axis that is true to time: "2024", "2024-11" and "2024Q3"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_PERIOD = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])|[QK]([1-4]))?", re.ASCII)
_MONTHS = {
    "sv": "jan,feb,mars,april,maj,juni,juli,aug,sept,okt,nov,dec",
    "en": "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec",
}
_FEW = 12  # up to so many different periods, each can have its own label


@dataclass(frozen=True, slots=True)
class Tick:
    """A label wanted at ``position`` (years); lower ``priority`` is placed first."""

    position: float
    part: str  # the month or quarter, "" for a whole year
    year: str
    priority: int


def position(period: str) -> float | None:
    """The middle of *period* in years, or None when it is not a period.

    >>> position("2024"), position("2024Q1"), position("2020-2024")
    (2024.5, 2024.125, None)
    """
    match = _PERIOD.fullmatch(period)
    if match is None:
        return None
    year, month, quarter = match.groups()
    if month:
        return int(year) + (int(month) - 0.5) / 12
    return int(year) + ((int(quarter) - 0.5) / 4 if quarter else 0.5)


def parts(period: str, language: str) -> tuple[str, str]:
    """What a period is called: its month or quarter ("" for a year) and its year.

    >>> parts("2024-11", "sv"), parts("2024Q3", "en"), parts("2024", "en")
    (('nov', '2024'), ('Q3', '2024'), ('', '2024'))
    """
    match = _PERIOD.fullmatch(period)
    if match is None:
        return "", period.replace("-", "–")
    year, month, quarter = match.groups()
    if month:
        months = _MONTHS["sv" if language == "sv" else "en"].split(",")
        return months[int(month) - 1], year
    if quarter:
        return (f"kv\u00a0{quarter}" if language == "sv" else f"Q{quarter}"), year
    return "", year


def period_text(period: str, language: str) -> str:
    """A period in running text.

    >>> period_text("2024-11", "en")
    'Nov 2024'
    """
    return " ".join(filter(None, parts(period, language)))


def wanted_ticks(periods: Sequence[str], language: str, step: int = 1) -> tuple[Tick, ...]:
    """Labels for *periods* (in time order): every one when they are few, else every *step* years.

    The last period comes first in priority and then the first one, because those are what a
    reader looks for.
    """
    last = len(periods) - 1
    if len(periods) <= _FEW:
        order = {last: 0, 0: 1} | {i: 1 + i for i in range(1, last)}
        return tuple(
            Tick(position(period) or 0.0, *parts(period, language), order[i])
            for i, period in enumerate(periods)
        )
    ticks = [Tick(position(periods[-1]) or 0.0, *parts(periods[-1], language), 0)]
    monthly = any(len(period) > 4 for period in periods)
    start, end = position(periods[0]) or 0.0, position(periods[-1]) or 0.0
    for year in range(int(start), int(end) + 1):
        place = position(f"{year}-01" if monthly else str(year)) or 0.0
        if year % step == 0 and start <= place < end:
            ticks.append(Tick(place, "", str(year), 1))
    return tuple(ticks)
