"""SCB's statistical database by PxWebApi: version 2, and version 1 where 2 has no such table.

Version 2: GET /config, GET /tables/{id}/metadata, POST /tables/{id}/data. Version 1: GET and POST
on the table's path. Both answer with json-stat2. The limits that /config states are kept.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slussen.figures.engine.catalogue import PxWebPull, Table
from slussen.figures.engine.jsonstat import jsonstat_variables
from slussen.figures.engine.publication import BadPublication, Value, Variable
from slussen.figures.engine.selection import Selection, cells, question, split
from slussen.figures.sources.fetching import Answer, Fetcher, Question
from slussen.lib.http import Client, NotThere, Request, Unanswered
from slussen.lib.limits import SlidingWindow

# What SCB stated in 2025; used when /config can't be read.
MAX_CELLS = 150_000
CALLS, WINDOW = 30, 10


@dataclass(frozen=True, slots=True)
class Asked:
    """One table's answers, and how to ask for the same again."""

    table: str
    query: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    cells: int = MAX_CELLS
    calls: int = CALLS
    window: float = WINDOW


def pull(entry: Table, fetcher: Fetcher, names: Mapping[str, Mapping[str, str]]) -> list[Asked]:
    """The answers of every table that makes up *entry*, older tables first.

    Raises UserError when neither version of the API has the table or gives what the entry
    describes.
    """
    how = entry.pull
    assert isinstance(how, PxWebPull)
    if not how.tables:
        return _version_1(entry, how, fetcher, names)
    try:
        limits = _limits(fetcher.client, Request(f"{how.base_v2}/config"))
        return [_version_2(entry, how, table, limits, fetcher, names) for table in how.tables]
    except Unanswered as error:
        if not how.paths:
            raise
        try:
            return _version_1(entry, how, fetcher, names)
        except Unanswered as also:
            raise Unanswered(error.short, f"and by version 1, {also.short}") from also


def _limits(client: Client, request: Request) -> Limits:
    """What the API says it allows; its older names are those of version 1."""
    try:
        said = json.loads(client.fetch(request))
    except NotThere:
        return Limits()
    limits = Limits(
        cells=int(said.get("maxDataCells") or said.get("maxCells") or MAX_CELLS),
        calls=int(said.get("maxCallsPerTimeWindow") or said.get("maxCalls") or CALLS),
        window=float(said.get("timeWindow") or WINDOW),
    )
    client.limit = SlidingWindow(calls=limits.calls, window=limits.window)
    return limits


def _version_2(
    entry: Table,
    how: PxWebPull,
    table: str,
    limits: Limits,
    fetcher: Fetcher,
    names: Mapping[str, Mapping[str, str]],
) -> Asked:
    address = f"{how.base_v2}/tables/{table}"
    asked = Request(f"{address}/metadata", (("lang", "sv"),))
    metadata = json.loads(fetcher.client.fetch(asked))
    variables = jsonstat_variables(metadata, f"{table}, metadata")
    chosen = question(variables, entry, how.select, names)
    requests = tuple(
        Request(
            f"{address}/data",
            (("lang", "sv"), ("outputFormat", "json-stat2")),
            {
                "selection": [
                    {"variableCode": code, "valueCodes": codes} for code, codes in part.items()
                ]
            },
        )
        for part in split(chosen, limits.cells)
    )
    whole = Question(entry.id, requests, stamp=str(metadata.get("updated", "")))
    answers = fetcher.answers(whole, f"{entry.id} {table}")
    return Asked(table, _said(chosen), tuple(answers))


def _version_1(
    entry: Table, how: PxWebPull, fetcher: Fetcher, names: Mapping[str, Mapping[str, str]]
) -> list[Asked]:
    limits = _limits(fetcher.client, Request(how.base_v1, (("config", ""),)))
    asked = []
    for path in how.paths:
        address = f"{how.base_v1}/{path}"
        table = path.rpartition("/")[2]
        metadata = json.loads(fetcher.client.fetch(Request(address)))
        variables = variables_of_version_1(metadata, f"{table}, metadata")
        chosen = question(variables, entry, how.select, names)
        requests = tuple(
            Request(
                address,
                (),
                {
                    "query": [
                        {"code": code, "selection": {"filter": "item", "values": codes}}
                        for code, codes in part.items()
                    ],
                    "response": {"format": "json-stat2"},
                },
            )
            for part in split(chosen, limits.cells)
        )
        # Version 1 doesn't say when a table was updated; its newest period tells most of it.
        stamp = max((v.values[-1].code for v in variables if v.role == "time"), default="")
        answers = fetcher.answers(Question(entry.id, requests, stamp), f"{entry.id} {table}")
        asked.append(Asked(table, _said(chosen), tuple(answers)))
    return asked


def variables_of_version_1(metadata: Mapping[str, Any], name: str) -> tuple[Variable, ...]:
    """The variables that version 1 lists for a table."""
    listed = metadata.get("variables")
    if not isinstance(listed, list) or not listed:
        raise BadPublication(name, 'no "variables"', "a table of PxWebApi version 1")
    return tuple(
        Variable(
            code=variable["code"],
            text=variable.get("text", variable["code"]),
            values=tuple(
                Value(code, label)
                for code, label in zip(
                    variable["values"], variable.get("valueTexts", variable["values"]), strict=True
                )
            ),
            role="time"
            if variable.get("time")
            else "contents"
            if variable["code"] == "ContentsCode"
            else "",
            optional=bool(variable.get("elimination")),
        )
        for variable in listed
    )


def _said(chosen: Selection) -> str:
    """The query in short, enough to ask the same again: codes, long lists by first and last."""
    parts = [
        f"{code}={','.join(codes) if len(codes) <= 6 else f'{codes[0]}…{codes[-1]} ({len(codes)})'}"
        for code, codes in chosen.items()
    ]
    return f"{'; '.join(parts)}; {cells(chosen)} cells"
