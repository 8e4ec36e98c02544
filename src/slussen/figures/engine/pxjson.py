"""PxWeb's own "json": a list of rows, each with its key and its numbers as strings."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from slussen.figures.engine.publication import (
    BadPublication,
    Publication,
    Value,
    Variable,
    cell_frame,
    plain_values,
)
from slussen.figures.engine.symbols import read_cells


def looks_like_pxjson(document: object) -> bool:
    return isinstance(document, dict) and {"columns", "data"} <= document.keys()


def parse_pxjson(document: Mapping[str, Any], name: str) -> Publication:
    """PxWeb's json as a publication: codes without labels, contents in columns."""
    columns, rows = document["columns"], document["data"]
    heads = [column for column in columns if column.get("type") != "c"]
    contents = [column for column in columns if column.get("type") == "c"]
    if not heads or not contents:
        raise BadPublication(name, "no columns of type d, t and c", "PxWeb's json")
    keys: list[list[str]] = [[] for _ in heads]
    cells: list[str] = []
    for number, row in enumerate(rows, start=1):
        key, values = row.get("key", ()), row.get("values", ())
        if len(key) != len(heads) or len(values) != len(contents):
            raise BadPublication(
                f"{name}, row {number} of data",
                f"{len(key)} keys and {len(values)} values",
                f"{len(heads)} and {len(contents)}",
            )
        for column, code in zip(keys, key, strict=True):
            column += [str(code)] * len(contents)
        cells += [str(value) for value in values]
    if not cells:
        raise BadPublication(name, "no rows", "figures")
    variables, positions = [], []
    for head, codes in zip(heads, keys, strict=True):
        distinct = sorted(set(codes))
        places = {code: at for at, code in enumerate(distinct)}
        variables.append(
            Variable(
                code=head["code"],
                text=head.get("text", head["code"]),
                values=plain_values(distinct),
                role="time" if head.get("type") == "t" else "",
            )
        )
        positions.append(pl.Series([places[code] for code in codes]))
    variables.append(
        Variable(
            code="ContentsCode",
            text="contents",
            values=tuple(Value(c["code"], c.get("text", c["code"])) for c in contents),
            role="contents",
        )
    )
    positions.append(pl.Series(list(range(len(contents))) * len(rows)))
    values = read_cells(pl.Series(cells, dtype=pl.String))
    title = str((document.get("metadata") or [{}])[0].get("label", ""))
    notes = tuple(str(note.get("comment", "")).strip() for note in document.get("comments", ()))
    return Publication(tuple(variables), cell_frame(values, positions), title, notes)
