"""Who works in which occupation, where they move and what they have studied."""

from pathlib import Path

import polars as pl

from scripts.shipped_figures.reading import Built, csv, marked, scb
from slussen.figures.engine.vintage import Step
from slussen.figures.queries import EARLIER_NUTS2

REPOSITORY = "MikaelLundqvist/SCB-Engineers-Jonkoping"


def employees_ssyk3(root: Path) -> Built:
    given = pl.read_parquet(root / "statistics" / "employees_county_ssyk3_sex_2014_2017.parquet")
    frame = given.select(
        region="region_code",
        period=pl.col("year").cast(pl.String),
        sex="sex",
        occupation="occupation_code",
        age="age",
        measure=pl.lit("employees"),
        value="value",
        origin=pl.lit("yreg"),
    )
    return marked(frame, "suppressed"), {"yreg": scb("AM0208 YREG58, 000000NL", "2019", REPOSITORY)}


def employees_ssyk3_age(root: Path) -> Built:
    """All occupations for NUTS 2 regions, two of them for counties."""
    folder = root / "statistics"
    nuts2 = pl.read_parquet(folder / "employees_riksomrade_ssyk3_age_sex_2017.parquet")
    counties = csv(folder / "employees_county_ssyk214_311_age_sex_2014_2017.csv")
    area = pl.col("region_code")
    parts = [
        _by_age(nuts2, area.replace_strict(EARLIER_NUTS2), "yreg-nuts2"),
        _by_age(counties, area, "yreg-county"),
    ]
    origin = scb("AM0208 YREG57, 000000NK", "2019", REPOSITORY)
    return (
        marked(pl.concat(parts), "suppressed"),
        {"yreg-nuts2": origin, "yreg-county": origin},
    )


def _by_age(frame: pl.DataFrame, region: pl.Expr, origin: str) -> pl.DataFrame:
    return frame.select(
        region=region,
        period=pl.col("year").cast(pl.String),
        sex="sex",
        occupation="occupation_code",
        age="age",
        measure=pl.lit("employees"),
        value=pl.col("value").cast(pl.Float64),
        origin=pl.lit(origin),
    )


def occupation_switches(root: Path) -> Built:
    # The file merges managers' levels 1 and 2, so a pair can occur twice: the better rank counts.
    pairs = (
        csv(root / "demand" / "occupation_switches_ssyk4_rank.csv")
        .filter(pl.col("ssyk4_from") != pl.col("ssyk4_to"))
        .with_columns(pl.col("rank").cast(pl.Int64))
        .group_by("ssyk4_from", "ssyk4_to")
        .agg(pl.col("rank").min())
    )
    frame = pairs.select(
        region=pl.lit("00"),
        period=pl.lit("not stated"),
        occupation="ssyk4_from",
        destination="ssyk4_to",
        measure=pl.lit("rank"),
        value=pl.col("rank").cast(pl.Float64),
        origin=pl.lit("switches"),
    )
    origin = scb(
        "AM0208 yrkesbyten",
        "2025-05",
        "androjon/yrkesinfo",
        Step(
            sv="Chefsnivåer sammanslagna: ett par som förekommer två gånger får bästa rang",
            en="Manager levels merged: a pair that occurs twice keeps the better rank",
        ),
    )
    return marked(frame, "missing"), {"switches": origin}


def education_background(root: Path) -> Built:
    frame = csv(root / "education" / "ssyk4_education_background.csv").select(
        region=pl.lit("00"),
        period=pl.lit("not stated"),
        occupation="ssyk4",
        education_group=pl.col("education_group_sv").str.strip_chars(),
        measure=pl.lit("share"),
        value=pl.col("share_percent").cast(pl.Float64),
        origin=pl.lit("background"),
    )
    origin = scb("AM0208 utbildningsbakgrund", "2025-03", "androjon/yrkesinfo")
    return marked(frame, "missing"), {"background": origin}
