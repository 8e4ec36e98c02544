"""How often `slussen lights` would have been right: the measured tables of its page.

python benchmarks/backtest_traffic_lights.py      every table of docs/methods/traffic-lights.md
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from slussen.analysis.engine.forecasting import forecast, panel  # noqa: E402
from slussen.analysis.engine.traffic_lights.past import (  # noqa: E402
    Past,
    cover,
    past_changes,
    past_supply,
    score,
)
from slussen.analysis.engine.traffic_lights.signs import (  # noqa: E402
    Thresholds,
    lit,
    log_growth,
    relative_growth,
)
from slussen.analysis.engine.traffic_lights.supply import stocks_alone  # noqa: E402

DATA = ROOT.parent / "shared" / "data" / "statistics"
STOCKS = DATA / "population_sweden_utbildningsgrupp_sex_2006_2018.parquet"
LEVELS = DATA / "population_16_74_county_education_sex_1985_2018.parquet"
PAY = DATA / "salary_nuts2_ssyk3_sex_2014_2020.csv"
EMPLOYEES = DATA / "employees_county_ssyk3_sex_2014_2017.parquet"
COUNTIES = ROOT.parent / "shared" / "data" / "geo" / "county_nuts.csv"
MATCHING = DATA / "matching_rate_county_birthregion_sex_2015_2020.csv"
SMALLEST = 100
COLOURS = {-1: "harder", 0: "unchanged", 1: "easier"}


def tables() -> dict[str, str]:
    """Each table of the page by its name, as Markdown."""
    files = (STOCKS, LEVELS, PAY, EMPLOYEES, COUNTIES, MATCHING)
    if missing := [path.name for path in files if not path.exists()]:
        raise FileNotFoundError(f"not in ../shared/data: {', '.join(missing)}")
    return {
        "supply": _supply(),
        "colours": _colours(),
        "cover": _cover(),
        "symptoms": _symptoms(),
        "pay-and-number": _pay_and_number(),
    }


def _markdown(head: list[str], rows: list[list[str]], texts: int = 1) -> str:
    line = ["---"] * texts + ["---:"] * (len(head) - texts)
    return "\n".join(f"| {' | '.join(each)} |" for each in (head, line, *rows))


def _percent(value: float) -> str:
    return "–" if np.isnan(value) else f"{100 * value:.1f}"


@dataclass(frozen=True, eq=False)
class _Table:
    """Stocks (groups, years), the area of each group, and its labels under *keys*.

    ``spans``: years back and ahead that its supply is tried with.
    """

    title: str
    stock: np.ndarray
    area: np.ndarray
    labels: list[tuple[str, ...]]
    keys: tuple[str, ...]
    spans: tuple[int, ...]

    def past(self, years: int) -> Past:
        return past_supply(stocks_alone(self.stock), self.area, years, years, SMALLEST)


@cache
def _all_groups() -> _Table:
    rows = pl.read_parquet(STOCKS).filter(~pl.col("education").str.starts_with("Samtliga"))
    return _table("97 groups", rows.filter(sex="total"), ("sex",), (5, 3))


@cache
def _groups_and_levels() -> tuple[_Table, ...]:
    """The country's 97 education groups, the same by sex, and counties' levels by sex."""
    rows = pl.read_parquet(STOCKS).filter(~pl.col("education").str.starts_with("Samtliga"))
    levels = pl.read_parquet(LEVELS).filter(~pl.col("education").str.starts_with("no info"))
    return (
        _all_groups(),
        _table("97 groups by sex", rows.filter(pl.col("sex") != "total"), ("sex",), (5, 3)),
        _table("counties' levels by sex", levels, ("region_code", "sex"), (5,)),
    )


def _table(
    title: str, rows: pl.DataFrame, place: tuple[str, ...], spans: tuple[int, ...]
) -> _Table:
    keys = (*place, "education")
    wide = rows.pivot("year", index=keys, values="value").sort(keys)
    area = wide.select(pl.struct(place).rank("dense").cast(pl.Int64)).to_series().to_numpy() - 1
    years = sorted(name for name in wide.columns if name.isdigit())
    stock = wide.select(years).to_numpy().astype(np.float64)
    return _Table(title, stock, area, wide.select(keys).rows(), keys, spans)


def _by_engine(table: _Table, past: Past, horizon: int) -> np.ndarray:
    """Relative growth as `slussen forecast` foresees it from each origin of *past*."""
    said = np.empty_like(past.said)
    for number, origin in enumerate(past.origins.tolist()):
        known = table.stock[:, : origin + 1]
        made = forecast(panel(table.labels, 0, known, table.keys), horizon)
        said[number] = relative_growth(known[:, -1], made.point[:, -1], table.area)
    return np.where(np.isnan(past.said), np.nan, said)


def _supply() -> str:
    """Signs of supply against what came, and against other ways to foresee them."""
    head = ["groups, years back and ahead, threshold", "way", "origins", "lights"]
    head += ["right", "opposite", "mean error"]
    rows = []
    for table in _groups_and_levels():
        for years in table.spans:
            past = table.past(years)
            ways = {
                "lights": past.said,
                "`slussen forecast`": _by_engine(table, past, years),
                "last period's sign": past.before,
                "always unchanged": 0 * past.said,
            }
            for threshold in (0.02, 0.05):
                case = f"{table.title}, {years} and {years}, {threshold:g}"
                for name, said in ways.items():
                    rows.append(_way(case, name, said, past.came, threshold))
    return _markdown(head, rows, 2)


def _way(case: str, name: str, said: np.ndarray, came: np.ndarray, threshold: float) -> list[str]:
    found = score(said, came, threshold)
    assert found is not None
    shares = [_percent(share) for share in (found.right, found.opposite)]
    error = f"{np.nanmean(np.abs(came - said)):.3f}"
    return [case, name, str(found.origins), str(found.lights), *shares, error]


def _colours() -> str:
    """What came after each colour of the supply light, five years back and ahead."""
    past = _all_groups().past(5)
    threshold = Thresholds().supply
    said, came = -lit(past.said, threshold), -lit(past.came, threshold)
    rows = []
    for colour, word in COLOURS.items():
        alike = (said == colour) & ~np.isnan(came)
        shares = [_percent(float((came[alike] == each).mean())) for each in COLOURS]
        rows.append([word, str(int(alike.sum())), *shares])
    return _markdown(["said", "times", *(f"came {word}" for word in COLOURS.values())], rows)


def _cover() -> str:
    """Intervals made from the outcomes that were known at each origin."""
    head = ["inside their 80 % interval", *(f"{years} and {years}" for years in (1, 2, 3, 5))]
    rows = []
    for table in _groups_and_levels():
        held = [_percent(cover(table.past(years), years)) for years in (1, 2, 3, 5)]
        rows.append([table.title, *held])
    return _markdown(head, rows)


def _symptoms() -> str:
    """Whether a light of pay or matching is followed by the same change again."""
    head = ["sign", "years back and ahead", "origins", "lights", "right", "opposite"]
    head += ["always unchanged"]
    rows = []
    for name, values, threshold in (
        ("pay, occupation × NUTS 2 × sex", _occupations().pay, Thresholds().wage),
        ("pay, occupation, country", _occupations().country, Thresholds().wage),
        ("matching, county × birth × sex", _matching(), Thresholds().matching),
    ):
        for years in (1, 2, 3):
            enough = np.full(values.shape, np.inf)
            past = past_changes(values, enough, years, years, 0)
            found = score(past.said, past.came, threshold)
            if found is None:
                continue
            nothing = score(0 * past.said, past.came, threshold)
            assert nothing is not None
            shares = [_percent(each) for each in (found.right, found.opposite, nothing.right)]
            counts = [str(found.origins), str(found.lights)]
            rows.append([name, f"{years} and {years}", *counts, *shares])
    return _markdown(head, rows, 2)


@dataclass(frozen=True, eq=False)
class _Occupations:
    """Occupations (SSYK 3) by NUTS 2 region and sex: their area, pay over that of all (series,
    2014–2020) and employees (series, 2014–2017). ``country``: as ``pay``, of all regions and both
    sexes together."""

    area: np.ndarray
    pay: np.ndarray
    country: np.ndarray
    employees: np.ndarray


@cache
def _occupations() -> _Occupations:
    """All are the occupations whose pay is published every year, weighted by the employees of
    2014, so that nothing but pay changes."""
    keys = ["nuts2", "sex", "occupation_code"]
    rows = pl.read_csv(PAY, schema_overrides={"ssyk3": pl.String}).rename(
        {"ssyk3": "occupation_code"}
    )
    known = rows.filter(~pl.col("occupation_code").str.starts_with("000"))
    wide = known.pivot("year", index=keys, values="avg_monthly_salary_sek").sort(keys)
    pay = wide.select(map(str, range(2014, 2021))).to_numpy().astype(np.float64)
    area = wide.select(pl.struct("nuts2", "sex").rank("dense")).to_series().to_numpy() - 1
    area = area.astype(np.int64)
    employees = _employees(wide.select(keys))
    weight = np.where(np.isnan(pay).any(axis=1), np.nan, employees[:, 0])
    occupation = wide["occupation_code"].rank("dense").cast(pl.Int64).to_numpy() - 1
    in_country = _mean(pay, weight, occupation)
    beside = _mean(pay, weight, 0 * area)[0]
    return _Occupations(area, pay / _mean(pay, weight, area)[area], in_country / beside, employees)


def _mean(pay: np.ndarray, weight: np.ndarray, of: np.ndarray) -> np.ndarray:
    """Weighted mean of the series of each number in *of*; NaN without any."""
    there = ~np.isnan(weight)
    total, weights = np.zeros((of.max() + 1, pay.shape[1])), np.zeros((of.max() + 1, 1))
    np.add.at(total, of[there], (weight[:, None] * pay)[there])
    np.add.at(weights, of[there], weight[there, None])
    return total / np.where(weights > 0, weights, np.nan)


def _employees(names: pl.DataFrame) -> np.ndarray:
    """Employees (series, 2014–2017) of the NUTS 2 regions, sexes and occupations of *names*."""
    nuts = pl.read_csv(COUNTIES, schema_overrides={"county_code": pl.String}).select(
        region_code="county_code", nuts2=pl.col("nuts2").str.slice(0, 4)
    )
    rows = pl.read_parquet(EMPLOYEES).join(nuts, on="region_code")
    summed = rows.group_by(*names.columns, "year").agg(pl.col("value").sum())
    wide = summed.pivot("year", index=names.columns, values="value")
    found = names.join(wide, on=names.columns, how="left", maintain_order="left")
    return found.select(map(str, range(2014, 2018))).to_numpy().astype(np.float64)


def _matching() -> np.ndarray:
    rows = pl.read_csv(MATCHING).filter(
        pl.col("age") == "20-64", pl.col("birth_region") != "total", pl.col("sex") != "total"
    )
    wide = rows.pivot("year", index=["region_code", "birth_region", "sex"], values="value")
    years = sorted(name for name in wide.columns if name.isdigit())
    return wide.sort("region_code", "birth_region", "sex").select(years).to_numpy().astype(float)


def _pay_and_number() -> str:
    """Employees of an occupation after its pay had risen or fallen beside all occupations."""
    made = _occupations()
    head = ["pay from → to, then number from → to", "light of pay", "times"]
    head += ["mean growth beside all, per cent", "grew more than all, per cent"]
    rows: list[list[str]] = []
    for base in (2015, 2016):
        first, last = made.employees[:, base - 2014], made.employees[:, -1]
        sign = lit(log_growth(made.pay[:, 0], made.pay[:, base - 2014]), Thresholds().wage)
        came = relative_growth(first, last, made.area)
        came = np.where(first >= SMALLEST, came, np.nan)
        rows += _after(f"2014 → {base}, {base} → 2017", sign, came)
    return _markdown(head, rows, 2)


def _after(case: str, sign: np.ndarray, came: np.ndarray) -> Iterator[list[str]]:
    for colour, word in ((-1, "fell"), (0, "about as all"), (1, "rose")):
        here = came[(sign == colour) & ~np.isnan(came)]
        yield [case, word, str(len(here)), f"{100 * here.mean():+.1f}", _percent((here > 0).mean())]


if __name__ == "__main__":
    for table, text in tables().items():
        print(f"<!-- begin {table} -->\n{text}\n<!-- end {table} -->\n")
