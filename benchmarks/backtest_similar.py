"""How ``slussen similar`` compares with Kolada's seven, and how steady its neighbours are.

    PYTHONPATH=src python -m benchmarks.backtest_similar

Reads the groups "Liknande kommuner …" and "Liknande regioner …" of Kolada and the open ads of 2025
from the development data, which a user's machine does not have.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import polars as pl

from slussen.analysis.engine.similarity.counties import county_traits
from slussen.analysis.engine.similarity.distance import Feature, differences, distances, mixes
from slussen.analysis.engine.similarity.municipalities import municipality_traits
from slussen.analysis.engine.similarity.neighbours import nearest
from slussen.analysis.engine.similarity.traits import COUNT, DEFAULT_WEIGHTS, Known, Theme
from slussen.figures import queries as figures
from slussen.project.cli import set_up_django
from slussen.regions import queries as regions

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
GROUPS = DATA / "geo" / "kolada_municipality_groups.parquet"
REGIONS = DATA / "geo" / "kolada_municipalities_regions.csv"
ADS = DATA / "demand" / "ads_2024_ssyk4_geo.csv"
INDICATORS = DATA / "statistics" / "municipality_indicators.csv"
STRUCTURE = DATA / "statistics" / "municipality_population_education_share_2001_2021.parquet"
OPEN_ADS = DATA / "demand" / "open_ads_snapshots_2025.parquet"
MUNICIPAL = re.compile(r"Liknande kommuner,? (.+), ([^,]+?),? \d{4}$")
REGIONAL = re.compile(r"Liknande regioner,? (.+), (Region .+?),? \d{4}$")

SETTLED = ("övergripande", "arbetsmarknad", "socioekonomi")  # Kolada's themes nearest to ours

Sets = Mapping[str, set[str]]


def tables() -> dict[str, str]:
    """Every measured table as Markdown, by name; raises SystemExit where the data is missing."""
    for path in (GROUPS, REGIONS, ADS, INDICATORS, STRUCTURE, OPEN_ADS):
        if not path.exists():
            raise SystemExit(f"{path}: not there (the development data is needed)")
    set_up_django()
    places = [place for county in regions.counties() for place in county.municipalities]
    codes = [place.code for place in places]
    known = municipality_traits(figures.cube, places)
    return {
        "kolada": kolada_table(known, codes),
        "kolada-regions": regions_table(),
        "weights": weights_table(known, codes),
        "steady": steady_table(known, codes),
        "held-out": held_out_table(known, codes),
        "levels": levels_table(codes),
    }


def seven(
    known: Sequence[Known], codes: Sequence[str], weights: Mapping[Theme, float]
) -> dict[str, set[str]]:
    """Each region's seven nearest."""
    by_theme = {str(theme): weight for theme, weight in weights.items()}
    found = distances(codes, [one.feature for one in known], by_theme)
    return {code: {one.region for one in nearest(found, code, COUNT)} for code in codes}


def kolada(pattern: re.Pattern[str], code_of: Mapping[str, str]) -> dict[str, dict[str, set[str]]]:
    """Kolada's groups: theme → region's code → its seven."""
    found: dict[str, dict[str, set[str]]] = {}
    frame = pl.read_parquet(GROUPS).select("group_title", "municipality_code")
    for title, member in frame.iter_rows():
        read = pattern.match(title)
        if read and read[2] in code_of:
            found.setdefault(read[1], {}).setdefault(code_of[read[2]], set()).add(member)
    return found


def municipal_sevens() -> dict[str, dict[str, set[str]]]:
    names = {p.name: p.code for county in regions.counties() for p in county.municipalities}
    return kolada(MUNICIPAL, names)


def shared(ours: Sets, theirs: Sets) -> list[int]:
    return [len(ours[code] & members) for code, members in theirs.items() if code in ours]


def kolada_table(known: Sequence[Known], codes: Sequence[str]) -> str:
    """Per Kolada theme: how many of its seven are among ours, and among two other themes' seven."""
    ours, sevens = seven(known, codes, DEFAULT_WEIGHTS), municipal_sevens()
    rows = []
    for theme, theirs in sevens.items():
        counts = shared(ours, theirs)
        others = [np.mean(shared(other, theirs)) for name, other in sevens.items() if name != theme]
        none = 100 * counts.count(0) / len(counts)
        rows.append((float(np.mean(counts)), theme, len(theirs), none, float(np.mean(others))))
    lines = [
        f"| {theme} | {n} | {mean:.2f} | {none:.0f} | {other:.2f} |"
        for mean, theme, n, none, other in sorted(rows, reverse=True)
    ]
    chance = COUNT * COUNT / (len(codes) - 1)
    return "\n".join(
        [
            (
                "| Kolada's theme | municipalities | of Kolada's 7 among our 7, mean | none in "
                "common, % | among the 7 of Kolada's other themes, mean |"
            ),
            "|---|--:|--:|--:|--:|",
            *lines,
            f"| seven drawn at random | {len(codes)} | {chance:.2f} | | |",
        ]
    )


