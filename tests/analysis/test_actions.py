"""A report's life: asked for, made, stopped, failed, swept."""

import errno
import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from slussen.analysis import actions
from slussen.analysis.enums import Doing, Problem, ReportState
from slussen.analysis.models import KEPT, Report
from slussen.analysis.permissions import WAITING_EACH, TooManyReports
from slussen.analysis.report import Doing as Step
from slussen.lib.errors import UserError
from slussen.regions.engine.places import UnknownPlace

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def ask(mine=(), **changes: object) -> Report:
    given = {"county": "18", "compare": ["20"], "format": "json", "language": "sv"}
    return actions.request_report(**given | changes, mine=mine)


def make(report: Report) -> Report:
    actions.make_report(report_id=str(report.pk))
    report.refresh_from_db()
    return report


def test_asked_for_and_made(django_capture_on_commit_callbacks, media: Path) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        report = ask(county="Örebro", compare=["Dalarna"])
    report.refresh_from_db()
    assert (report.state, report.file) == (ReportState.DONE, "18-orebro.json")
    document = json.loads(report.path.read_bytes())
    assert (document["county"], document["compare"]) == ("18", ["20"])
    assert report.size == report.path.stat().st_size
    assert report.path.parent == media / "reports" / str(report.pk)
    assert report.finished_at >= report.created_at


def test_nothing_is_queued_when_the_request_fails(django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks() as callbacks, pytest.raises(UnknownPlace):
        ask(county="99")
    assert callbacks == []
    assert not Report.objects.exists()


def test_the_same_report_is_not_made_twice() -> None:
    first = make(ask())
    assert ask() == first
    assert ask(language="en") != first
    assert ask(compare=[]) != first
    assert ask(format="html") != first
    first.path.unlink()
    assert ask() != first


def test_newer_figures_are_another_report(monkeypatch) -> None:
    first = make(ask())
    monkeypatch.setattr(actions.figures, "fingerprint", lambda: "newer")
    assert ask() != first


def test_limit_of_a_visitor() -> None:
    mine = [str(ask(county=code).pk) for code in ("01", "03", "04", "05")[:WAITING_EACH]]
    with pytest.raises(TooManyReports):
        ask(mine=mine)
    ask(mine=[])  # another visitor
    make(Report.objects.get(pk=mine[0]))
    ask(mine=mine)


def test_stopped_before_it_is_begun() -> None:
    report = ask()
    assert actions.cancel_report(report=report)
    assert make(report).state == ReportState.CANCELLED
    assert not report.folder.exists()
    assert not actions.cancel_report(report=report)


def test_stopped_while_it_is_made(monkeypatch, media: Path) -> None:
    report = ask(format="html")
    steps = []

    def draw(analysis, format_, language, progress):
        for done in range(3):
            steps.append(done)
            progress(done, 3, Step.DRAWING)
            if done == 1:
                actions.cancel_report(report=report)
        raise AssertionError("it went on")

    monkeypatch.setattr(actions, "PAUSE", 0)
    monkeypatch.setattr(actions, "render", draw)
    assert make(report).state == ReportState.CANCELLED
    assert steps == [0, 1, 2]
    assert not report.folder.exists()


def test_stopped_when_only_the_file_is_left(monkeypatch) -> None:
    report = ask()

    def draw(*args: object) -> bytes:
        actions.cancel_report(report=report)
        return b"{}"

    monkeypatch.setattr(actions, "render", draw)
    assert make(report).state == ReportState.CANCELLED
    assert not report.folder.exists()


def test_progress_is_kept_at_most_twice_a_second(monkeypatch, django_assert_num_queries) -> None:
    report = ask()
    Report.objects.update(state=ReportState.WORKING)
    clock = [100.0]
    monkeypatch.setattr(actions.time, "monotonic", lambda: clock[0])
    tell = actions.reporter(report_id=str(report.pk))
    with django_assert_num_queries(1):
        tell(1, 9, Step.DRAWING)
        tell(2, 9, Step.DRAWING)
    clock[0] += actions.PAUSE
    with django_assert_num_queries(1):
        tell(3, 9, Step.COMPOSING)
    report.refresh_from_db()
    assert (report.steps_done, report.steps_total, report.doing) == (3, 9, Doing.COMPOSING)


@pytest.mark.parametrize(
    ("error", "problem", "detail", "raised"),
    [
        (OSError(errno.ENOSPC, "full"), Problem.DISK_FULL, "", False),
        (PermissionError(errno.EACCES, "no"), Problem.UNKNOWN, "PermissionError", False),
        (UserError("table ads:\n damaged"), Problem.FIGURES, "table ads: damaged", False),
        (ZeroDivisionError("secret"), Problem.UNKNOWN, "ZeroDivisionError", True),
    ],
)
def test_failure_is_told_in_a_line(monkeypatch, error, problem, detail, raised) -> None:
    report = ask()

    def fail(*args: object) -> None:
        raise error

    monkeypatch.setattr(actions, "write_whole", fail)
    if raised:
        with pytest.raises(type(error)):
            make(report)
    else:
        make(report)
    report.refresh_from_db()
    assert (report.state, report.problem, report.detail) == (ReportState.FAILED, problem, detail)
    assert report.finished_at
    assert not report.folder.exists()


def test_a_report_is_made_once() -> None:
    report = make(ask())
    first = report.finished_at
    assert make(report).finished_at == first


def test_old_reports_go_with_their_files() -> None:
    report = make(ask())
    kept = make(ask(county="20", compare=[]))
    old = timezone.now() - KEPT - timedelta(seconds=1)
    Report.objects.filter(pk=report.pk).update(created_at=old)
    assert actions.remove_old_reports() == 1
    assert not report.folder.exists()
    assert kept.path.exists()
    assert list(Report.objects.all()) == [kept]
