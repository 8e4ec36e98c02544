"""A county's analysis, its panels one by one, and their downloads."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from slussen.analysis import queries
from slussen.analysis.engine.model import SECTION_TITLES, Analysis, Section
from slussen.analysis.views import similar
from slussen.analysis.views.panels import PanelView, download_panel, panel_view
from slussen.figures.engine.vocabulary import UNITS
from slussen.lib.errors import UserError
from slussen.regions import queries as regions


@login_not_required
def county(request: HttpRequest, code: str) -> HttpResponse:
    chosen = similar.chosen_weights(request.GET)
    analysis = _analysis(request, code, chosen)
    query = _query(analysis, chosen)
    sections = [
        {"key": str(section), "title": SECTION_TITLES[section], "panels": views}
        for section in Section
        if (views := _views(request, analysis, section, chosen))
    ]
    return render(
        request,
        "analysis/county.html",
        {
            "analysis": analysis,
            "sections": sections,
            "facts": queries.county_facts(analysis.county.code),
            "counties": regions.counties(),
            "compared": {other.code for other in analysis.compare},
            "query": query,
            "units": UNITS,
        },
    )


@login_not_required
def panel(request: HttpRequest, code: str, panel: str) -> HttpResponse:
    chosen = similar.chosen_weights(request.GET)
    analysis = _analysis(request, code, chosen)
    found = analysis.panel(panel)
    if found is None:
        raise Http404
    query = _query(analysis, chosen)
    view = panel_view(found, request.path, query, whole=True)
    return render(
        request,
        "analysis/panel.html",
        {
            "analysis": analysis,
            "section_title": SECTION_TITLES[found.section],
            "view": similar.beside(view, request, analysis, chosen),
            "query": query,
            "units": UNITS,
        },
    )


@login_not_required
def download(request: HttpRequest, code: str, panel: str, extension: str) -> HttpResponse:
    analysis = _analysis(request, code, similar.chosen_weights(request.GET))
    found = analysis.panel(panel)
    if found is None:
        raise Http404
    return download_panel(request, found, analysis.county.code, extension)


def _analysis(request: HttpRequest, code: str, chosen: similar.Chosen) -> Analysis:
    try:
        found = queries.county_analysis(code, compare=request.GET.getlist("compare"))
    except UserError as error:
        raise Http404(str(error)) from error
    return similar.with_weights(found, chosen)


def _query(analysis: Analysis, chosen: similar.Chosen) -> str:
    """What links carry on: the counties beside this one and the reader's weights."""
    asked = [*(("compare", other.code) for other in analysis.compare), *chosen.own]
    return f"?{urlencode(asked)}" if asked else ""


def _views(
    request: HttpRequest, analysis: Analysis, section: Section, chosen: similar.Chosen
) -> list[PanelView]:
    code, query = analysis.county.code, _query(analysis, chosen)
    views = [
        panel_view(panel, reverse("analysis:panel", args=[code, panel.id]), query)
        for panel in analysis.section(section)
    ]
    return [similar.beside(view, request, analysis, chosen) for view in views]
