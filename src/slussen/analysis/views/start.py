"""The start page: the map of the gap, and the ways to a county."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from slussen.analysis import queries
from slussen.figures.engine.vocabulary import SEX
from slussen.lib.errors import UserError
from slussen.regions import queries as regions

SWITCH = ("total", "women", "men")


@login_not_required
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "analysis/start.html", _context(request))


@login_not_required
def find(request: HttpRequest) -> HttpResponse:
    """To the county that was typed; the start page again, with what was wrong, if there is none."""
    wanted = request.GET.get("county", "").strip()
    if not wanted:
        return redirect("analysis:start")
    try:
        found = regions.county(wanted)
    except UserError:
        context = {**_context(request), "not_found": wanted}
        return render(request, "analysis/start.html", context, status=404)
    return redirect("analysis:county", found.code)


def _context(request: HttpRequest) -> dict[str, object]:
    sex = request.GET.get("sex", "total")
    if sex not in SWITCH:
        sex = "total"
    return {
        "map": queries.gap_map(sex),
        "sex": sex,
        "switch": [(word, SEX[word], f"{reverse('analysis:start')}?sex={word}") for word in SWITCH],
        "counties": regions.counties(),
    }
