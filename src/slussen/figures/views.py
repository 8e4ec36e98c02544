"""The catalogue of figures, everything about one table, and its figures as CSV."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from slussen.figures import listing, queries
from slussen.figures.engine.catalogue import Table
from slussen.figures.engine.freshness import Age
from slussen.figures.engine.vocabulary import DIMENSIONS, UNITS


@login_not_required
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    found = [queries.summary(table_id, _today()) for table_id in queries.catalogue()]
    have = [summary for summary in found if summary.stored]
    return render(
        request,
        "figures/catalogue.html",
        {
            "have": have,
            "lack": [summary for summary in found if not summary.stored],
            "old": sum(summary.age is Age.OLD for summary in have),
        },
    )


@login_not_required
@require_safe
def table(request: HttpRequest, table_id: str) -> HttpResponse:
    entry = _entry(table_id)
    summary = queries.summary(table_id, _today())
    options = listing.region_options(summary.stored) if summary.stored else []
    region = request.GET.get("region", "")
    if region and region not in dict(options):
        raise Http404(f"{table_id} has no figures for {region}")
    rows = listing.current_rows(table_id, region)
    return render(
        request,
        "figures/table.html",
        {
            "table": entry,
            "summary": summary,
            "is_old": summary.age is Age.OLD,
            "dimensions": _dimensions(entry, summary),
            "measures": [(measure, UNITS[measure.unit]) for measure in entry.measures.values()],
            "vintages": list(reversed(queries.vintages(table_id))),
            "origins": list(queries.origins(table_id).values()),
            "heads": rows.heads if rows is not None else [],
            "region": region,
            "regions": [("", _("All regions")), *options],
            "page": Paginator(rows, listing.ROWS_A_PAGE).get_page(request.GET.get("page"))
            if rows is not None
            else None,
        },
    )


@login_not_required
@require_safe
def csv(request: HttpRequest, table_id: str) -> HttpResponse:
    _entry(table_id)
    stored = queries.current(table_id)
    if stored is None:
        raise Http404(f"{table_id} has no figures yet")
    return HttpResponse(
        queries.frame(stored).write_csv(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{table_id}.csv"'},
    )


def _entry(table_id: str) -> Table:
    try:
        return queries.catalogue()[table_id]
    except KeyError:
        raise Http404(f"there is no table {table_id}") from None


def _dimensions(entry: Table, summary: queries.Summary) -> list[dict[str, object]]:
    values = listing.dimension_values(entry, summary.stored)
    return [
        {
            "title": DIMENSIONS[name],
            "count": values[name][0] if name in values else None,
            "only": values[name][1] if name in values and values[name][0] == 1 else None,
            "words": [listing.label(name, word) for word in dimension.words],
        }
        for name, dimension in entry.dimensions.items()
    ]


def _today() -> date:
    return timezone.localdate()