def regions_table() -> str:
    """Per Kolada theme for regions: how many of its seven are among our seven counties."""
    counties = regions.counties()
    codes = [county.code for county in counties]
    ours = seven(county_traits(figures.cube, counties), codes, DEFAULT_WEIGHTS)
    listed = pl.read_csv(REGIONS).filter(pl.col("type") == "L").select("title", "id")
    names = {title: f"{number:02}" for title, number in listed.iter_rows()}
    # Kolada's regions have two digits of the county with two zeros before: 0018.
    found = {
        theme: {code: {member[-2:] for member in members} for code, members in theirs.items()}
        for theme, theirs in kolada(REGIONAL, names).items()
    }
    lines = [
        f"| {theme} | {len(theirs)} | {np.mean(shared(ours, theirs)):.2f} |"
        for theme, theirs in found.items()
    ]
    chance = COUNT * COUNT / (len(codes) - 1)
    return "\n".join(
        [
            "| Kolada's theme | counties | of Kolada's 7 among our 7, mean |",
            "|---|--:|--:|",
            *lines,
            f"| seven drawn at random | {len(codes)} | {chance:.2f} |",
        ]
    )


def weights_table(known: Sequence[Known], codes: Sequence[str]) -> str:
    """How other weights would change the seven and what they share with Kolada's."""
    sevens = municipal_sevens()
    usual = seven(known, codes, DEFAULT_WEIGHTS)
    tried: dict[str, Mapping[Theme, float]] = {
        "the usual": DEFAULT_WEIGHTS,
        "all equal": dict.fromkeys(Theme, 1.0),
        **{f"{theme} alone": {theme: 1.0} for theme in Theme},
        **{f"without {theme}": {**DEFAULT_WEIGHTS, theme: 0.0} for theme in Theme},
    }
    lines = []
    for name, weights in tried.items():
        ours = seven(known, codes, weights)
        kept = np.mean([len(ours[code] & usual[code]) for code in codes])
        against = [float(np.mean(shared(ours, sevens[theme]))) for theme in SETTLED]
        lines.append(f"| {name} | {kept:.2f} | " + " | ".join(f"{x:.2f}" for x in against) + " |")
    return "\n".join(
        [
            "| weights | of the usual 7 | of Kolada's: overall | labour market | socioeconomics |",
            "|---|--:|--:|--:|--:|",
            *lines,
        ]
    )


def steady_table(known: Sequence[Known], codes: Sequence[str]) -> str:
    """How many of the seven stay with other ads, and with regions drawn away at random."""
    usual = seven(known, codes, DEFAULT_WEIGHTS)
    other_ads = [
        Known(one.trait, one.period, _open_mix(one, codes), one.values) if one.columns else one
        for one in known
    ]
    later = seven(other_ads, codes, DEFAULT_WEIGHTS)
    stay = [len(usual[code] & later[code]) for code in codes]
    large = [len(usual[code] & later[code]) for code in codes if _people(known, code) >= 20_000]
    hubs = Counter(code for found in usual.values() for code in found)
    back = np.mean([code in usual[other] for code, found in usual.items() for other in found])
    return "\n".join(
        [
            "| measured | |",
            "|---|--:|",
            f"| of the 7 that stay with open ads of May–June 2025, mean | {np.mean(stay):.2f} |",
            f"| the same, municipalities of 20,000 or more | {np.mean(large):.2f} |",
            f"| neighbours that have the municipality among their own 7, % | {100 * back:.0f} |",
            f"| the municipality that is most others' neighbour is so of | {max(hubs.values())} |",
            f"| municipalities that are nobody's neighbour | {len(codes) - len(hubs)} |",
        ]
    )


def held_out_table(known: Sequence[Known], codes: Sequence[str]) -> str:
    """How near the mean of the seven comes to a figure that no seven was chosen by here."""
    sevens = municipal_sevens()
    markets: dict[str, set[str]] = {}
    for county in regions.counties():
        for place in county.municipalities:
            markets.setdefault(place.fa, set()).add(place.code)
    chosen: dict[str, Sets] = {
        "slussen similar": seven(known, codes, DEFAULT_WEIGHTS),
        **{f"Kolada: {theme}": sevens[theme] for theme in SETTLED},
        "same FA region": {c: m - {c} for m in markets.values() for c in m if len(m) > 1},
        "all municipalities": {code: set(codes) - {code} for code in codes},
    }
    held = _held_out(codes)
    common = set.intersection(*(set(found) for found in chosen.values()))
    lines = []
    for name, found in chosen.items():
        cells = []
        for values in held.values():
            misses = [
                abs(values[code] - np.mean([values[one] for one in found[code] if one in values]))
                for code in sorted(common & set(values))  # Knivsta is from 2003
            ]
            cells.append(f"{np.mean(misses):.2f}")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    heads = " | ".join(held)
    return "\n".join([f"| mean of | {heads} |", "|---|" + "--:|" * len(held), *lines])


