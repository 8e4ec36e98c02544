from datetime import date

import pytest

from slussen.figures.engine.freshness import Age, add_months, age_of, end_of, next_due
from slussen.figures.queries import PACKAGE_CATALOGUE
from slussen.figures.store import read_catalogue

ENTRIES = read_catalogue(PACKAGE_CATALOGUE)


@pytest.mark.parametrize(
    ("table", "latest", "due"),
    [
        ("population", "2024", date(2026, 3, 31)),  # a year, three months late
        ("labour_status", "2026-06", date(2026, 9, 30)),
        ("barometer", "2025-2", date(2026, 12, 31)),
        ("barometer", "2025-05", date(2026, 5, 31)),
    ],
)
def test_when_the_next_figures_are_due(table: str, latest: str, due: date) -> None:
    entry = ENTRIES[table]
    assert next_due(entry, latest) == due
    assert age_of(entry, latest, due) is Age.CURRENT
    assert age_of(entry, latest, add_months(due, 1)) is Age.OLD


@pytest.mark.parametrize("latest", [None, "", "not stated"])
def test_an_unknown_period_has_no_age(latest: str | None) -> None:
    assert age_of(ENTRIES["population"], latest, date(2030, 1, 1)) is Age.UNKNOWN


def test_a_school_year_ends_in_june() -> None:
    assert end_of("2024/25") == date(2025, 6, 30)


def test_months_over_the_year() -> None:
    assert add_months(date(2025, 11, 30), 3) == date(2026, 2, 28)
