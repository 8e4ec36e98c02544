"""``slussen ledger``: the forecasts that this site publishes, and how they came true."""

from datetime import UTC, datetime

import click

from slussen.analysis import actions, queries
from slussen.analysis.outlooks import MAKERS
from slussen.lib.errors import UserError


@click.group("ledger")
def ledger_group() -> None:
    """Publish forecasts and estimates from the current figures, and score those of before."""


@ledger_group.command("publish")
@click.option("--table", "table_ids", multiple=True, help="Only this one; may be repeated.")
@click.option("--dry-run", is_flag=True, help="Make them and stop.")
def publish(table_ids: tuple[str, ...], dry_run: bool) -> None:
    """Make every table of forecasts and estimates anew, and publish those that have changed."""
    for table_id in table_ids:
        if table_id not in MAKERS:
            raise UserError(f'no forecast "{table_id}": expected one of {", ".join(MAKERS)}')
    for table_id in table_ids or MAKERS:
        outcome = actions.publish_forecast(
            table_id=table_id, now=datetime.now(UTC), dry_run=dry_run
        )
        if outcome.published:
            made = outcome.published.vintage
            click.echo(f"{table_id}: published as {made.id}, {made.rows} rows")
        elif outcome.staged.is_known:
            click.echo(f"{table_id}: the figures it is made from are the same, nothing to do")
        else:
            click.echo(f"{table_id}: nothing was published (dry run)")


@ledger_group.command("score")
def score() -> None:
    """Every published forecast that has an outcome: its errors, and how many intervals held."""
    found = queries.forecast_record()
    if not found:
        click.echo("no published forecast has an outcome yet")
    for one in found:
        made = "made afterwards" if one.is_hindcast else "made"
        click.echo(
            f"{one.published.table}: {made} {one.published.made_at[:10]} from figures to "
            f"{one.published.base}, for {one.period}: mean error {one.error:.1f} %, "
            f"{one.inside} of {one.regions} within their 80 % interval"
        )
