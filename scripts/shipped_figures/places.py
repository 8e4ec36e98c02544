"""What is told of counties and municipalities as places."""

from pathlib import Path

import polars as pl

from scripts.shipped_figures.reading import TIDIED, Built, csv, marked, scb
from slussen.figures.engine.vintage import Origin, Step

KPIS = {
    "N00914": "employed_share",
    "N03926": "long_term_unemployed_share",
    "N01982": "post_secondary_share",
}


def commuting(root: Path) -> Built:
    shares = {"out_commuting_share": "out_share", "in_commuting_share": "in_share"}
    frame = csv(root / "statistics" / "commuting_share_county_2023.csv").select(
        region="region_code",
        period="year",
        measure=pl.col("indicator").replace_strict(shares),
        value=pl.col("value").cast(pl.Float64),
        origin=pl.lit("rmi-u2n"),
    )
    origin = scb(
        "AM9906 RegionInd19U2N1", "2025-09", "Region-Dalarna/kompetensforsorjning_i_Dalarna"
    )
    return marked(frame, "missing"), {"rmi-u2n": origin}


def population(root: Path) -> Built:
    given = csv(root / "statistics" / "municipality_indicators.csv").select(
        county="county_code",
        region="municipality_code",
        value=pl.col("population_2024_12_31").cast(pl.Float64),
    )
    total, derived = pl.col("value").sum(), pl.lit("derived")
    parts = [
        given.select("region", "value", mark=pl.lit(None, pl.String)),
        given.group_by(region="county").agg(total).with_columns(mark=derived),
        given.select(total).select(region=pl.lit("00"), value="value", mark=derived),
    ]
    frame = pl.concat(parts).with_columns(
        period=pl.lit("2024"), measure=pl.lit("population"), origin=pl.lit("be0101")
    )
    summed = Step(
        sv="Länens och rikets folkmängd summerad av kommunernas",
        en="Counties and the country summed from their municipalities",
    )
    return frame, {"be0101": scb("BE0101 Folkmängd", "2025", "ordnaswe/val26", summed)}


def kolada(root: Path) -> Built:
    frame = csv(root / "statistics" / "kolada_dalarna_sex_2010_2022.csv").select(
        region="region_code",
        period="year",
        sex="sex",
        measure=pl.col("source_table").str.extract(r"(N\d{5})").replace_strict(KPIS),
        value=pl.col("value").cast(pl.Float64),
        origin=pl.lit("kolada-dalarna"),
    )
    origin = Origin(
        publisher="Kolada (RKA)",
        table=", ".join(KPIS),
        retrieved="2023",
        via="Region-Dalarna/uppfoljning_dalastrategin",
        steps=(TIDIED,),
    )
    return marked(frame, "missing"), {"kolada-dalarna": origin}
