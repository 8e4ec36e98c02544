"""``slussen link``: a text to the occupations or skills it most likely names."""

from pathlib import Path

import click

from slussen.lib.errors import UserError
from slussen.lib.files import write_whole
from slussen.taxonomy import linkfiles
from slussen.taxonomy.engine.linking.linker import Way
from slussen.taxonomy.linking import home_folder, linker

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("text", required=False)
@click.option("--kind", type=click.Choice(["occupation", "skill"]), help="Without it: both.")
@click.option("--lang", metavar="xx", help="The language of the text or the queries (ISO 639-1).")
@click.option("--top", type=click.IntRange(1, 100), default=5, show_default=True, help="How many.")
@click.option("--labels", type=_PATH, metavar="LABELS.tsv", help="label_id, concept_id, label.")
@click.option("--concepts", type=_PATH, metavar="CONCEPTS.tsv", help="concept_id, broader.")
@click.option("--queries", type=_PATH, metavar="QUERIES.tsv", help="query_id, text.")
@click.option("--label-lang", metavar="xx", help="The language of the labels; else as --lang.")
@click.option(
    "--way",
    type=click.Choice([way.value for way in Way]),
    default=Way.RERANKED.value,
    show_default=True,
    help="letters: likeness in letters only; meaning: and in meaning; reranked: and weighed by a "
    "trained model with the vocabulary's structure.",
)
@click.option("-o", "--output", type=_PATH, metavar="RANKS.tsv", help="Where the answer goes.")
def link(
    text: str | None,
    kind: str | None,
    lang: str | None,
    top: int,
    labels: Path | None,
    concepts: Path | None,
    queries: Path | None,
    label_lang: str | None,
    way: str,
    output: Path | None,
) -> None:
    """Link TEXT to the vocabulary, or the queries of a file to the labels of a file.

    \b
    slussen link "sömmerska" --kind occupation
    slussen link --labels LABELS.tsv --concepts CONCEPTS.tsv --queries QUERIES.tsv \\
        --lang sv --label-lang sv --top 10 -o RANKS.tsv
    """
    if text is not None:
        link_text(text, kind=kind, language=lang, top=top)
        return
    if labels is None or queries is None or output is None:
        raise UserError("link", "give TEXT, or --labels, --queries and -o")
    if not output.parent.is_dir():
        raise UserError(str(output), "the folder does not exist")
    named = linkfiles.read_labels(labels, label_lang or lang or "")
    broader = linkfiles.read_concepts(concepts) if concepts else []
    asked = linkfiles.read_queries(queries)
    try:
        ready = linker(named, broader, home=home_folder(), language=lang, way=Way(way))
    except ValueError as error:
        raise UserError(str(concepts or labels), str(error)) from error
    if ready.way is not Way(way):
        click.echo(f"slussen: no encoder is installed; linked by {ready.way}", err=True)
    found = ready.link(list(asked.values()), language=lang, top=top)
    write_whole(output, "".join(linkfiles.ranks(asked, found)).encode())


def link_text(text: str, *, kind: str | None, language: str | None, top: int) -> None:
    """Print the concepts that *text* most likely names, one a line, with the reason."""
    from slussen.taxonomy.search import search

    found = search(text, language=language, kind=kind, top=top)
    if not found:
        raise UserError("link", "nothing to link (expected a text with letters)")
    for rank, each in enumerate(found, 1):
        why = f'{each.how}: "{each.label}" ({each.language})'
        click.echo("\t".join([str(rank), each.concept, each.name.sv, each.code or "-", why]))
