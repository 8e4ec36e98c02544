"""``slussen analyse``: a county's analysis, or all of them, as files."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from slussen.analysis.report import FORMATS, LANGUAGES, Doing, Progress, render, silent
from slussen.analysis.report.files import file_name
from slussen.lib.errors import UserError
from slussen.lib.files import write_whole

STDOUT = "-"
TEXTS = ("json", "html")  # what a terminal can show


@click.command()
@click.argument("county", required=False)
@click.option("--all", "everyone", is_flag=True, help="All 21 counties, a file each.")
@click.option(
    "--format",
    "format_",
    metavar="|".join(FORMATS),
    help="Otherwise what FILE ends with says it, and json.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help='Where to; "-" is standard output, which is used without it. A folder for --all.',
)
@click.option(
    "--lang", "language", metavar="|".join(LANGUAGES), default="sv", help="Swedish without it."
)
@click.option(
    "--compare",
    metavar="COUNTY",
    multiple=True,
    help="Another county to draw beside it; up to four.",
)
def analyse(
    county: str | None,
    everyone: bool,
    format_: str | None,
    output: str | None,
    language: str,
    compare: tuple[str, ...],
) -> None:
    """Write the analysis of COUNTY (a code or a name) or, with --all, of every county.

    \b
    slussen analyse 18 --format pdf -o orebro.pdf
    slussen analyse Örebro --compare Dalarna --lang en -o orebro.docx
    slussen analyse --all --format html -o out/
    """
    chosen = _format(format_, output, everyone)
    if language not in LANGUAGES:
        raise UserError(f'there is no language "{language}": expected one of sv, en')
    if everyone == (county is not None):
        raise UserError("name a county, such as 18 or Örebro, or give --all")
    if county is None:
        _write_all(chosen, output, language, compare)
    else:
        _write_one(county, chosen, output or STDOUT, language, compare)


def _format(given: str | None, output: str | None, everyone: bool) -> str:
    """What was asked for, or what the file's ending says."""
    ending = "" if everyone or not output else Path(output).suffix.lstrip(".").lower()
    chosen = given or ending or "json"
    if chosen not in FORMATS:
        raise UserError(f'there is no format "{chosen}": expected one of {", ".join(FORMATS)}')
    return chosen


def _write_one(
    county: str, chosen: str, output: str, language: str, compare: Sequence[str]
) -> None:
    from slussen.analysis import queries
    from slussen.regions import queries as regions

    place = regions.county(county)
    if output == STDOUT and chosen not in TEXTS and sys.stdout.isatty():
        raise UserError(f"{chosen} is not for a terminal: give -o FILE")
    with _steps(place.title.sv) as progress:
        analysis = queries.county_analysis(place.code, compare=compare)
        content = render(analysis, chosen, language, progress)
    if output == STDOUT:
        _to_stdout(content)
    else:
        write_whole(Path(output), content)


def _to_stdout(content: bytes) -> None:
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Whoever reads has had enough. Python would complain once more when it closes the pipe.
        with suppress(OSError):
            sys.stdout.close()
        sys.exit(1)


def _write_all(chosen: str, output: str | None, language: str, compare: Sequence[str]) -> None:
    from slussen.analysis import queries
    from slussen.regions import queries as regions

    if output is None or output == STDOUT:
        raise UserError("--all writes a file for each county: give -o FOLDER")
    folder = Path(output)
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder}: is a file (expected a folder for the 21 files)")
    folder.mkdir(parents=True, exist_ok=True)
    with _counted([county.name for county in regions.counties()]) as names:
        for county, _name in zip(regions.counties(), names, strict=True):
            analysis = queries.county_analysis(county.code, compare=compare)
            content = render(analysis, chosen, language)
            write_whole(folder / file_name(county, chosen), content)


@contextmanager
def _counted(names: Sequence[str]) -> Iterator[Iterator[str]]:
    """A bar on a terminal that says which of the names it is at; nothing where nobody looks."""
    with click.progressbar(
        names,
        label=f"{len(names)} counties",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
        show_pos=True,
        item_show_func=lambda name: name or "",
    ) as bar:
        yield iter(bar)


@contextmanager
def _steps(label: str) -> Iterator[Progress]:
    """A bar on a terminal for the steps of one report; nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield silent
        return
    with click.progressbar(
        length=1,
        label=label,
        file=sys.stderr,
        show_pos=True,
        item_show_func=lambda doing: doing or "",
    ) as bar:

        def tell(done: int, total: int, doing: Doing) -> None:
            bar.length = total
            bar.update(done - bar.pos, str(doing))

        yield tell
        bar.update((bar.length or 1) - bar.pos)
