"""Reports hold what they must, and nobody's name."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from slussen.analysis.enums import Doing, Problem, ReportState
from slussen.analysis.models import KEPT, SILENT, Report
from slussen.analysis.report import Doing as Step

pytestmark = pytest.mark.django_db


def make(**changes: object) -> Report:
    given = {"county": "18", "format": "json", "language": "sv", "figures": "f"}
    return Report.objects.create(**given | changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "doc"},
        {"language": "ar"},
        {"state": "lost"},
        {"steps_done": 2, "steps_total": 1},
        {"state": ReportState.DONE, "file": "a.pdf"},
        {"state": ReportState.DONE, "finished_at": timezone.now()},
        {"state": ReportState.FAILED},
    ],
)
def test_what_cannot_be(changes: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**changes)


def test_states() -> None:
    make(state=ReportState.FAILED, problem=Problem.UNKNOWN)
    make(state=ReportState.DONE, file="a", finished_at=timezone.now())
    waiting = make()
    assert list(Report.objects.unfinished()) == [waiting]
    assert str(waiting) == "18 json queued"


def test_a_silent_worker_is_gone() -> None:
    now = timezone.now()
    lost = make(state=ReportState.WORKING, touched_at=now - SILENT)
    alive = make(state=ReportState.WORKING, touched_at=now - SILENT / 2)
    done = make(state=ReportState.DONE, file="a", finished_at=now, touched_at=now - 2 * SILENT)
    assert lost.is_lost(now)
    assert not alive.is_lost(now)
    assert not done.is_lost(now)
    assert list(Report.objects.unfinished()) == [alive]


def test_kept_for_a_day() -> None:
    now = timezone.now()
    old = make(created_at=now - KEPT - timedelta(seconds=1))
    new = make(created_at=now - KEPT + timedelta(minutes=1))
    assert list(Report.objects.kept()) == [new]
    assert list(Report.objects.outdated()) == [old]


def test_ids_cannot_be_guessed() -> None:
    assert make().pk.version == 4


def test_no_relation_to_anybody() -> None:
    assert [field.name for field in Report._meta.get_fields() if field.is_relation] == []


def test_words_of_progress_are_those_of_the_renderer() -> None:
    assert Doing.values == [str(step) for step in Step]
