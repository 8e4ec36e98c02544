"""How well `slussen project` would have done: the measured tables of docs/methods/project.md.

python benchmarks/backtest_project.py      every table, on standard output
"""

import sys
from itertools import pairwise
from pathlib import Path
from unittest import mock

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.hamilton_perry import hamilton_perry  # noqa: E402
from slussen.analysis.engine.projection import fertility, migration  # noqa: E402
from slussen.analysis.engine.projection.backtest import (  # noqa: E402
    LEAST_YEARS,
    Trial,
    choose_recipe,
    recipes,
    try_out,
)
from slussen.analysis.engine.projection.hindcast import (  # noqa: E402
    AHEAD,
    WORKING_AGE,
    Hindcast,
    hindcasts,
)
from slussen.analysis.engine.projection.migration import jumps  # noqa: E402
from slussen.analysis.engine.projection.observed import Observed  # noqa: E402
from slussen.analysis.engine.projection.run import Projection, project  # noqa: E402
from slussen.analysis.engine.projection.step import fit_rates  # noqa: E402
from slussen.analysis.population_tables import read_tables  # noqa: E402

DATA = ROOT.parent / "shared" / "data" / "statistics"
FILES = (
    DATA / "population_county_age_sex_2000_2015.parquet",
    DATA / "births_county_motherage_sex_2000_2015.parquet",
    DATA / "deaths_county_age_sex_2000_2015.parquet",
)
LAST_YEAR = 2015
AGES = (0, 5, 15, 20, 25, 30, 45, 65, 80, 101)


def tables() -> dict[str, str]:
    """Each table of the page by its name, as Markdown."""
    if missing := [path.name for path in FILES if not path.exists()]:
        raise FileNotFoundError(f"not in ../shared/data/statistics: {', '.join(missing)}")
    read = read_tables(*FILES)
    known = Observed(read.population, read.births, read.deaths, read.youngest_mother)
    past = hindcasts(
        known.population, known.births, known.deaths, youngest_mother=known.youngest_mother
    )
    return {
        "backtests": _backtests(known, past),
        "line": _line(known),
        "ages": _ages(past[-1]),
        "cover": _cover(known),
        "recipes": _recipes(known),
        "choices": _choices(known),
    }


