"""Publishing figures: a file that was handed in, or a table fetched from its publisher."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
from django.conf import settings
from django.db import transaction

from slussen.accounts.models import User
from slussen.audit.actions import record
from slussen.figures import pulling, queries, store
from slussen.figures.engine.vintage import Origin
from slussen.figures.permissions import check_user_can_publish_figures
from slussen.figures.sources.fetching import Fetcher, Progress, quiet
from slussen.figures.staging import Staged, made_here, parse, reading, stage
from slussen.lib.errors import UserError
from slussen.lib.http import Client
from slussen.lib.text import Text

Confirm = Callable[[Staged], bool]


@dataclass(frozen=True)
class Outcome:
    """What came of it. ``published`` is None when nothing was written: a dry run, a no to the
    difference, or (``staged.is_known``) figures that are there already.
    """

    staged: Staged
    published: store.Stored | None = None


def import_file(
    *,
    path: Path,
    table_id: str,
    now: datetime,
    replace: bool = False,
    dry_run: bool = False,
    confirm: Confirm | None = None,
    by: User | None = None,
) -> Outcome:
    """Read the file at *path* into the table and publish it as a new vintage.

    The difference is shown to *confirm* first; without it the figures are published at once.
    Rows of the table that the file says nothing about stay, unless *replace*. Raises UserError
    for a file that can't be read or is another table; nothing is written then.
    """
    if by is not None:
        check_user_can_publish_figures(by)
    entry = queries.table(table_id)
    if entry.made_from:
        raise UserError(
            f"{table_id}: is made here, from {', '.join(entry.made_from)}: {entry.table}"
        )
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    publication = parse(data, path.name, entry)
    origin = Origin(
        publisher=entry.publisher,
        table=f"{entry.register_id} {entry.table}".strip(),
        retrieved=_stamp(now),
        via=path.name,
        query=publication.title,
        sha256=digest,
    )
    read = reading(publication, entry, f"file-{digest[:12]}", origin)
    staged = stage(entry, [read], [path], replace_all=replace)
    return _decide(staged, now=now, dry_run=dry_run, confirm=confirm, by=by)


def pull_table(
    *,
    table_id: str,
    now: datetime,
    client: Client | None = None,
    progress: Progress = quiet,
    dry_run: bool = False,
    confirm: Confirm | None = None,
    by: User | None = None,
) -> Outcome:
    """Fetch the table from its publisher and publish it as a new vintage.

    Answers are stored as they come: after an interruption the same call goes on where it stopped.
    They are removed once the vintage, which keeps them as its raw files, is published.
    """
    if by is not None:
        check_user_can_publish_figures(by)
    entry = queries.table(table_id)
    if entry.pull is None:
        raise UserError(
            f"{table_id}: no address to pull it from is known "
            f"(expected a file: slussen figures import FILE --table {table_id})"
        )
    with client or Client() as asked:
        fetcher = Fetcher(asked, _home(), progress)
        pulled = pulling.pull(entry, fetcher, now)
    staged = stage(entry, pulled.readings, pulled.raw)
    outcome = _decide(staged, now=now, dry_run=dry_run, confirm=confirm, by=by)
    if outcome.published or staged.is_known:
        fetcher.forget(table_id)
    return outcome


def publish_own(
    *,
    table_id: str,
    frame: pl.DataFrame,
    step: Text,
    now: datetime,
    dry_run: bool = False,
    confirm: Confirm | None = None,
    by: User | None = None,
) -> Outcome:
    """Publish a table that Slussen has made from others (``made_from``) as a new vintage.

    *frame* has the table's breakdowns, measure and value. Earlier vintages stay as they are: what
    was forecast can always be held against what came. Nothing is written when the same figures
    were made from the same vintages already.
    """
    if by is not None:
        check_user_can_publish_figures(by)
    entry = queries.table(table_id)
    rests_on = tuple(one for name in entry.made_from if (one := queries.current(name)))
    made = made_here(entry, frame, step, _stamp(now), rests_on)
    staged = stage(entry, [made], [], replace_all=True)
    return _decide(staged, now=now, dry_run=dry_run, confirm=confirm, by=by)


def _decide(
    staged: Staged, *, now: datetime, dry_run: bool, confirm: Confirm | None, by: User | None
) -> Outcome:
    if staged.is_known or dry_run or (confirm is not None and not confirm(staged)):
        return Outcome(staged)
    return Outcome(staged, publish(staged=staged, now=now, by=by))


@transaction.atomic
def publish(*, staged: Staged, now: datetime, by: User | None = None) -> store.Stored:
    """Write what was staged as the table's new vintage, all or nothing.

    Raises UserError when another import came between: its rows would be lost.
    """
    if by is not None:
        check_user_can_publish_figures(by)
        changes = staged.difference.changes
        record(
            action="figures_published",
            actor=by,
            table=staged.entry.id,
            new=changes.new,
            changed=changes.changed,
            removed=changes.removed,
        )
    table = staged.entry.id
    base = queries.current(table)
    if (base and base.vintage.id) != (staged.base and staged.base.vintage.id):
        raise UserError(f"{table}: changed while this was read (expected no other import); again")
    return store.write(
        _home(),
        staged.frame,
        {
            "id": _vintage_id(staged, now),
            "table": table,
            "made_at": _stamp(now),
            "origins": {key: origin.model_dump() for key, origin in staged.origins.items()},
            "changes": staged.difference.changes.model_dump(),
        },
        _unique(staged.raw),
    )


def _vintage_id(staged: Staged, now: datetime) -> str:
    """A UTC time, so that ids sort by age, and a hash."""
    digest = hashlib.sha256("".join(o.sha256 for o in staged.origins.values()).encode()).hexdigest()
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%S%fZ}-{digest[:8]}"


def _stamp(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(timespec="seconds")


def _unique(raw: Sequence[Path]) -> list[Path]:
    """The raw files; two of one name can't lie in one folder, so that must not happen."""
    assert len({path.name for path in raw}) == len(raw), "raw files of the same name"
    return list(raw)


def _home() -> Path:
    return Path(settings.FIGURES_HOME)
