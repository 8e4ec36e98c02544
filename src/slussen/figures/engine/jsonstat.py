"""json-stat2, as PxWebApi writes it. Format: json-stat.org/full."""

import math
from collections.abc import Mapping
from typing import Any

import polars as pl

from slussen.figures.engine.publication import (
    BadPublication,
    Publication,
    Role,
    Value,
    Variable,
    dense,
)
from slussen.figures.engine.symbols import SIGNS, meaning
from slussen.figures.engine.vocabulary import Mark

NUMBERS = (int, float, type(None))
ROLES: Mapping[str, Role] = {"time": "time", "metric": "contents"}


def looks_like_jsonstat(document: object) -> bool:
    return isinstance(document, dict) and (
        document.get("class") == "dataset" or {"id", "size", "dimension"} <= document.keys()
    )


def parse_jsonstat(document: Mapping[str, Any], name: str) -> Publication:
    """A json-stat2 dataset as a publication; raises BadPublication."""
    variables = jsonstat_variables(document, name)
    sizes = [len(variable.values) for variable in variables]
    if "value" not in document:
        raise BadPublication(name, 'there is no "value"', "the cells")
    total = math.prod(sizes)
    return Publication(
        variables=variables,
        cells=dense(sizes, _cells(document["value"], document.get("status"), total, name)),
        title=str(document.get("label", "")),
        notes=tuple(str(note) for note in document.get("note", ()) or ()),
    )


def jsonstat_variables(document: Mapping[str, Any], name: str) -> tuple[Variable, ...]:
    """The dimensions of a dataset or of its metadata, which has no cells."""
    ids, sizes = document.get("id"), document.get("size")
    dimensions = document.get("dimension")
    if not isinstance(ids, list) or not isinstance(dimensions, dict):
        raise BadPublication(name, 'no "id" and "dimension"', "a json-stat2 dataset")
    if not isinstance(sizes, list) or len(sizes) != len(ids):
        raise BadPublication(name, f'"size" does not match the {len(ids)} dimensions', "one each")
    roles = {
        code: ROLES[role]
        for role, codes in (document.get("role") or {}).items()
        if role in ROLES
        for code in codes
    }
    variables = []
    for code, size in zip(ids, sizes, strict=True):
        if code not in dimensions:
            raise BadPublication(name, f'"{code}" is not among the dimensions', "each id once")
        variable = _variable(code, dimensions[code], roles.get(code, ""), name)
        if len(variable.values) != size:
            raise BadPublication(
                name,
                f'"{code}" has {len(variable.values)} categories and size {size}',
                "as many of each",
            )
        variables.append(variable)
    return tuple(variables)


def _variable(code: str, dimension: Mapping[str, Any], role: Role, name: str) -> Variable:
    category = dimension.get("category") or {}
    labels = category.get("label") or {}
    index = category.get("index")
    if index is None:
        codes = list(labels)  # a single category may have no index
    elif isinstance(index, list):
        codes = [str(value) for value in index]
    else:
        codes = sorted(index, key=lambda value: index[value])
        if [index[value] for value in codes] != list(range(len(codes))):
            raise BadPublication(
                name, f'the positions of "{code}" are not 0, 1, 2, …', "each position once"
            )
    extension = dimension.get("extension") or {}
    return Variable(
        code=code,
        text=str(dimension.get("label", code)),
        values=tuple(Value(value, str(labels.get(value, value))) for value in codes),
        role=role or ("contents" if code == "ContentsCode" else ""),
        optional=bool(extension.get("elimination")),
    )


def _cells(values: object, status: object, total: int, name: str) -> pl.DataFrame:
    """Columns value, mark, text of all *total* cells."""
    numbers = _numbers(values, total, name)
    marks = _marks(status, total)
    frame = pl.DataFrame({"value": numbers, "mark": marks})
    empty = pl.col("value").is_null()
    return frame.select(
        "value",
        mark=pl.when(empty).then(pl.col("mark").fill_null(Mark.MISSING)),
        text=pl.lit(None, pl.String),
    )


def _numbers(values: object, total: int, name: str) -> pl.Series:
    if isinstance(values, dict):
        listed: list[object] = [None] * total
        for at, value in values.items():
            if not at.isdigit() or int(at) >= total:
                raise BadPublication(
                    f"{name}, value {at}", f"there are {total} cells", "a position below that"
                )
            listed[int(at)] = value
    elif isinstance(values, list):
        if len(values) != total:
            short = ", half-downloaded?" if len(values) < total else ""
            raise BadPublication(
                name, f"{len(values)} values{short}", f"{total}, the product of the sizes"
            )
        listed = values
    else:
        raise BadPublication(name, '"value" is neither a list nor an object', "the cells")
    try:
        return pl.Series(listed, dtype=pl.Float64, strict=True)
    except (TypeError, pl.exceptions.PolarsError) as error:
        at, word = next((at, v) for at, v in enumerate(listed) if type(v) not in NUMBERS)
        raise BadPublication(f"{name}, value {at}", f"{word!r} is no number", "a number") from error


def _marks(status: object, total: int) -> pl.Series:
    """Why a cell has no figure: one status for all, a list, or an object by position."""
    if not status:
        return pl.repeat(None, total, dtype=pl.String, eager=True)
    if isinstance(status, str):
        return pl.repeat(_mark(status), total, dtype=pl.String, eager=True)
    marks: list[str | None] = [None] * total
    pairs = status.items() if isinstance(status, dict) else enumerate(status)  # type: ignore[arg-type]
    for at, sign in pairs:
        if str(at).isdigit() and int(at) < total and sign is not None:
            marks[int(at)] = _mark(str(sign))
    return pl.Series(marks, dtype=pl.String)


def _mark(sign: str) -> str:
    return SIGNS.get(sign.strip()) or meaning(sign)
