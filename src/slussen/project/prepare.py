"""``slussen prepare``: the database, the static files and the figures made ready, step by step."""

import fcntl
import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from slussen.lib.errors import UserError

MIGRATION_LOCK = 5_121_977  # any number will do, as long as every process asks for the same one


@click.command()
def prepare() -> None:
    """Make the home folder, the database, the static files and the figures ready, and stop.

    Safe to run again, and at the same time as another one: the second waits.
    """
    from django.conf import settings

    home = Path(settings.SLUSSEN_HOME)
    home.mkdir(parents=True, exist_ok=True)
    with one_at_a_time(home / ".prepare.lock"):
        for title, step in STEPS.items():
            click.echo(f"  {title} … ", nl=False)
            started = time.monotonic()
            result = step()
            click.echo(f"✓ {result} ({time.monotonic() - started:.1f} s)")


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Hold the file's lock; released when the process ends, however it ends."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def migrate() -> str:
    """Bring the case database to this version's shape."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    with connection.cursor() as cursor:
        # Several machines may share a PostgreSQL server, where the home's lock says nothing.
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        try:
            executor = MigrationExecutor(connection)
            plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
            if plan:
                call_command("migrate", verbosity=0, interactive=False)
        finally:
            if connection.vendor == "postgresql":
                cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])
    return f"{len(plan)} changes" if plan else "up to date"


def collect_static() -> str:
    """Put the static files, named by their content and compressed, where the server reads them."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    found = [
        (path, storage.path(path))
        for finder in get_finders()
        for path, storage in finder.list(ignore_patterns=None)
    ]
    state = hashlib.sha256()
    for name, place in sorted(found):
        status = Path(place).stat()
        state.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    if stamp.exists() and stamp.read_text() == state.hexdigest():
        return "up to date"
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(state.hexdigest())
    return f"{len(found)} files"


def verify_figures() -> str:
    """Check that every table's current figures are the ones that were written."""
    from slussen.figures import queries, store

    tables = queries.catalogue()
    stored = [current for name in tables if (current := queries.current(name))]
    for current in stored:
        if store.sha256(current.data) != current.vintage.sha256:
            raise UserError(f"{current.data}: the figures have been changed or are damaged")
    return f"{len(stored)} of {len(tables)} tables have figures"


def forget() -> str:
    """Remove what has been kept for as long as it may be (also: a daily job, docs/settings.md)."""
    from io import StringIO

    from django.core.management import call_command

    said = StringIO()
    call_command("forget_expired", write=True, stdout=said)
    return said.getvalue().strip()


STEPS = {
    "Database": migrate,
    "Pages": collect_static,
    "Figures": verify_figures,
    "Kept too long": forget,
}
