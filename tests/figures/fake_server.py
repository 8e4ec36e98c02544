"""PxWebApi 2 and 1, Kolada 3 and JobTech on 127.0.0.1, in the shapes their publishers document.

A real server on a socket, so that the pullers' own HTTP is what is tested. It can be told to fail:
``server.script["/config"] = [Fault(429, retry_after=1), …]`` is played before the true answer.
"""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.figures.writers import Axis, Spec, jsonstat, metadata


@dataclass(frozen=True)
class Fault:
    """One answer that goes wrong. ``cut`` sends fewer bytes than promised; ``slow`` waits."""

    status: int = 200
    retry_after: str = ""
    cut: int | None = None
    slow: float = 0.0
    body: bytes | None = None


@dataclass
class FakeServer:
    """``tables`` serves version 2 by id, ``paths`` version 1 by path."""

    tables: dict[str, Spec] = field(default_factory=dict)
    paths: dict[str, Spec] = field(default_factory=dict)
    kolada: list[dict[str, Any]] = field(default_factory=list)
    kolada_page: int = 5000
    groups: list[dict[str, str]] = field(default_factory=list)
    ads: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)  # (group, year)
    barometer: list[dict[str, Any]] = field(default_factory=list)
    max_cells: int = 150_000
    calls: int = 1000
    script: dict[str, list[Fault]] = field(default_factory=dict)
    asked: list[tuple[str, str, Any]] = field(default_factory=list)  # method, path, body

    def __enter__(self) -> "FakeServer":
        handler = type("Handler", (Handler,), {"fake": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def questions(self, part: str) -> list[Any]:
        """The bodies of the requests to addresses that hold *part*."""
        return [body for _method, path, body in self.asked if part in path]

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> tuple[int, Any]:
        routes: tuple[tuple[str, Callable[..., tuple[int, Any]]], ...] = (
            (r"/v2/config", self._config),
            (r"/v2/tables/(?P<table>[^/]+)/metadata", self._metadata),
            (r"/v2/tables/(?P<table>[^/]+)/data", self._data),
            (r"/v1(?P<path>/.*)?", self._version_1),
            (r"/kolada/data/kpi/(?P<kpis>[^/]+)/municipality/(?P<places>[^/]+)", self._kolada),
            (r"/taxonomy/graphql", self._groups),
            (r"/jobs/search", self._search),
            (r"/barometer.json", self._barometer),
        )
        for pattern, answer in routes:
            if found := re.fullmatch(pattern, path):
                return answer(method=method, query=query, body=body, **found.groupdict())
        return 404, {"title": "Non-existent", "status": 404}

    def _config(self, **_: Any) -> tuple[int, Any]:
        return 200, {
            "apiVersion": "2.0.0",
            "maxDataCells": self.max_cells,
            "maxCallsPerTimeWindow": self.calls,
            "timeWindow": 10,
            "dataFormats": ["json-stat2", "csv", "px"],
        }

    def _metadata(self, table: str, **_: Any) -> tuple[int, Any]:
        if table not in self.tables:
            return 404, {"title": "Non-existent table", "status": 404}
        return 200, metadata(self.tables[table])

    def _data(self, table: str, method: str, query: dict[str, str], body: Any) -> tuple[int, Any]:
        if table not in self.tables:
            return 404, {"title": "Non-existent table", "status": 404}
        if method != "POST" or query.get("outputFormat") != "json-stat2":
            return 400, {"title": "Bad request", "status": 400}
        chosen = {part["variableCode"]: part["valueCodes"] for part in body["selection"]}
        return self._cut(self.tables[table], chosen)

    def _version_1(
        self, path: str | None, method: str, query: dict[str, str], body: Any
    ) -> tuple[int, Any]:
        if "config" in query:
            return 200, {"maxCells": self.max_cells, "maxCalls": self.calls, "timeWindow": 10}
        spec = self.paths.get((path or "").strip("/"))
        if spec is None:
            return 404, {"error": "Not found"}
        if method == "GET":
            return 200, {"title": spec.title, "variables": [_variable(axis) for axis in spec.axes]}
        assert body["response"]["format"] == "json-stat2"
        chosen = {part["code"]: part["selection"]["values"] for part in body["query"]}
        return self._cut(spec, chosen)

    def _cut(self, spec: Spec, chosen: dict[str, list[str]]) -> tuple[int, Any]:
        """The part of the cube that was asked for; what may be summed and isn't named is summed."""
        part = cut(spec, chosen)
        if part is None:
            return 400, {"title": "Missing selection for mandatory variable", "status": 400}
        if len(part.cells) > self.max_cells:
            return 403, {"title": "Too many cells selected", "status": 403}
        return 200, jsonstat(part)

    def _kolada(self, kpis: str, places: str, query: dict[str, str], **_: Any) -> tuple[int, Any]:
        assert len(kpis.split(",")) <= 25
        assert len(places.split(",")) <= 25
        rows = [
            row
            for row in self.kolada
            if row["kpi"] in kpis.split(",") and row["municipality"] in places.split(",")
        ]
        page, size = int(query.get("page", 1)), min(int(query["per_page"]), self.kolada_page)
        part = rows[(page - 1) * size : page * size]
        answer: dict[str, Any] = {"count": len(part), "values": part}
        if page * size < len(rows):
            answer["next_url"] = (
                f"{self.url}/kolada/data/kpi/{kpis}/municipality/{places}"
                f"?page={page + 1}&per_page={size}"
            )
        return 200, answer

    def _groups(self, **_: Any) -> tuple[int, Any]:
        return 200, {"data": {"concepts": self.groups}}

    def _search(self, query: dict[str, str], **_: Any) -> tuple[int, Any]:
        assert query["limit"] == "0"
        assert int(query["stats.limit"]) <= 30
        year = query["historical-from"][:4]
        by_county = self.ads.get((query["occupation-group"], year), {})
        values = [
            {"term": place, "concept_id": f"id{place}", "code": place, "count": number}
            for place, number in by_county.items()
            if place != "00"
        ]
        return 200, {
            "total": {"value": by_county.get("00", 0)},
            "stats": [{"type": query["stats"], "values": values}] if values else [],
            "hits": [],
        }

    def _barometer(self, **_: Any) -> tuple[int, Any]:
        return 200, self.barometer


def cut(spec: Spec, chosen: dict[str, list[str]]) -> Spec | None:
    """The chosen part of *spec*; None when a variable that must be chosen isn't."""
    axes = []
    for axis in spec.axes:
        if axis.code in chosen:
            kept = tuple(v for v in axis.values if v[0] in chosen[axis.code])
            axes.append(Axis(axis.code, axis.text, kept, axis.role, axis.optional))
        elif not axis.optional:
            return None
    cells: dict[tuple[str, ...], float] = {}
    signs: dict[tuple[str, ...], str] = {}
    for key, cell in spec.rows():
        said = dict(zip((axis.code for axis in spec.axes), key, strict=True))
        if all(said[code][0] in codes for code, codes in chosen.items()):
            place = tuple(said[axis.code][0] for axis in axes)
            if cell.strip(".") == "":
                signs[place] = cell
            else:
                cells[place] = cells.get(place, 0.0) + float(cell)
    order: list[tuple[str, ...]] = [()]
    for axis in axes:
        order = [(*place, code) for place in order for code, _ in axis.values]
    return Spec(
        tuple(axes),
        tuple(signs.get(place) or f"{cells[place]:g}" for place in order),
        spec.title,
    )


def _variable(axis: Axis) -> dict[str, Any]:
    found: dict[str, Any] = {
        "code": axis.code,
        "text": axis.text,
        "values": [code for code, _ in axis.values],
        "valueTexts": [label for _, label in axis.values],
    }
    if axis.optional:
        found["elimination"] = True
    if axis.role == "time":
        found["time"] = True
    return found


class Handler(BaseHTTPRequestHandler):
    fake: FakeServer

    def do_GET(self) -> None:
        self._serve("GET", None)

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        self._serve("POST", json.loads(self.rfile.read(length)))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Silent: the test says what went wrong."""

    def _serve(self, method: str, body: Any) -> None:
        parts = urlsplit(self.path)
        assert self.headers["User-Agent"].startswith("slussen")
        self.fake.asked.append((method, parts.path, body))
        for path, faults in self.fake.script.items():
            if path in parts.path and faults:
                fault = faults.pop(0)
                if fault.status != 200 or fault.body is not None or fault.cut is not None:
                    self._send(fault.status, fault.body or b"{}", fault)
                    return
                time.sleep(fault.slow)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        status, document = self.fake.answer(method, parts.path, query, body)
        self._send(status, json.dumps(document).encode(), Fault())

    def _send(self, status: int, data: bytes, fault: Fault) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header(
                "Content-Length", str(len(data) if fault.cut is None else fault.cut + 99)
            )
            if fault.retry_after:
                self.send_header("Retry-After", fault.retry_after)
            self.end_headers()
            self.wfile.write(data if fault.cut is None else data[: fault.cut])
        except (BrokenPipeError, ConnectionResetError):
            pass  # the client gave up, as a test asked it to
