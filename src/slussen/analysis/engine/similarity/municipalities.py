"""The traits of the municipalities, from the tables that municipalities have.

The local labour market is the FA region (Tillväxtverket's functional labour market regions).
"""

from collections.abc import Sequence
from dataclasses import replace

from slussen.analysis.engine.similarity.counties import ADS, HIGH, LOW, OLD, PEOPLE, YOUNG, Cubes
from slussen.analysis.engine.similarity.traits import (
    AS_PUBLISHED,
    Known,
    Theme,
    Trait,
    mix,
    number,
    published,
)
from slussen.lib.text import Text
from slussen.regions.engine.places import Municipality

MARKET = Trait(
    "market_population",
    Theme.SIZE,
    Text("Folkmängd i FA-regionen", "Population of the FA region"),
    Text("arbetsmarknadsregionens folkmängd", "the population of the labour market region"),
    "population",
    unit="persons",
    decimals=0,
    logarithmic=True,
    step=Text("Kommunernas folkmängd summerad", "Population of its municipalities added up"),
)
MARKET_SHARE = Trait(
    "market_share",
    Theme.SIZE,
    Text("Kommunens andel av FA-regionen", "Municipality’s share of the FA region"),
    Text("kommunens andel av arbetsmarknadsregionen", "the share of the labour market region"),
    "population",
    step=Text("Andel av FA-regionens folkmängd", "Share of the FA region’s population"),
)
INCOME = Trait(
    "median_income",
    Theme.POPULATION,
    Text("Medianinkomst 20–64 år", "Median income aged 20–64"),
    Text("medianinkomsten", "median income"),
    "municipality_labour",
    unit="sek_year",
    decimals=0,
)
FOREIGN_BORN = Trait(
    "foreign_born_share",
    Theme.INTEGRATION,
    Text("Andel utrikes födda", "Share foreign-born"),
    Text("andelen utrikes födda", "the share foreign-born"),
    "municipality_labour",
)
EMPLOYED = Trait(
    "employment_rate",
    Theme.INTEGRATION,
    Text("Andel sysselsatta 20–64 år", "Share employed aged 20–64"),
    Text("sysselsättningen", "employment"),
    "municipality_labour",
)
OUT_OF_WORK = Trait(
    "unemployment_rate",
    Theme.INTEGRATION,
    Text("Andel arbetslösa 20–64 år", "Share unemployed aged 20–64"),
    Text("arbetslösheten", "unemployment"),
    "municipality_labour",
)
LONG_OUT = Trait(
    "long_term_unemployed_share",
    Theme.INTEGRATION,
    Text("Andel långtidsarbetslösa 18–65 år", "Share long-term unemployed aged 18–65"),
    Text("långtidsarbetslösheten", "long-term unemployment"),
    "municipality_labour",
)
PRIMARY = replace(LOW, table="population_structure", step=AS_PUBLISHED)
POST_SECONDARY = replace(HIGH, table="population_structure", step=AS_PUBLISHED)
LOCAL_ADS = replace(ADS, table="ads_municipality")
# Trait → the measure of its table.
PUBLISHED = {
    PEOPLE: "population",
    YOUNG: "share_0_19",
    OLD: "share_75_plus",
    PRIMARY: "primary_share",
    POST_SECONDARY: "post_secondary_share",
    INCOME: "median_income",
    FOREIGN_BORN: "foreign_born_share",
    EMPLOYED: "employment_rate",
    OUT_OF_WORK: "unemployment_rate",
    LONG_OUT: "long_term_unemployed_share",
}


def municipality_traits(cubes: Cubes, places: Sequence[Municipality]) -> tuple[Known, ...]:
    """Every trait that two or more municipalities have figures of, theme by theme."""
    codes = [place.code for place in places]
    found = [
        number(trait, *published(cubes(trait.table), codes, measure=measure), codes)
        for trait, measure in PUBLISHED.items()
    ]
    people, period = published(cubes("population"), codes, measure="population")
    market: dict[str, float] = {}
    for place in places:
        market[place.fa] = market.get(place.fa, 0) + people.get(place.code, 0)
    around = {place.code: market[place.fa] for place in places if place.code in people}
    shares = {code: 100 * people[code] / size for code, size in around.items() if size}
    found += [
        number(MARKET, around, period, codes),
        number(MARKET_SHARE, shares, period, codes),
        mix(LOCAL_ADS, cubes("ads_municipality"), "ads", codes),
    ]
    order = list(Theme)
    return tuple(sorted((one for one in found if one), key=lambda o: order.index(o.trait.theme)))
