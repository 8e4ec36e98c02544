"""From how many job ads several machines pay: the measured table of docs/methods/scale.md."""

import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from benchmarks.cases import NotThereYetError
from benchmarks.cases_scale import MILLION, count_ads, made, peer, sail, two_workers

SIZES = (MILLION // 10, MILLION, 10 * MILLION)
RUNS = 3
HEAD = """\
| ads | bare scan and group | DuckDB | pysail | two Spark workers |
|---|---|---|---|---|
"""


def tables() -> dict[str, str]:
    """Seconds of a whole run, client and all, on an endpoint that is running and warm.

    The best of three: other work on the machine can only make one slower.
    """
    with tempfile.TemporaryDirectory() as place:
        files = {number: made(number, Path(place)) for number in SIZES}
        columns = [
            {n: _best(lambda n=n: peer(files[n]).seconds) for n in SIZES},
            {n: _best(lambda n=n: count_ads(files[n]).seconds) for n in SIZES},
        ]
        started = ["–", "–"]
        for endpoint in (sail, two_workers):
            up, column = _on(endpoint, files)
            started.append(up)
            columns.append(column)
    lines = [
        f"| {number:,} | " + " | ".join(column.get(number, "–") for column in columns) + " |"
        for number in SIZES
    ]
    start = "| *endpoint starts in* | " + " | ".join(started) + " |"
    return {"scale": HEAD + "\n".join([*lines, start]) + "\n"}


def _on(
    endpoint: Callable[[], AbstractContextManager[str]], files: dict[int, Path]
) -> tuple[str, dict[int, str]]:
    """How long the endpoint takes to start, and the best of each size on it."""
    try:
        begun = time.perf_counter()
        with endpoint() as remote:
            up = f"{time.perf_counter() - begun:.1f} s"
            count_ads(files[SIZES[0]], remote)  # the first loads what the others find loaded
            return up, {
                number: _best(lambda f=folder: count_ads(f, remote).seconds)
                for number, folder in files.items()
            }
    except NotThereYetError as error:
        return f"– ({error})", {}


def _best(work: Callable[[], float]) -> str:
    return f"{min(work() for _ in range(RUNS)):.2f} s"