def _markdown(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _percent(value: float) -> str:
    return "–" if np.isnan(value) else f"{100 * value:.2f}"


def _backtests(known: Observed, past: tuple[Hindcast, ...]) -> str:
    """Five years ahead of 2005 and 2010: the projection, and what is simpler."""
    head = [
        "from → to, method",
        "20–64 a county",
        "the same, 19 counties",
        "county, sex, age",
        "country, sex, age",
        "country, every age alike",
        "inside the interval",
    ]
    rows = []
    for each in past:
        origin = known.years - each.ago
        years = f"{LAST_YEAR - each.ago} → {LAST_YEAR - each.ago + AHEAD}"
        before = known.population[..., : origin + 1]
        peer = Hindcast(each.ago, hamilton_perry(before, 1), each.actual, None, each.same_border)
        rows += [
            _errors(f"{years} slussen project", each),
            _errors(f"{years} Hamilton–Perry", peer),
        ]
        trend, same = _working_age_trend(before, each)
        rows.append([f"{years} straight line through all years", trend, same, *["–"] * 4])
    return _markdown(head, rows)


def _errors(name: str, past: Hindcast) -> list[str]:
    without_border = past.working_age_error_same_border
    return [
        name,
        _percent(past.working_age_error),
        _percent(np.nan if past.same_border.all() else without_border),
        _percent(past.cell_error),
        _percent(past.country_error),
        _percent(past.country_mean_error),
        _percent(past.cover),
    ]


def _working_age_trend(before: np.ndarray, past: Hindcast) -> tuple[str, str]:
    error = np.abs(_line_ahead(before) / _working_age(past.actual) - 1)
    same = np.nan if past.same_border.all() else error[past.same_border].mean()
    return _percent(error.mean()), _percent(same)


def _working_age(people: np.ndarray) -> np.ndarray:
    """People 20–64 by region, and by year where there are years: (R, …)."""
    return people[:, :, WORKING_AGE].sum(axis=(1, 2))


def _line_ahead(before: np.ndarray) -> np.ndarray:
    """Where the straight line through people 20–64 of all years is five years later: (R,)."""
    people = _working_age(before)
    slope, start = np.polyfit(np.arange(people.shape[1]), people.T, 1)
    return start + slope * (people.shape[1] - 1 + AHEAD)


def _project(known: Observed, years: int) -> Projection:
    return project(
        known.population,
        known.births,
        known.deaths,
        years,
        last_year=0,
        youngest_mother=known.youngest_mother,
    )


def _line(known: Observed) -> str:
    """People 20–64 five years ahead of every origin, in counties whose border never moved."""
    same = ~jumps(known).any(axis=1)
    rows = []
    for origin in range(LEAST_YEARS, known.years - AHEAD + 1):
        before = known.until(origin)
        actual = _working_age(known.population[..., origin + AHEAD])
        ahead = _working_age(_project(before, AHEAD).population[..., -1])
        ours, line = (
            np.abs(people / actual - 1)[same].mean()
            for people in (ahead, _line_ahead(before.population))
        )
        year = LAST_YEAR - known.years + origin
        rows.append([f"{year} → {year + AHEAD}", _percent(ours), _percent(line)])
    return _markdown(["20–64 a county, 19 counties", "slussen project", "straight line"], rows)


def _ages(past: Hindcast) -> str:
    rows = []
    for low, high in pairwise(AGES):
        ages = slice(low, high)
        projected, actual = past.projected[:, :, ages], past.actual[:, :, ages]
        held = np.nan if past.covered is None else past.covered[:, :, ages].mean()
        rows.append(
            [
                f"{low}–{high - 1}",
                _percent(np.abs(projected - actual).sum() / actual.sum()),
                f"{100 * (projected.sum() / actual.sum() - 1):+.2f}",
                _percent(held),
            ]
        )
    head = ["2010 → 2015, ages", "county, sex, age", "whole country", "inside the interval"]
    return _markdown(head, rows)


def _cover(known: Observed) -> str:
    """Share of cells inside their interval, with nothing known of the years after each origin."""
    rows, every = [], []
    for origin in range(LEAST_YEARS + 2, known.years):
        years = min(AHEAD, known.years - origin)
        made = _project(known.until(origin), years)
        actual = known.population[..., origin + 1 : origin + 1 + years]
        held = ((made.low <= actual) & (actual <= made.high)).mean(axis=(0, 1, 2))
        every += list(held)
        cells = [f"{100 * each:.1f}" for each in held]
        rows.append([str(LAST_YEAR - known.years + origin), *cells, *["–"] * (AHEAD - years)])
    rows.append(["mean of all", f"{100 * np.mean(every):.1f}", *["–"] * (AHEAD - 1)])
    return _markdown(["from", *(f"{ahead} ahead" for ahead in range(1, AHEAD + 1))], rows)


def _rolling(known: Observed) -> dict[str, tuple[Trial, ...]]:
    """Trials of every recipe from every origin."""
    rates = {origin: fit_rates(known.until(origin)) for origin in range(LEAST_YEARS, known.years)}
    return {
        f"{recipe.base}, {recipe.window} years": try_out(known, recipe, rates)
        for recipe in recipes(known)
    }


def _recipes(known: Observed) -> str:
    rows = []
    for name, found in _rolling(known).items():
        until_2010 = [trial for trial in found if trial.origin + trial.ahead <= known.years - 5]
        rows.append([name, *(_trial_errors(some) for some in (until_2010, found))])
    return _markdown(["net migration", "trials until 2010", "all trials"], rows)


def _trial_errors(found: list[Trial] | tuple[Trial, ...]) -> str:
    """Mean error a year ahead, and that of people 20–64, not divided by years."""
    working = []
    for trial in found:
        error = _working_age(trial.projected) / _working_age(trial.actual) - 1
        working.append(np.abs(error).mean())
    cells = np.mean([trial.error_a_year for trial in found])
    return f"{100 * cells:.3f} ({100 * np.mean(working):.3f})"


def _choices(known: Observed) -> str:
    """What other values of what is fixed would have given."""
    variants = [
        (f"a county's deviation, each year × {fade}", mock.patch.object(migration, "FADE", fade))
        for fade in (1.0, 0.95, 0.9, 0.85, 0.8)
    ] + [
        (f"births, mean of years: {mean}", mock.patch.object(fertility, "RECENT_YEARS", mean))
        for mean in (1, 2, 3, 5)
    ]
    rows = []
    for name, patched in variants:
        with patched:
            choice = choose_recipe(known)
            last = hindcasts(
                known.population, known.births, known.deaths, youngest_mother=known.youngest_mother
            )[-1]
        cells, working = _percent(last.cell_error), _percent(last.working_age_error)
        rows.append([name, _trial_errors(choice.trials), f"{cells} ({working})"])
    return _markdown(["instead", "all trials", "2010 → 2015"], rows)


if __name__ == "__main__":
    for name, table in tables().items():
        print(f"<!-- begin {name} -->\n{table}\n<!-- end {name} -->\n")
