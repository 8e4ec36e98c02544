"""``slussen estimate``: the full joint table under published margins, as a file."""

from pathlib import Path

import click
import numpy as np
import polars as pl

from slussen.analysis.engine.estimation.consistency import Allowed
from slussen.analysis.engine.estimation.estimate import Estimate, estimate
from slussen.analysis.engine.estimation.margins import TOTAL, Margin, from_frame
from slussen.lib.errors import UserError
from slussen.lib.tabular import Column, Kind, check_output, read, write

VALUE = "value"


PATH = click.Path(path_type=Path)


@click.command("estimate")
@click.argument("files", metavar="MARGIN…", nargs=-1, required=True, type=PATH)
@click.option("-o", "--output", metavar="FILE", required=True, help='"-" is standard output.')
@click.option("--prior", metavar="FILE", type=PATH, help="A table whose association to keep.")
@click.option(
    "--dimensions",
    metavar="A,B,…",
    help="The columns that are dimensions. Every column but value without it.",
)
@click.option(
    "--tolerance",
    metavar="PERCENT",
    type=click.FloatRange(0, 100),
    default=5.0,
    help="How far files may differ before they are refused; 5 without it.",
)
@click.option(
    "--noise",
    metavar="UNITS",
    type=click.FloatRange(0),
    default=3.0,
    help="What rounding may do to one figure, besides; 3 without it.",
)
def command(
    files: tuple[Path, ...],
    output: str,
    prior: Path | None,
    dimensions: str | None,
    tolerance: float,
    noise: float,
) -> None:
    """Estimate the joint table over all dimensions of the published MARGINs.

    A MARGIN is CSV or Parquet: dimension columns and value (empty: hidden). Out come value, lo80
    and hi80 for every combination.

    \b
    slussen estimate sex_education.csv county_sex.csv -o joint.csv
    slussen estimate sex_education.csv county_sex.csv --prior 2018.parquet -o joint.parquet
    """
    check_output(output)
    named = _names(dimensions)
    margins = [margin for file in files for margin in read_margins(file, named)]
    prior_table = read_prior(prior, named) if prior else None
    result = estimate(margins, prior_table, Allowed(tolerance / 100, noise))
    write(output, as_frame(result))
    for line in _summary(result):
        click.echo(line, err=True)


def _names(dimensions: str | None) -> tuple[str, ...] | None:
    if dimensions is None:
        return None
    names = tuple(name.strip() for name in dimensions.split(",") if name.strip())
    if not names or VALUE in names:
        raise UserError(f'--dimensions "{dimensions}"', "expected names of columns, not value")
    return names


def read_margins(path: Path, named: tuple[str, ...] | None) -> tuple[Margin, ...]:
    """The margins that a file publishes: its detail, and one for each kind of total row.

    Its dimensions are those of the *named* columns that it has; without, all columns but value.
    """
    found = read(path, [Column(VALUE, Kind.NUMBER, empty=True, least=0)]).frame.columns
    dimensions = [c for c in found if c != VALUE and (named is None or c in named)]
    columns = [*map(Column, dimensions), Column(VALUE, Kind.NUMBER, empty=True, least=0)]
    table = read(path, columns)
    if not dimensions and len(table.frame) > 1:
        raise UserError(str(path), "no dimension column (expected at least one beside value)")
    if dimensions:
        table.check_unique(dimensions)
    return from_frame(str(path), table.frame.select([*dimensions, VALUE]), dimensions)


def read_prior(path: Path, named: tuple[str, ...] | None) -> Margin:
    """The detail of the prior table; what it has of total rows follows from that."""
    detail = read_margins(path, named)[-1]
    if not detail.dimensions or not np.nansum(detail.value) > 0:
        raise UserError(str(path), f"nothing but rows of {TOTAL} or zero (expected a table)")
    return detail


def as_frame(result: Estimate) -> pl.DataFrame:
    """A row for each cell of the joint table: its categories, value, lo80 and hi80."""
    columns = {}
    shape = result.value.shape
    for axis, (name, categories) in enumerate(
        zip(result.dimensions, result.categories, strict=True)
    ):
        before, after = int(np.prod(shape[:axis])), int(np.prod(shape[axis + 1 :]))
        codes = np.tile(np.repeat(np.arange(len(categories), dtype=np.uint32), after), before)
        columns[name] = pl.Series(categories, dtype=pl.String).gather(codes)
    for name, array in (("value", result.value), ("lo80", result.lo80), ("hi80", result.hi80)):
        columns[name] = pl.Series(array.ravel())
    return pl.DataFrame(columns)


def _summary(result: Estimate) -> list[str]:
    fixed = int(np.count_nonzero(result.lo80 == result.hi80))
    size = f"{result.value.size:,} cells over {', '.join(result.dimensions) or 'nothing'}"
    met = f"published figures met within {100 * result.deviation:.2g} %"
    return [
        *result.notes,
        f"{size}, {fixed:,} of them fixed by the margins",
        f"{result.iterations} iterations; {met}",
    ]
