"""What occupations pay."""

from pathlib import Path

import polars as pl

from scripts.shipped_figures.reading import Built, csv, long, marked, scb
from slussen.figures.engine.vintage import Step


def pay_ssyk3(root: Path) -> Built:
    frame = csv(root / "statistics" / "salary_nuts2_ssyk3_sex_2014_2020.csv").select(
        region="nuts2",
        period="year",
        sex="sex",
        occupation="ssyk3",
        measure=pl.lit("mean_pay"),
        value=pl.col("avg_monthly_salary_sek").cast(pl.Float64),
        origin=pl.lit("lon-ssyk3"),
    )
    origin = scb("AM0110, 000000CG", "2021", "MikaelLundqvist/SCB-Engineers-Jonkoping")
    return marked(frame, "suppressed"), {"lon-ssyk3": origin}


def pay_ssyk4(root: Path) -> Built:
    wide = (
        csv(root / "demand" / "salary_ssyk4_2023.csv")
        .filter(pl.col("ssyk4").str.contains(r"^\d{4}$"))
        .with_columns(region=pl.lit("00"), period=pl.lit("2023"))
        .rename({"ssyk4": "occupation"})
    )
    measures = {"p10": "p10_sek_month", "middle": "middle_sek_month", "p90": "p90_sek_month"}
    origin = scb(
        "AM0110 Lönestrukturstatistik, SSYK 4",
        "2025-05",
        "androjon/yrkesinfo",
        Step(
            sv="Mittenvärdet kallas genomsnitt i mellanledet; inte kontrollerat mot SCB",
            en="The middle value is called the mean on the way here; not checked",
        ),
    )
    return marked(long(wide, measures, "lon-ssyk4"), "suppressed"), {"lon-ssyk4": origin}
