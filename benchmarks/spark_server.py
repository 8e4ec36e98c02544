"""A real Spark Connect server on this machine, for as long as it is needed.

    python benchmarks/spark_server.py PORT     serve until it is interrupted (`make test-spark`)

SPARK_VENV names the virtual environment that has PySpark with its Java parts (``make test-spark``
makes ``.venv-spark``); Java 17 or newer is needed. Everything stays on 127.0.0.1 and in a folder
that is removed.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SERVER = "org.apache.spark.sql.connect.service.SparkConnectServer"
PATIENCE = 120.0


class NoSparkError(Exception):
    """What is missing: Java, or PySpark."""


def spark_home() -> Path:
    """PySpark's folder; raises NoSparkError with one line that says what to do."""
    if shutil.which("java") is None:
        raise NoSparkError("Java was not found (Spark needs Java 17 or newer)")
    venv = Path(os.environ.get("SPARK_VENV", ROOT / ".venv-spark"))
    found = sorted(venv.glob("lib/python*/site-packages/pyspark/bin/spark-submit"))
    if not found:
        raise NoSparkError(f"no PySpark in {venv.name} (make test-spark installs it)")
    return found[0].parent.parent


@contextmanager
def spark_server(master: str, port: int = 0, memory: str = "1g") -> Iterator[str]:
    """The address of a server on *master*, such as ``local-cluster[2,1,1024]``.

    That is two workers: processes of their own with a core and 1,024 MiB each, apart from the
    server, so that rows and results travel between processes.
    """
    home = spark_home()
    port = port or _free_port()
    with tempfile.TemporaryDirectory() as place, (Path(place) / "log").open("wb") as log:
        process = subprocess.Popen(
            _command(home, master, port, memory, place),
            env=os.environ
            | {
                "SPARK_HOME": str(home),
                "SPARK_LOCAL_IP": "127.0.0.1",
                "SPARK_WORKER_DIR": f"{place}/workers",
                "SPARK_CONNECT_MODE": "0",
            },
            cwd=place,
            stdout=subprocess.DEVNULL,
            stderr=log,
            start_new_session=True,
        )
        try:
            _wait(process, port, Path(place) / "log")
            yield f"sc://127.0.0.1:{port}"
        finally:
            _stop(process)


def _command(home: Path, master: str, port: int, memory: str, place: str) -> list[str]:
    settings = {
        "spark.connect.grpc.binding.port": port,
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.warehouse.dir": f"{place}/warehouse",
        "spark.local.dir": f"{place}/local",
        "spark.sql.shuffle.partitions": 4,  # of 200: two cores
    }
    configured = [
        part for name, value in settings.items() for part in ("--conf", f"{name}={value}")
    ]
    submit = [str(home / "bin" / "spark-submit"), "--master", master, "--class", SERVER]
    return [*submit, "--driver-memory", memory, *configured, "spark-internal"]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def _wait(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    started = time.perf_counter()
    while True:
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        if process.poll() is not None or time.perf_counter() - started > PATIENCE:
            last = (log.read_text(errors="replace").strip().splitlines() or ["no word"])[-1]
            raise NoSparkError(f"Spark did not start: {last}")
        time.sleep(0.1)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """The server and its workers, which are of its own process group."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with suppress(subprocess.TimeoutExpired):
            process.wait(20)


if __name__ == "__main__":
    try:
        with spark_server("local[2]", int(sys.argv[1])) as address:
            print(address, flush=True)
            with suppress(KeyboardInterrupt):
                signal.pause()
    except NoSparkError as error:
        sys.exit(f"slussen: {error}")
