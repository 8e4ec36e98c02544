"""Who works, who is unemployed, who has work that fits, and what people have studied."""

from pathlib import Path

import polars as pl

from scripts.shipped_figures.reading import Built, csv, long, marked, scb
from slussen.figures import store
from slussen.figures.engine.vintage import Step
from slussen.figures.queries import PACKAGE_CATALOGUE

STATUS = ("employed", "unemployed", "employment_rate", "unemployment_rate")


def labour_status(root: Path) -> Built:
    """The later publication's rows, and the earlier's where the later has none."""
    later, earlier = _status_of_2026(root), _status_of_2024(root)
    cell = ["region", "period", "sex", "birth", "measure"]
    frame = pl.concat([later.select(earlier.columns), earlier.join(later, on=cell, how="anti")])
    origins = {
        "arbstatusm-2026": scb(
            "AM0210 ArbStatusM",
            "2026-08",
            "goteborg-statistik-och-analys/bas-arbetsmarknad",
            Step(
                sv="Avlästa ur en sparad kopia av serien och kontrollerade rad för rad",
                en="Read out of a stored copy of the series and checked row by row",
            ),
        ),
        "arbstatusm-2024": scb(
            "AM0210 ArbStatusM, 000006II", "2024-03", "Region-Dalarna/laget_i_Dalarna"
        ),
    }
    return frame.with_columns(mark=pl.lit("preliminary")), origins


def _status_of_2026(root: Path) -> pl.DataFrame:
    columns = {"region_code": "region", "region": "name", "month": "period"}
    wide = csv(root / "statistics" / "bas_county_sex_birth.csv").rename(columns)
    return long(wide, {measure: measure for measure in STATUS}, "arbstatusm-2026")


def _status_of_2024(root: Path) -> pl.DataFrame:
    return (
        csv(root / "statistics" / "unemployment_rate_county_month_2020_2024.csv")
        .filter(pl.col("period").str.len_chars() == len("2024-01"))
        .select(
            region="region_code",
            period="period",
            sex="sex",
            birth="birth_region",
            age="age",
            measure=pl.lit("unemployment_rate"),
            value=pl.col("value").cast(pl.Float64),
            origin=pl.lit("arbstatusm-2024"),
        )
    )


def matching_rate(root: Path) -> Built:
    births = {"nordic_eu_excl_sweden": "nordic_eu"}
    given = csv(root / "statistics" / "matching_rate_county_birthregion_sex_2015_2020.csv")
    frame = given.filter(pl.col("age") == "20-64").select(
        region="region_code",
        period="year",
        sex="sex",
        birth=pl.col("birth_region").replace(births),
        age=pl.col("age"),
        measure=pl.lit("matching_rate"),
        value=pl.col("value").cast(pl.Float64),
        origin=pl.lit("rmi-m2n"),
    )
    origin = scb(
        "AM9906 RegionInd19M2N, 000005SF", "2023", "Region-Dalarna/uppfoljning_dalastrategin"
    )
    return marked(frame, "suppressed"), {"rmi-m2n": origin}


def establishment(root: Path) -> Built:
    given = csv(root / "statistics" / "employed_share_county_residencetime_sex_2010_2021.csv")
    frame = given.select(
        region="region_code",
        period="year",
        sex="sex",
        residence=pl.col("birth_region").str.extract(r"foreign_born_(.+)_years_in_sweden"),
        age="age",
        measure=pl.lit("employed_share"),
        value=pl.col("value").cast(pl.Float64),
        origin=pl.lit("intgr1"),
    )
    origin = scb("AA0003 IntGr1LanKonUtb", "2023", "Region-Dalarna/uppfoljning_dalastrategin")
    return marked(frame, "suppressed"), {"intgr1": origin}


def population_education(root: Path) -> Built:
    levels = store.read_catalogue(PACKAGE_CATALOGUE)["population_education"]
    words = {
        label: word
        for word, labels in levels.dimensions["education"].words.items()
        for label in labels
    }
    given = pl.read_parquet(
        root / "statistics" / "population_16_74_county_education_sex_1985_2018.parquet"
    )
    frame = given.select(
        region="region_code",
        period=pl.col("year").cast(pl.String),
        sex="sex",
        education=pl.col("education").replace_strict(words),
        age="age",
        measure=pl.lit("population"),
        value="value",
        origin=pl.lit("uf0506"),
    )
    origin = scb("UF0506 Utbildning, UF0506A1", "2019", "MikaelLundqvist/SCB-Engineers-Jonkoping")
    return marked(frame, "suppressed"), {"uf0506": origin}
