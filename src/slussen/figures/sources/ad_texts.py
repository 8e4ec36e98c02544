"""Job ads with their texts, one by one, from the files that JobTech publishes."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from slussen.figures.engine.ad_records import AdRecord, BadAd, Json, Removed, ad_record
from slussen.lib.errors import UserError

_EXPECTED = "expected job ads as JSON or JSON lines, as JobTech publishes them"
_PACKED = {
    b"PK": "a zip",
    b"\x1f\x8b": "a gzip",
    b"PAR1": "a Parquet",
    b"\x28\xb5\x2f\xfd": "a zstd",
}


def read_ads(path: Path) -> Iterator[AdRecord | Removed]:
    """Every ad and removal of the file, in its order.

    A file is JSON lines (an ad a line: the historical files, JobStream's snapshot), a list
    (JobStream), or an answer with ``hits`` (JobSearch; Elasticsearch). Lines end in line feeds
    only: ads hold U+2028. Raises UserError with one line: the file, the line or ad, what was
    expected.
    """
    with path.open("rb") as opened:
        start = opened.read(4)
    for sign, what in _PACKED.items():
        if start.startswith(sign):
            raise UserError(str(path), f"is {what} file ({_EXPECTED})")
    found = False
    for place, ad in _objects(path):
        found = True
        try:
            yield ad_record(ad)
        except BadAd as error:
            raise UserError(str(path), place, str(error)) from error
    if not found:
        raise UserError(str(path), f"holds no ads ({_EXPECTED})")


def _objects(path: Path) -> Iterator[tuple[str, Json]]:
    with path.open("rb") as opened:
        first = next((line for line in opened if line.strip()), b"")
    try:
        document = json.loads(first)
    except (ValueError, RecursionError):
        document = None  # a document over several lines, or none
    is_lines = isinstance(document, Mapping) and "hits" not in document
    yield from _of_lines(path) if is_lines else _of_document(path)


def _of_lines(path: Path) -> Iterator[tuple[str, Json]]:
    with path.open("rb") as opened:
        for number, line in enumerate(opened, start=1):
            if not line.strip():
                continue
            place = f"line {number}"
            try:
                ad = json.loads(line)
            except (ValueError, RecursionError):
                raise UserError(str(path), place, f"no JSON ({_EXPECTED})") from None
            yield place, _mapping(path, place, ad)


def _of_document(path: Path) -> Iterator[tuple[str, Json]]:
    try:
        document: Any = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        raise UserError(str(path), f"damaged, or no JSON ({_EXPECTED})") from None
    while isinstance(document, Mapping):
        document = document.get("hits", document if "id" in document else None)
        if isinstance(document, Mapping) and "id" in document:
            document = [document]
    for number, hit in enumerate(document if isinstance(document, list) else [], start=1):
        place = f"ad {number}"
        ad = _mapping(path, place, hit)
        yield place, _mapping(path, place, ad.get("_source", ad))


def _mapping(path: Path, place: str, ad: Any) -> Json:
    if not isinstance(ad, Mapping):
        raise UserError(str(path), place, f"is no object ({_EXPECTED})")
    return ad
