"""``slussen lights``: will it be easier or harder to get work with each education?"""

from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path

import click
import numpy as np
import polars as pl
from numpy.typing import NDArray

from slussen.analysis.engine.traffic_lights.lights import Lights, Rules, lights, pasts
from slussen.analysis.engine.traffic_lights.past import Past, Record, cover, score
from slussen.analysis.engine.traffic_lights.signs import Thresholds
from slussen.analysis.traffic_light_tables import TrafficLightTables, read_tables
from slussen.lib.errors import UserError
from slussen.lib.tabular import check_output, write

FILE = click.Path(path_type=Path)
YEARS = click.IntRange(1, 50)
SIGNS = ("supply", "wage", "matching")
WORDS = {-1: "harder", 0: "unchanged", 1: "easier"}
DIGITS = 5  # significant digits of what is written


@click.command("lights")
@click.argument("stocks", type=FILE)
@click.option("--flows", type=FILE, help="What the stocks changed by, year by year.")
@click.option("--wages", type=FILE, help="Pay by group, and of the group total.")
@click.option("--matching", type=FILE, help="Matching rate by group.")
@click.option("--horizon", type=YEARS, default=5, show_default=True, help="Years ahead.")
@click.option("--window", type=YEARS, default=5, show_default=True, help="Years looked back.")
@click.option(
    "--thresholds",
    metavar="SIGN=NUMBER,…",
    help="What each sign must exceed; supply=0.02,wage=0.01,matching=0.03 without it.",
)
@click.option(
    "--smallest",
    type=click.IntRange(0),
    default=100,
    show_default=True,
    help="Groups of fewer persons in the base year are grey.",
)
@click.option("--backtest", is_flag=True, help="Write how often each sign was right instead.")
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    required=True,
    help='.csv, .parquet or .json; "-" is CSV on standard output.',
)
def lights_command(
    stocks: Path,
    flows: Path | None,
    wages: Path | None,
    matching: Path | None,
    horizon: int,
    window: int,
    thresholds: str | None,
    smallest: int,
    backtest: bool,
    output: str,
) -> None:
    """Say for each education group whether work will be easier or harder to get.

    \b
    STOCKS    region, group, year, value: persons at each year's end
    --flows   region, group, period (2020-2021, or 2021) and entries, exits,
              in_moves, out_moves, graduated, further_educated: persons.
              Rows after the last year of STOCKS hold what is known ahead.
    --wages, --matching
              region, group, year, value; pay has rows of the group total

    CSV or Parquet; all may have sex as well. The base year of every sign is the last year of
    STOCKS. What is missing is grey (empty), never zero.

    \b
    OUT       region, group, (sex), base_year; stock_first, stock_last;
              growth, relative_growth (less that of all groups of the region),
              lo80, hi80, wage_change, matching_change: natural logarithms;
              supply (-2, 0, 2), wage, matching (-1, 0, 1), total: points;
              outlook (easier, unchanged, harder); supply_right: the share of
              such lights that came true, of supply_lights in earlier years;
              the same of wage and matching: that the change went on
    """
    check_output(output)
    rules = Rules(window, horizon, _thresholds(thresholds), smallest)
    tables = read_tables(stocks, flows, wages, matching)
    if len(tables.years) <= window:
        few = f"{len(tables.years)} years (expected at least {window + 1}, one more than --window)"
        raise UserError(str(stocks), few)
    if backtest:
        scores = pl.DataFrame(list(_scores(tables, rules)))
        if scores.is_empty():
            raise UserError(str(stocks), _nothing_to_score(tables, rules))
        write(output, _rounded(scores))
        said = tables.remarks
    else:
        made = lights(tables.observed, rules)
        write(output, _rounded(_frame(tables, made)))
        said = (*tables.remarks, *_summary(tables, made, rules))
    for line in said:
        click.echo(line, err=True)


