"""Processes end with the one that started them."""

import os
import signal
import subprocess
import sys


def test_a_process_ends_with_the_pipe_that_its_parent_holds() -> None:
    code = (
        "import time; from slussen.lib.processes import end_with_parent\n"
        "end_with_parent(); print('up', flush=True); time.sleep(60)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ
    )
    with process:
        assert process.stdout.readline() == b"up\n"
        process.stdin.close()
        assert process.wait(10) == -signal.SIGTERM
