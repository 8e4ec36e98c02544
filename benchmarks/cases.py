"""What is measured. A case gets an empty folder and returns what it measured."""

import importlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
COUNTIES = [
    *("01", "03", "04", "05", "06", "07", "08", "09", "10", "12", "13"),
    *("14", "17", "18", "19", "20", "21", "22", "23", "24", "25"),
]
PAGES = 50


class NotThereYetError(Exception):
    """What the case needs is not in the product yet."""


@dataclass(slots=True)
class Measured:
    """Seconds of the runs after the first.

    ``outside``: a child process did the work, so its peak memory counts; ``own_memory`` False:
    nobody's does.
    """

    seconds: list[float] = field(default_factory=list)
    first: float | None = None
    note: str = ""
    mib: float | None = None
    outside: bool = False
    own_memory: bool = True


@dataclass(frozen=True, slots=True)
class Case:
    title: str
    limit: str
    run: Callable[[Path], Measured]


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def named(target: str) -> Any:
    """The function "module:name", with Django set up."""
    from slussen.project.cli import set_up_django

    set_up_django()
    module, name = target.split(":")
    return getattr(importlib.import_module(module), name)


def one_county(place: Path) -> Measured:
    """Every county once in a process that has done one: nothing of a county's is kept yet."""
    analysis = named("slussen.analysis.queries:county_analysis")
    first = seconds(lambda: analysis("18"))
    others = [code for code in COUNTIES if code != "18"]
    return Measured([seconds(lambda code=code: analysis(code)) for code in others], first)


def all_counties(place: Path) -> Measured:
    command = [sys.executable, "-m", "slussen", "analyse", "--all", "--format", "json"]
    taken = seconds(lambda: command_line([*command, "-o", str(place / "out")]))
    made = len(list((place / "out").glob("*.json")))
    if made != len(COUNTIES):
        raise NotThereYetError(f"{made} files for {len(COUNTIES)} counties")
    return Measured([taken], note="the whole command, from start to end", outside=True)


def report(format_: str) -> Callable[[Path], Measured]:
    def run(place: Path) -> Measured:
        command = [sys.executable, "-m", "slussen", "analyse", "18", "--format", format_]
        file = place / f"report.{format_}"
        times = [seconds(lambda: command_line([*command, "-o", str(file)])) for _ in range(3)]
        note = f"the whole command; {file.stat().st_size / 1024:.0f} KiB"
        return Measured(times, note=note, outside=True)

    return run


