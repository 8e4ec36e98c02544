"""The start page: the map of the gap, and the ways to a county."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from slussen.analysis import queries
from slussen.analysis.engine.gap_map import GapMap, GapRow
from slussen.figures.engine.vocabulary import SEX
from slussen.lib.errors import UserError
from slussen.lib.text import Text
from slussen.regions import queries as regions
from slussen.regions.engine.places import County
from slussen.ui.engine.map import Bin, Bins, Shape, classes
from slussen.ui.shapes import county_map

SWITCH = {"total": Text("alla", "all"), "women": SEX["women"], "men": SEX["men"]}
# Counties too small to hold their number: it stands beside them, at sea (view box units).
BESIDE = {"01": (30, 6), "09": (34, 0), "10": (4, 31)}


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


@dataclass(frozen=True)
class Area:
    """A county on the map: its outline, its row of the table, the class of its colour."""

    shape: Shape
    row: GapRow | None
    bin: Bin
    county: County

    @property
    def label(self) -> dict[str, float | str]:
        right, down = BESIDE.get(self.shape.code, (0, 0))
        return {
            "x": self.shape.label_x + right,
            "y": self.shape.label_y + down,
            "css": "c-ink-fill" if right else self.bin.text_css,
        }


def _areas(found: GapMap, bins: Bins) -> list[Area]:
    rows = {row.county.code: row for row in found.rows}
    counties = {county.code: county for county in regions.counties()}
    return [
        Area(shape, rows.get(shape.code), bins.of(shape.code), counties[shape.code])
        for shape in county_map().shapes
    ]


def _context(request: HttpRequest) -> dict[str, object]:
    sex = request.GET.get("sex", "total")
    if sex not in SWITCH:
        sex = "total"
    found = queries.gap_map(sex)
    bins = classes(found.values()) if found else None
    return {
        "map": found,
        "areas": _areas(found, bins) if found and bins else [],
        "bins": bins,
        "view_box": county_map().view_box,
        "sex": sex,
        "switch": [
            {"label": label, "url": f"?sex={word}", "current": word == sex}
            for word, label in SWITCH.items()
        ],
        "counties": regions.counties(),
        "not_found": "",
    }
