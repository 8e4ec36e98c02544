"""How well ``slussen forecast`` does on years it has not seen: the tables of its method page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from slussen.analysis.engine.forecasting import forecast, panel
from slussen.analysis.engine.forecasting.references import last_value, linear_trend

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "statistics"
AHEAD = 5

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Table:
    """A published table, which keys name a series, and the last years that forecasts may see.

    ``seen``: years that were looked at while the method was chosen; ``unseen``: years that were
    not.
    """

    title: str
    file: str
    keys: tuple[str, ...]
    seen: tuple[int, ...]
    unseen: tuple[int, ...]
    age_groups: int = 1
    value: str = "value"


TABLES = (
    Table(
        "population, county × age × sex",
        "population_county_age_sex_2000_2015.parquet",
        ("region_code", "age", "sex"),
        (2007, 2009, 2010),
        (2006,),
    ),
    Table(
        "… in age groups of five years",
        "population_county_age_sex_2000_2015.parquet",
        ("region_code", "age", "sex"),
        (2007, 2009, 2010),
        (2006,),
        age_groups=5,
    ),
    Table(
        "population, county × education × sex",
        "population_16_74_county_education_sex_1985_2018.parquet",
        ("region_code", "education", "sex"),
        (1997, 2003, 2007, 2010, 2013),
        (2001, 2005, 2009, 2012),
    ),
    Table(
        "population, education group × sex, Sweden",
        "population_sweden_utbildningsgrupp_sex_2006_2018.parquet",
        ("education", "sex"),
        (2012, 2013),
        (2011,),
    ),
    Table(
        "births, county × mother's age",
        "births_county_motherage_sex_2000_2015.parquet",
        ("region_code", "age", "sex"),
        (2007, 2008, 2010),
        (2009,),
    ),
    Table(
        "deaths, county × age × sex, groups of ten years",
        "deaths_county_age_sex_2000_2015.parquet",
        ("region_code", "age", "sex"),
        (2008, 2010),
        (2009,),
        age_groups=10,
    ),
    Table(
        "employed share, county × time in Sweden × sex",
        "employed_share_county_residencetime_sex_2010_2021.csv",
        ("region_code", "birth_region", "sex"),
        (2015, 2016),
        (2014,),
    ),
    Table(
        "mean salary, NUTS 2 × occupation × sex",
        "salary_nuts2_ssyk3_sex_2014_2020.csv",
        ("nuts2", "ssyk3", "sex"),
        (2017, 2018),
        (2016,),
        value="avg_monthly_salary_sek",
    ),
    Table(
        "employees, county × occupation × sex",
        "employees_county_ssyk3_sex_2014_2017.parquet",
        ("region_code", "occupation_code", "sex"),
        (2015, 2016),
        (),
    ),
)


@dataclass(frozen=True, slots=True)
class Result:
    """Errors on the kept-back years relative to the two references, and the cover."""

    series: int
    to_last: float
    to_linear: float
    naive_to_last: float
    naive_to_linear: float
    cover: float


def tables() -> dict[str, str]:
    """NAME → Markdown table. Raises FileNotFoundError that says which data are missing."""
    if not DATA.is_dir():
        raise FileNotFoundError(f"{DATA}: the development data are needed for this")
    return {
        "kept-back": _markdown(row for table in TABLES for row in _rows(table, table.seen)),
        "kept-back-unseen": _markdown(
            row for table in TABLES for row in _rows(table, table.unseen)
        ),
    }


def _rows(table: Table, cuts: Sequence[int]) -> Iterator[str]:
    labels, first, values = load(table)
    for cut in cuts:
        found = kept_back(labels, first, values, cut, table.keys)
        yield (
            f"| {table.title} | {found.series} | {cut} | {found.to_last:.2f} "
            f"| {found.to_linear:.2f} | {found.naive_to_last:.2f} | {found.naive_to_linear:.2f} "
            f"| {found.cover:.0%} |"
        )


def _markdown(rows: Iterator[str]) -> str:
    head = (
        "| table | series | last year seen | of last value's error | of linear trend's "
        "| of last value's, naive scale | of linear trend's, naive scale | inside 80 % |"
    )
    return "\n".join([head, "|---|---:|---:|---:|---:|---:|---:|---:|", *rows])


def load(table: Table) -> tuple[list[tuple[str, ...]], int, Floats]:
    """Labels, first year and values (series, years) of a table in the development data."""
    path = DATA / table.file
    frame = (
        pl.read_parquet(path)
        if path.suffix == ".parquet"
        else pl.read_csv(path, infer_schema=False)
    )
    number = pl.col(table.value).cast(pl.Float64, strict=False)
    frame = frame.select(*table.keys, year=pl.col("year").cast(pl.Int64), value=number)
    if "education" in table.keys:
        frame = frame.filter(~pl.col("education").str.starts_with("Samtliga"))
    if table.age_groups > 1:
        start = pl.col("age").str.extract(r"(\d+)").cast(pl.Int64) // table.age_groups
        start = start * table.age_groups
        frame = frame.with_columns(age=pl.format("{}-{}", start, start + table.age_groups - 1))
        frame = frame.group_by(*table.keys, "year").agg(pl.col("value").sum())
    wide = frame.pivot("year", index=table.keys, values="value").sort(table.keys)
    years = sorted(int(name) for name in wide.columns if name not in table.keys)
    values = wide.select([str(year) for year in years]).to_numpy().astype(np.float64)
    return wide.select(table.keys).rows(), years[0], values


def kept_back(
    labels: Sequence[tuple[str, ...]], first: int, values: Floats, cut: int, keys: Sequence[str]
) -> Result:
    """Forecast from *cut* and compare with the five years after it.

    Each series' mean absolute error over its mean size (or, on the naive scale, its mean yearly
    step) until the cut, averaged over series.
    """
    known = cut - first + 1
    there = ~np.isnan(values[:, known - 1])
    past, came = values[there, :known], values[there, known : known + AHEAD]
    made = forecast(panel([labels[i] for i in np.flatnonzero(there)], first, past, keys), AHEAD)
    years = came.shape[1]
    size = np.nanmean(np.abs(past), axis=1)
    steps = np.abs(np.diff(past, axis=1))
    stepped = ~np.isnan(steps)
    step = np.where(stepped, steps, 0).sum(axis=1) / np.maximum(stepped.sum(axis=1), 1)

    def scaled(point: Floats, scale: Floats) -> float:
        ahead = ~np.isnan(came)
        error = np.where(ahead, np.abs(came - point[:, :years]), 0).sum(axis=1)
        counted = (scale > 0) & ahead.any(axis=1)
        return float(
            (error / np.maximum(ahead.sum(axis=1), 1) / np.where(scale > 0, scale, 1))[
                counted
            ].mean()
        )

    last, linear = last_value(past, AHEAD).T, linear_trend(past, AHEAD).T
    inside = (made.low[:, :years] <= came) & (came <= made.high[:, :years])
    return Result(
        series=len(past),
        to_last=scaled(made.point, size) / scaled(last, size),
        to_linear=scaled(made.point, size) / scaled(linear, size),
        naive_to_last=scaled(made.point, step) / scaled(last, step),
        naive_to_linear=scaled(made.point, step) / scaled(linear, step),
        cover=float(inside[~np.isnan(came)].mean()),
    )


if __name__ == "__main__":
    for name, table in tables().items():
        print(f"<!-- {name} -->\n{table}\n")
