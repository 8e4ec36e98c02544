"""``slussen ads``: job ads as they are published, to tables."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import click
import polars as pl

from slussen.figures.cli.ads_import import import_
from slussen.figures.engine.ads import COLUMNS, UNKNOWN, Level, ad_table
from slussen.figures.sources.ads_files import label_of, open_ads
from slussen.figures.sources.engines import Engine, duckdb_engine, rows, spark_engine
from slussen.lib import tabular
from slussen.lib.errors import UserError
from slussen.regions import queries as regions

_KINDS = {
    **dict.fromkeys(("region", "occupation", "period"), pl.String),
    **dict.fromkeys(("ads", "vacancies"), pl.Int64),
}
SCHEMA = {name: _KINDS.get(name, pl.Float64) for name in COLUMNS}


@click.group("ads")
def ads_group() -> None:
    """Job ads as they are published: counted, and read for what they ask for."""


ads_group.add_command(import_)


@ads_group.command("tables")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE|FOLDER",
    help="A file gets the county table; a folder country, county and municipality as CSV.",
)
@click.option(
    "--by", type=click.Choice(["year", "month"]), default="year", show_default=True, help="Period."
)
@click.option(
    "--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True
)
@click.option(
    "--remote",
    metavar="sc://HOST:PORT",
    envvar="SPARK_REMOTE",
    help="The Spark Connect endpoint; SPARK_REMOTE without it.",
)
def tables(files: Sequence[str], output: str, by: str, engine: str, remote: str | None) -> None:
    """Count the job ads of FILE... by county, occupation (SSYK) and period.

    FILE is Parquet, JSON lines as JobTech publishes them, or an answer of JobSearch. An ad that
    stands twice counts once; what an ad does not say is counted as "unknown".

    \b
    slussen ads tables 2024.jsonl -o ads.csv
    slussen ads tables 2024.jsonl --by month -o tables/
    slussen ads tables ads/*.parquet -o ads.parquet --engine spark --remote sc://spark:15002
    """
    targets = _targets(output)
    with _engine(engine, remote, files) as opened, tempfile.TemporaryDirectory() as scratch:
        ads = open_ads(opened, files, Path(scratch))
        repeated = opened.repeated(ads)
        made = {}
        with _counted(targets) as shown:
            for target, level in shown:
                table = ad_table(
                    ads, repeated, level=level, by_month=by == "month", regions=_codes(level)
                )
                made[target] = pl.DataFrame(list(rows(table)), schema=SCHEMA, orient="row")
    if len(targets) > 1:
        Path(output).mkdir(exist_ok=True)
    for target, frame in made.items():
        tabular.write(target, frame)
    for target, frame in made.items():
        click.echo(_summary(target, frame), err=True)


def _targets(output: str) -> dict[str, Level]:
    """Which level goes where; raises UserError for a place that cannot be written to."""
    folder = Path(output)
    if not folder.is_dir() and (folder.suffix or output == tabular.STDOUT):
        tabular.check_output(output)
        return {output: Level.COUNTY}
    if folder.exists() and not folder.is_dir():
        raise UserError(output, f"is a file (expected a folder, or {', '.join(tabular.ENDINGS)})")
    if not folder.parent.is_dir():
        raise UserError(output, f"there is no folder {folder.parent}")
    return {str(folder / f"{level}.csv"): level for level in Level}


def _engine(name: str, remote: str | None, files: Sequence[str]) -> AbstractContextManager[Engine]:
    if name == "duckdb":
        return duckdb_engine()
    if not remote:
        raise UserError("engine spark: which one? (expected --remote sc://host:port)")
    return spark_engine(remote, label_of(files))


def _codes(level: Level) -> list[str]:
    counties = regions.counties()
    if level is Level.MUNICIPALITY:
        return [place.code for county in counties for place in county.municipalities]
    return [county.code for county in counties]


@contextmanager
def _counted(targets: dict[str, Level]) -> Iterator[Iterator[tuple[str, Level]]]:
    """The levels one by one, shown on a terminal."""
    with click.progressbar(
        targets.items(),
        label="counting ads",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
        item_show_func=lambda item: item[1] if item else "",
    ) as bar:
        yield iter(bar)


def _summary(target: str, frame: pl.DataFrame) -> str:
    ads = frame["ads"].sum()
    unknown = frame.filter(pl.col("region") == UNKNOWN)["ads"].sum()
    return f"{target}: {ads} ads in {len(frame)} rows; {unknown} without a known place"
