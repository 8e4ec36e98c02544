"""Build the figures that ship with the package, from the public files they were read from.

    python scripts/build_shipped_figures.py FOLDER

FOLDER holds the development data (its README describes each file). Every table is written as one
vintage, "shipped", under src/slussen/figures/data/<table>/; its origins say where each row is
from. Nothing is computed here but what a step says.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from slussen.figures import store
from slussen.figures.engine.vintage import Origin, Step
from slussen.figures.queries import PACKAGE_CATALOGUE

TARGET = Path(__file__).parent.parent / "src" / "slussen" / "figures" / "data"
MADE_AT = "2026-11-23"
NUTS2 = {
    "SE01": "SE11",
    "SE02": "SE12",
    "SE09": "SE21",
    "SE04": "SE22",
    "SE0A": "SE23",
    "SE06": "SE31",
    "SE07": "SE32",
    "SE08": "SE33",
}
TIDIED = Step(
    sv="Omformad till en rad per värde, utan att något värde ändrats",
    en="Reshaped to one row a value; no value was changed",
)
COUNTY_NAMES = Step(
    sv="Endast län och riket; kommuner utelämnade",
    en="Counties and the country only; municipalities left out",
)


def csv(path: Path) -> pl.DataFrame:
    return pl.read_csv(path, infer_schema=False)


def long(frame: pl.DataFrame, measures: dict[str, str], origin: str) -> pl.DataFrame:
    """One row a measure; *measures* maps our word to the file's column."""
    index = [c for c in frame.columns if c not in measures.values()]
    return (
        frame.rename({theirs: ours for ours, theirs in measures.items()})
        .unpivot(list(measures), index=index, variable_name="measure", value_name="value")
        .with_columns(pl.col("value").cast(pl.Float64, strict=True), origin=pl.lit(origin))
    )


def marked(frame: pl.DataFrame, mark: str) -> pl.DataFrame:
    """A mark on every row without a value."""
    return frame.with_columns(
        mark=pl.when(pl.col("value").is_null()).then(pl.lit(mark)).otherwise(None)
    )


Built = tuple[str, pl.DataFrame, dict[str, Origin]]


def scb(table: str, retrieved: str, via: str, *steps: Step) -> Origin:
    return Origin(
        publisher="SCB", table=table, retrieved=retrieved, via=via, steps=(TIDIED, *steps)
    )


def build(root: Path) -> Iterator[Built]:
    yield from labour_market(root / "statistics")
    yield from occupations(root / "statistics", root / "demand", root / "education")
    yield from demand(root / "demand")
    yield from places(root / "statistics")


