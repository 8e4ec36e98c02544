import errno
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner
from django.db.utils import OperationalError

from slussen.lib.errors import UserError
from slussen.project import cli


def run(error: BaseException):
    """The group with a command that raises *error*."""

    @click.command()
    def broken() -> None:
        raise error

    group = cli.LazyGroup("slussen")
    group.get_command = lambda ctx, name: broken
    return CliRunner().invoke(group, ["broken"])


@pytest.mark.parametrize(
    ("error", "line", "code"),
    [
        (UserError("county 99: no such county"), "county 99: no such county", 2),
        (UserError("a\n  b"), "a b", 2),
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full", 2),
        (RuntimeError("IO Error: No space left on device"), "the disk is full", 2),
        (OperationalError("database or disk is full"), "the disk is full", 2),
        (PermissionError(errno.EACCES, "Permission denied", "x.csv"), "x.csv: permission", 2),
        (
            FileNotFoundError(errno.ENOENT, "No such file or directory", "x.csv"),
            "x.csv: no such",
            2,
        ),
        (OperationalError("could not connect\nis it running?"), "database: could not connect", 2),
        (KeyboardInterrupt(), "interrupted", 130),
    ],
)
def test_what_the_user_can_put_right_is_one_line(error, line, code) -> None:
    result = run(error)
    assert result.exit_code == code
    assert result.stderr.strip().startswith(f"slussen: {line}")
    assert len(result.stderr.strip().splitlines()) == 1
    assert "Traceback" not in result.output


def test_a_fault_of_ours_keeps_its_traceback() -> None:
    result = run(ValueError("ours"))
    assert isinstance(result.exception, ValueError)


def test_every_subcommand_exists_and_its_help_opens() -> None:
    for name in cli.COMMANDS:
        result = CliRunner().invoke(cli.main, [name, *(["--help"] if name != "manage" else [])])
        assert result.exit_code == 0, name
        assert name == "manage" or result.stdout.startswith("Usage:")


def test_an_unknown_subcommand_is_said_to_be_so() -> None:
    result = CliRunner().invoke(cli.main, ["figres"])
    assert result.exit_code == 2
    assert "No such command 'figres'" in result.stderr


def test_help_imports_neither_django_nor_the_libraries_of_figures() -> None:
    code = (
        "import sys; from slussen.project.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "print([m for m in ('django', 'polars', 'duckdb', 'altair') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert all(name in done.stdout for name in cli.COMMANDS)


def test_manage_passes_everything_on() -> None:
    result = CliRunner().invoke(cli.main, ["manage", "check", "--help"])
    assert result.exit_code == 0


def test_a_reader_that_has_left_is_no_error() -> None:
    done = subprocess.run(
        f"{sys.executable} -m slussen --help | head -c 1",
        shell=True,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
