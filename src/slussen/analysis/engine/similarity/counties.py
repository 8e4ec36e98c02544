"""The traits of the counties, from the tables that counties have."""

from collections.abc import Callable, Sequence

from slussen.analysis.engine.similarity.traits import (
    Known,
    Theme,
    Trait,
    Values,
    latest,
    mix,
    number,
    published,
)
from slussen.figures.engine.cube import Cube
from slussen.lib.text import Text
from slussen.regions.engine.places import County

AGE = "20-64"
NATIVE, FOREIGN = "born_in_sweden", "foreign_born"
POST_SECONDARY = ("post_secondary_under_3", "post_secondary_3", "postgraduate")
PRIMARY = ("primary_under_9", "primary_9")

Cubes = Callable[[str], Cube]

OF_KNOWN = Text(
    "Andel av dem vars utbildning är känd, kvinnor och män tillsammans",
    "Share of those whose education is known, women and men together",
)
OF_ALL = Text(
    "Andelar av alla efter yrkesgrupp (SSYK 3)", "Shares of all by occupation group (SSYK 3)"
)

PEOPLE = Trait(
    "population",
    Theme.SIZE,
    Text("Folkmängd", "Population"),
    Text("folkmängden", "population"),
    "population",
    unit="persons",
    decimals=0,
    logarithmic=True,
)
CENTRE = Trait(
    "centre_share",
    Theme.SIZE,
    Text("Andel i största kommunen", "Share in the largest municipality"),
    Text("andelen som bor i den största kommunen", "the share in the largest municipality"),
    "population",
    step=Text(
        "Den största kommunens andel av länets folkmängd",
        "The largest municipality’s share of the county’s population",
    ),
)
OUT = Trait(
    "out_commuting",
    Theme.SIZE,
    Text("Andel som pendlar ut ur länet", "Share who commute out of the county"),
    Text("andelen som pendlar ut ur länet", "the share who commute out of the county"),
    "commuting",
)
IN = Trait(
    "in_commuting",
    Theme.SIZE,
    Text("Andel som pendlar in till länet", "Share who commute into the county"),
    Text("andelen som pendlar in till länet", "the share who commute into the county"),
    "commuting",
)
YOUNG = Trait(
    "young_share",
    Theme.POPULATION,
    Text("Andel 0–19 år", "Share aged 0–19"),
    Text("andelen barn och unga", "the share of children and young people"),
    "population_structure",
)
OLD = Trait(
    "old_share",
    Theme.POPULATION,
    Text("Andel 75 år eller äldre", "Share aged 75 or older"),
    Text("andelen äldre", "the share of older people"),
    "population_structure",
)
LOW = Trait(
    "primary_share",
    Theme.POPULATION,
    Text("Andel med förgymnasial utbildning", "Share with primary education"),
    Text("andelen med förgymnasial utbildning", "the share with primary education"),
    "population_education",
    step=OF_KNOWN,
)
HIGH = Trait(
    "post_secondary_share",
    Theme.POPULATION,
    Text("Andel med eftergymnasial utbildning", "Share with post-secondary education"),
    Text("andelen med eftergymnasial utbildning", "the share with post-secondary education"),
    "population_education",
    step=OF_KNOWN,
)
FOREIGN_SHARE = Trait(
    "foreign_share",
    Theme.INTEGRATION,
    Text("Utrikes föddas andel av arbetskraften", "Foreign-born share of the labour force"),
    Text("utrikes föddas andel av arbetskraften", "the foreign-born share of the labour force"),
    "labour_status",
    step=Text(
        "Utrikes föddas andel av sysselsatta och arbetslösa",
        "The foreign-born share of the employed and the unemployed",
    ),
)
UNEMPLOYED = Trait(
    "unemployment",
    Theme.INTEGRATION,
    Text("Arbetslöshet", "Unemployment"),
    Text("arbetslösheten", "unemployment"),
    "labour_status",
)
WOMEN = Trait(
    "employed_women",
    Theme.INTEGRATION,
    Text("Sysselsättning, utrikes födda kvinnor", "Employment, foreign-born women"),
    Text("sysselsättningen bland utrikes födda kvinnor", "employment among foreign-born women"),
    "labour_status",
)
ESTABLISHED = Trait(
    "established",
    Theme.INTEGRATION,
    Text("I arbete efter 4–9 år i Sverige", "In work after 4–9 years in Sweden"),
    Text(
        "andelen i arbete bland nyare invandrade",
        "the share in work among more recent immigrants",
    ),
    "establishment",
)
EMPLOYEES = Trait(
    "employees_mix",
    Theme.OCCUPATIONS,
    Text("De anställdas yrken", "The employees’ occupations"),
    Text("de anställdas yrken", "the employees’ occupations"),
    "employees_ssyk3",
    unit="",
    step=OF_ALL,
)
ADS = Trait(
    "ads_mix",
    Theme.OCCUPATIONS,
    Text("Annonsernas yrken", "The advertised occupations"),
    Text("annonsernas yrken", "the advertised occupations"),
    "ads",
    unit="",
    step=OF_ALL,
)


