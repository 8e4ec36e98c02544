"""People by single year of age, births and deaths: what the projection is made from."""

from pathlib import Path

import polars as pl

from scripts.shipped_figures.reading import Built, marked, scb
from slussen.figures.engine.vintage import Step

VIA = "StatisticsNZ/demdata"
AGES = Step(
    sv="Åldern <15 heter 0–14 och 49+ är som i källan; moderns ålder okänd heter unknown",
    en="The age <15 is called 0–14 and 49+ is as in the source; an unknown mother’s age is unknown",
)
MOTHERS = {"<15": "0-14", "no information": "unknown"}


def population_age(root: Path) -> Built:
    frame = _read(root, "population_county_age_sex_2000_2015", "population")
    return frame, {"be0101": scb("BE0101 Folkmängd, BE0101N1", "2019", VIA)}


def births(root: Path) -> Built:
    frame = _read(root, "births_county_motherage_sex_2000_2015", "births").with_columns(
        pl.col("age").replace(MOTHERS)
    )
    return frame, {"be0101": scb("BE0101 Levande födda", "2019", VIA, AGES)}


def deaths(root: Path) -> Built:
    frame = _read(root, "deaths_county_age_sex_2000_2015", "deaths")
    return frame, {"be0101": scb("BE0101 Döda", "2019", VIA)}


def _read(root: Path, name: str, measure: str) -> pl.DataFrame:
    given = pl.read_parquet(root / "statistics" / f"{name}.parquet").select(
        region="region_code",
        period=pl.col("year").cast(pl.String),
        sex="sex",
        age="age",
        measure=pl.lit(measure),
        value=pl.col("value").cast(pl.Float64),
        origin=pl.lit("be0101"),
    )
    return marked(given, "missing")
