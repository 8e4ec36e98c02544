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
