"""The states of a report, and the words that its progress and its failure are told in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from slussen.analysis.report import Doing as Step


class ReportState(TextChoices):
    QUEUED = "queued", _("Waiting")
    WORKING = "working", _("Being made")
    DONE = "done", _("Ready")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Stopped")


UNFINISHED = (ReportState.QUEUED, ReportState.WORKING)


class Doing(TextChoices):
    ANALYSING = Step.ANALYSING.value, _("Reading the figures")
    DRAWING = Step.DRAWING.value, _("Drawing the charts")
    COMPOSING = Step.COMPOSING.value, _("Setting the document")
    SAVING = Step.SAVING.value, _("Saving the file")


class Problem(TextChoices):
    """Why a report was not made, in one line for whoever asked for it."""

    DISK_FULL = "disk_full", _("The disk is full. Nothing was written.")
    FIGURES = "figures", _("Something is wrong with the figures.")
    STOPPED = "stopped", _("The server was stopped before the report was done.")
    UNKNOWN = "unknown", _("Something went wrong that nobody had foreseen.")
