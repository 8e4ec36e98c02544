"""``slussen similar``: the counties or municipalities most like one, and why."""

from collections.abc import Iterator

import click
import polars as pl

from slussen.analysis import queries
from slussen.analysis.engine.similarity.neighbours import Contribution, Neighbour
from slussen.analysis.engine.similarity.similar import REASONS, Similar
from slussen.analysis.engine.similarity.traits import COUNT, NOT_STATED
from slussen.figures.engine.vocabulary import UNITS
from slussen.lib import tabular
from slussen.lib.errors import UserError
from slussen.lib.numbers import format_number
from slussen.lib.text import Text
from slussen.regions import queries as regions
from slussen.regions.engine.places import County
from slussen.taxonomy import queries as taxonomy

LANGUAGES = ("sv", "en")
GROUPS = 2  # occupation groups that a differing mix is told by
ALIKE, UNLIKE = Text("lika", "alike"), Text("olika", "unlike")
AGAINST, AMONG = Text("mot", "against"), Text("bland annat", "among them")
COLUMNS = {
    "rank": pl.Int64,  # 1 is the nearest
    "region": pl.String,  # code
    "name": pl.String,
    "distance": pl.Float64,  # the root of the sum of the neighbour's parts; 1 is usual
    "theme": pl.String,  # what --weights weighs
    "trait": pl.String,
    "title": pl.String,
    "unit": pl.String,
    "period": pl.String,
    "value": pl.Float64,  # of the region asked for; empty for a mix of occupations
    "neighbour_value": pl.Float64,
    "ratio": pl.Float64,  # the difference; 1 as large as between two regions usually
    "share": pl.Float64,  # of the weight
    "part": pl.Float64,  # share × ratio²: these sum to the square of the distance
    "role": pl.String,  # alike, unlike, missing, or empty
}


@click.command()
@click.argument("region")
@click.option(
    "--weights",
    metavar="THEME=WEIGHT,…",
    default="",
    help="0 (not at all) to 3, for size, population, integration and occupations.",
)
@click.option("--count", default=COUNT, metavar="N", help=f"How many; {COUNT} without it.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help='A table: .csv, .parquet or .json; "-" is CSV on standard output. A list without it.',
)
@click.option("--lang", "language", metavar="sv|en", default="sv", help="Swedish without it.")
def similar(region: str, weights: str, count: int, output: str | None, language: str) -> None:
    """The counties or municipalities most like REGION (a code or a name), and why.

    \b
    slussen similar 18
    slussen similar Västerås --weights occupations=3,size=0 --count 10
    slussen similar 1880 -o orebro.csv

    The file has a row for each neighbour and trait: rank, region, name, distance, theme, trait,
    title, unit, period, value, neighbour_value, ratio, share, part, role. A neighbour's parts sum
    to the square of its distance; ratio 1 is as large a difference as between two regions usually.
    """
    if language not in LANGUAGES:
        raise UserError(f'there is no language "{language}": expected one of sv, en')
    if output is not None:
        tabular.check_output(output)
    found = queries.similar(regions.place(region).code, _weights(weights), count)
    if output is None:
        for line in _lines(found, language):
            click.echo(line)
    else:
        tabular.write(output, pl.DataFrame(list(_rows(found, language)), COLUMNS, orient="row"))


def _weights(text: str) -> dict[str, float]:
    """ "occupations=2,size=0" → {"occupations": 2.0, "size": 0.0}."""
    found = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, _, number = (side.strip() for side in part.partition("="))
        try:
            found[name] = float(number)
        except ValueError:
            raise UserError(
                f'--weights: "{part}" (expected THEME=WEIGHT, such as size=0)'
            ) from None
    return found


def _rows(found: Similar, language: str) -> Iterator[tuple[object, ...]]:
    for rank, neighbour in enumerate(found.neighbours, 1):
        code = neighbour.region
        head = (rank, code, _name(code, language), neighbour.distance)
        roles = dict.fromkeys((one.key for one in neighbour.alike(REASONS)), "alike")
        roles |= dict.fromkeys((one.key for one in neighbour.unlike(REASONS)), "unlike")
        roles |= dict.fromkeys(neighbour.missing, "missing")
        parts = {one.key: one for one in neighbour.contributions}
        for key, known in found.traits.items():
            trait, part = known.trait, parts.get(key)
            numbers = (part.ratio, part.share, part.part) if part else (None, None, None)
            about = (str(trait.theme), key, trait.title.to(language), trait.unit, known.period)
            yield (*head, *about, *found.pair(key, code), *numbers, roles.get(key, ""))


def _lines(found: Similar, language: str) -> Iterator[str]:
    """The neighbours as a list, with the figures that make and break each likeness."""
    say = Text(
        f"{_name(found.region, 'sv')} ({found.region}) liknar mest:",
        f"{_name(found.region, 'en')} ({found.region}) is most like:",
    )
    yield say.to(language)
    for rank, neighbour in enumerate(found.neighbours, 1):
        yield ""
        distance = format_number(neighbour.distance, 2, language)
        yield f"{rank}. {_name(neighbour.region, language)} ({neighbour.region})  {distance}"
        for one in neighbour.alike(REASONS):
            yield f"   {ALIKE.to(language):7}{_reason(found, neighbour, one, language)}"
        for one in neighbour.unlike(REASONS):
            groups = _groups(found, neighbour, one, language)
            yield f"   {UNLIKE.to(language):7}{_reason(found, neighbour, one, language)}{groups}"
        if neighbour.missing:
            titles = [found.traits[key].trait.title.to(language) for key in neighbour.missing]
            yield f"   {Text('saknas', 'missing').to(language):7}{', '.join(titles)}"
    yield ""
    yield from _foot(found, language)


def _reason(found: Similar, neighbour: Neighbour, one: Contribution, language: str) -> str:
    """ "Arbetslöshet: 7,5 mot 7,4 procent"; of a mix only its name."""
    trait = found.traits[one.key].trait
    title = trait.title.to(language)
    if trait.is_mix:
        return title
    own, other = (
        format_number(value, trait.decimals, language)
        for value in found.pair(one.key, neighbour.region)
    )
    return f"{title}: {own} {AGAINST.to(language)} {other} {UNITS[trait.unit].to(language)}"


def _groups(found: Similar, neighbour: Neighbour, one: Contribution, language: str) -> str:
    """Where a mix differs: ", bland annat Montörer 0,8 mot 7,1; …"; nothing for a figure."""
    if not found.traits[one.key].trait.is_mix:
        return ""
    groups = [
        f"{taxonomy.occupations()[code].name.to(language)} {format_number(own, 1, language)} "
        f"{AGAINST.to(language)} {format_number(other, 1, language)}"
        for code, own, other in found.groups(one.key, neighbour.region, GROUPS)
    ]
    return f", {AMONG.to(language)} {'; '.join(groups)} {UNITS['percent'].to(language)}"


def _foot(found: Similar, language: str) -> Iterator[str]:
    weights = ", ".join(f"{theme}={weight:g}" for theme, weight in found.weights.items())
    yield (
        Text(
            "Avstånd 1: så olika som två regioner brukar vara. Vikter: ",
            "Distance 1: as unlike as two regions usually are. Weights: ",
        ).to(language)
        + weights
    )
    undated = [k.trait.title.to(language) for k in found.traits.values() if k.period == NOT_STATED]
    if undated:
        yield Text("Årtal ej angivet: ", "Year not stated: ").to(language) + ", ".join(undated)


def _name(code: str, language: str) -> str:
    found = regions.place(code)
    return found.title.to(language) if isinstance(found, County) else found.name
