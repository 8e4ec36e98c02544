"""``slussen taxonomy``: which vocabularies there are, what they say, and newer releases."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click
import stamina

from slussen.lib.errors import UserError
from slussen.lib.http import reason
from slussen.taxonomy import actions, queries
from slussen.taxonomy.engine.difference import Difference, difference
from slussen.taxonomy.engine.reference import ConceptRef
from slussen.taxonomy.engine.release import Release, Status

SHOWN = 10
YES = click.option("--yes", is_flag=True, help="Publish; without it only the difference is shown.")
VERSION = click.option("--version", help="What the publisher calls this version, such as 1.2.0.")


@click.group("taxonomy")
def taxonomy_group() -> None:
    """Vocabularies of occupations and skills: list, show, compare, import, use."""


@taxonomy_group.command("list")
def list_releases() -> None:
    """Every release of every vocabulary; * marks the one in use."""
    rows = [
        ("VOCABULARY", "VERSION", "", "CONCEPTS", "LABELS", "LANGUAGES", "PUBLISHER", "LICENCE")
    ]
    for vocabulary in queries.vocabularies():
        in_use = queries.current(vocabulary)
        for stored in queries.releases(vocabulary):
            about = stored.about
            rows.append(
                (
                    vocabulary,
                    about.version,
                    "*" if stored == in_use else "",
                    str(sum(about.counts.values())),
                    str(about.labels),
                    " ".join(about.languages),
                    f"{about.publisher}, {about.retrieved}",
                    about.licence,
                )
            )
    _columns(rows)


@taxonomy_group.command("show")
@click.argument("what", metavar="CODE_OR_ID")
def show(what: str) -> None:
    """A concept of the releases in use by its id or its classification's code.

    VOCABULARY/VERSION/ID shows it in that release, and what stands for it now.
    """
    found = list(queries.find_concepts(what))
    old = not found and what.count("/") > 1
    refs = [ConceptRef.of(what)] if old else found
    if not refs:
        raise UserError(f'no concept "{what[:80]}" (expected an id or a code, such as 7531)')
    for number, ref in enumerate(refs):
        if number:
            click.echo()
        _show(ref)
        if old:
            now = queries.current_refs(ref)
            click.echo(f"  now: {', '.join(map(str, now)) or 'nothing stands for it'}")


@taxonomy_group.command("difference")
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@click.option("--limit", default=SHOWN, show_default=True, help="How many of each to list.")
def show_difference(old: str, new: str, limit: int) -> None:
    """What changed from release A to release B, each as VOCABULARY/VERSION."""
    (before, one), (after, other) = (_named(text) for text in (old, new))
    if before != after:
        raise UserError(f"{before} and {after} are two vocabularies (expected releases of one)")
    first, second = queries.release(before, one), queries.release(after, other)
    _lines(words(difference(first, second), first, second, limit))


@taxonomy_group.command("use")
@click.argument("vocabulary")
@click.argument("version")
def use(vocabulary: str, version: str) -> None:
    """Let VERSION of VOCABULARY be the release in use, also when newer ones are imported."""
    stored = actions.use_release(vocabulary=vocabulary, version=version)
    click.echo(f"{vocabulary}: {stored.about.version} is in use")


@taxonomy_group.group("import")
def import_group() -> None:
    """Read an official publication: a dry run that shows the difference, unless --yes."""


@import_group.command("esco")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@VERSION
@YES
def import_esco(paths: tuple[Path, ...], version: str | None, yes: bool) -> None:
    """ESCO's CSV download: folders or ZIP files, several languages make one release."""
    now = datetime.now(UTC)
    _say(actions.import_esco(paths=paths, version=version, now=now, publish=yes))


@import_group.command("jobtech")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--pull", is_flag=True, help="Ask the public service instead of reading files.")
@VERSION
@YES
def import_jobtech(files: tuple[Path, ...], pull: bool, version: str | None, yes: bool) -> None:
    """JobTech Taxonomy's GraphQL answers or REST lists as JSON, one FILE or several."""
    if pull == bool(files):
        raise UserError("expected either files or --pull")
    now = datetime.now(UTC)
    if files:
        _say(actions.import_jobtech(paths=files, version=version, now=now, publish=yes))
        return
    stamina.instrumentation.set_on_retry_hooks([_say_retry])
    _say(actions.pull_jobtech(version=version, now=now, publish=yes, progress=_progress))