def _held_out(codes: Sequence[str]) -> dict[str, dict[str, float]]:
    """Figures that the traits do not hold, by municipality, in per cent."""
    work = pl.read_csv(INDICATORS, infer_schema=False)
    young = work.select("municipality_code", pl.col("unemployment_16_24_pct").cast(pl.Float64))
    people = pl.read_parquet(STRUCTURE).filter(pl.col("indicator") == "pop")
    by_year = people.pivot("year", index="region_code", values="value")
    growth = by_year.select("region_code", 100 * (pl.col("2021") / pl.col("2001") - 1))
    year = pl.read_csv(ADS, infer_schema=False).filter(pl.col("geo_level") == "municipality")
    ads = year.group_by("geo_code").agg(pl.col("ads_2024").cast(pl.Float64).sum())
    size = dict(work.select("municipality_code", pl.col("population_2024_12_31")).iter_rows())
    per_head = {code: 100 * count / float(size[code]) for code, count in ads.iter_rows()}
    return {
        "unemployed 16–24, points": dict(young.iter_rows()),
        "population 2001–2021, points": dict(growth.drop_nulls().iter_rows()),
        "ads per 100 people, ads": {code: per_head[code] for code in codes},
    }


def _people(known: Sequence[Known], code: str) -> float:
    return next(one.values[code] for one in known if one.trait.key == "population")


def _open_mix(known: Known, codes: Sequence[str]) -> Feature:
    """The mix of the ads open at the first and the last snapshot."""
    counts = _open_counts(codes, known.columns, 3)
    return Feature(known.trait.key, known.trait.theme, mixes(counts))


def _open_counts(codes: Sequence[str], columns: Sequence[str], level: int) -> np.ndarray:
    ads = pl.read_parquet(OPEN_ADS).filter(pl.col("geo_level") == "municipality")
    ends = ads.select(pl.col("committed_at").min(), last=pl.col("committed_at").max()).row(0)
    rows = ads.filter(pl.col("committed_at").is_in(ends)).select("geo_code", "ssyk4", "open_ads")
    return _counted(rows, codes, columns, level)


def _counted(
    rows: pl.DataFrame, codes: Sequence[str], columns: Sequence[str], level: int
) -> np.ndarray:
    at, of = ({key: i for i, key in enumerate(keys)} for keys in (codes, columns))
    counts = np.zeros((len(codes), len(columns)))
    for region, occupation, value in rows.iter_rows():
        if region in at and occupation[:level] in of:
            counts[at[region], of[occupation[:level]]] += value
    return counts


def levels_table(codes: Sequence[str]) -> str:
    """How well a municipality's mix of ads is known again in the next year's, by SSYK level."""
    year = (
        pl.read_csv(ADS, infer_schema=False)
        .filter(pl.col("geo_level") == "municipality")
        .select("geo_code", "ssyk4", value=pl.col("ads_2024").cast(pl.Float64))
    )
    lines = []
    for level in (1, 2, 3, 4):
        columns = sorted({code[:level] for code in year["ssyk4"]})
        first = mixes(_counted(year, codes, columns, level))
        second = mixes(_open_counts(codes, columns, level))
        known = ~np.isnan(second).any(axis=1)
        apart = 1 - np.sqrt(first) @ np.nan_to_num(np.sqrt(second)).T
        ranks = [int((apart[:, i] < apart[i, i]).sum()) for i in np.flatnonzero(known)]
        own = differences(Feature("mix", "occupations", first))
        size = np.log(_counted(year, codes, columns, level).sum(axis=1))
        with_size = np.corrcoef(np.nanmean(own, axis=1), size)[0, 1]
        lines.append(
            f"| {level} | {len(columns)} | {100 * np.mean(np.array(ranks) == 0):.0f} | "
            f"{100 * np.mean(np.array(ranks) < COUNT):.0f} | {with_size:.2f} |"
        )
    return "\n".join(
        [
            (
                "| SSYK digits | groups | known again, % | among the 7 nearest, % | mean distance "
                "against log of ads, correlation |"
            ),
            "|--:|--:|--:|--:|--:|",
            *lines,
        ]
    )


if __name__ == "__main__":
    for name, table in tables().items():
        print(f"<!-- begin {name} -->\n{table}\n<!-- end {name} -->\n")
