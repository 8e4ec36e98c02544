"""Users' tables of population, births and deaths, as the arrays that the projection takes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from slussen.lib.errors import UserError
from slussen.lib.tabular import Column, Kind, Tabular, read

SEXES = ("women", "men")
KEYS = ("region_code", "year", "sex", "age")
COLUMNS = (
    Column("region_code"),
    Column("year", Kind.WHOLE, least=1749),  # the first year of Sweden's population statistics
    Column("sex"),
    Column("age"),
    Column("value", Kind.NUMBER, least=0),
)
COUNTRY = "00"
TOTALS = ("total", "totalt")
SEX_WORDS = {"women": 0, "kvinnor": 0, "men": 1, "män": 1}
AGE_FORMS = r"^(<)?(\d{1,3})(\+)?(?: år)?$"  # 7, 100+, <15, 100+ år
UNKNOWN_AGES = ("no information", "unknown", "uppgift saknas", "okänd")
UNKNOWN = -1  # also where the unknown stand on the age axis until they are shared out


@dataclass(frozen=True, slots=True)
class PopulationTables:
    """What the three files say, with the projection's axes: region, sex, age, year.

    population: (R, 2, A, Y) at year ends; births: (R, 2, M, Y − 1), mothers from *youngest_mother*;
    deaths: (R, 2, A, Y − 1). regions and ages are the labels of their axes, years the year ends.
    """

    regions: tuple[str, ...]
    ages: tuple[str, ...]
    years: tuple[int, ...]
    youngest_mother: int
    population: NDArray[np.float64]
    births: NDArray[np.float64]
    deaths: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Table:
    """A file's rows without totals: region_code, year, sex (0, 1), age (or −1), value."""

    path: Path
    rows: pl.DataFrame
    open_ended: bool

    @property
    def ages(self) -> range:
        """The known ages, from the lowest to the highest."""
        known = self.rows.filter(pl.col("age") != UNKNOWN)["age"].to_numpy()
        if not len(known):
            raise UserError(str(self.path), "every age is unknown (expected single years)")
        return range(int(known.min()), int(known.max()) + 1)


def read_tables(population: Path, births: Path, deaths: Path) -> PopulationTables:
    """Read the three files; they have the columns of ``COLUMNS`` and perhaps others.

    Rows of totals (sex or age "total", region 00 beside others) are left out, and so are regions
    and years that only births or deaths have. Those of unknown age are shared out as the others of
    the same region, sex and year. Raises UserError with one line for whatever does not fit: a cell
    that cannot be read, or a region, year or age that is missing.
    """
    return arrange(*(read(path, COLUMNS) for path in (population, births, deaths)))


def arrange(population: Tabular, births: Tabular, deaths: Tabular) -> PopulationTables:
    """As ``read_tables``, from tables that have been read."""
    people, born, died = map(_rows, (population, births, deaths))
    there = people.rows["region_code"].unique().sort().to_list()
    regions = tuple(region for region in there if region != COUNTRY) or (COUNTRY,)
    first, last = people.rows["year"].to_numpy().min(), people.rows["year"].to_numpy().max()
    if first == last:
        raise UserError(str(people.path), f"only the year {first} (expected at least two)")
    years = range(int(first), int(last) + 1)
    ages = range(people.ages.stop)
    mothers = range(born.ages.start, min(born.ages.stop, ages.stop))
    labels = [str(age) for age in ages]
    labels[-1] += "+" if people.open_ended else ""
    return PopulationTables(
        regions,
        tuple(labels),
        tuple(years),
        mothers.start,
        _array(people, regions, ages, years),
        _array(born, regions, mothers, years[1:]),
        _array(died, regions, ages, years[1:]),
    )


def _rows(table: Tabular) -> _Table:
    table.check_unique(KEYS)
    sex, age = pl.col("sex").str.to_lowercase(), pl.col("age").str.to_lowercase()
    total = sex.is_in(TOTALS) | age.is_in(TOTALS)
    unknown = age.is_in(UNKNOWN_AGES)
    table.check("sex", total | sex.is_in(list(SEX_WORDS)), "women or men")
    table.check("age", total | unknown | age.str.contains(AGE_FORMS), "a single year, 100+ or <15")
    single = table.frame.filter(~total)
    if single.is_empty():
        raise UserError(str(table.path), "only totals (expected single regions, sexes and ages)")
    years = age.str.extract(AGE_FORMS, 2).cast(pl.Int64)
    younger = age.str.starts_with("<").cast(pl.Int64)
    rows = single.select(
        "region_code",
        "year",
        sex.replace_strict(SEX_WORDS, default=None, return_dtype=pl.Int64),
        pl.when(unknown).then(UNKNOWN).otherwise(years - younger).alias("age"),
        "value",
    )
    return _Table(table.path, rows, bool(single["age"].str.contains("+", literal=True).any()))


def _array(table: _Table, regions: Sequence[str], ages: range, years: range) -> NDArray[np.float64]:
    """The rows as (R, 2, A, Y): ages beyond the last one are part of it, nothing is missing."""
    span = f"every year {years[0]}–{years[-1]}"
    _check_there(table, "year", table.rows["year"].to_list(), years, span)
    there = table.rows["region_code"].to_list()
    _check_there(table, "region", there, regions, "every region of the population")
    rows = table.rows.filter(pl.col("region_code").is_in(regions), pl.col("year").is_in(years))
    age = rows["age"].to_numpy()
    at = (
        np.searchsorted(np.array(regions), rows["region_code"].to_numpy()),
        rows["sex"].to_numpy(),
        np.where(age == UNKNOWN, UNKNOWN, np.minimum(age, ages[-1]) - ages[0]),
        rows["year"].to_numpy() - years[0],
    )
    shape = (len(regions), len(SEXES), len(ages) + 1, len(years))
    counts, seen = np.zeros(shape), np.zeros(shape, dtype=np.int64)
    np.add.at(counts, at, rows["value"].to_numpy())
    np.add.at(seen, at, 1)
    gaps = np.argwhere(seen[:, :, :UNKNOWN] == 0)
    if len(gaps):
        region, sex, age_at, year = gaps[0]
        cell = f"region {regions[region]}, year {years[year]}, {SEXES[sex]}, age {ages[age_at]}"
        expected = f"expected every age {ages[0]}–{ages[-1]}"
        raise UserError(str(table.path), f"no row for {cell} ({expected})")
    return _shared_out(counts[:, :, :UNKNOWN], counts[:, :, UNKNOWN:])


def _shared_out(known: NDArray[np.float64], unknown: NDArray[np.float64]) -> NDArray[np.float64]:
    total = known.sum(axis=2, keepdims=True)
    even = np.full_like(known, 1 / known.shape[2])
    share: NDArray[np.float64] = np.divide(known, total, out=even, where=total > 0)
    return known + unknown * share


def _check_there(
    table: _Table, what: str, there: Collection[object], wanted: Sequence[object], expected: str
) -> None:
    missing = sorted(set(wanted) - set(there), key=wanted.index)
    if missing:
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        raise UserError(str(table.path), f"no {what} {missing[0]}{more} (expected {expected})")
