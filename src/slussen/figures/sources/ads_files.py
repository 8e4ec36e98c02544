"""Files of job ads as one lazy frame: Parquet, JSON lines, and the answers of JobTech's APIs."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import narwhals as nw

from slussen.figures.engine.ads import FIELDS, TYPES, BadAds, select_ads
from slussen.figures.sources.engines import Engine, Fields, rows
from slussen.lib.errors import UserError

_PARQUET = b"PAR1"
_UNPACK = {b"PK": "a zip", b"\x1f\x8b": "a gzip"}


def open_ads(engine: Engine, files: Sequence[str], scratch: Path) -> nw.LazyFrame:
    """The ads of all *files*, in the columns of ``FIELDS``; employers and texts are not read.

    A file is Parquet, JSON lines (an ad a line), or a whole JSON document as JobTech's APIs answer,
    which is first written to *scratch* as lines. Addresses (``s3://…``) are left to the engine.
    Raises UserError with one line: the file, what is wrong, what was expected.
    """
    kinds = {file: _is_parquet(file) for file in files}
    if len(set(kinds.values())) > 1:
        raise UserError("the files are of two kinds (expected all Parquet or all JSON)")
    label = label_of(files)
    try:
        if kinds[files[0]]:
            return select_ads(engine.parquet([_absolute(file) for file in files]))
        lines = [_as_lines(file, scratch / f"{at}.jsonl") for at, file in enumerate(files)]
        ads = select_ads(engine.json_lines(lines, json_fields()))
    except BadAds as error:
        raise UserError(label, str(error)) from error
    if not any(row[0] for row in rows(ads.select("id").head(1))):
        raise UserError(label, 'the first line has no "id" (expected a job ad a line)')
    return ads


def label_of(files: Sequence[str]) -> str:
    """What an error calls the files."""
    return files[0] if len(files) == 1 else f"{files[0]} and {len(files) - 1} more"


def json_fields() -> Fields:
    """Every name of ``FIELDS`` as JSON nests it, with its type."""
    fields: dict[str, Any] = {}
    for name, paths in FIELDS.items():
        kind = {nw.Int64(): "bigint", nw.Boolean(): "boolean"}.get(TYPES[name], "string")
        for path in paths:
            column, _, field = path.partition(".")
            if field:
                fields.setdefault(column, {})[field] = kind
            else:
                fields[column] = kind
    return fields


def _is_address(file: str) -> bool:
    return "://" in file


def _absolute(file: str) -> str:
    """Spark's machines have working folders of their own."""
    return file if _is_address(file) else str(Path(file).resolve())


def _is_parquet(file: str) -> bool:
    if _is_address(file):
        return file.endswith(".parquet")
    with Path(file).open("rb") as opened:
        start = opened.read(4)
    for sign, what in _UNPACK.items():
        if start.startswith(sign):
            raise UserError(file, f"is {what} file (expected it unpacked)")
    if not start:
        raise UserError(file, "is empty (expected job ads as Parquet or JSON lines)")
    return start == _PARQUET


def _as_lines(file: str, place: Path) -> str:
    """The file itself if it is an ad a line; else its ads, written to *place*."""
    if _is_address(file) or _first_line_is_an_object(file):
        return _absolute(file)
    try:
        document = json.loads(Path(file).read_bytes())
    except ValueError:
        raise UserError(file, "damaged, or no JSON (expected job ads as JSON lines)") from None
    ads = _hits(document)
    if not ads:
        raise UserError(file, "holds no ads (expected a list, or hits as JobTech answers)")
    # Only what is read goes to disk: no employer, no text.
    wanted = json_fields()
    with place.open("w", encoding="utf-8") as opened:
        for ad in ads:
            opened.write(json.dumps({key: ad[key] for key in wanted if key in ad}) + "\n")
    return str(place)


def _first_line_is_an_object(file: str) -> bool:
    with Path(file).open("rb") as opened:
        first = opened.readline()
    try:
        document = json.loads(first)
    except ValueError:
        return False
    return isinstance(document, Mapping) and "hits" not in document


def _hits(document: Any) -> list[Mapping[str, Any]]:
    """The ads of an answer: a list, {"hits": […]}, or Elasticsearch's {"hits": {"hits": […]}}."""
    while isinstance(document, Mapping):
        document = document.get("hits")
    found = document if isinstance(document, list) else []
    ads = [hit.get("_source", hit) for hit in found if isinstance(hit, Mapping)]
    return [ad for ad in ads if isinstance(ad, Mapping)]
