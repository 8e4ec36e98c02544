"""JobTech Taxonomy from the employment service's public GraphQL, a type of concept at a time.

    GET /v1/taxonomy/graphql?query={versions {id timestamp}}
    GET …?query={concepts(type: "skill", version: 27, include_deprecated: true, limit: 500, …) {…}}

Deprecated concepts are asked for too: what points at them is to be followed to their successors.
The form is the one of the service's own pages; the answers in the tests are recorded or made.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from slussen.lib.errors import UserError
from slussen.lib.http import Client, Request
from slussen.taxonomy.engine.jobtech import CODES, KINDS, MATCHES, WORDS

ADDRESS = "https://taxonomy.api.jobtechdev.se/v1/taxonomy/graphql"
PAGE = 500  # concepts an answer
INNER = "{id type preferred_label}"
LARGEST = 512 * 2**20  # bytes of a file; the whole taxonomy is about 60 MB

Progress = Callable[[int, int, str], None]  # done, total, what


def quiet(_done: int, _total: int, _what: str) -> None:
    """Progress that nobody watches."""


def read_files(paths: tuple[Path, ...]) -> dict[str, bytes]:
    """JobTech's answers from disk, by name. Raises UserError for one that is too large."""
    found: dict[str, bytes] = {}
    for path in paths:
        if path.stat().st_size > LARGEST:
            raise UserError(str(path), f"more than {LARGEST // 2**20} MB (expected an answer)")
        found[str(path)] = path.read_bytes()
    return found


def newest_version(client: Client) -> str:
    """The number of the version that was published last."""
    versions = _ask(client, "{versions {id timestamp}}", "versions")
    ids = [each.get("id") for each in versions if isinstance(each, dict)]
    numbers = [number for number in ids if isinstance(number, int)]
    if not numbers or len(numbers) < len(versions):
        raise UserError(ADDRESS, "no versions (expected a list with id and timestamp)")
    return str(max(numbers))


def pull(client: Client, version: str, progress: Progress = quiet) -> dict[str, bytes]:
    """Every answer about *version*, as files that ``engine.jobtech.parse`` reads."""
    kinds = (*KINDS, *WORDS)
    found: dict[str, bytes] = {}
    for number, kind in enumerate(kinds):
        progress(number, len(kinds), kind)
        for page, concepts in enumerate(_pages(client, kind, version), start=1):
            if concepts:
                name = f"{kind}, page {page}"
                found[name] = json.dumps({"data": {"concepts": concepts}}).encode()
    progress(len(kinds), len(kinds), "")
    return found


def question(kind: str, version: str, offset: int) -> str:
    """The GraphQL that asks for a page of the concepts of type *kind*."""
    fields = ["id type preferred_label alternative_labels hidden_labels deprecated"]
    fields += [code for start, code in CODES.items() if kind.startswith(start)]
    fields += [f"broader {INNER}", f"replaced_by {INNER}"]
    if kind in ("ssyk-level-4", "occupation-name", *WORDS):
        isco = INNER.replace("}", " isco_code_08}")
        fields.append(f"related {isco}")
    if kind in ("occupation-name", "skill"):
        fields += [f"{match} {INNER.replace('}', ' esco_uri}')}" for match in MATCHES]
    which = f'type: "{kind}", version: {version}, include_deprecated: true'
    return f"{{concepts({which}, limit: {PAGE}, offset: {offset}) {{{' '.join(fields)}}}}}"


def _pages(client: Client, kind: str, version: str) -> Iterator[list[Any]]:
    offset = 0
    while True:
        concepts = _ask(client, question(kind, version, offset), "concepts")
        yield concepts
        if len(concepts) < PAGE:
            return
        offset += PAGE


def _ask(client: Client, query: str, key: str) -> list[Any]:
    document = json.loads(client.fetch(Request(ADDRESS, (("query", query),))))
    document = document if isinstance(document, dict) else {}
    if errors := document.get("errors"):
        first = errors[0] if isinstance(errors, list) and errors else errors
        said = first.get("message", "") if isinstance(first, dict) else first
        raise UserError(ADDRESS, f'answers "{" ".join(str(said).split())[:160]}" to {query[:80]}…')
    found = (document.get("data") or {}).get(key)
    if not isinstance(found, list):
        raise UserError(ADDRESS, f"no {key} in the answer (expected a list)")
    return found
