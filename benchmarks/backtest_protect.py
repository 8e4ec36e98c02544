"""How few cells ``slussen protect`` hides in tables of usual sizes, and what an attacker gets.

    python benchmarks/backtest_protect.py

Counts are published ones of ../shared/data, summed to every margin, and made ones where it says
so. The attacker is the tests' own, which shares no code with the engine.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.cases import NotThereYetError  # noqa: E402
from slussen.figures.engine.protection.protect import Protected, protect  # noqa: E402
from slussen.figures.engine.protection.table import Table  # noqa: E402
from tests.figures.engine.protection.attacker import Parents, narrowest  # noqa: E402
from tests.figures.engine.protection.tables import with_margins  # noqa: E402

SHARED = ROOT.parent / "shared" / "data"
EMPLOYEES = "statistics/employees_county_ssyk3_sex_2014_2017.parquet"
ADS = "demand/ads_2024_ssyk4_geo.csv"
MINIMUM, SECONDS, ATTACKED = 5, 60.0, 40
HEAD = (
    "| table | cells | zero | small | hidden beside them | at least | gap | persons beside | "
    "seconds | narrowest interval |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
)


def shared(name: str) -> Path:
    path = SHARED / name
    if not path.exists():
        raise NotThereYetError(f"../shared/data/{name} is not there")
    return path


def made(rows: int, columns: int, mean: float, seed: int) -> tuple[Table, Parents]:
    """Counts with uneven margins, two dimensions and their totals."""
    random = np.random.default_rng(seed)
    shape = np.outer(random.gamma(1, 1, rows), random.gamma(1, 1, columns))
    codes = [[f"a{row}" for row in range(rows)], [f"b{column}" for column in range(columns)]]
    return with_margins(codes, random.poisson(mean * shape), ({}, {})), ({}, {})


def employees(digits: int) -> tuple[Table, Parents]:
    """SCB, employees of 2017 by county of work, SSYK 2012 and sex, with every level above."""
    frame = pl.read_parquet(shared(EMPLOYEES)).filter(pl.col("year") == 2017)
    frame = frame.filter(pl.col("occupation_code").str.len_chars() == 3)
    frame = frame.with_columns(pl.col("occupation_code").str.slice(0, digits))
    return _summed(frame, ["region_code", "occupation_code", "sex"], "value")


def ads() -> tuple[Table, Parents]:
    """The employment service, ads of 2024 by county and SSYK 2012, four digits and above."""
    frame = pl.read_csv(shared(ADS), infer_schema=False).filter(pl.col("geo_level") == "county")
    frame = frame.with_columns(pl.col("ads_2024").cast(pl.Int64))
    return _summed(frame, ["geo_code", "ssyk4"], "ads_2024")


def _summed(frame: pl.DataFrame, names: list[str], value: str) -> tuple[Table, Parents]:
    codes = [sorted(frame[name].unique().to_list()) for name in names]
    leaves = np.zeros([len(each) for each in codes], dtype=np.int64)
    for *key, count in frame.group_by(names).agg(pl.col(value).sum()).iter_rows():
        place = tuple(each.index(code) for each, code in zip(codes, key, strict=True))
        leaves[place] = count or 0
    above = {c[:size]: c[: size - 1] for c in codes[1] for size in range(2, len(c) + 1)}
    parents: Parents = ({}, above, {})[: len(names)]
    return with_margins(codes, leaves, parents), parents


def cases() -> Iterator[tuple[str, Table, Parents]]:
    yield "20 × 20, made", *made(20, 20, 20, 1)
    yield "20 × 20, made, many small", *made(20, 20, 6, 2)
    yield "50 × 50, made", *made(50, 50, 20, 3)
    yield "employees: 21 counties × SSYK 1–2 digits × 2 sexes", *employees(2)
    yield "employees: 21 counties × SSYK 1–3 digits × 2 sexes", *employees(3)
    yield "ads: 21 counties × SSYK 1–4 digits", *ads()


def row(name: str, table: Table, parents: Parents) -> str:
    started = time.perf_counter()
    found = protect(table, MINIMUM, SECONDS)
    taken = time.perf_counter() - started
    values = np.array(table.values)
    count = int(found.complementary.sum())
    gap = f"{(count - found.bound) / count:.1%}" if count else "0"
    persons = values[found.complementary].sum()
    return (
        f"| {name} | {len(values)} | {(values == 0).sum()} | {found.primary.sum()} | {count} | "
        f"{found.bound} | {gap} | {persons} | {taken:.0f} | {attacked(table, parents, found):.2f} |"
    )


def attacked(table: Table, parents: Parents, found: Protected) -> float:
    """The narrowest of so many hidden cells' intervals, drawn by lot where there are more."""
    values = np.where(found.hidden, None, np.array(table.values, dtype=object))
    hidden = [key for key, one in zip(table.rows, found.hidden, strict=True) if one]
    drawn = np.random.default_rng(1).permutation(len(hidden))[:ATTACKED]
    published = dict(zip(table.rows, values, strict=True))
    return narrowest(published, parents, [hidden[place] for place in drawn])


def tables() -> dict[str, str]:
    """The measured tables of docs/methods/protect.md, each by its name."""
    return {"protect": "\n".join([HEAD, *(row(*case) for case in cases())])}


if __name__ == "__main__":
    for _name, _text in tables().items():
        print(f"<!-- begin {_name} -->\n{_text}\n<!-- end {_name} -->")
