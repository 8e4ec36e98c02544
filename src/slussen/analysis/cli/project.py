"""``slussen project``: the population of the years ahead, from tables of the years before."""

from pathlib import Path

import click
import numpy as np
import polars as pl

from slussen.analysis.engine.projection.hindcast import AHEAD, Hindcast, hindcasts
from slussen.analysis.engine.projection.run import Projection, project
from slussen.analysis.population_tables import SEXES, PopulationTables, read_tables
from slussen.lib.errors import UserError
from slussen.lib.tabular import check_output, write

FARTHEST = 100  # years ahead

FILE = click.Path(path_type=Path)


@click.command("project")
@click.option("--population", type=FILE, required=True, help="People at 31 December.")
@click.option("--births", type=FILE, required=True, help="By the mother's age and child's sex.")
@click.option("--deaths", type=FILE, required=True, help="By age at death and sex.")
@click.option("--to", "to_year", type=int, required=True, metavar="YEAR", help="The last year.")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    help='.csv, .parquet or .json; "-" is CSV on standard output.',
)
@click.option("--components", metavar="FILE", help="Births, deaths and net migration as well.")
@click.option("--backtest", is_flag=True, help="How well it did 5 and 10 years ago.")
def project_command(
    population: Path,
    births: Path,
    deaths: Path,
    to_year: int,
    output: str,
    components: str | None,
    backtest: bool,
) -> None:
    """Project the population by region, sex and single year of age (cohort-component method).

    \b
    The files are CSV or Parquet with the columns region_code, year, sex, age and value: single
    years of age, the last one open (100+), every year and region. OUT has region_code, sex, age,
    year, value, lo80 and hi80 for every year after the last one, to YEAR.

    \b
    slussen project --population people.csv --births births.csv --deaths deaths.csv \\
        --to 2040 -o projection.parquet --components components.csv --backtest
    """
    check_output(output)
    if components is not None:
        check_output(components)
        if components == output:
            raise UserError(components, "is where the projection goes (expected another file)")
    tables = read_tables(population, births, deaths)
    last = tables.years[-1]
    if not last < to_year <= last + FARTHEST:
        raise UserError(f"--to {to_year}: expected a year from {last + 1} to {last + FARTHEST}")
    made = project(
        tables.population,
        tables.births,
        tables.deaths,
        to_year,
        last_year=last,
        youngest_mother=tables.youngest_mother,
    )
    past = _hindcasts(tables) if backtest else ()
    write(output, _people(tables, made))
    if components is not None:
        write(components, _components(tables, made))
    for line in (*_summary(tables, made), *(_said(tables, each) for each in past)):
        click.echo(line, err=True)


def _hindcasts(tables: PopulationTables) -> tuple[Hindcast, ...]:
    found = hindcasts(
        tables.population, tables.births, tables.deaths, youngest_mother=tables.youngest_mother
    )
    if not found:
        few = f"{len(tables.years)} years of population (expected at least 9)"
        raise UserError("--backtest", few)
    return found


def _people(tables: PopulationTables, made: Projection) -> pl.DataFrame:
    """A row a region, sex, age and year, in that order."""
    shape = made.population.shape
    region, sex, age, year = (index.ravel() for index in np.indices(shape))
    nothing = pl.lit(None, dtype=pl.Float64)
    return pl.DataFrame(
        {
            "region_code": np.array(tables.regions)[region],
            "sex": np.array(SEXES)[sex],
            "age": np.array(tables.ages)[age],
            "year": made.first_year + year,
            "value": made.population.ravel(),
        }
    ).with_columns(
        lo80=nothing if made.low is None else pl.Series(made.low.ravel()),
        hi80=nothing if made.high is None else pl.Series(made.high.ravel()),
    )


def _components(tables: PopulationTables, made: Projection) -> pl.DataFrame:
    region, year = (index.ravel() for index in np.indices(made.births.shape))
    return pl.DataFrame(
        {
            "region_code": np.array(tables.regions)[region],
            "year": made.first_year + year,
            "births": made.births.ravel(),
            "deaths": made.deaths.ravel(),
            "net_migration": made.net_migration.ravel(),
        }
    )


def _summary(tables: PopulationTables, made: Projection) -> list[str]:
    """What the figures rest on, in a few lines."""
    recipe, trials = made.choice.recipe, made.choice.trials
    lines = [f"net migration: {recipe.base} of the last {recipe.window} years"]
    if trials:
        error = f"mean error {made.choice.error:.2%} a year ahead in {len(trials)} trials"
        lines[0] += f", which did best in the past ({error})"
    else:
        few = f"{len(tables.years)} years of population (expected at least 5)"
        lines.append(f"no intervals and nothing chosen by past errors: {few}")
    for region, year in np.argwhere(made.left_out):
        where = f"region {tables.regions[region]}, {tables.years[year + 1]}"
        lines.append(f"{where}: not counted as migration, people jumped as when a border moves")
    return lines


def _said(tables: PopulationTables, past: Hindcast) -> str:
    """One back-test in one line."""
    origin = tables.years[-1] - past.ago
    working = f"people 20–64 a region {past.working_age_error:.2%}"
    if not past.same_border.all():
        working += f" ({past.working_age_error_same_border:.2%} where no border moved)"
    line = (
        f"{origin} → {origin + AHEAD}: mean error of {working}; "
        f"by region, sex and age {past.cell_error:.2%}; "
        f"all regions together by sex and age {past.country_error:.2%}"
    )
    if past.covered is not None:
        line += f"; {past.cover:.0%} inside their 80 % interval"
    return line
