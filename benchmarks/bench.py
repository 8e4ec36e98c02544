"""``make bench``: how fast Slussen is and how much memory it takes, written to RESULTS.md.

    python benchmarks/bench.py                 every case
    python benchmarks/bench.py county-page     the cases whose names begin so, shown but not written
    python benchmarks/bench.py backtest-       the back-tests, written into docs/methods/

Each case runs in a process of its own, so that its memory is its own. What a case needs and is
not there yet makes it say so, and the others go on.
"""

import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import traceback
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks import backtests, cases  # noqa: E402

RESULTS = ROOT / "benchmarks" / "RESULTS.md"
PATIENCE = 900


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds of each run, and the process's peak memory; or why there is nothing."""

    name: str
    seconds: tuple[float, ...] = ()
    first: float | None = None
    mib: float | None = None
    note: str = ""
    missing: str = ""


def run_here(name: str) -> Result:
    """Run one case in this process."""
    case = cases.CASES[name]
    try:
        with tempfile.TemporaryDirectory() as place:
            measured = case.run(Path(place))
    except (ImportError, AttributeError, cases.NotThereYetError) as error:
        return Result(name, missing=f"not there yet: {error}")
    except Exception:
        return Result(name, missing=traceback.format_exc().strip().splitlines()[-1])
    who = resource.RUSAGE_CHILDREN if measured.outside else resource.RUSAGE_SELF
    peak = resource.getrusage(who).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    mib = measured.mib if measured.mib is not None else peak if measured.own_memory else None
    return Result(name, tuple(measured.seconds), measured.first, mib, measured.note)


def run_apart(name: str) -> Result:
    """Run one case in a process and a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"SLUSSEN_HOME": home, "PYTHONPATH": str(ROOT / "src")}
        done = subprocess.run(
            [sys.executable, __file__, "--here", name],
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
    try:
        return Result(**json.loads(done.stdout.splitlines()[-1]))
    except (IndexError, ValueError):
        said = (done.stderr.strip().splitlines() or ["no word"])[-1]
        return Result(name, missing=f"ended with {done.returncode}: {said}")


def row(result: Result) -> str:
    case = cases.CASES[result.name]
    if result.missing:
        return f"| {case.title} | – | – | – | {case.limit} | {result.missing} |"
    median = f"{statistics.median(result.seconds):.3f} s" if result.seconds else "–"
    first = f"{result.first:.3f} s" if result.first is not None else "–"
    spread = ""
    if len(result.seconds) > 1:
        low, high = min(result.seconds), max(result.seconds)
        spread = f"{len(result.seconds)} runs, {low:.3f}–{high:.3f} s"
    note = "; ".join(filter(None, (spread, result.note)))
    mib = f"{result.mib:.0f} MiB" if result.mib is not None else "–"
    return f"| {case.title} | {median} | {first} | {mib} | {case.limit} | {note} |"


def machine() -> str:
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.split(":")[1] for line in info.read_text().splitlines() if "model name" in line
        ]
        cpu = names[0].strip() if names else cpu
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    libraries = ", ".join(f"{name} {version(name)}" for name in ("django", "duckdb", "polars"))
    return (
        f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, "
        f"Python {platform.python_version()}, {libraries}"
    )


def commit() -> str:
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip() or "unknown"


HEAD = """\
# Measurements

Made by `make bench` on {day} at {commit}. Do not edit: run it again.

Machine: {machine}. Other work on it at the time: load {load}.

*Median* is of the runs after the first, in a process that has started; *first* is the first run,
imports included. *Memory* is the peak of the process that ran the case, or what the note says.

| case | median | first | memory | limit | runs and notes |
|---|---|---|---|---|---|
"""


def write(results: list[Result]) -> None:
    head = HEAD.format(
        day=datetime.now(UTC).date().isoformat(),
        commit=commit(),
        machine=machine(),
        load=f"{os.getloadavg()[0]:.1f}",
    )
    RESULTS.write_text(head + "\n".join(map(row, results)) + "\n", encoding="utf-8")
    print(f"written: {RESULTS.relative_to(ROOT)}")


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--here"]:
        print(json.dumps(asdict(run_here(arguments[1]))))
        return
    chosen = [name for name in cases.CASES if not arguments or name.startswith(tuple(arguments))]
    results = []
    for name in chosen:
        print(f"{name} … ", end="", flush=True)
        results.append(run_apart(name))
        print(row(results[-1]))
    for name in backtests.names():
        if f"backtest-{name}".startswith(tuple(arguments)):
            print(f"backtest-{name} … ", end="", flush=True)
            print(backtests.measure(name))
    if not arguments:
        write(results)


if __name__ == "__main__":
    main(sys.argv[1:])
