"""What municipalities are compared by: ages, education, work, and the mix of ads."""

from pathlib import Path

import polars as pl

from scripts.shipped_figures.reading import TIDIED, Built, csv, long, scb
from slussen.figures.engine.vintage import Origin, Step

AGES = {"share_0_19": "share0_19", "share_75_plus": "share75_"}
EDUCATION = {
    "primary_share": "share_elementary_school",
    "post_secondary_share": "share_tertiary_school",
}
LABOUR = {
    "employment_rate": "employment_rate_20_64_pct",
    "unemployment_rate": "unemployment_20_64_pct",
    "long_term_unemployed_share": "long_term_unemployed_18_65_pct_of_pop",
    "median_income": "median_income_20_64_sek",
    "foreign_born_share": "foreign_born_pct",
}
LATEST = 2021


def population_structure(root: Path) -> Built:
    """Municipalities as published; ages of the counties and the country weighted by population."""
    name = "municipality_population_education_share_2001_2021.parquet"
    given = pl.read_parquet(root / "statistics" / name).filter(pl.col("year") == LATEST)
    wide = given.pivot("indicator", index="region_code", values="value").rename(
        {"region_code": "region"}
    )
    shares = {ours: 100 * pl.col(theirs) for ours, theirs in (AGES | EDUCATION).items()}
    county, weight = pl.col("region").str.head(2), pl.col("pop")
    ages = [
        (100 * (pl.col(theirs) * weight).sum() / weight.sum()).round(6) for theirs in AGES.values()
    ]
    named = dict(zip(AGES, ages, strict=True))
    parts = [
        (wide.select("region", **shares), AGES | EDUCATION, None),
        (wide.group_by(region=county).agg(**named), AGES, "derived"),
        (wide.select(region=pl.lit("00"), **named), AGES, "derived"),
    ]
    frame = pl.concat(
        frame.unpivot(list(measures), index="region", variable_name="measure").with_columns(
            mark=pl.lit(mark, pl.String)
        )
        for frame, measures, mark in parts
    ).with_columns(period=pl.lit(str(LATEST)), origin=pl.lit("be-uf"))
    weighted = Step(
        sv="Andelar gånger 100; länens och rikets åldrar vägda med kommunernas folkmängd",
        en="Shares times 100; ages of counties and the country weighted by municipal population",
    )
    return frame, {"be-uf": scb("BE0101, UF0506", "2022", "mattiasnordin/Regression", weighted)}


def municipality_labour(root: Path) -> Built:
    given = csv(root / "statistics" / "municipality_indicators.csv").select(
        *LABOUR.values(), region="municipality_code", period=pl.lit("not stated")
    )
    frame = long(given, LABOUR, "covariates").with_columns(mark=pl.lit(None, pl.String))
    year = Step(
        sv="Uppgifternas år är inte angivet; andelen utrikes födda tyder på omkring 2022",
        en="The figures’ year is not stated; the foreign-born share suggests about 2022",
    )
    origin = Origin(
        publisher="SCB",
        table="Kommunernas nyckeltal (SCB, Kolada)",
        retrieved="2025",
        via="ordnaswe/val26",
        steps=(TIDIED, year),
    )
    return frame, {"covariates": origin}


def ads_municipality(root: Path) -> Built:
    """Ads of the year by municipality and minor group; ends if they don't sum to the country."""
    ads = csv(root / "demand" / "ads_2024_ssyk4_geo.csv").with_columns(
        value=pl.col("ads_2024").cast(pl.Float64)
    )
    local = ads.filter(pl.col("geo_level") == "municipality")
    country = ads.filter(pl.col("geo_level") == "country")["value"].sum()
    if local["value"].sum() != country:
        raise SystemExit(f"ads: municipalities sum to {local['value'].sum()}, not {country}")
    frame = local.group_by(region="geo_code", occupation=pl.col("ssyk4").str.head(3)).agg(
        pl.col("value").sum()
    )
    summed = Step(
        sv="Yrken (SSYK 4) summerade till yrkesgrupper (SSYK 3); en grupp som saknas har noll",
        en="Occupations (SSYK 4) summed to groups (SSYK 3); a group that is not there has none",
    )
    origin = Origin(
        publisher="Arbetsförmedlingen",
        table="Historiska annonser 2024",
        retrieved="2025-05",
        via="androjon/yrkesinfo",
        steps=(TIDIED, summed),
    )
    return frame.with_columns(
        period=pl.lit("2024"),
        measure=pl.lit("ads"),
        mark=pl.lit("derived"),
        origin=pl.lit("ads-2024"),
    ), {"ads-2024": origin}
