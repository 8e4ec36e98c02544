"""Long education and where it is used: what SCB has told of the country, one area's count."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from scripts.shipped_figures.reading import Built, csv
from slussen.figures.engine.vintage import Origin, Step

BIRTHS = ("born_in_sweden", "foreign_born")
READ = Step(
    sv="Avlästa ur texten, i hela procent",
    en="Read out of the text, in whole per cent",
)
# Measure, year, origin; per cent by sex: born in Sweden, foreign-born.
TOLD: tuple[tuple[str, str, str, Mapping[str, tuple[int, int]]], ...] = (
    ("long_share", "2017", "news-2018", {"women": (34, 31), "men": (22, 26)}),
    ("employment_rate", "2015", "article-2017", {"women": (93, 80), "men": (91, 78)}),
    ("upper_secondary_jobs", "2013", "article-2015", {"women": (10, 19), "men": (9, 21)}),
    ("lower_jobs", "2013", "radio-2015", {"total": (10, 25)}),
)


def long_education(_root: Path) -> Built:
    rows = [
        ("00", year, sex, birth, measure, float(value), None, origin)
        for measure, year, origin, told in TOLD
        for sex, values in told.items()
        for birth, value in zip(BIRTHS, values, strict=True)
    ]
    columns = ("region", "period", "sex", "birth", "measure", "value", "mark", "origin")
    schema = {name: pl.Float64 if name == "value" else pl.String for name in columns}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return frame, {
        "news-2018": _scb(
            "Befolkningens utbildning: utrikes föddas utbildningsbakgrund 2017",
            "2018-12-05",
            "scb.se",
        ),
        "article-2017": _scb(
            "Sämre matchning på arbetsmarknaden för utrikes födda", "2017-10-04", "scb.se"
        ),
        "article-2015": _scb(
            "Utrikesfödda oftare mer välutbildade än deras yrke kräver, nr 2015:140",
            "2015-06-30",
            "metro.se",
        ),
        "radio-2015": _scb(
            "Utrikesfödda oftare mer välutbildade än deras yrke kräver, nr 2015:140",
            "2015-07",
            "sverigesradio.se/artikel/6202452",
            Step(
                sv="”En fjärdedel” och ”en tiondel” satta till 25 och 10 procent",
                en="“A fourth” and “a tenth” taken for 25 and 10 per cent",
            ),
        ),
    }


def _scb(title: str, when: str, via: str, *steps: Step) -> Origin:
    return Origin(publisher="SCB", table=title, retrieved=when, via=via, steps=(READ, *steps))


def education_match(root: Path) -> Built:
    kinds = {
        "education_level_match: person over-educated(För hög)": "over_educated",
        "education_level_match: right level": "right_level",
        "education_level_match: person under-educated(För låg)": "under_educated",
    }
    name = "education_level_match_nms_birthregion_2015_2021.csv"
    frame = (
        csv(root / "statistics" / name)
        .filter(pl.col("unit") == "persons")
        .select(
            region=pl.lit("SE31"),
            period="year",
            birth="birth_region",
            measure=pl.col("indicator").replace_strict(kinds),
            value=pl.col("value").cast(pl.Float64),
            mark=pl.lit(None, pl.String),
            origin=pl.lit("mona"),
        )
    )
    origin = Origin(
        publisher="SCB",
        table="MONA, sammanställt av Region Dalarna (utbniva_matchning)",
        retrieved="2023",
        via="Region-Dalarna/integrationen_i_dalarna",
        steps=(
            Step(
                sv="Länen 17, 20 och 21 tillsammans; hur nivåerna är avgränsade anges inte",
                en="Counties 17, 20 and 21 together; how the levels are defined is not stated",
            ),
        ),
    )
    return frame, {"mona": origin}
