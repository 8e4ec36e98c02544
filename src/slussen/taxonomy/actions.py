"""Publishing releases of vocabularies, and choosing which is in use.

For the operator at the machine, who needs no account; no page writes here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from slussen.lib.errors import UserError
from slussen.lib.http import Client
from slussen.taxonomy import queries, store
from slussen.taxonomy.engine import esco, jobtech
from slussen.taxonomy.engine.difference import Difference, difference
from slussen.taxonomy.engine.parsed import Parsed
from slussen.taxonomy.engine.release import Release, fingerprint
from slussen.taxonomy.sources import esco_files, jobtech_taxonomy
from slussen.taxonomy.sources.jobtech_taxonomy import Progress, quiet


@dataclass(frozen=True)
class Outcome:
    """What was read, and what came of it.

    ``same`` is a release that says the same already: nothing is written then. ``before`` is the
    release in use, which ``change`` compares with; None for a vocabulary's first. ``published``
    is None in a dry run.
    """

    release: Release
    notes: Sequence[str]
    same: store.Stored | None
    before: Release | None
    change: Difference | None
    published: store.Stored | None = None


def import_esco(
    *, paths: Sequence[Path], version: str | None, now: datetime, publish: bool = False
) -> Outcome:
    """Read ESCO's download, folders or ZIP files, and publish it as a release if *publish*.

    *version* may be None when the downloads' names say it. Raises UserError with one line for
    what cannot be read or used; nothing is written then.
    """
    version = version or esco_files.version_of(paths)
    if version is None:
        raise UserError(str(paths[0]), "the name says no version (expected --version, as 1.2.0)")
    source = store.Source(
        publisher="European Commission",
        licence="CC BY 4.0",
        source="This service uses the ESCO classification of the European Commission.",
        retrieved=_day(now),
    )
    parsed = esco.parse(esco_files.read_files(paths))
    return _decide(parsed, "esco", version, source, publish)


def import_jobtech(
    *, paths: Sequence[Path], version: str | None, now: datetime, publish: bool = False
) -> Outcome:
    """Read JobTech Taxonomy's JSON files and publish them as a release if *publish*."""
    if version is None:
        raise UserError("a file does not say its version (expected --version, such as 27)")
    files = jobtech_taxonomy.read_files(tuple(paths))
    return _decide(jobtech.parse(files), "jobtech", version, _jobtech(version, now), publish)


def pull_jobtech(
    *,
    version: str | None,
    now: datetime,
    publish: bool = False,
    client: Client | None = None,
    progress: Progress = quiet,
) -> Outcome:
    """Ask JobTech Taxonomy's public service for *version*, the newest if None, and publish it."""
    with client or Client() as asked:
        version = version or jobtech_taxonomy.newest_version(asked)
        if not version.isdigit():
            raise UserError(f'version "{version}" (expected a number, such as 27)')
        files = jobtech_taxonomy.pull(asked, version, progress)
    return _decide(jobtech.parse(files), "jobtech", version, _jobtech(version, now), publish)


def use_release(*, vocabulary: str, version: str) -> store.Stored:
    """Let the release be the one in use; raises UserError when there is none of that version."""
    stored = queries.stored_release(vocabulary, version)
    store.use(Path(settings.TAXONOMY_HOME), stored)
    return stored


def _jobtech(version: str, now: datetime) -> store.Source:
    return store.Source(
        publisher="Arbetsförmedlingen (JobTech)",
        licence="CC0 1.0",
        source=f"Arbetsförmedlingen, JobTech Taxonomy, version {version}",
        retrieved=_day(now),
    )


def _decide(
    parsed: Parsed, vocabulary: str, version: str, source: store.Source, publish: bool
) -> Outcome:
    release = parsed.release(vocabulary, version)
    store.check(release)
    known = queries.releases(vocabulary)
    digest = fingerprint(release)
    same = next((stored for stored in known if stored.about.sha256 == digest), None)
    if same is None and version in {stored.about.version for stored in known}:
        raise UserError(
            f"{vocabulary}: {version} is already there and says something else "
            f"(expected another --version, such as {version}-2)"
        )
    in_use = queries.current(vocabulary)
    before = store.read(in_use) if in_use else None
    change = difference(before, release) if before else None
    published = None
    if publish and same is None:
        published = store.write(Path(settings.TAXONOMY_HOME), release, source)
    return Outcome(release, tuple(parsed.notes), same, before, change, published)


def _day(now: datetime) -> str:
    return now.astimezone(UTC).date().isoformat()
