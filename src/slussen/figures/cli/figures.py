"""``slussen figures``: what there is, what it says, whether it is whole, and newer figures."""

import csv
import json
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
import polars as pl
import stamina

from slussen.figures import actions, queries
from slussen.figures.checking import faults
from slussen.figures.engine.difference import Difference
from slussen.figures.engine.freshness import Age
from slussen.figures.staging import Staged
from slussen.lib.errors import UserError
from slussen.lib.http import reason

SHOWN = 15
AGES = {Age.CURRENT: "", Age.OLD: "old: newer should exist", Age.UNKNOWN: ""}


@click.group("figures")
def figures_group() -> None:
    """The published figures: list, show, check, import, pull and compare."""


@figures_group.command("list")
def list_tables() -> None:
    """Every table: figures from–to, vintage, coverage, and whether newer ones should exist."""
    rows = [("TABLE", "FROM", "TO", "VINTAGE", "COVERAGE", "")]
    for table_id in queries.catalogue():
        found = queries.summary(table_id, _today())
        if found.stored is None:
            can = found.entry.command.en.removeprefix("slussen ").split(" --")[0]
            rows.append((table_id, "–", "–", "–", "–", f"no figures yet: {can}"))
            continue
        coverage = f"{found.entry.coverage} ({found.regions})"
        vintage = found.stored.vintage.id
        rows.append(
            (table_id, found.first or "–", found.last or "–", vintage, coverage, AGES[found.age])
        )
    _columns(rows)


@figures_group.command("show")
@click.argument("table_id", metavar="TABLE")
@click.option("--region", multiple=True, help="A region code, such as 18; may be repeated.")
@click.option("--period", multiple=True, help="A period, such as 2024-11; may be repeated.")
@click.option(
    "--format",
    "as_",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
)
def show(table_id: str, region: tuple[str, ...], period: tuple[str, ...], as_: str) -> None:
    """The current figures of TABLE."""
    entry, stored = queries.table(table_id), queries.current(table_id)
    if stored is None:
        raise UserError(f"{table_id}: no figures yet (expected a pull or an import first)")
    frame = queries.frame(stored)
    for name, wanted in (("region", region), ("period", period)):
        if wanted:
            frame = frame.filter(pl.col(name).is_in(wanted))
            if frame.is_empty():
                raise UserError(f"{table_id}: no figures for {name} {', '.join(wanted)}")
    rows = frame.iter_rows(named=True)
    if as_ == "json":
        click.echo(json.dumps(list(rows), ensure_ascii=False, indent=1))
    elif as_ == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(entry.columns)
        writer.writerows(frame.iter_rows())
    else:
        lines = [
            [_cell(row[name]) if name == "value" else row[name] or "" for name in entry.columns]
            for row in rows
        ]
        _columns([entry.columns, *lines], right=entry.columns.index("value"))


@figures_group.command("verify")
def verify() -> None:
    """Check every vintage: whole, unchanged, in the vocabulary, and traceable to its source."""
    bad = 0
    for table_id, entry in queries.catalogue().items():
        for stored in queries.vintages(table_id):
            found = faults(stored, entry)
            bad += bool(found)
            what = f"{table_id} {stored.vintage.id}"
            if found:
                for fault in found:
                    click.echo(f"{what}: {fault}", err=True)
            else:
                origins = "; ".join(
                    f"{o.publisher} {o.table}, {o.retrieved}"
                    for o in stored.vintage.origins.values()
                )
                click.echo(f"{what}: {stored.vintage.rows} rows, {origins}")
    if bad:
        raise UserError(f"{bad} vintages are not what they should be")


@figures_group.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--table", "table_id", required=True, help="The catalogue's id; see list.")
@click.option("--yes", is_flag=True, help="Publish without asking.")
@click.option("--replace", is_flag=True, help="Drop rows that FILE says nothing about.")
@click.option("--dry-run", is_flag=True, help="Show the difference and stop.")
def import_(file: Path, table_id: str, yes: bool, replace: bool, dry_run: bool) -> None:
    """Read FILE (PX, json-stat2, PxWeb CSV or json) into a table, all or nothing."""
    outcome = actions.import_file(
        path=file,
        table_id=table_id,
        now=datetime.now(UTC),
        replace=replace,
        dry_run=dry_run,
        confirm=confirm(yes),
    )
    say(outcome, dry_run=dry_run)


