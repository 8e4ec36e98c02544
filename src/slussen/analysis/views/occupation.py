"""Occupations: the list with its search, one occupation across counties, its downloads."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from slussen.analysis import queries
from slussen.analysis.engine.occupation import OccupationAnalysis
from slussen.analysis.views.panels import download_panel, panel_view
from slussen.figures.engine.vocabulary import UNITS
from slussen.lib.errors import UserError


@login_not_required
def occupations(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get("q", "").strip()
    rows = queries.occupation_list(wanted)
    typing = "HX-Request" in request.headers
    template = "parts/occupation_rows.html" if typing else "occupations.html"
    return render(request, f"analysis/{template}", {"rows": rows, "wanted": wanted})


@login_not_required
def occupation(request: HttpRequest, code: str) -> HttpResponse:
    analysis = _analysis(code)
    views = [
        panel_view(panel, reverse("analysis:occupation-panel", args=[code, panel.id]))
        for panel in analysis.panels
    ]
    return render(
        request,
        "analysis/occupation.html",
        {"analysis": analysis, "views": views, "units": UNITS},
    )


@login_not_required
def panel(request: HttpRequest, code: str, panel: str) -> HttpResponse:
    analysis = _analysis(code)
    found = analysis.panel(panel)
    if found is None:
        raise Http404
    view = panel_view(found, request.path, whole=True)
    return render(
        request,
        "analysis/occupation_panel.html",
        {"analysis": analysis, "view": view, "units": UNITS},
    )


@login_not_required
def download(request: HttpRequest, code: str, panel: str, extension: str) -> HttpResponse:
    found = _analysis(code).panel(panel)
    if found is None:
        raise Http404
    return download_panel(request, found, code, extension)


def _analysis(code: str) -> OccupationAnalysis:
    try:
        return queries.occupation_analysis(code)
    except UserError as error:
        raise Http404(str(error)) from error
