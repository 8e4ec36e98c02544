"""Two to five counties side by side."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from slussen.analysis import queries
from slussen.analysis.views.panels import download_panel, panel_view
from slussen.figures.engine.vocabulary import UNITS
from slussen.lib.errors import UserError
from slussen.regions import queries as regions
from slussen.regions.engine.places import County

MOST = 5


@login_not_required
def compare(request: HttpRequest) -> HttpResponse:
    codes = request.GET.getlist("county")
    chosen = _chosen(codes)
    query = "?" + urlencode([("county", county.code) for county in chosen])
    views = [
        panel_view(panel, f"{reverse('analysis:compare')}{panel.id}", query)
        for panel in queries.comparison([county.code for county in chosen])
    ]
    return render(
        request,
        "analysis/compare.html",
        {
            "views": views,
            "chosen": chosen,
            "chosen_codes": {county.code for county in chosen},
            "counties": regions.counties(),
            "too_many": len(set(codes)) > MOST,
            "units": UNITS,
        },
    )


@login_not_required
def download(request: HttpRequest, panel: str, extension: str) -> HttpResponse:
    chosen = _chosen(request.GET.getlist("county"))
    panels = queries.comparison([county.code for county in chosen])
    found = next((p for p in panels if p.id == panel), None)
    if found is None:
        raise Http404
    name = "-".join(county.code for county in chosen)
    return download_panel(request, found, name, extension)


def _chosen(codes: list[str]) -> tuple[County, ...]:
    """The known counties among *codes*, each once, at most five."""
    found = {}
    for code in codes:
        try:
            county = regions.county(code)
        except UserError as error:
            raise Http404(str(error)) from error
        found[county.code] = county
    return tuple(found.values())[:MOST]
