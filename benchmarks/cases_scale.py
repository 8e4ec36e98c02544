"""Speed and memory on many job ads: one machine, and two Spark workers on it.

The ads are made up (make_ads.py) in a folder that goes with the case. Every run is a process of
its own, as a user starts it, and is measured by what the system says of it when it has ended.
"""

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cases import ROOT, Case, Measured, NotThereYetError
from benchmarks.spark_server import NoSparkError, spark_server

MILLION = 1_000_000
TWO_WORKERS = "local-cluster[2,1,2048]"
RUNS = 5
PATIENCE = 60.0
# The peer: DuckDB's own SQL for the same columns, nothing of ours. It reads and groups the rows;
# it neither looks for ads that stand twice nor mends a code.
PEER = """
import duckdb, sys
required = ("experience_required", "access_to_own_car", "driving_license_required")
percent = ", ".join(f"100 * count_if({name}) / count({name})" for name in required)
duckdb.sql(f\"\"\"
    SELECT region_code, ssyk_code, year(published_date),
           count(*), sum(number_of_vacancies), {percent}
    FROM read_parquet('{sys.argv[1]}/*.parquet') GROUP BY ALL ORDER BY ALL
\"\"\").fetchall()
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One process from start to end: seconds, seconds of processor, and its peak memory."""

    seconds: float
    cpu: float
    mib: float


def run(command: Sequence[str]) -> Run:
    started = time.perf_counter()
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    said = process.stderr.read() if process.stderr else ""
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise NotThereYetError((said.strip().splitlines() or ["no word"])[-1])
    taken = time.perf_counter() - started
    return Run(taken, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def peer(ads: Path) -> Run:
    return run([sys.executable, "-c", PEER, str(ads)])


def count_ads(ads: Path, remote: str | None = None) -> Run:
    """``slussen ads tables`` on DuckDB, or on the Spark Connect endpoint at *remote*."""
    files = sorted(map(str, ads.glob("*.parquet")))
    out = str(ads.parent / "county.parquet")
    spark = ["--engine", "spark", "--remote", remote] if remote else []
    return run([sys.executable, "-m", "slussen", "ads", "tables", *files, "-o", out, *spark])


def made(number: int, place: Path) -> Path:
    """That many ads, by a process of its own: a child's memory counts from its parent's."""
    folder = place / f"ads-{number}"
    run([sys.executable, str(ROOT / "benchmarks" / "make_ads.py"), str(number), str(folder)])
    return folder


@contextmanager
def sail() -> Iterator[str]:
    """pysail's Spark Connect server in a process of its own."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "pysail", "spark", "server", "--port", str(port)],
        env=os.environ | {"RUST_LOG": "error"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        started = time.perf_counter()
        while True:
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            if process.poll() is not None or time.perf_counter() - started > PATIENCE:
                raise NotThereYetError("pysail did not start")
            time.sleep(0.02)
        yield f"sc://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def two_workers() -> Iterator[str]:
    """Real Spark: a server and two workers of one core, each a process on this machine."""
    try:
        with spark_server(TWO_WORKERS) as remote:
            yield remote
    except NoSparkError as error:
        raise NotThereYetError(str(error)) from error


def against_peer(place: Path) -> Measured:
    """Turn about, so that other work on the machine slows both."""
    ads = made(10 * MILLION, place)
    pairs = [(count_ads(ads), peer(ads)) for _ in range(RUNS)]
    own, bare = zip(*pairs, strict=True)
    ratio = statistics.median(a.seconds for a in own) / statistics.median(b.seconds for b in bare)
    cpu = statistics.median(a.cpu for a in own) / statistics.median(b.cpu for b in bare)
    note = (
        f"{ratio:.1f} times the bare scan and group ({cpu:.1f} in processor time), which takes "
        f"{statistics.median(b.seconds for b in bare):.2f} s and {max(b.mib for b in bare):.0f} MiB"
    )
    return Measured([a.seconds for a in own], note=note, mib=max(a.mib for a in own))


def on_spark(
    number: int, endpoint: Callable[[], AbstractContextManager[str]]
) -> Callable[[Path], Measured]:
    def case(place: Path) -> Measured:
        ads = made(number, place)
        started = time.perf_counter()
        with endpoint() as remote:
            up = time.perf_counter() - started
            first, *others = [count_ads(ads, remote) for _ in range(RUNS)]
        note = f"the endpoint starts in {up:.1f} s; memory is the client's"
        times = [other.seconds for other in others]
        return Measured(times, first.seconds, note, mib=max(o.mib for o in others))

    return case


CASES: Mapping[str, Case] = {
    "ads-tables": Case("10 million ads to the county table", "3 × peer, 2 GiB", against_peer),
    "ads-tables-sail-1m": Case("… 1 million on pysail", "", on_spark(MILLION, sail)),
    "ads-tables-sail-10m": Case("… 10 million on pysail", "", on_spark(10 * MILLION, sail)),
    "ads-tables-spark-1m": Case("… 1 million on two workers", "", on_spark(MILLION, two_workers)),
    "ads-tables-spark-10m": Case(
        "… 10 million on two workers", "", on_spark(10 * MILLION, two_workers)
    ),
}
