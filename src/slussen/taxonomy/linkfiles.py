"""The files ``slussen link`` reads: tab-separated labels, hierarchy and queries, and its ranks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from slussen.lib.errors import UserError
from slussen.taxonomy.engine.linking.linker import Link
from slussen.taxonomy.engine.linking.vocabulary import Label

LABELS = ("label_id", "concept_id", "label")
CONCEPTS = ("concept_id", "broader")
QUERIES = ("query_id", "text")
RANKS = ("query_id", "rank", "label_id", "concept_id", "score")
_LARGEST = 500 * 2**20  # bytes of one file
_SHOWN = 40


def read_labels(path: Path, language: str) -> list[Label]:
    """The labels of *path*; raises UserError for a label id that stands twice."""
    found: dict[str, Label] = {}
    for row, (name, concept, text) in _rows(path, LABELS):
        if name in found:
            raise UserError(str(path), f"row {row}", f'label_id "{name[:_SHOWN]}" stands twice')
        if not name or not concept:
            column = "concept_id" if name else "label_id"
            raise UserError(str(path), f"row {row}, column {column}", "empty (expected an id)")
        found[name] = Label(name, concept, text, language)
    if not any(label.text.strip() for label in found.values()):
        raise UserError(str(path), "no label has a text")
    return list(found.values())


def read_concepts(path: Path) -> list[tuple[str, str]]:
    """The (concept, broader) pairs of *path*; a row without a broader concept says nothing."""
    return [(concept, above) for _, (concept, above) in _rows(path, CONCEPTS) if above]


def read_queries(path: Path) -> dict[str, str]:
    """The texts of *path* by id; raises UserError for an id that stands twice."""
    found: dict[str, str] = {}
    for row, (name, text) in _rows(path, QUERIES):
        if name in found:
            raise UserError(str(path), f"row {row}", f'query_id "{name[:_SHOWN]}" stands twice')
        found[name] = text
    return found


def ranks(queries: Mapping[str, str], links: Iterable[Sequence[Link]]) -> Iterator[str]:
    """The lines of the answer, its header first; a query without an answer has no line."""
    yield "\t".join(RANKS) + "\n"
    for name, found in zip(queries, links, strict=True):
        for rank, link in enumerate(found, 1):
            row = (name, str(rank), link.label.id, link.concept, f"{link.score:.6f}")
            yield "\t".join(row) + "\n"


def _rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The file's rows with the numbers they have in it; other columns are passed over."""
    try:
        if path.stat().st_size > _LARGEST:
            raise UserError(str(path), f"larger than {_LARGEST // 2**20} MB")
        content = path.read_bytes()
    except OSError as error:
        raise UserError(str(path), error.strerror or "cannot be read") from error
    try:
        # Only line feeds end a row: a label may hold any other character that looks like an end.
        lines = content.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        raise UserError(str(path), f"row {row}", "not UTF-8") from error
    header = lines[0].rstrip("\r").split("\t")
    missing = [column for column in columns if column not in header]
    if missing:
        written = ", ".join(header)[:_SHOWN] or "an empty file"
        raise UserError(
            str(path), "row 1", f"{written} (expected the columns {', '.join(columns)}, by tabs)"
        )
    places = [header.index(column) for column in columns]
    for number, line in enumerate(lines[1:], 2):
        if not (cells := line.rstrip("\r").split("\t")) or cells == [""]:
            continue
        if len(cells) != len(header):
            raise UserError(
                str(path), f"row {number}", f"{len(cells)} cells (expected {len(header)}, by tabs)"
            )
        yield number, [cells[place] for place in places]