def _say(outcome: actions.Outcome) -> None:
    release = outcome.release
    name = f"{release.vocabulary} {release.version}"
    for note in outcome.notes:
        click.echo(f"{name}: {note}")
    counts = ", ".join(f"{n} {kind}" for kind, n in release.counts().items())
    said = f"{len(release.labels)} labels in {', '.join(release.languages)}"
    click.echo(f"{name}: {counts}; {said}; {len(release.relations)} relations")
    if outcome.same is not None:
        there = outcome.same.about.version
        click.echo(f"{name}: the same as {there}, which is there already; nothing to do")
        return
    if outcome.change is not None and outcome.before is not None:
        _lines(words(outcome.change, outcome.before, release, SHOWN))
    else:
        click.echo(f"{name}: the first release of {release.vocabulary}")
    if outcome.published is None:
        click.echo(f"{name}: nothing was published (dry run; --yes publishes)")
        return
    in_use = queries.current(release.vocabulary)
    used = "in use" if in_use == outcome.published else "not in use (slussen taxonomy use)"
    click.echo(f"{name}: published, {used}")


def words(change: Difference, old: Release, new: Release, limit: int) -> Iterable[str]:
    """The difference, a line a fact: first counts, then at most *limit* concepts of each sort."""
    yield f"{old.vocabulary}: {old.version} → {new.version}"
    if change.is_empty:
        yield "no difference"
        return
    for kind, (before, after) in change.counts.items():
        if before != after:
            yield f"{kind}: {before} → {after} ({after - before:+d})"
    yield f"labels: +{change.labels[0]} −{change.labels[1]}"
    yield f"relations: +{change.relations[0]} −{change.relations[1]}"
    sorts: list[tuple[str, Sequence[str]]] = [
        ("added", [_one(new, c) for c in change.added]),
        ("removed", [_one(old, c) for c in change.removed]),
        (
            "renamed",
            [
                f"{each.concept_id}: {each.old or '–'} → {each.new or '–'} ({each.language})"
                for each in change.renamed
            ],
        ),
        (
            "moved",
            [
                f"{_one(new, each.concept_id)}: {_names(old, each.old)} → {_names(new, each.new)}"
                for each in change.moved
            ],
        ),
        (
            "replaced",
            [f"{_one(new, c)} by {_names(new, by)}" for c, by in change.replaced.items()],
        ),
        ("ended", [_one(new, c) for c, by in change.ended.items() if not by]),
        ("back", [_one(new, c) for c in change.revived]),
        ("of another kind or code", [_one(new, c) for c in change.recoded]),
    ]
    for sort, lines in sorts:
        if lines:
            yield f"{sort}: {len(lines)}"
            yield from (f"  {line}" for line in lines[:limit])
        if len(lines) > limit:
            yield f"  … and {len(lines) - limit} more"


def _show(ref: ConceptRef) -> None:
    concept = queries.concept(ref)
    release = queries.release(ref.vocabulary, ref.version)
    ended = "" if concept.status == Status.ACTIVE else f", {concept.status}"
    click.echo(f"{ref}: {release.name(concept.id)} ({concept.kind}{ended})")
    if concept.code:
        click.echo(f"  code: {concept.code}")
    for label in release.labels_of.get(concept.id, ()):
        click.echo(f"  {label.language} {label.role}: {label.text}")
    for over in concept.broader:
        click.echo(f"  under: {_one(release, over)}")
    for relation in release.relations_of.get(concept.id, ()):
        named = release.by_id.get(relation.target)
        target = _one(release, relation.target) if named else relation.target
        click.echo(f"  {relation.kind}: {target}")


def _one(release: Release, concept_id: str) -> str:
    return f"{concept_id} {release.name(concept_id)}"


def _names(release: Release, concepts: Sequence[str]) -> str:
    return ", ".join(release.name(concept) for concept in concepts) or "–"


def _named(text: str) -> tuple[str, str]:
    vocabulary, _, version = text.partition("/")
    if not vocabulary or not version:
        raise UserError(f'"{text}" (expected VOCABULARY/VERSION, such as slussen/1)')
    return vocabulary, version


def _progress(done: int, total: int, what: str) -> None:
    if done < total:
        click.echo(f"{done + 1} of {total}: {what}", err=True)


def _say_retry(details: stamina.instrumentation.RetryDetails) -> None:
    """Nothing waits without saying for what."""
    click.echo(f"{reason(details.caused_by)}; again in {details.wait_for:.0f} s", err=True)


def _lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _columns(rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())