def county_traits(cubes: Cubes, counties: Sequence[County]) -> tuple[Known, ...]:
    """Every trait that two or more counties have figures of, theme by theme."""
    codes = [county.code for county in counties]
    everyone = {"sex": "total", "age": AGE}
    labour, commuting, ages = (
        cubes(table) for table in ("labour_status", "commuting", "population_structure")
    )
    people = published(cubes("population"), codes, measure="population")
    women = published(labour, codes, measure="employment_rate", sex="women", birth=FOREIGN, age=AGE)
    unemployed = published(labour, codes, measure="unemployment_rate", birth="total", **everyone)
    established = published(
        cubes("establishment"), codes, measure="employed_share", residence="4-9", **everyone
    )
    found = (
        number(PEOPLE, *people, codes),
        number(CENTRE, *_centre(cubes("population"), counties), codes),
        number(OUT, *published(commuting, codes, measure="out_share"), codes),
        number(IN, *published(commuting, codes, measure="in_share"), codes),
        number(YOUNG, *published(ages, codes, measure="share_0_19"), codes),
        number(OLD, *published(ages, codes, measure="share_75_plus"), codes),
        number(LOW, *_educated(cubes("population_education"), codes, PRIMARY), codes),
        number(HIGH, *_educated(cubes("population_education"), codes, POST_SECONDARY), codes),
        number(FOREIGN_SHARE, *_labour_force(labour, codes), codes),
        number(UNEMPLOYED, *unemployed, codes),
        number(WOMEN, *women, codes),
        number(ESTABLISHED, *established, codes),
        mix(EMPLOYEES, cubes("employees_ssyk3"), "employees", codes),
        mix(ADS, cubes("ads"), "ads", codes),
    )
    return tuple(one for one in found if one)


def _centre(cube: Cube, counties: Sequence[County]) -> tuple[Values, str]:
    """The largest municipality's part of the county's population, in per cent."""
    codes = [place.code for county in counties for place in county.municipalities]
    people, period = published(cube, codes, measure="population")
    shares = {}
    for county in counties:
        found = [people[place.code] for place in county.municipalities if place.code in people]
        if found and len(found) == len(county.municipalities):
            shares[county.code] = 100 * max(found) / sum(found)
    return shares, period


def _educated(cube: Cube, codes: Sequence[str], levels: Sequence[str]) -> tuple[Values, str]:
    """The share of those whose education is known who have one of *levels*, in per cent."""
    period = latest(cube, codes)
    having: dict[str, float] = {}
    everyone: dict[str, float] = {}
    for key, cell in cube.items(period=period):
        value, region = cell.value, key["region"]
        if value is None or key["sex"] == "total" or key["education"] == "unknown":
            continue
        everyone[region] = everyone.get(region, 0) + value
        if key["education"] in levels:
            having[region] = having.get(region, 0) + value
    return {c: 100 * having.get(c, 0) / everyone[c] for c in codes if everyone.get(c)}, period


def _labour_force(cube: Cube, codes: Sequence[str]) -> tuple[Values, str]:
    """The foreign-born part of all who work or look for work, in per cent."""
    period = latest(cube, codes, measure="unemployed", sex="total", birth=FOREIGN, age=AGE)
    shares = {}
    for region in codes if period else ():
        counts = [
            cube.value(
                region=region, period=period, sex="total", birth=birth, age=AGE, measure=measure
            )
            for birth in (FOREIGN, NATIVE)
            for measure in ("employed", "unemployed")
        ]
        known = [count for count in counts if count is not None]
        if len(known) == len(counts) and sum(known) > 0:
            shares[region] = 100 * sum(known[:2]) / sum(known)
    return shares, period
