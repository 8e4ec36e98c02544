"""Whether a table's latest figures are the latest there should be."""

import calendar
from datetime import date
from enum import StrEnum

from slussen.figures.engine.catalogue import Table
from slussen.figures.engine.normal import period as plain

STEP = {"month": 1, "quarter": 3, "year": 12, "edition": 6}


class Age(StrEnum):
    CURRENT = "current"  # nothing newer is expected yet
    OLD = "old"  # a newer period should have been published
    UNKNOWN = "unknown"  # no figures, or a period that isn't stated


def age_of(entry: Table, latest: str | None, today: date) -> Age:
    """Old once the period after *latest* has ended and its usual lag has passed."""
    due = next_due(entry, latest)
    if due is None:
        return Age.UNKNOWN
    return Age.OLD if today > due else Age.CURRENT


def next_due(entry: Table, latest: str | None) -> date | None:
    """The day by which the period after *latest* should have been published."""
    end = end_of(latest or "")
    return add_months(end, STEP[entry.frequency] + entry.lag_months) if end else None


def end_of(period: str) -> date | None:
    """The last day of a period in its plain form; an edition "2025-2" is a half-year.

    >>> [str(end_of(p)) for p in ("2024", "2024-11", "2024Q1", "2015-2019", "2025-2", "not stated")]
    ['2024-12-31', '2024-11-30', '2024-03-31', '2019-12-31', '2025-12-31', 'None']
    """
    if plain(period) is None:
        year, _, half = period.partition("-")
        if not (year.isdigit() and len(year) == 4 and half in ("1", "2")):
            return None
        return _last_day(int(year), 6 * int(half))
    if "Q" in period:
        return _last_day(int(period[:4]), 3 * int(period[-1]))
    if len(period) == 7 and period[4] == "-":
        return _last_day(int(period[:4]), int(period[5:]))
    if "/" in period:  # a school year ends in June
        return _last_day(int(period[:4]) + 1, 6)
    return _last_day(int(period[-4:]), 12)


def add_months(day: date, months: int) -> date:
    """The last day of the month that is *months* after that of *day*."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return _last_day(year, month + 1)


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
