"""Work that one process does for the others of an installation, over a socket that only they see.

A request and its answer are bytes, each as long as its end of the connection is open. The process
ends by itself when nobody has asked for a while, or after so many requests, and is started anew by
whoever started it: small again.
"""

import socket
import socketserver
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def ask(address: str, request: bytes, patience: float) -> bytes | None:
    """The answer; None when nobody serves there for *patience* seconds."""
    until = time.monotonic() + patience
    while True:
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.connect(address)
                line.sendall(request)
                line.shutdown(socket.SHUT_WR)
                with line.makefile("rb") as answer:
                    if whole := answer.read():
                        return whole
        except OSError:
            pass  # it starts anew, and is asked again
        if time.monotonic() > until:
            return None
        time.sleep(0.05)


class Service(socketserver.UnixStreamServer):
    """Answers one request after the other by *work*."""

    request_queue_size = 64

    def __init__(self, address: str, work: Callable[[bytes], bytes], idle: float) -> None:
        Path(address).unlink(missing_ok=True)  # an earlier one's
        super().__init__(address, _Request)
        self.work = work
        self.timeout: float = idle
        self.is_idle = False

    def handle_timeout(self) -> None:
        self.is_idle = True

    def serve_until_idle(self, requests: int) -> None:
        """Serve; ends after *requests*, or when nobody has asked for ``timeout`` seconds."""
        for _ in range(requests):
            self.handle_request()
            if self.is_idle:
                return


class _Request(socketserver.StreamRequestHandler):
    server: Service

    def handle(self) -> None:
        answer = self.server.work(self.rfile.read())
        with suppress(OSError):  # whoever asked has gone
            self.wfile.write(answer)
