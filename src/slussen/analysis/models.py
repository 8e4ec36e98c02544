"""Reports that someone asked for on the page. They are kept for a day; nobody's name is."""

import uuid
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from slussen.analysis.enums import UNFINISHED, Doing, Problem, ReportState
from slussen.analysis.report import FORMATS, Format

KEPT = timedelta(days=1)
# A worker gives a sign of life at every step; one that hasn't for this long is gone.
SILENT = timedelta(minutes=10)


class ReportQuerySet(models.QuerySet["Report"]):
    def unfinished(self) -> "ReportQuerySet":
        """Waiting or being made, by a worker that still lives."""
        return self.filter(state__in=UNFINISHED, touched_at__gt=timezone.now() - SILENT)

    def kept(self) -> "ReportQuerySet":
        """Younger than a day: older ones are as good as removed."""
        return self.filter(created_at__gt=timezone.now() - KEPT)

    def outdated(self) -> "ReportQuerySet":
        return self.filter(created_at__lte=timezone.now() - KEPT)


class Report(models.Model):
    """One file to be made from one county's analysis. Its address can't be guessed.

    queued → working → done | failed; cancelled from either of the first two.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    county = models.CharField(_("county"), max_length=2)
    compare = models.JSONField(_("compared with"), default=list, blank=True)
    format = models.CharField(_("format"), max_length=10)
    language = models.CharField(_("language"), max_length=2)
    figures = models.CharField(_("figures it was made from"), max_length=64)
    state = models.CharField(
        _("state"), max_length=10, choices=ReportState, default=ReportState.QUEUED
    )
    doing = models.CharField(_("now"), max_length=10, choices=Doing, default=Doing.ANALYSING)
    steps_done = models.PositiveSmallIntegerField(_("steps done"), default=0)
    steps_total = models.PositiveSmallIntegerField(_("steps in all"), default=1)
    problem = models.CharField(_("problem"), max_length=10, choices=Problem, blank=True)
    detail = models.CharField(_("technical detail"), max_length=300, blank=True)
    file = models.CharField(_("file"), max_length=100, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"), default=0)
    created_at = models.DateTimeField(_("asked for"), default=timezone.now, editable=False)
    touched_at = models.DateTimeField(_("last sign of life"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ReportState.values), name="analysis_report_state"
            ),
            models.CheckConstraint(
                condition=Q(format__in=list(FORMATS)), name="analysis_report_format"
            ),
            models.CheckConstraint(
                condition=Q(language__in=["sv", "en"]), name="analysis_report_language"
            ),
            models.CheckConstraint(
                condition=Q(steps_done__lte=models.F("steps_total")), name="analysis_report_steps"
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.DONE) | (~Q(file="") & Q(finished_at__isnull=False)),
                name="analysis_report_done_has_file",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.FAILED) | ~Q(problem=""),
                name="analysis_report_failed_says_why",
            ),
        ]
        indexes = [models.Index(fields=["created_at"]), models.Index(fields=["state"])]

    def __str__(self) -> str:
        return f"{self.county} {self.format} {self.state}"

    @property
    def folder(self) -> Path:
        return Path(settings.MEDIA_ROOT) / "reports" / str(self.pk)

    @property
    def path(self) -> Path:
        return self.folder / self.file

    @property
    def kind(self) -> Format:
        return FORMATS[self.format]

    def is_lost(self, now: datetime) -> bool:
        """Whether the worker that had it, or should have taken it, is gone."""
        return self.state in UNFINISHED and self.touched_at <= now - SILENT
