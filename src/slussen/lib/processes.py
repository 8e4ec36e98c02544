"""Processes that must not outlive the one that started them."""

import os
import signal
import threading


def end_with_parent() -> None:
    """End this process when its standard input ends: a pipe that only the parent holds.

    So it goes when the parent does, however that happens, even by SIGKILL.
    """
    threading.Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    while os.read(0, 1):  # not sys.stdin: its lock would be in the way when Python ends
        pass
    os.kill(os.getpid(), signal.SIGTERM)
