"""Writes of the analysis: forecasts published; a report asked for, made, stopped, and removed.

Reports are no one's: they are made from public figures and carry no name, so that there is no one
to check for permission beyond the limits, and nothing for the audit log to tell of.
"""

import logging
import shutil
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from slussen.accounts.models import User
from slussen.analysis import queries
from slussen.analysis.enums import UNFINISHED, Problem, ReportState
from slussen.analysis.models import Report
from slussen.analysis.permissions import check_can_request_report
from slussen.analysis.report import Doing, Progress, render
from slussen.analysis.report.files import file_name
from slussen.figures import queries as figures
from slussen.lib.errors import UserError
from slussen.lib.files import is_full, write_whole
from slussen.regions import queries as regions

if TYPE_CHECKING:  # what publishes figures needs Polars, and reports are made without
    from slussen.figures.actions import Outcome

logger = logging.getLogger(__name__)

PAUSE = 0.5  # seconds between two signs of life


class ReportCancelled(Exception):
    """The report was stopped, or removed, while it was being made."""


def publish_forecast(
    *, table_id: str, now: datetime, dry_run: bool = False, by: User | None = None
) -> "Outcome":
    """Make a table of forecasts or estimates from the current figures, and publish it.

    It stands in the ledger from then on, with its date, and is scored when outcomes arrive.
    """
    from slussen.analysis import outlooks
    from slussen.figures.actions import publish_own

    frame = outlooks.make(table_id)
    step = outlooks.STEPS[table_id]
    return publish_own(table_id=table_id, frame=frame, step=step, now=now, dry_run=dry_run, by=by)


def request_report(
    *,
    county: str,
    compare: Sequence[str],
    format: str,  # noqa: A002 - the word of the form and the command
    language: str,
    mine: Sequence[str],
) -> Report:
    """Queue a report, or give the one that has been made already from the same figures.

    *mine* are the ids of reports that the same visitor asked for. Raises UnknownPlace, or
    TooManyReports when the limits are met.
    """
    from slussen.analysis.tasks import make_report

    wanted: dict[str, Any] = {
        "county": regions.county(county).code,
        "compare": [regions.county(other).code for other in compare],
        "format": format,
        "language": language,
        "figures": sha256(figures.fingerprint().encode()).hexdigest(),
    }
    remove_old_reports()
    for made in Report.objects.kept().filter(state=ReportState.DONE, **wanted).order_by("-pk"):
        if made.path.is_file():
            return made
    with transaction.atomic():
        unfinished = Report.objects.unfinished()
        hour_ago = timezone.now() - timedelta(hours=1)
        check_can_request_report(
            waiting_mine=unfinished.filter(pk__in=mine).count(),
            waiting_all=unfinished.count(),
            hourly_all=Report.objects.filter(created_at__gt=hour_ago).count(),
        )
        report = Report.objects.create(**wanted)
        transaction.on_commit(partial(make_report.enqueue, str(report.pk)))
    return report


def make_report(*, report_id: str) -> None:
    """Make the file of a queued report; nothing happens when it has been stopped meanwhile.

    What goes wrong is kept on the report; what nobody foresaw is raised too, for the operator.
    """
    if not _move(report_id, (ReportState.QUEUED,), state=ReportState.WORKING):
        return
    report = Report.objects.get(pk=report_id)
    try:
        _make(report)
    except ReportCancelled:
        shutil.rmtree(report.folder, ignore_errors=True)
    except Exception as error:
        shutil.rmtree(report.folder, ignore_errors=True)
        fail_report(report=report, error=error)
        if not isinstance(error, UserError | OSError):
            raise


def _make(report: Report) -> None:
    analysis = queries.county_analysis(report.county, compare=report.compare)
    content = render(analysis, report.format, report.language, reporter(report_id=str(report.pk)))
    report.folder.mkdir(parents=True, exist_ok=True)
    name = file_name(regions.county(report.county), report.format)
    write_whole(report.folder / name, content)
    now = timezone.now()
    changes = {"file": name, "size": len(content), "finished_at": now, "state": ReportState.DONE}
    if not _move(str(report.pk), (ReportState.WORKING,), **changes):
        raise ReportCancelled


def reporter(*, report_id: str) -> Progress:
    """Keeps a report's progress, twice a second; raises ReportCancelled once it is to stop."""
    told = float("-inf")

    def tell(done: int, total: int, doing: Doing) -> None:
        nonlocal told
        if time.monotonic() - told < PAUSE:
            return
        changes = {"steps_done": done, "steps_total": total, "doing": str(doing)}
        if not _move(report_id, (ReportState.WORKING,), **changes):
            raise ReportCancelled
        told = time.monotonic()

    return tell


def cancel_report(*, report: Report) -> bool:
    """Stop a report; False when it was finished already."""
    return _move(
        str(report.pk), UNFINISHED, state=ReportState.CANCELLED, finished_at=timezone.now()
    )


def fail_report(*, report: Report, error: Exception) -> None:
    """Keep that the report was not made, and why, in a line."""
    if is_full(error):
        problem, detail = Problem.DISK_FULL, ""
    elif isinstance(error, UserError):
        problem, detail = Problem.FIGURES, " ".join(str(error).split())
    else:
        problem, detail = Problem.UNKNOWN, type(error).__name__
    logger.error("report.failed %s", problem)
    _move(
        str(report.pk),
        UNFINISHED,
        state=ReportState.FAILED,
        problem=problem,
        detail=detail[:300],
        finished_at=timezone.now(),
    )


def remove_old_reports() -> int:
    """Remove reports that are a day old, with their files. Returns how many there were."""
    place = Path(settings.MEDIA_ROOT) / "reports"
    old = list(Report.objects.outdated().values_list("pk", flat=True).order_by("created_at"))
    for pk in old:
        shutil.rmtree(place / str(pk), ignore_errors=True)
    Report.objects.filter(pk__in=old).delete()
    return len(old)


def _move(report_id: str, states: Sequence[str], **changes: Any) -> bool:
    """Change the report if it is in one of *states*; two that try at once can't both succeed."""
    changes["touched_at"] = timezone.now()
    return bool(Report.objects.filter(pk=report_id, state__in=states).update(**changes))
