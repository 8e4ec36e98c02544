"""How often the truth is inside the intervals of ``slussen estimate``, and how far off it is.

``tables()`` gives the measured tables of docs/methods/estimate.md. Populations are made with other
seeds than the method was calibrated on; the real tables are SCB's, in ../shared/data.

    python -m benchmarks.backtest_estimate
"""

from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.estimate_populations import (
    LETTERS,
    Publishing,
    cover,
    gamma_cells,
    latent_classes,
    log_linear,
    pairs,
    published,
    student,
    whole,
)
from slussen.analysis.engine.estimation.consistency import Allowed
from slussen.analysis.engine.estimation.estimate import Estimate, estimate
from slussen.analysis.engine.estimation.margins import Axes, Floats, Margin, from_frame
from slussen.lib.errors import UserError

SHARED = Path(__file__).resolve().parent.parent.parent / "shared/data/statistics"
SEED = 20_261_125
MEANS = (1, 10, 100, 1000)
SHAPES = ((3, 3, 4), (5, 6, 7), (2, 8, 12), (20, 15, 10), (2, 2, 4, 6), (4, 5, 6, 3))
SIZES = ((3, 3, 4), (4, 4, 4), (6, 8, 10), (2, 2, 8, 21), (10, 10, 10, 10), (100, 100, 100))
# Deviations of effects by order: one-way, two-way, three-way, …
HALVED, EVEN = (1, 0.5, 0.25, 0.125), (0.5, 0.5, 0.5, 0.5)
KINDS = {
    "each order half of the one before (1, ½, ¼, …)": HALVED,
    "… and weaker (½, ¼, ⅛, …)": (0.5, 0.25, 0.125, 0.06),
    "no interactions but the published ones (1, ½)": (1, 0.5),
    "weak higher orders (1, ½, 0.1)": (1, 0.5, 0.1, 0.05),
    "three-way as strong as two-way (1, ½, ½, ¼)": (1, 0.5, 0.5, 0.25),
    "every order alike (½, ½, ½, ½)": EVEN,
}
Made = tuple[Floats, Estimate]
Draw = Callable[[np.random.Generator, tuple[int, ...], float], Floats]


def tables() -> dict[str, str]:
    """The name of each table, and the table as Markdown."""
    return {
        "estimate-kinds": _kinds(),
        "estimate-sizes": _sizes(),
        "estimate-publishing": _publishing(),
        "estimate-real": _real(),
    }


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *("--:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _many(
    draw: Draw,
    mean: float,
    which: Callable[[int], list[Axes]] = pairs,
    how: Publishing | None = None,
) -> list[Made]:
    """Populations of all SHAPES, each with its estimate."""
    rng = np.random.default_rng(SEED)
    allowed = Allowed(noise=float(max(3, how.rounded if how else 0)))
    made = []
    for shape in SHAPES:
        for _ in range(2 if np.prod(shape) > 1000 else 6):
            truth = draw(rng, shape, mean)
            margins = published(truth, which(len(shape)), how)
            made.append((truth, estimate(margins, allowed=allowed)))
    return made


def _log_linear(sizes: Sequence[float]) -> Draw:
    return lambda rng, shape, mean: log_linear(rng, shape, sizes, mean)


def _percent(made: Sequence[Made]) -> str:
    return f"{100 * np.mean([cover(truth, joint) for truth, joint in made]):.0f} %"


def _error(made: Sequence[Made]) -> str:
    """People in the wrong cell, of all."""
    shares = [np.abs(j.value - t).sum() / 2 / t.sum() for t, j in made]
    return f"{100 * np.mean(shares):.1f} %"


def _width(made: Sequence[Made]) -> str:
    """The intervals' widths summed, over the population."""
    return f"{100 * np.mean([(j.hi80 - j.lo80).sum() / t.sum() for t, j in made]):.0f} %"


def _kinds() -> str:
    rows = []
    for name, sizes in KINDS.items():
        rows.append([name, *(_percent(_many(_log_linear(sizes), mean)) for mean in MEANS)])
    draws: dict[str, Draw] = {
        "heavy tails: Student's t (1, ½, ¼, …)": lambda rng, shape, mean: log_linear(
            rng, shape, HALVED, mean, student
        ),
        "five latent classes": lambda rng, shape, mean: latent_classes(rng, shape, 5, mean),
        "each cell times a gamma draw (0.3)": lambda rng, shape, mean: gamma_cells(
            rng, shape, 0.3, mean
        ),
    }
    for name, draw in draws.items():
        rows.append([name, *(_percent(_many(draw, mean)) for mean in MEANS)])
    return _markdown(["population", *(f"mean {mean}" for mean in MEANS)], rows)


def _sizes() -> str:
    rng = np.random.default_rng(SEED)
    rows = []
    for shape in SIZES:
        row = [" × ".join(map(str, shape)), f"{np.prod(shape):,}"]
        for mean in (2, 100):
            repeats = 1 if np.prod(shape) > 100_000 else 20
            made = []
            for _ in range(repeats):
                truth = log_linear(rng, shape, HALVED, mean)
                made.append((truth, estimate(published(truth, pairs(len(shape))))))
            row += [_percent(made), _width(made), _error(made)]
        rows.append(row)
    head = [f"{what}, mean {mean}" for mean in (2, 100) for what in ("inside", "width", "error")]
    return _markdown(["table", "cells", *head], rows)


