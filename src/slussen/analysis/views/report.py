"""A county's report: choose what to make, follow it being made, fetch it."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from slussen.analysis import actions
from slussen.analysis.enums import Problem, ReportState
from slussen.analysis.forms import ReportForm
from slussen.analysis.models import Report
from slussen.analysis.permissions import TooManyReports, visitor_can_cancel_report
from slussen.lib.errors import UserError
from slussen.regions import queries as regions
from slussen.regions.engine.places import County

REMEMBERED = 20  # of a visitor's reports, in the session
SESSION_KEY = "reports"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, code: str) -> HttpResponse:
    county = _county(code)
    form = ReportForm(
        request.POST if request.method == "POST" else None,
        counties=regions.counties(),
        initial={
            "format": "pdf",
            "language": "sv" if get_language() == "sv" else "en",
            "compare": request.GET.getlist("compare"),
        },
    )
    busy = False
    if form.is_valid():
        mine = list(request.session.get(SESSION_KEY, []))
        try:
            report = actions.request_report(county=county.code, mine=mine, **form.cleaned_data)
        except TooManyReports:
            busy = True
        else:
            request.session[SESSION_KEY] = [*mine, str(report.pk)][-REMEMBERED:]
            return redirect("analysis:report", report.pk)
    compared = form["compare"].value() or []
    context = {
        "county": county,
        "form": form,
        "busy": busy,
        "compared": [other for other in regions.counties() if other.code in compared],
    }
    status = 429 if busy else 422 if form.is_bound else 200
    return render(request, "analysis/report/new.html", context, status=status)


@login_not_required
@require_GET
def progress(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """The whole page, or, each second, the part of it that moves."""
    report = _report(report_id)
    lost = report.is_lost(timezone.now())
    polled = request.headers.get("HX-Request") == "true"
    moving = not lost and report.state in (ReportState.QUEUED, ReportState.WORKING)
    if polled and not moving:
        # The whole page anew: its title and heading say how it ended.
        response = HttpResponse(headers={"HX-Refresh": "true"})
    else:
        context = {
            "report": report,
            "county": _county(report.county),
            "state": ReportState.FAILED if lost else report.state,
            "problem": Problem.STOPPED if lost else Problem(report.problem or Problem.UNKNOWN),
            "mine": visitor_can_cancel_report(str(report.pk), _mine(request)),
        }
        name = "analysis/report/moving.html" if polled else "analysis/report/progress.html"
        response = render(request, name, context)
    add_never_cache_headers(response)
    return response


@login_not_required
@require_POST
def cancel(request: HttpRequest, report_id: UUID) -> HttpResponse:
    report = _report(report_id)
    if not visitor_can_cancel_report(str(report.pk), _mine(request)):
        raise PermissionDenied
    actions.cancel_report(report=report)
    return redirect("analysis:report", report.pk)


@login_not_required
@require_GET
def download(request: HttpRequest, report_id: UUID) -> FileResponse:
    report = _report(report_id)
    if report.state != ReportState.DONE:
        raise Http404
    try:
        file = report.path.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    # Never shown in the site's own name: a page among them would fall under our policy.
    return FileResponse(
        file, as_attachment=True, filename=report.file, content_type=report.kind.content_type
    )


def _report(report_id: UUID) -> Report:
    report = Report.objects.kept().filter(pk=report_id).first()
    if report is None:
        raise Http404
    return report


def _mine(request: HttpRequest) -> list[str]:
    return list(request.session.get(SESSION_KEY, []))


def _county(code: str) -> County:
    try:
        return regions.county(code)
    except UserError as error:
        raise Http404(str(error)) from error
