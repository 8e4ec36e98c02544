import http.server
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from slussen.lib.errors import UserError
from slussen.project import serve


@contextmanager
def listening() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_port_in_use_is_said_so() -> None:
    with listening() as port, pytest.raises(UserError, match=f"port {port} .* already in use"):
        serve.free_port("127.0.0.1", port)


def test_port_0_takes_a_free_one() -> None:
    port = serve.free_port("127.0.0.1", 0)
    assert port > 0
    assert serve.free_port("127.0.0.1", port) == port


def test_an_address_that_is_not_ours_is_said_so() -> None:
    with pytest.raises(UserError, match=r"port 0 on 192\.0\.2\.1"):
        serve.free_port("192.0.2.1", 0)


@pytest.fixture
def site() -> Iterator[tuple[int, list[int]]]:
    """A web server that answers with the statuses in the list, one a request."""
    statuses: list[int] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(statuses.pop(0))
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port, statuses
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("status", "said"), [(200, "✓"), (500, "✗ answered 500")])
def test_the_address_is_said_when_the_first_page_has_answered(site, capsys, status, said) -> None:
    port, statuses = site
    statuses.append(status)
    serve.open_first_page("127.0.0.1", port)
    shown = capsys.readouterr().out
    assert f"First page … {said}" in shown
    assert f"http://localhost:{port}/" in shown


def test_a_site_that_never_answers_is_given_up(capsys) -> None:
    port = serve.free_port("127.0.0.1", 0)
    serve.open_first_page("127.0.0.1", port, patience=0.1)
    assert "no answer" in capsys.readouterr().err


class FakeWorker(serve.Background):
    """Ends with the given codes, then runs until it is stopped."""

    def __init__(self, *codes: int) -> None:
        super().__init__("background worker", "test")
        self.codes = list(codes)
        self.runs = 0

    def run_once(self) -> int:
        self.runs += 1
        if self.codes:
            return self.codes.pop(0)
        self.stopping.wait(10)
        return 0


def wait_until(true, seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def test_a_worker_that_ended_as_meant_is_started_again_at_once() -> None:
    worker = FakeWorker(0, 0)
    worker.start()
    wait_until(lambda: worker.runs == 3)
    worker.stop()


def test_a_worker_that_died_is_started_again_after_a_while(monkeypatch, capsys) -> None:
    worker = FakeWorker(-9)
    waits: list[float] = []
    monkeypatch.setattr(
        worker.stopping, "wait", lambda seconds: waits.append(seconds) or time.sleep(0.01)
    )
    worker.start()
    wait_until(lambda: worker.runs >= 2)
    worker.stopping.set()
    assert waits[0] == 2
    assert "background worker ended (-9); again in 2 s" in capsys.readouterr().err


def get(port: int) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
        return answer.status


def children(process: int) -> list[int]:
    lists = Path(f"/proc/{process}/task").glob("*/children")  # one a thread
    return [int(child) for listed in lists for child in listed.read_text().split()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="counts processes in /proc")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_up_serves_from_an_empty_home_and_leaves_nothing_running(tmp_path, how) -> None:
    port = serve.free_port("127.0.0.1", 0)
    environment = os.environ | {"SLUSSEN_HOME": str(tmp_path / "home"), "PORT": str(port)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    with (tmp_path / "said").open("w+") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "slussen", "up"], env=environment, stdout=said, stderr=said
        )
        try:
            wait_until(lambda: "Ctrl-C stops it" in Path(said.name).read_text(), 60)
            assert get(port) == 200
            family = children(process.pid)
            assert len(family) >= 3
            process.send_signal(how)
            process.wait(20)
            wait_until(lambda: not any(Path(f"/proc/{child}").exists() for child in family), 20)
        finally:
            process.kill()
            process.wait()
        shown = Path(said.name).read_text()
    assert "Traceback" not in shown
    assert all(f"{step} … ✓" in shown for step in ("Database", "Pages", "Figures", "First page"))
    assert serve.free_port("127.0.0.1", port) == port
