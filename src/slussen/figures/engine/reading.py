"""One reader for every format: looks at the bytes and calls the parser."""

import json
from collections.abc import Collection
from typing import Any

from slussen.figures.engine.jsonstat import looks_like_jsonstat, parse_jsonstat
from slussen.figures.engine.publication import BadPublication, Publication
from slussen.figures.engine.px import looks_like_px, parse_px
from slussen.figures.engine.pxcsv import parse_csv
from slussen.figures.engine.pxjson import looks_like_pxjson, parse_pxjson
from slussen.figures.engine.records import looks_like_kolada, parse_kolada, parse_records
from slussen.figures.engine.text_files import decode, line_of, refuse_what_is_no_data


def read(
    data: bytes, name: str, *, labels: Collection[str] = (), contents: Collection[str] = ()
) -> Publication:
    """The publication in *data*; raises BadPublication with one clear line.

    *labels* and *contents* are what the table's catalogue entry calls its breakdowns and figures:
    they tell the columns apart in formats that don't say themselves.
    """
    refuse_what_is_no_data(data, name)
    start = data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
    if start in (b"{", b"["):
        return _read_json(data, name, labels=labels, contents=contents)
    if looks_like_px(data):
        return parse_px(data, name)
    return parse_csv(data, name, labels=labels, contents=contents)


def load_json(data: bytes, name: str) -> Any:
    """The document in *data*; raises BadPublication where it ends too early or is damaged."""
    text = decode(data)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        closing = {"{": "}", "[": "]"}.get(text.lstrip()[:1], "")
        ended = not text.rstrip().endswith(closing or " ")
        raise BadPublication(
            f"{name}, line {error.lineno}",
            "the file ends too early, half-downloaded?" if ended else f"damaged: {error.msg}",
            "whole JSON",
        ) from error


def _read_json(
    data: bytes, name: str, *, labels: Collection[str], contents: Collection[str]
) -> Publication:
    text = decode(data)
    # Not splitlines(): U+2028 may stand inside a string.
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(line.startswith("{") and line.endswith("}") for line in lines[:2]):
        rows = [load_json(line.encode(), f"{name}, line {at + 1}") for at, line in enumerate(lines)]
        return parse_records(rows, name, labels=labels, contents=contents)
    document = load_json(data, name)
    if looks_like_jsonstat(document):
        return parse_jsonstat(document, name)
    if looks_like_pxjson(document):
        return parse_pxjson(document, name)
    if looks_like_kolada(document):
        return parse_kolada(document["values"], name)
    if isinstance(document, list) and document and isinstance(document[0], dict):
        return parse_records(document, name, labels=labels, contents=contents)
    at = line_of(text, 0)
    raise BadPublication(
        f"{name}, line {at}",
        "JSON of an unknown shape",
        "json-stat2, PxWeb's json, Kolada's values or a list of records",
    )
