"""The background work: one report, and the day-old ones swept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from slussen.analysis.enums import ReportState
from slussen.analysis.models import KEPT, Report
from slussen.analysis.tasks import make_report

pytestmark = pytest.mark.django_db


def test_makes_the_report_and_sweeps(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    given = {"county": "18", "format": "json", "language": "sv", "figures": "f"}
    report = Report.objects.create(**given)
    old = Report.objects.create(**given, created_at=timezone.now() - KEPT - timedelta(hours=1))
    result = make_report.enqueue(str(report.pk))
    assert result.errors == []
    report.refresh_from_db()
    assert report.state == ReportState.DONE
    assert not Report.objects.filter(pk=old.pk).exists()


def test_a_report_that_is_gone_is_no_fault(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    assert make_report.enqueue("4c5fe9f4-9b0c-4b8c-9a52-0f1c4b0c9c55").errors == []
