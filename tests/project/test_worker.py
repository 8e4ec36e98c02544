import os
import signal
import subprocess
import sys

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from slussen.project import worker


def running(worker_id: str) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now(),
        run_after=timezone.now(),
        args_kwargs={"args": [], "kwargs": {}},
        task_path="slussen.none",
        backend_name="default",
        worker_ids=[worker_id],
    )


@pytest.mark.django_db
def test_what_an_earlier_worker_left_undone_has_failed() -> None:
    ours, others = running("host-8000:ab12"), running("host-8001:ab12")
    assert worker.fail_abandoned("host-8000") == 1
    ours.refresh_from_db()
    others.refresh_from_db()
    assert ours.status == TaskResultStatus.FAILED
    assert ours.exception_class_path.endswith("ServerStoppedError")
    assert others.status == TaskResultStatus.RUNNING


def test_a_worker_ends_with_the_pipe_that_its_server_holds() -> None:
    code = (
        "import threading, time; from slussen.project.worker import end_with_parent\n"
        "threading.Thread(target=end_with_parent, daemon=True).start(); print('up', flush=True)\n"
        "time.sleep(60)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ
    )
    with process:
        assert process.stdout.readline() == b"up\n"
        process.stdin.close()
        assert process.wait(10) == -signal.SIGTERM