def _thresholds(given: str | None) -> Thresholds:
    values: dict[str, float] = {}
    names = [field.name for field in fields(Thresholds)]
    for part in (given or "").split(",") if given is not None else ():
        name, _, number = (text.strip() for text in part.partition("="))
        try:
            value = float(number)
        except ValueError:
            value = -1.0
        if name not in names or name in values or not 0 <= value < np.inf:
            expected = f"expected {', '.join(names)} once each, as supply=0.02"
            raise UserError(f'--thresholds "{given}": "{part}" ({expected})')
        values[name] = value
    return Thresholds(**values)


def _frame(tables: TrafficLightTables, made: Lights) -> pl.DataFrame:
    points = made.points
    outlook = [None if np.isnan(sign) else WORDS[int(sign)] for sign in points.outlook]
    return tables.names.with_columns(
        base_year=pl.lit(tables.years[-1]),
        stock_first=made.first,
        stock_last=made.last,
        growth=made.growth,
        relative_growth=made.relative,
        lo80=made.low,
        hi80=made.high,
        wage_change=made.wage,
        matching_change=made.matching,
        supply=_whole(points.supply),
        wage=_whole(points.wage),
        matching=_whole(points.matching),
        total=_whole(points.total),
        outlook=pl.Series(outlook, dtype=pl.String),
        **_record("supply", made.supply_record),
        **_record("wage", made.wage_record),
        **_record("matching", made.matching_record),
    )


def _whole(points: NDArray[np.float64]) -> pl.Series:
    return pl.Series(points).fill_nan(None).cast(pl.Int64)


def _record(sign: str, record: Record) -> dict[str, NDArray[np.float64] | NDArray[np.int64]]:
    return {f"{sign}_right": record.right, f"{sign}_lights": record.lights}


def _rounded(frame: pl.DataFrame) -> pl.DataFrame:
    numbers = pl.selectors.float()
    return frame.with_columns(numbers.fill_nan(None)).with_columns(numbers.round_sig_figs(DIGITS))


def _scores(tables: TrafficLightTables, rules: Rules) -> Iterator[dict[str, object]]:
    """A row for each sign and each way to foretell it: as the lights do, the sign of the years
    before, and that nothing changes."""
    earlier = pasts(tables.observed, rules)
    for sign in SIGNS:
        past: Past = getattr(earlier, sign)
        threshold: float = getattr(rules.thresholds, sign)
        known = ~(np.isnan(past.said) | np.isnan(past.before))
        ways = {
            "lights": past.said,
            "last period": past.before,
            "unchanged": np.zeros_like(past.said),
        }
        for method, said in ways.items():
            # All are scored on the same outcomes.
            found = score(np.where(known, said, np.nan), past.came, threshold)
            if found is None:
                continue
            held = cover(past, rules.horizon) if (sign, method) == ("supply", "lights") else np.nan
            yield {"sign": sign, "method": method, **asdict(found), "cover": held}


def _nothing_to_score(tables: TrafficLightTables, rules: Rules) -> str:
    least = max(rules.window, rules.horizon) + rules.horizon + 1
    if len(tables.years) < least:
        return f"nothing to score in {len(tables.years)} years (expected at least {least})"
    return f"no group of {rules.smallest:g} persons or more is known {least} years in a row"


def _summary(tables: TrafficLightTables, made: Lights, rules: Rules) -> Iterator[str]:
    """What the lights say and how far they can be trusted, in a few lines."""
    base, count = tables.years[-1], len(made.first)
    yield f"{count} groups, base year {base}, forecast to {base + rules.horizon}"
    small = int((made.first < rules.smallest).sum())
    if small:
        yield f"{small} groups have fewer than {rules.smallest:g} persons: grey"
    for sign in SIGNS:
        points: NDArray[np.float64] = getattr(made.points, sign)
        better, worse = int((points > 0).sum()), int((points < 0).sum())
        grey = int(np.isnan(points).sum())
        line = f"{sign}: {better} speak for easier, {worse} for harder, {grey} are grey"
        right = getattr(made, f"{sign}_record").right
        if not np.isnan(right).all():
            line += f"; such lights came true in {np.nanmean(right):.0%} of earlier cases"
        yield line
    if np.isnan(made.low).all():
        yield "too few earlier lights of supply have an outcome: no interval"
