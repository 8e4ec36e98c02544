"""``slussen ads import``: job ads with their texts, to what they ask for."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
import polars as pl

if TYPE_CHECKING:  # needs Django, which is set up only when the command runs
    from slussen.figures.importing_ads import StagedAds


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--keep-employer", is_flag=True, help="Keep employers' names and numbers too.")
@click.option(
    "--keep-text-until",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Keep the texts too, masked; the first import after that day forgets them.",
)
@click.option("--yes", is_flag=True, help="Keep and publish without asking.")
@click.option("--dry-run", is_flag=True, help="Show what would be kept, and stop.")
def import_(
    file: Path, keep_employer: bool, keep_text_until: datetime | None, yes: bool, dry_run: bool
) -> None:
    """Read the ads of FILE, find what they ask for, and count it for Hinder (Barriers).

    FILE is an answer of JobSearch, a list or lines from JobStream (removals too), or historical ads
    as JSON or JSON lines. A later version of an ad replaces an earlier one.

    Kept are codes, what the ad's form says, and each requirement with its sentence, where e-mail
    addresses, telephone and identity numbers are masked. Names in a sentence stay: treat what is
    kept as personal data. Texts, headlines, contacts and employers are not kept.

    \b
    slussen ads import 2024.jsonl --dry-run
    slussen ads import 2024.jsonl --yes
    """
    _set_up_django()
    from slussen.figures import actions
    from slussen.figures.cli.figures import Bar, confirm, say

    now = datetime.now(UTC)
    with Bar() as bar:

        def ask(staged: "StagedAds") -> bool:
            bar.close()
            _show(staged)
            return yes or click.confirm("Keep these ads?", err=True)

        outcome = actions.import_ads(
            path=file,
            now=now,
            keep_employer=keep_employer,
            keep_text_until=keep_text_until.date() if keep_text_until else None,
            progress=lambda done, total: bar.show(done, total, "reading ads"),
            dry_run=dry_run,
            confirm=ask,
        )
    if outcome.staged.is_known:
        click.echo("ads: these are already there, nothing to do")
    elif outcome.folder is None:
        if dry_run:
            _show(outcome.staged)
        click.echo(f"ads: nothing was kept{' (dry run)' if dry_run else ''}")
    else:
        click.echo(f"ads: kept as {outcome.folder.name}")
    if outcome.folder or (outcome.staged.is_known and not dry_run):
        published = actions.publish_ad_requirements(now=now, confirm=confirm(yes))
        say(published, dry_run=False)


def _set_up_django() -> None:
    """Only this command of the group keeps anything; the others start without Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "slussen.project.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


def _show(staged: "StagedAds") -> None:
    living = staged.tables.ads.filter(~pl.col("removed"))
    without = living["occupation"].is_null().sum()
    click.echo(
        f"ads: {staged.read} read; {staged.new} new, {staged.changed} changed, "
        f"{staged.removed} removed; {living.height} in all"
    )
    click.echo(
        f"occupation: proposed for {staged.proposed} of those read; {without} of all have none"
    )
    if staged.texts_forgotten:
        click.echo(f"texts forgotten, as their day has passed: {staged.texts_forgotten}")
    asked = staged.tables.requirements.group_by("requirement").agg(ads=pl.col("id").n_unique())
    for requirement, ads in asked.sort("ads", "requirement", descending=[True, False]).rows():
        click.echo(f"  {requirement}: {ads} ads")
