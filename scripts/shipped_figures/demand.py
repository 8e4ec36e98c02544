"""What employers ask for, and what is expected of occupations."""

from pathlib import Path

import polars as pl

from scripts.shipped_figures.reading import TIDIED, Built, csv, long, marked
from slussen.figures.engine.vintage import Origin, Step

LEVELS = {
    "jobbmojligheter": {"små": 1.0, "medelstora": 2.0, "stora": 3.0},
    "prognos_5_ar": {"minska": -1.0, "vara oförändrad": 0.0, "öka": 1.0},
}


def ads(root: Path) -> Built:
    published = _published_ads(root / "demand" / "ads_2024_ssyk4_geo.csv")
    # Counties sum to the country, so an occupation that a county lacks had no ads there.
    regions, codes = published.select("region").unique(), published.select("occupation").unique()
    frame = (
        regions.join(codes, how="cross")
        .join(published, on=["region", "occupation"], how="left")
        .select(
            "region",
            "occupation",
            period=pl.lit("2024"),
            measure=pl.lit("ads"),
            value=pl.col("value").fill_null(0),
            mark=pl.when(pl.col("value").is_null()).then(pl.lit("derived")),
            origin=pl.lit("ads-2024"),
        )
    )
    zeros = Step(
        sv="Noll där yrket saknas i länet: länen summerar till riket (697 030)",
        en="Zero where a county lacks it: counties sum to the country (697,030)",
    )
    origin = Origin(
        publisher="Arbetsförmedlingen",
        table="Historiska annonser 2024",
        retrieved="2025-05",
        via="androjon/yrkesinfo",
        steps=(TIDIED, zeros),
    )
    return frame, {"ads-2024": origin}


def _published_ads(path: Path) -> pl.DataFrame:
    """Region, occupation and value of the country and its counties; ends if they don't sum."""
    ads = csv(path).with_columns(pl.col("ads_2024").cast(pl.Float64))
    sums = ads.group_by("geo_level").agg(pl.col("ads_2024").sum())["ads_2024"].unique()
    if sums.len() != 1:
        raise SystemExit(f"ads: the levels sum to different totals: {sums.to_list()}")
    return ads.filter(pl.col("geo_level") != "municipality").select(
        region=pl.col("geo_code").replace({"SE": "00"}), occupation="ssyk4", value="ads_2024"
    )


def barometer(root: Path) -> Built:
    wide = (
        csv(root / "demand" / "yrkesbarometern_county_2025-05.csv")
        .with_columns(
            pl.col(column).replace_strict(steps, default=None, return_dtype=pl.Float64)
            for column, steps in LEVELS.items()
        )
        .select(
            *LEVELS,
            region="county_code",
            period=pl.lit("2025-05"),
            barometer_occupation="yb_concept_id",
        )
    )
    frame = long(wide, {"chances": "jobbmojligheter", "outlook": "prognos_5_ar"}, "barometer")
    edition = Step(
        sv="Utgåvan som gällde den 7 maj 2025; utgåvans namn är inte angivet",
        en="The edition in force on 7 May 2025; its name is not stated",
    )
    origin = Origin(
        publisher="Arbetsförmedlingen",
        table="Yrkesbarometern",
        retrieved="2025-05-07",
        via="androjon/yrkesinfo",
        steps=(TIDIED, edition),
    )
    return marked(frame, "not_assessed"), {"barometer": origin}