def _ones(dimensions: int) -> list[Axes]:
    return [(axis,) for axis in range(dimensions)]


def _publishing() -> str:
    cases: dict[str, tuple[Callable[[int], list[Axes]], Publishing]] = {
        "all pairs": (pairs, Publishing()),
        "all pairs, below 5 hidden, and each dimension": (
            lambda n: pairs(n) + _ones(n),
            Publishing(hide=5),
        ),
        "all pairs, rounded to 5": (pairs, Publishing(rounded=5)),
        "all triples of four dimensions, else pairs": (
            lambda n: list(combinations(range(n), 3)) if n > 3 else pairs(n),
            Publishing(),
        ),
        "a chain of pairs (ab, bc, …)": (
            lambda n: [(axis, axis + 1) for axis in range(n - 1)],
            Publishing(),
        ),
        "one pair, else each dimension alone": (lambda n: [(0, 1), *_ones(n)], Publishing()),
        "each dimension alone": (_ones, Publishing()),
    }
    rows = []
    for name, (which, how) in cases.items():
        row = [name]
        for sizes in (HALVED, EVEN):
            row += [_percent(_many(_log_linear(sizes), mean, which, how)) for mean in (10, 100)]
        rows.append(row)
    head = [f"{kind}, mean {mean}" for kind in ("halved", "alike") for mean in (10, 100)]
    return _markdown(["published", *head], rows)


def _real() -> str:
    if not SHARED.is_dir():
        return f"Not measured: there is no {'/'.join(SHARED.parts[-3:])} beside the repository."
    rows = []
    for name, (file, keys, year, before) in REAL.items():
        truth = _real_table(file, keys, year)
        made = [(truth.value, estimate(published(truth.value, pairs(truth.value.ndim))))]
        rows.append([name, f"{truth.value.size:,}", _percent(made), _width(made), _error(made)])
        if before is None:
            continue
        prior = whole(_real_table(file, keys, before).value, f"{before}")
        try:
            joint = estimate(published(truth.value, pairs(truth.value.ndim)), prior)
        except UserError as error:
            rows.append([f"… from {before}: {error}", "", "", "", ""])
            continue
        made = [(truth.value, joint)]
        size = f"{truth.value.size:,}"
        rows.append([f"… from {before}", size, _percent(made), _width(made), _error(made)])
    return _markdown(["table", "cells", "inside", "width", "error"], rows)


REAL: dict[str, tuple[str, tuple[str, ...], int, int | None]] = {
    "county × age × sex, 2007": (
        "population_county_age_sex_2000_2015",
        ("region_code", "age", "sex"),
        2007,
        2006,
    ),
    "county × occupation (3 digits) × sex, 2016": (
        "employees_county_ssyk3_sex_2014_2017",
        ("region_code", "occupation_code", "sex"),
        2016,
        2015,
    ),
    "county × education × sex, 1998": (
        "population_16_74_county_education_sex_1985_2018",
        ("region_code", "education", "sex"),
        1998,
        1990,
    ),
    "NUTS 2 × occupation (3 digits) × age × sex, 2017": (
        "employees_riksomrade_ssyk3_age_sex_2017",
        ("region_code", "occupation_code", "age", "sex"),
        2017,
        None,
    ),
    "births: county × mother's age × sex, 2008": (
        "births_county_motherage_sex_2000_2015",
        ("region_code", "age", "sex"),
        2008,
        2007,
    ),
    "deaths: county × age × sex, 2008": (
        "deaths_county_age_sex_2000_2015",
        ("region_code", "age", "sex"),
        2008,
        2007,
    ),
}


def _real_table(file: str, keys: tuple[str, ...], year: int) -> Margin:
    """A table of ../shared for one year, 0 where it has no row; its dimensions as a, b, c, …"""
    frame = pl.read_parquet(SHARED / f"{file}.parquet")
    categories = {key: frame[key].unique() for key in keys}
    rows = frame.filter(pl.col("year") == year).group_by(keys).agg(pl.col("value").sum())
    full = pl.DataFrame({keys[0]: categories[keys[0]]})
    for key in keys[1:]:
        full = full.join(pl.DataFrame({key: categories[key]}), how="cross")
    filled = full.join(rows, on=keys, how="left").with_columns(pl.col("value").fill_null(0))
    named = filled.select(
        *(pl.col(key).cast(pl.String).alias(LETTERS[i]) for i, key in enumerate(keys)),
        pl.col("value").cast(pl.Float64),
    )
    (table,) = from_frame(file, named, LETTERS[: len(keys)])
    return table


if __name__ == "__main__":
    for name, table in tables().items():
        print(f"<!-- begin {name} -->\n{table}\n<!-- end {name} -->\n")
