"""Lists of records: the barometer as it is published, and values as Kolada and JobTech give them.

Each function takes what was read from JSON and gives a publication of the columns asked for.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import polars as pl

from slussen.figures.engine.normal import normal
from slussen.figures.engine.publication import (
    BadPublication,
    Publication,
    Role,
    Value,
    Variable,
    cell_frame,
    plain_values,
)
from slussen.figures.engine.symbols import read_cells
from slussen.figures.engine.vocabulary import Mark


def parse_records(
    rows: Sequence[Mapping[str, Any]],
    name: str,
    *,
    labels: Collection[str],
    contents: Collection[str],
) -> Publication:
    """Records as a publication of the columns named in *labels* (breakdowns) and *contents*."""
    if not rows:
        raise BadPublication(name, "an empty list", "records")
    heads = list(rows[0])
    breakdowns = [head for head in heads if normal(head) in {normal(word) for word in labels}]
    figures = [head for head in heads if normal(head) in {normal(word) for word in contents}]
    if not breakdowns or not figures:
        raise BadPublication(
            name,
            f"records with {', '.join(heads[:6])} …",
            f"{', '.join(list(labels)[:4])} and {', '.join(list(contents)[:4])}",
        )
    variables, positions = [], []
    for head in breakdowns:
        words = [_word(row, head, name, at) for at, row in enumerate(rows, start=1)]
        distinct = list(dict.fromkeys(words))
        places = {word: at for at, word in enumerate(distinct)}
        variables.append(Variable(head, head, plain_values(distinct)))
        positions.append(
            pl.Series([places[word] for word in words]).repeat_by(len(figures)).explode()
        )
    variables.append(Variable("contents", "contents", plain_values(figures), role="contents"))
    positions.append(pl.Series(list(range(len(figures))) * len(rows)))
    cells = ["" if row.get(h) is None else str(row[h]) for row in rows for h in figures]
    values = read_cells(pl.Series(cells, dtype=pl.String))
    return Publication(tuple(variables), cell_frame(values, positions), loose=True)


def _word(row: Mapping[str, Any], head: str, name: str, number: int) -> str:
    if not isinstance(row, dict) or row.get(head) is None:
        raise BadPublication(f"{name}, record {number}", f'no "{head}"', "the same fields in all")
    return str(row[head]).strip()


def looks_like_kolada(document: object) -> bool:
    if not isinstance(document, dict) or not isinstance(document.get("values"), list):
        return False
    return all(isinstance(row, dict) and "kpi" in row for row in document["values"])


def parse_kolada(rows: Sequence[Mapping[str, Any]], name: str) -> Publication:
    """Kolada's values. Counties are "0018" there, the country "0000"; "G…" groups are left out."""
    keys: list[tuple[str, str, str, str]] = []
    numbers: list[float | None] = []
    marks: list[str | None] = []
    for at, row in enumerate(rows, start=1):
        try:
            place, kpi, year = str(row["municipality"]), str(row["kpi"]), str(row["period"])
            values = row["values"]
        except (KeyError, TypeError) as error:
            raise BadPublication(f"{name}, value {at}", f"no {error}", "Kolada's values") from error
        for value in values if place.isdigit() else ():
            number = value.get("value")
            keys.append(
                (place[2:] if place.startswith("00") else place, year, value["gender"], kpi)
            )
            numbers.append(None if number is None else float(number))
            hidden = "priv" in str(value.get("status") or "").casefold()
            marks.append(
                None if number is not None else Mark.SUPPRESSED if hidden else Mark.MISSING
            )
    if not keys:
        raise BadPublication(name, "no values", "figures of counties or municipalities")
    axes: tuple[tuple[str, Role], ...] = (
        ("municipality_id", ""),
        ("year", "time"),
        ("gender", ""),
        ("kpi", "contents"),
    )
    variables, positions = [], []
    for index, (head, role) in enumerate(axes):
        words = [key[index] for key in keys]
        distinct = sorted(set(words))
        places = {word: at for at, word in enumerate(distinct)}
        variables.append(Variable(head, head, plain_values(distinct), role=role))
        positions.append(pl.Series([places[word] for word in words]))
    cells = pl.DataFrame(
        {"value": numbers, "mark": marks, "text": [None] * len(keys)},
        schema={"value": pl.Float64, "mark": pl.String, "text": pl.String},
    )
    return Publication(tuple(variables), cell_frame(cells, positions))


def ads_publication(
    counts: Mapping[tuple[str, str, str], tuple[int, bool]], name: str
) -> Publication:
    """Ads by (county, year, SSYK 4): the number, and whether the source said it or was silent."""
    if not counts:
        raise BadPublication(name, "no ads", "counts by occupation group and county")
    variables, positions = [], []
    for index, head in enumerate(("region", "year", "occupation_group")):
        words = [key[index] for key in counts]
        distinct = sorted(set(words))
        places = {word: at for at, word in enumerate(distinct)}
        variables.append(Variable(head, head, plain_values(distinct)))
        positions.append(pl.Series([places[word] for word in words]))
    variables.append(Variable("contents", "contents", (Value("ads", "ads"),), role="contents"))
    positions.append(pl.repeat(0, len(counts), eager=True))
    cells = pl.DataFrame(
        {
            "value": [float(number) for number, _said in counts.values()],
            "mark": [None if said else Mark.DERIVED for _number, said in counts.values()],
            "text": [None] * len(counts),
        },
        schema={"value": pl.Float64, "mark": pl.String, "text": pl.String},
    )
    return Publication(tuple(variables), cell_frame(cells, positions))
