"""The ``slussen`` command: a table of subcommands that are imported when they are used."""

import errno
import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from slussen.lib.errors import UserError

DISK_FULL = ("no space left", "disk is full", "disk quota exceeded")


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a subcommand is ("module:name"), its line in ``--help``, and if it needs Django."""

    target: str
    help: str
    django: bool = True


COMMANDS: Mapping[str, Entry] = {
    "up": Entry("slussen.project.serve:up", "Prepare everything and serve the site.", django=False),
    "prepare": Entry("slussen.project.prepare:prepare", "Prepare everything, and stop."),
    "draw": Entry("slussen.project.draw:draw", "Draw every county's charts in advance."),
    "analyse": Entry(
        "slussen.analysis.cli.analyse:analyse", "Write the analysis of one or all counties."
    ),
    "ledger": Entry(
        "slussen.analysis.cli.ledger:ledger_group", "Publish forecasts, and score earlier ones."
    ),
    "project": Entry(
        "slussen.analysis.cli.project:project_command",
        "Project the population by region, sex and age.",
        django=False,
    ),
    "forecast": Entry(
        "slussen.analysis.cli.forecast:forecast",
        "Forecast annual series, each with its past error.",
        django=False,
    ),
    "link": Entry("slussen.taxonomy.cli.link:link", "Link a text to occupations and skills."),
    "similar": Entry("slussen.analysis.cli.similar:similar", "The regions most like one, and why."),
    "estimate": Entry(
        "slussen.analysis.cli.estimate:command",
        "Estimate a joint table from its published margins.",
        django=False,
    ),
    "lights": Entry(
        "slussen.analysis.cli.lights:lights_command",
        "Say for which educations work will be easier or harder to get.",
        django=False,
    ),
    "figures": Entry(
        "slussen.figures.cli.figures:figures_group", "List, check, import and pull figures."
    ),
    "taxonomy": Entry(
        "slussen.taxonomy.cli.taxonomy:taxonomy_group",
        "List, compare and import vocabularies of occupations and skills.",
    ),
    "ads": Entry(
        "slussen.figures.cli.ads:ads_group",
        "Count published job ads, and read what they ask for.",
        django=False,
    ),
    "protect": Entry(
        "slussen.figures.cli.protect:protect_command",
        "Hide a table's small counts, and what would give them away.",
        django=False,
    ),
    "accounts": Entry("slussen.accounts.cli:accounts_group", "Invite people and set their roles."),
    "manage": Entry("slussen.project.cli:manage", "Run one of Django's own commands."),
}


class LazyGroup(click.Group):
    """Imports a subcommand, and sets Django up, only when it is called or asked for its help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        module, name = entry.target.split(":")
        if entry.django:
            set_up_django()
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # Written from the table: click's own would import every subcommand for one line each.
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """As click's, but what the user can put right becomes one line and not a traceback."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        try:
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except click.Abort:
            fail("interrupted", 130)
        except Exception as error:
            line = one_line(error)
            if line is None:
                raise
            fail(line, 2)
        sys.exit(code if isinstance(code, int) else 0)


def one_line(error: BaseException) -> str | None:
    """What to tell the user, or None when the error is a fault of ours."""
    if isinstance(error, UserError):
        return " ".join(str(error).split())
    if getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT) or any(
        words in str(error).lower() for words in DISK_FULL
    ):
        return "the disk is full: nothing was written"
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {(error.strerror or 'cannot be used').lower()}"
    if type(error).__module__ == "django.db.utils" and type(error).__name__ == "OperationalError":
        return f"database: {str(error).splitlines()[0]}"
    return None


def fail(line: str, code: int) -> None:
    click.echo(f"slussen: {line}", err=True)
    sys.exit(code)


def set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "slussen.project.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="slussen")
def main() -> None:
    """Skills supply and integration in Sweden's 21 counties, on published figures."""


@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's own commands, such as ``slussen manage createsuperuser``."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["slussen manage", *arguments])
