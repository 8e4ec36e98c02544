"""``slussen protect``: a table with its small counts hidden, and what would give them away."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click
import numpy as np
import polars as pl

from slussen.figures.engine.protection.protect import Protected, protect
from slussen.figures.engine.protection.table import ContradictionError, Table
from slussen.lib.errors import UserError
from slussen.lib.tabular import Column, Kind, Tabular, check_output, read, write

VALUE = "value"


@click.command("protect")
@click.argument("table", type=click.Path(path_type=Path))
@click.option(
    "--min",
    "minimum",
    metavar="N",
    type=click.IntRange(min=2),
    default=5,
    help="Counts 1 … N−1 are hidden, none closer than to N values. 5 without it.",
)
@click.option(
    "--hierarchy",
    "hierarchies",
    metavar="DIMENSION=FILE",
    multiple=True,
    help="A file with columns code and parent, where codes do not begin with their parent's.",
)
@click.option(
    "--seconds",
    metavar="N",
    type=click.FloatRange(min=0),
    default=60.0,
    help="How long to look for fewer cells to hide. 60 without it.",
)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    default="-",
    help='A .csv, .parquet or .json file; "-" is standard output, which is used without it.',
)
def protect_command(
    table: Path, minimum: int, hierarchies: tuple[str, ...], seconds: float, output: str
) -> None:
    """Hide the small counts of TABLE, and as few others as keep them from being worked out.

    TABLE has a column value and dimensions; "total" in a dimension marks a sum.

    \b
    slussen protect employed.csv -o published.csv
    slussen protect employed.csv --min 3 --hierarchy region=regions.csv -o published.parquet
    """
    check_output(output)
    given = read(table, [Column(VALUE, Kind.WHOLE, empty=True, least=0)])
    names = [name for name in given.frame.columns if name != VALUE]
    if not names:
        raise UserError(str(table), f"only the column {VALUE} (expected dimensions beside it)")
    counts = _table(given, names)
    declared = _declared(hierarchies, names)
    if sys.stderr.isatty():
        click.echo(f"{len(counts.rows)} cells: at most about {seconds:g} s …", err=True)
    try:
        found = protect(counts, minimum, seconds, declared)
    except ContradictionError as error:
        raise given.fault(error.row, VALUE, error.expected) from None
    shown = pl.when(pl.Series(found.hidden)).then(None).otherwise(pl.col(VALUE))
    write(output, given.frame.with_columns(shown.alias(VALUE)))
    for line in summary(counts, found):
        click.echo(line, err=True)


def _table(given: Tabular, names: list[str]) -> Table:
    codes = [pl.col(name).cast(pl.String).str.strip_chars() for name in names]
    for name, code in zip(names, codes, strict=True):
        given.check(name, code.is_not_null() & (code != ""), "a code, or total")
    given.check_unique(names)
    frame = given.frame.select(codes)
    if frame.is_duplicated().any():
        raise UserError(str(given.path), "two rows have the same codes but for blanks around them")
    return Table(tuple(names), tuple(frame.rows()), tuple(given.frame[VALUE].to_list()))


def _declared(options: tuple[str, ...], names: list[str]) -> Mapping[str, Mapping[str, str]]:
    declared = {}
    for option in options:
        name, _, file = option.partition("=")
        if name not in names or not file:
            expected = f"expected DIMENSION=FILE, with one of {', '.join(names)}"
            raise UserError(f'--hierarchy "{option}"', expected)
        given = read(Path(file), [Column("code"), Column("parent")])
        given.check_unique(["code"])
        parents = dict(given.frame.select("code", "parent").iter_rows())
        for index, code in enumerate(given.frame["code"]):
            if code in _above(parents, code):
                raise given.fault(index, "code", "a code that isn't above itself")
        declared[name] = parents
    return declared


def _above(parents: Mapping[str, str], code: str) -> list[str]:
    """The codes above a code, until one comes back."""
    way: list[str] = []
    while code in parents and parents[code] not in way:
        code = parents[code]
        way.append(code)
    return way


def summary(table: Table, found: Protected) -> list[str]:
    """What was hidden, what that cost, and how much less any safe choice could cost."""
    values = np.array([value or 0 for value in table.values])
    empty = sum(value is None for value in table.values)
    came = f", {empty} came without a value" if empty else ""
    small = int(found.primary.sum())
    count = int(found.complementary.sum())
    persons = int(values[found.complementary].sum())
    if count == found.bound:
        proof = "proven to be the fewest"
    else:
        gap = (count - found.bound) / count
        proof = f"at least {found.bound} are needed: gap {count - found.bound} ({gap:.1%})"
    return [
        *found.notes,
        f"{len(values)} cells{came}",
        f"hidden for being small: {small} cells, {values[found.primary].sum()} persons",
        f"hidden to protect them: {count} cells, {persons} persons; {proof}",
    ]
