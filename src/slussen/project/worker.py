"""The background worker that ``slussen up`` keeps running: queued work such as reports.

``python -m slussen.project.worker NAME`` ends when its standard input does, so that it never
outlives the server that started it, not even one that was killed.
"""

import sys
import uuid
from typing import Any

import click

from slussen.lib.processes import end_with_parent
from slussen.project.cli import set_up_django

# After so much work the process is started anew: what a report's libraries took is given back.
TASKS_PER_PROCESS = "20"


class ServerStoppedError(RuntimeError):
    """The task's worker ended before the task did."""


def main(name: str) -> None:
    """Run queued tasks until told to stop. *name* is the same every time this place starts one."""
    set_up_django()
    from django.core.management import call_command
    from django_tasks.signals import task_finished

    end_with_parent()
    fail_abandoned(name)
    task_finished.connect(say_failure)
    call_command(
        "db_worker",
        "--queue-name=*",
        "--interval=0.5",
        "--no-startup-delay",
        "--no-reload",  # under SLUSSEN_DEBUG it would start a child, which nobody would end
        f"--max-tasks={TASKS_PER_PROCESS}",
        f"--worker-id={name}:{uuid.uuid4().hex[:8]}",
        verbosity=0,
    )


def fail_abandoned(name: str) -> int:
    """Mark as failed what an earlier worker of the same name was doing when it was cut off.

    Otherwise its page would show progress for ever. Returns how many there were.
    """
    from django_tasks_db.models import DBTaskResult

    abandoned = [
        task
        for task in DBTaskResult.objects.running().order_by("started_at")
        if any(worker.rpartition(":")[0] == name for worker in task.worker_ids)
    ]
    for task in abandoned:
        task.set_failed(ServerStoppedError("the server was stopped before this was done"))
    return len(abandoned)


def say_failure(sender: Any, task_result: Any, **kwargs: Any) -> None:
    """One line on the server's terminal for a task that failed; its page tells the user."""
    for error in task_result.errors:
        click.echo(f"background: {task_result.task.name}: {error.exception_class_path}", err=True)


if __name__ == "__main__":
    main(sys.argv[1])