@figures_group.command("pull")
@click.option("--table", "table_ids", multiple=True, help="The catalogue's id; may be repeated.")
@click.option("--all", "every", is_flag=True, help="Every table that can be pulled.")
@click.option("--yes", is_flag=True, help="Publish without asking.")
@click.option("--dry-run", is_flag=True, help="Fetch, show the difference and stop.")
def pull(table_ids: tuple[str, ...], every: bool, yes: bool, dry_run: bool) -> None:
    """Fetch tables from their publishers; an interrupted pull goes on where it stopped."""
    stamina.instrumentation.set_on_retry_hooks([_say_retry])
    wanted = [name for name, entry in queries.catalogue().items() if entry.pull] if every else []
    wanted = wanted or [queries.table(table_id).id for table_id in table_ids]
    if not wanted:
        raise UserError("nothing to pull (expected --table NAME or --all)")
    failed = []
    for table_id in wanted:
        try:
            _pull_one(table_id, yes=yes, dry_run=dry_run)
        except UserError as error:
            if len(wanted) == 1:
                raise
            # One publisher's trouble doesn't keep the others' figures away.
            click.echo(f"{table_id}: {error}", err=True)
            failed.append(table_id)
    if failed:
        raise UserError(f"{len(failed)} of {len(wanted)} not pulled: {', '.join(failed)}")


def _pull_one(table_id: str, *, yes: bool, dry_run: bool) -> None:
    with Bar() as bar:
        outcome = actions.pull_table(
            table_id=table_id,
            now=datetime.now(UTC),
            progress=bar.show,
            dry_run=dry_run,
            confirm=confirm(yes, before=bar.close),
        )
    say(outcome, dry_run=dry_run)


@figures_group.command("diff")
@click.argument("table_id", metavar="TABLE")
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--limit", default=SHOWN, show_default=True, help="How many changed figures to list.")
def diff(table_id: str, old: str | None, new: str | None, limit: int) -> None:
    """Which figures changed between two vintages of TABLE; the last two if none are named."""
    made = queries.vintages(table_id)
    if old is None and len(made) < 2:
        raise UserError(f"{table_id}: {len(made)} vintage (expected two to compare)")
    before = queries.vintage(table_id, old) if old else made[-2]
    after = queries.vintage(table_id, new) if new else made[-1]
    click.echo(f"{table_id}: {before.vintage.id} → {after.vintage.id}")
    _show_difference(queries.difference_between(before, after), table_id, limit)


class Bar:
    """A progress bar on a terminal; a line a question where nobody watches."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._what = ""

    def __enter__(self) -> "Bar":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def show(self, done: int, total: int, what: str) -> None:
        if what != self._what:
            self.close()
            self._what = what
            self._bar = click.progressbar(length=max(total, 1), label=what, file=sys.stderr)
            self._bar.__enter__()
        self._bar.length = max(total, 1)
        self._bar.update(done - self._bar.pos)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None


def _say_retry(details: stamina.instrumentation.RetryDetails) -> None:
    """Nothing waits without saying for what."""
    click.echo(f"\n{reason(details.caused_by)}; again in {details.wait_for:.0f} s", err=True)


def confirm(yes: bool, before: Any = None) -> actions.Confirm:
    """Shows what would be published, and asks unless *yes*."""

    def ask(staged: Staged) -> bool:
        if before is not None:
            before()
        _show_staged(staged)
        return yes or click.confirm("Publish these figures?", err=True)

    return ask


def say(outcome: actions.Outcome, *, dry_run: bool) -> None:
    table = outcome.staged.entry.id
    if outcome.staged.is_known:
        click.echo(f"{table}: these figures are already there, nothing to do")
    elif outcome.published:
        made = outcome.published.vintage
        click.echo(f"{table}: published as {made.id}, {made.rows} rows")
    elif dry_run:
        _show_staged(outcome.staged)
        click.echo(f"{table}: nothing was published (dry run)")
    else:
        click.echo(f"{table}: nothing was published")


def _show_staged(staged: Staged) -> None:
    for note in staged.notes:
        click.echo(f"{staged.entry.id}: {note.en}")
    _show_difference(staged.difference, staged.entry.id, SHOWN)


def _show_difference(found: Difference, table_id: str, limit: int) -> None:
    click.echo(
        f"{table_id}: {found.new} new, {found.changed} changed, {found.removed} removed, "
        f"{found.unchanged} unchanged"
    )
    listed = found.cells.filter(pl.col("kind") != "new").head(limit)
    keys = [*queries.table(table_id).dimensions, "measure"]
    rows = [
        [
            *(row[key] for key in keys),
            _cell(row["old"] if row["old"] is not None else row["old_mark"]),
            "→",
            _cell(row["new"] if row["new"] is not None else row["new_mark"])
            if row["kind"] != "removed"
            else "removed",
            "" if row["relative"] is None else f"{100 * row['relative']:+.1f} %",
        ]
        for row in listed.iter_rows(named=True)
    ]
    _columns(rows)
    more = found.changed + found.removed - len(rows)
    if more > 0:
        click.echo(f"… and {more} more")


def _cell(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _columns(rows: Sequence[Sequence[str]], right: int = -1) -> None:
    """Rows in aligned columns, without blanks at the ends; column *right* holds numbers."""
    if not rows:
        return
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.rjust(width) if column == right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        click.echo("  ".join(cells).rstrip())


def _today() -> date:
    return datetime.now(UTC).date()