def labour_market(folder: Path) -> Iterator[Built]:
    bas = long(
        csv(folder / "bas_county_sex_birth.csv").rename(
            {"region_code": "region", "region": "name", "month": "period"}
        ),
        {
            "employed": "employed",
            "unemployed": "unemployed",
            "employment_rate": "employment_rate",
            "unemployment_rate": "unemployment_rate",
        },
        "arbstatusm-2026",
    )
    monthly = (
        csv(folder / "unemployment_rate_county_month_2020_2024.csv")
        .filter(pl.col("period").str.len_chars() == 7)
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
    frame = pl.concat(
        [
            bas.select(monthly.columns),
            monthly.join(bas, on=["region", "period", "sex", "birth", "measure"], how="anti"),
        ]
    )
    yield (
        "labour_status",
        frame.with_columns(mark=pl.lit("preliminary")),
        {
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
        },
    )
    births = {"nordic_eu_excl_sweden": "nordic_eu"}
    matching = csv(folder / "matching_rate_county_birthregion_sex_2015_2020.csv")
    matching = matching.filter(pl.col("age") == "20-64").select(
        region="region_code",
        period="year",
        sex="sex",
        birth=pl.col("birth_region").replace(births),
        age=pl.col("age"),
        measure=pl.lit("matching_rate"),
        value=pl.col("value").cast(pl.Float64),
        origin=pl.lit("rmi-m2n"),
    )
    yield (
        "matching_rate",
        marked(matching, "suppressed"),
        {
            "rmi-m2n": scb(
                "AM9906 RegionInd19M2N, 000005SF",
                "2023",
                "Region-Dalarna/uppfoljning_dalastrategin",
            )
        },
    )
    residence = csv(folder / "employed_share_county_residencetime_sex_2010_2021.csv").select(
        region="region_code",
        period="year",
        sex="sex",
        residence=pl.col("birth_region").str.extract(r"foreign_born_(.+)_years_in_sweden"),
        age="age",
        measure=pl.lit("employed_share"),
        value=pl.col("value").cast(pl.Float64),
        origin=pl.lit("intgr1"),
    )
    yield (
        "establishment",
        marked(residence, "suppressed"),
        {
            "intgr1": scb(
                "AA0003 IntGr1LanKonUtb", "2023", "Region-Dalarna/uppfoljning_dalastrategin"
            )
        },
    )
    levels = store.read_catalogue(PACKAGE_CATALOGUE)["population_education"]
    words = {
        label: word
        for word, labels in levels.dimensions["education"].words.items()
        for label in labels
    }
    education = pl.read_parquet(
        folder / "population_16_74_county_education_sex_1985_2018.parquet"
    ).select(
        region="region_code",
        period=pl.col("year").cast(pl.String),
        sex="sex",
        education=pl.col("education").replace_strict(words),
        age="age",
        measure=pl.lit("population"),
        value="value",
        origin=pl.lit("uf0506"),
    )
    yield (
        "population_education",
        marked(education, "suppressed"),
        {
            "uf0506": scb(
                "UF0506 Utbildning, UF0506A1", "2019", "MikaelLundqvist/SCB-Engineers-Jonkoping"
            )
        },
    )


def occupations(folder: Path, pay: Path, education: Path) -> Iterator[Built]:
    repository = "MikaelLundqvist/SCB-Engineers-Jonkoping"
    employees = pl.read_parquet(folder / "employees_county_ssyk3_sex_2014_2017.parquet").select(
        region="region_code",
        period=pl.col("year").cast(pl.String),
        sex="sex",
        occupation="occupation_code",
        age="age",
        measure=pl.lit("employees"),
        value="value",
        origin=pl.lit("yreg"),
    )
    yield (
        "employees_ssyk3",
        marked(employees, "suppressed"),
        {"yreg": scb("AM0208 YREG58, 000000NL", "2019", repository)},
    )
    by_age = [
        frame.select(
            region=region,
            period=pl.col("year").cast(pl.String),
            sex="sex",
            occupation="occupation_code",
            age="age",
            measure=pl.lit("employees"),
            value=pl.col("value").cast(pl.Float64),
            origin=pl.lit(origin),
        )
        for frame, region, origin in (
            (
                pl.read_parquet(folder / "employees_riksomrade_ssyk3_age_sex_2017.parquet"),
                pl.col("region_code").replace_strict(NUTS2),
                "yreg-nuts2",
            ),
            (
                csv(folder / "employees_county_ssyk214_311_age_sex_2014_2017.csv"),
                pl.col("region_code"),
                "yreg-county",
            ),
        )
    ]
    yield (
        "employees_ssyk3_age",
        marked(pl.concat(by_age), "suppressed"),
        {
            "yreg-nuts2": scb("AM0208 YREG57, 000000NK", "2019", repository),
            "yreg-county": scb("AM0208 YREG57, 000000NK", "2019", repository),
        },
    )
    salaries = csv(folder / "salary_nuts2_ssyk3_sex_2014_2020.csv").select(
        region="nuts2",
        period="year",
        sex="sex",
        occupation="ssyk3",
        measure=pl.lit("mean_pay"),
        value=pl.col("avg_monthly_salary_sek").cast(pl.Float64),
        origin=pl.lit("lon-ssyk3"),
    )
    yield (
        "pay_ssyk3",
        marked(salaries, "suppressed"),
        {"lon-ssyk3": scb("AM0110, 000000CG", "2021", repository)},
    )
    spread = long(
        csv(pay / "salary_ssyk4_2023.csv")
        .filter(pl.col("ssyk4").str.contains(r"^\d{4}$"))
        .with_columns(region=pl.lit("00"), period=pl.lit("2023"))
        .rename({"ssyk4": "occupation"}),
        {"p10": "p10_sek_month", "middle": "middle_sek_month", "p90": "p90_sek_month"},
        "lon-ssyk4",
    )
    yield (
        "pay_ssyk4",
        marked(spread, "suppressed"),
        {
            "lon-ssyk4": scb(
                "AM0110 Lönestrukturstatistik, SSYK 4",
                "2025-05",
                "androjon/yrkesinfo",
                Step(
                    sv="Mittenvärdet kallas genomsnitt i mellanledet; inte kontrollerat mot SCB",
                    en="The middle value is called the mean on the way here; not checked",
                ),
            )
        },
    )
    # The file merges managers' levels 1 and 2, so a pair can occur twice: the better rank counts.
    pairs = (
        csv(pay / "occupation_switches_ssyk4_rank.csv")
        .filter(pl.col("ssyk4_from") != pl.col("ssyk4_to"))
        .with_columns(pl.col("rank").cast(pl.Int64))
        .group_by("ssyk4_from", "ssyk4_to")
        .agg(pl.col("rank").min())
    )
    switches = pairs.select(
        region=pl.lit("00"),
        period=pl.lit("not stated"),
        occupation="ssyk4_from",
        destination="ssyk4_to",
        measure=pl.lit("rank"),
        value=pl.col("rank").cast(pl.Float64),
        origin=pl.lit("switches"),
    )
    yield (
        "occupation_switches",
        marked(switches, "missing"),
        {
            "switches": scb(
                "AM0208 yrkesbyten",
                "2025-05",
                "androjon/yrkesinfo",
                Step(
                    sv="Chefsnivåer sammanslagna: ett par som förekommer två gånger får bästa rang",
                    en="Manager levels merged: a pair that occurs twice keeps the better rank",
                ),
            )
        },
    )
    background = csv(education / "ssyk4_education_background.csv").select(
        region=pl.lit("00"),
        period=pl.lit("not stated"),
        occupation="ssyk4",
        education_group=pl.col("education_group_sv").str.strip_chars(),
        measure=pl.lit("share"),
        value=pl.col("share_percent").cast(pl.Float64),
        origin=pl.lit("background"),
    )
    yield (
        "education_background",
        marked(background, "missing"),
        {"background": scb("AM0208 utbildningsbakgrund", "2025-03", "androjon/yrkesinfo")},
    )


def demand(folder: Path) -> Iterator[Built]:
    ads = csv(folder / "ads_2024_ssyk4_geo.csv").with_columns(pl.col("ads_2024").cast(pl.Float64))
    sums = ads.group_by("geo_level").agg(pl.col("ads_2024").sum())["ads_2024"].unique()
    if sums.len() != 1:
        raise SystemExit(f"ads: the levels sum to different totals: {sums.to_list()}")
    published = ads.filter(pl.col("geo_level") != "municipality").select(
        region=pl.col("geo_code").replace({"SE": "00"}), occupation="ssyk4", value="ads_2024"
    )
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
    yield (
        "ads",
        frame,
        {
            "ads-2024": Origin(
                publisher="Arbetsförmedlingen",
                table="Historiska annonser 2024",
                retrieved="2025-05",
                via="androjon/yrkesinfo",
                steps=(
                    TIDIED,
                    Step(
                        sv="Noll där yrket saknas i länet: länen summerar till riket (697 030)",
                        en="Zero where a county lacks it: counties sum to the country (697,030)",
                    ),
                ),
            )
        },
    )
    levels = {
        "jobbmojligheter": {"små": 1.0, "medelstora": 2.0, "stora": 3.0},
        "prognos_5_ar": {"minska": -1.0, "vara oförändrad": 0.0, "öka": 1.0},
    }
    barometer = (
        csv(folder / "yrkesbarometern_county_2025-05.csv")
        .with_columns(
            pl.col(column).replace_strict(steps, default=None, return_dtype=pl.Float64)
            for column, steps in levels.items()
        )
        .select(
            "jobbmojligheter",
            "prognos_5_ar",
            region="county_code",
            period=pl.lit("2025-05"),
            barometer_occupation="yb_concept_id",
        )
    )
    yield (
        "barometer",
        marked(
            long(barometer, {"chances": "jobbmojligheter", "outlook": "prognos_5_ar"}, "barometer"),
            "not_assessed",
        ),
        {
            "barometer": Origin(
                publisher="Arbetsförmedlingen",
                table="Yrkesbarometern",
                retrieved="2025-05-07",
                via="androjon/yrkesinfo",
                steps=(
                    TIDIED,
                    Step(
                        sv="Utgåvan som gällde den 7 maj 2025; utgåvans namn är inte angivet",
                        en="The edition in force on 7 May 2025; its name is not stated",
                    ),
                ),
            )
        },
    )


def places(folder: Path) -> Iterator[Built]:
    shares = {"out_commuting_share": "out_share", "in_commuting_share": "in_share"}
    commuting = csv(folder / "commuting_share_county_2023.csv").select(
        region="region_code",
        period="year",
        measure=pl.col("indicator").replace_strict(shares),
        value=pl.col("value").cast(pl.Float64),
        origin=pl.lit("rmi-u2n"),
    )
    yield (
        "commuting",
        marked(commuting, "missing"),
        {
            "rmi-u2n": scb(
                "AM9906 RegionInd19U2N1",
                "2025-09",
                "Region-Dalarna/kompetensforsorjning_i_Dalarna",
            )
        },
    )
    by_municipality = csv(folder / "municipality_indicators.csv").select(
        county="county_code",
        region="municipality_code",
        value=pl.col("population_2024_12_31").cast(pl.Float64),
    )
    parts = [
        by_municipality.select("region", "value", mark=pl.lit(None, pl.String)),
        by_municipality.group_by("county")
        .agg(pl.col("value").sum())
        .select(region="county", value="value", mark=pl.lit("derived")),
        by_municipality.select(
            region=pl.lit("00"), value=pl.col("value").sum(), mark=pl.lit("derived")
        ).head(1),
    ]
    yield (
        "population",
        pl.concat(parts).with_columns(
            period=pl.lit("2024"), measure=pl.lit("population"), origin=pl.lit("be0101")
        ),
        {
            "be0101": scb(
                "BE0101 Folkmängd",
                "2025",
                "ordnaswe/val26",
                Step(
                    sv="Länens och rikets folkmängd summerad av kommunernas",
                    en="Counties and the country summed from their municipalities",
                ),
            )
        },
    )
    kpis = {
        "N00914": "employed_share",
        "N03926": "long_term_unemployed_share",
        "N01982": "post_secondary_share",
    }
    kolada = csv(folder / "kolada_dalarna_sex_2010_2022.csv").select(
        region="region_code",
        period="year",
        sex="sex",
        measure=pl.col("source_table").str.extract(r"(N\d{5})").replace_strict(kpis),
        value=pl.col("value").cast(pl.Float64),
        origin=pl.lit("kolada-dalarna"),
    )
    yield (
        "kolada",
        marked(kolada, "missing"),
        {
            "kolada-dalarna": Origin(
                publisher="Kolada (RKA)",
                table=", ".join(kpis),
                retrieved="2023",
                via="Region-Dalarna/uppfoljning_dalastrategin",
                steps=(TIDIED,),
            )
        },
    )


def main(root: Path) -> None:
    catalogue = store.read_catalogue(PACKAGE_CATALOGUE)
    for table, frame, origins in build(root):
        columns = catalogue[table].columns
        tidy = frame.select(columns).sort([c for c in columns if c not in {"value", "mark"}])
        keys = [*catalogue[table].dimensions, "measure"]
        if tidy.select(keys).is_duplicated().any():
            raise SystemExit(f"{table}: the same cell occurs twice")
        folder = TARGET / table / "shipped"
        for old in folder.glob("*") if folder.exists() else ():
            old.unlink()
        if folder.exists():
            folder.rmdir()
        store.write(
            TARGET,
            tidy,
            {
                "id": "shipped",
                "table": table,
                "made_at": MADE_AT,
                "origins": {key: origin.model_dump() for key, origin in origins.items()},
            },
        )
        print(f"{table:24} {tidy.height:7} rows")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
