"""Publishing figures: a file that was handed in, or a table fetched from its publisher."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
from django.conf import settings
from django.db import transaction

from slussen.accounts.models import User
from slussen.audit.actions import record
from slussen.figures import ads_store, importing_ads, pulling, queries, store
from slussen.figures.engine.ad_rows import Keep
from slussen.figures.engine.proposals import CompetenceMatcher, OccupationProposer
from slussen.figures.engine.requirement_counts import requirement_counts
from slussen.figures.engine.vintage import Origin
from slussen.figures.permissions import check_user_can_publish_figures
from slussen.figures.sources.fetching import Fetcher, Progress, quiet
from slussen.figures.sources.proposing import LinkedProposer, label_matcher
from slussen.figures.staging import Staged, made_here, parse, reading, stage
from slussen.lib.errors import UserError
from slussen.lib.http import Client
from slussen.lib.text import Text
from slussen.regions import queries as regions
from slussen.taxonomy import queries as taxonomy

Confirm = Callable[[Staged], bool]
ConfirmAds = Callable[[importing_ads.StagedAds], bool]
AD_REQUIREMENTS = "ad_requirements"


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
    names = (*entry.made_from, *entry.helped_by)
    rests_on = tuple(one for name in names if (one := queries.current(name)))
    made = made_here(entry, frame, step, _stamp(now), rests_on)
    staged = stage(entry, [made], [], replace_all=True)
    return _decide(staged, now=now, dry_run=dry_run, confirm=confirm, by=by)


@dataclass(frozen=True)
class AdsOutcome:
    """What came of an import of ads. ``folder`` is None when nothing was written: a dry run, a no,
    or (``staged.is_known``) ads that are there already."""

    staged: importing_ads.StagedAds
    folder: Path | None = None


def import_ads(
    *,
    path: Path,
    now: datetime,
    keep_employer: bool = False,
    keep_text_until: date | None = None,
    proposer: OccupationProposer | None = None,
    matcher: CompetenceMatcher | None = None,
    progress: importing_ads.Progress | None = None,
    dry_run: bool = False,
    confirm: ConfirmAds | None = None,
    by: User | None = None,
) -> AdsOutcome:
    """Read the ads of the file at *path*, and keep what they ask for, all or nothing.

    Later versions replace earlier ones, and removed ads go. Texts, headlines and employers are
    read and not kept, unless told to. Raises UserError for a file that can't be read.
    """
    if by is not None:
        check_user_can_publish_figures(by)
    if keep_text_until is not None and keep_text_until < now.date():
        raise UserError(f"--keep-text-until {keep_text_until}: has passed (expected a day to come)")
    home = _ads_home()
    staged = importing_ads.stage(
        path,
        home,
        proposer=proposer or LinkedProposer(),
        matcher=matcher or label_matcher(),
        keep=Keep(keep_employer, keep_text_until),
        today=now.date(),
        progress=progress,
    )
    if staged.is_known or dry_run or (confirm is not None and not confirm(staged)):
        return AdsOutcome(staged)
    with transaction.atomic():
        if by is not None:
            record(
                action="ads_imported",
                actor=by,
                new=staged.new,
                changed=staged.changed,
                removed=staged.removed,
            )
        base = staged.base.folder
        return AdsOutcome(staged, ads_store.write(home, staged.tables, now=now, base=base))


def publish_ad_requirements(
    *,
    now: datetime,
    dry_run: bool = False,
    confirm: Confirm | None = None,
    by: User | None = None,
) -> Outcome:
    """Count the imported ads' requirements into the table ``ad_requirements``, and publish it.

    The whole table is replaced: it says what the ads that stand say. Raises UserError where no
    imported ad can be counted.
    """
    if by is not None:
        check_user_can_publish_figures(by)
    entry = queries.table(AD_REQUIREMENTS)
    kept = ads_store.current(_ads_home())
    groups = [code for code in taxonomy.occupations() if len(code) == 4]
    counties = [county.code for county in regions.counties()]
    frame = requirement_counts(kept.tables, counties, groups)
    if frame.is_empty() or kept.folder is None:
        raise UserError(
            f"{AD_REQUIREMENTS}: no imported ad with a text, a day and an occupation (expected "
            "slussen ads import FILE first)"
        )
    country = frame.filter(region="00", measure="ads", requirement="references")
    base = int(country["value"].sum())
    step = Text(
        f"Räknad ur {base} importerade annonser, så som de är lästa av Slussens regler",
        f"Counted from {base} imported ads, as Slussen’s rules read them",
    )
    made = made_here(entry, frame, step, _stamp(now), ())
    origin = made.origin.model_copy(
        update={"query": f"{base}", "sha256": store.sha256(kept.folder / ads_store.REQUIREMENTS)}
    )
    staged = stage(entry, [replace(made, origin=origin)], [], replace_all=True)
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


def _ads_home() -> Path:
    return Path(settings.SLUSSEN_HOME) / "ads"
