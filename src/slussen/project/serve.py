"""``slussen up``: everything prepared, then the site and its background worker, until Ctrl-C.

This process stays small: it never loads Django. What prepares, serves and works are processes of
their own, started afresh (never forked: some libraries hang in a child that was forked after
their threads had started).
"""

import errno
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from wsgiref.types import WSGIApplication

import click

from slussen.lib.errors import UserError
from slussen.taxonomy import link_service
from slussen.ui import drawer

WEB_THREADS = 4
WEB_MEMORY_MIB = 450  # above this the web process is replaced, without a request being lost
STOP_SECONDS = 10


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    envvar="PORT",
    show_default=True,
    show_envvar=True,
    help="0 takes any free port.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Which address to listen on; SLUSSEN_HOSTS says which names are answered.",
)
def up(port: int, host: str) -> None:
    """Prepare everything and serve the site until Ctrl-C."""
    port = free_port(host, port)
    # Two heaps are enough for a handful of threads, and take half the memory.
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    click.echo("Slussen: preparing")
    prepared = subprocess.run([sys.executable, "-m", "slussen", "prepare"], check=False)
    if prepared.returncode:
        sys.exit(prepared.returncode)
    serve(host, port)


def free_port(host: str, port: int) -> int:
    """*port* if nobody listens there, a free one for 0; raises UserError otherwise.

    Asked before anything else is done: the server itself would share the port without a word.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            what = "is already in use" if error.errno == errno.EADDRINUSE else error.strerror
            raise UserError(
                f"port {port} on {host}: {what} (choose another: --port 8001, or PORT=8001)"
            ) from error
        chosen: int = probe.getsockname()[1]
    return chosen


def serve(host: str, port: int) -> None:
    """Serve until SIGINT or SIGTERM; returns when both processes have ended."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    multiprocessing.set_start_method("spawn", force=True)
    server = Server(
        "slussen.project.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=WEB_THREADS,
        runtime_blocking_threads=WEB_THREADS,
        respawn_failed_workers=True,
        workers_max_rss=WEB_MEMORY_MIB,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.warning,
        log_access=False,  # addresses hold what people search for
    )
    name = f"{socket.gethostname()[:40]}-{port}"
    worker = Background("background worker", "slussen.project.worker", name)
    with tempfile.TemporaryDirectory(prefix="slussen-") as private:
        # Told by the environment to every process that is started from here on.
        os.environ[drawer.WHERE] = str(Path(private) / "drawer")
        pictures = Background("drawer", "slussen.ui.drawer", os.environ[drawer.WHERE])
        os.environ[link_service.WHERE] = str(Path(private) / "linker")
        linker = Background(
            "linker", "slussen.taxonomy.link_service", os.environ[link_service.WHERE]
        )
        for process in (pictures, worker, linker):
            server.on_startup(process.start)
        first = threading.Thread(target=open_first_page, args=(host, port), daemon=True)
        server.on_startup(first.start)
        for process in (worker, pictures, linker):
            server.on_shutdown(process.stop)
        server.serve(target_loader=load_application, wrap_loader=False)
    click.echo("Slussen: stopped")


def load_application() -> WSGIApplication:
    """In the web process: Django's application, and what goes on beside its requests."""
    from slussen.project.draw import BackgroundDrawing
    from slussen.project.wsgi import application

    BackgroundDrawing().connect()
    threading.Thread(target=end_with_server, daemon=True).start()
    return application


def end_with_server() -> None:
    """A web process that outlived the server's would keep the port."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def open_first_page(host: str, port: int, patience: float = 60) -> None:
    """The first request loads what every later one needs: better here than at the first visitor."""
    shown = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::", "::1") else host  # noqa: S104
    answers = os.environ.get("SLUSSEN_HOSTS", "localhost").split()[0].lstrip(".*") or "localhost"
    local = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}.get(host, host)  # noqa: S104
    request = urllib.request.Request(f"http://{local}:{port}/", headers={"Host": answers})
    click.echo("  First page … ", nl=False)
    started = time.monotonic()
    while True:
        try:
            with urllib.request.urlopen(request, timeout=patience) as answer:  # noqa: S310
                status = answer.status
            break
        except urllib.error.HTTPError as error:
            status = error.code
            break
        except OSError:
            if time.monotonic() - started > patience:
                click.echo("✗ no answer", err=True)
                return
            time.sleep(0.05)
    seconds = time.monotonic() - started
    click.echo(f"✓ ({seconds:.1f} s)" if status == 200 else f"✗ answered {status}")
    click.echo(f"Slussen: http://{shown}:{port}/   (Ctrl-C stops it)")


class Background:
    """A process beside the web's, started again whenever it ends by itself."""

    def __init__(self, what: str, *arguments: str) -> None:
        self.what = what
        self.arguments = arguments
        self.stopping = threading.Event()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        threading.Thread(target=self.keep_running, daemon=True).start()

    def keep_running(self) -> None:
        delay = 1.0
        while not self.stopping.is_set():
            started = time.monotonic()
            code = self.run_once()
            if self.stopping.is_set() or code == 0:
                continue
            delay = 1.0 if time.monotonic() - started > 60 else min(delay * 2, 60)
            click.echo(f"{self.what} ended ({code}); again in {delay:.0f} s", err=True)
            self.stopping.wait(delay)

    def run_once(self) -> int:
        # A session of its own: Ctrl-C in the terminal reaches it through stop(), once.
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", *self.arguments],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )
        return self.process.wait()

    def stop(self) -> None:
        """Let what is in hand finish, for as long as STOP_SECONDS."""
        self.stopping.set()
        process = self.process
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