def command_line(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        said = (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1]
        raise NotThereYetError(said)


def page(address: str) -> Callable[[Path], Measured]:
    """A page through Django's own test client: what the server does, without a network."""

    def run(place: Path) -> Measured:
        named("slussen.project.prepare:migrate")()
        named("slussen.project.prepare:collect_static")()
        client = named("django.test:Client")(headers={"host": "localhost"})

        def get() -> None:
            answer = client.get(address)
            if answer.status_code != 200:
                raise NotThereYetError(f"{address} answered {answer.status_code}")

        first = seconds(get)
        return Measured([seconds(get) for _ in range(20)], first)

    return run


@contextmanager
def server(place: Path, command: list[str]) -> Iterator[tuple[str, subprocess.Popen[bytes], float]]:
    """A site of its own: its address, its process, and the seconds to its first page."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    environment = os.environ | {"SLUSSEN_HOME": str(place / "home"), "PORT": str(port)}
    log = (place / "log").open("wb")
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=place, env=environment, stdout=log, stderr=log, start_new_session=True
    )
    try:
        address = f"http://127.0.0.1:{port}"
        while True:
            try:
                fetch(address + "/")
                break
            except urllib.error.HTTPError as error:
                raise NotThereYetError(f"the start page answered {error.code}") from error
            except OSError:
                if process.poll() is not None or time.perf_counter() - started > 600:
                    last = (place / "log").read_text().strip().splitlines()[-1:]
                    raise NotThereYetError(f"no first page: {last}") from None
                time.sleep(0.05)
        yield address, process, time.perf_counter() - started
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)
        log.close()


def fetch(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.read()


def slussen_up() -> list[str]:
    return [sys.executable, "-m", "slussen", "up"]


def over_http(place: Path) -> Measured:
    with server(place, slussen_up()) as (address, _, _):
        county = f"{address}/analysis/18/"
        first = seconds(lambda: fetch(county))
        times = [seconds(lambda: fetch(county)) for _ in range(30)]
        others = [code for code in COUNTIES if code != "18"]
        fresh = [seconds(lambda c=code: fetch(f"{address}/analysis/{c}/")) for code in others]
    note = f"a county that nobody has opened yet: at most {max(fresh):.2f} s"
    return Measured(times, first, note, outside=True, own_memory=False)


def family(process: int) -> list[int]:
    """A process and everything below it, whichever of its threads started it."""
    lists = Path(f"/proc/{process}/task").glob("*/children")
    found = [child for listed in lists for child in listed.read_text().split()]
    return [process] + [below for child in found for below in family(int(child))]


def shared_out_mib(process: int) -> float:
    """Memory of a process, what it shares with others divided among them (PSS)."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0  # it has ended since the list of processes was made
    return next(int(line.split()[1]) / 1024 for line in text.splitlines() if line[:4] == "Pss:")


def server_memory(place: Path) -> Measured:
    """The most that all processes together take while pages are read and charts are drawn."""
    with server(place, slussen_up()) as (address, process, _):
        most: list[float] = []
        for number in range(PAGES):
            code = COUNTIES[number % len(COUNTIES)]
            prefix = "" if number < PAGES / 2 else "/en"
            fetch(f"{address}{prefix}/analysis/{code}/")
            each = [shared_out_mib(pid) for pid in family(process.pid)]
            most = max(most, each, key=sum)
        while len(family(process.pid)) > len(("up", "tracker", "web", "worker")):
            time.sleep(1)
        after = sum(map(shared_out_mib, family(process.pid)))
    parts = " + ".join(f"{mib:.0f}" for mib in sorted(most, reverse=True))
    note = (
        f"at most, of all processes, in {PAGES} county pages while charts are drawn in the "
        f"background ({parts}); {after:.0f} MiB when they have been drawn"
    )
    return Measured([], note=note, mib=sum(most))


def from_nothing(place: Path) -> Measured:
    """``make run`` in a copy of the tree that has no virtual environment and no data."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        target = place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    with server(place, ["make", "run"]) as (_, _, taken):
        pass
    return Measured(
        [taken], note="packages from the machine's package cache if it has one", own_memory=False
    )


def read_all_figures(place: Path) -> Measured:
    cube = named("slussen.figures.queries:cube")
    catalogue = named("slussen.figures.queries:catalogue")
    clear = named("slussen.figures.queries:_cube").cache_clear

    def read() -> int:
        clear()
        return sum(1 for name in catalogue() for _ in cube(name, region="18").items())

    first = seconds(read)
    return Measured([seconds(read) for _ in range(5)], first, f"{read()} values of one county")


def bare_scan(place: Path) -> Measured:
    """The peer: the same files and filter in DuckDB's own SQL, nothing of ours."""
    import duckdb

    files = sorted((ROOT / "src/slussen/figures/data").rglob("data.parquet"))
    connection = duckdb.connect()

    def read() -> int:
        counted = 0
        for file in files:
            relation = connection.read_parquet(str(file))
            counted += len(relation.filter("region = '18'").fetchall())
        return counted

    first = seconds(read)
    return Measured([seconds(read) for _ in range(5)], first, f"{len(files)} files, {read()} rows")


CASES: Mapping[str, Case] = {
    "analysis": Case("one county's analysis", "2 s", one_county),
    "all-counties": Case("all 21 counties to JSON", "25 s", all_counties),
    "county-page": Case("county page, without a network", "0.3 s", page("/analysis/18/")),
    "county-page-http": Case("county page over HTTP", "0.3 s", over_http),
    "start-page": Case("start page, without a network", "", page("/")),
    "occupation-page": Case(
        "occupation page, without a network", "", page("/analysis/occupations/5321/")
    ),
    **{
        f"report-{kind}": Case(f"report as {kind}", "", report(kind))
        for kind in ("html", "pdf", "docx", "pptx", "xlsx", "json")
    },
    "server-memory": Case("memory of the server", "600 MiB", server_memory),
    "from-nothing": Case("`make run` from nothing to the first page", "180 s", from_nothing),
    "figures": Case("one county's figures of every table", "", read_all_figures),
    "figures-peer": Case("… by a bare DuckDB scan (peer)", "", bare_scan),
    **importlib.import_module("benchmarks.cases_protect").CASES,  # which imports this module
}
