"""The catalogue of figures, everything about one table, and its figures as CSV."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from slussen.figures import queries


@login_not_required
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    return render(request, "figures/catalogue.html", {"tables": list(queries.catalogue().values())})


@login_not_required
@require_safe
def table(request: HttpRequest, table_id: str) -> HttpResponse:
    if table_id not in queries.catalogue():
        raise Http404
    return render(request, "figures/table.html", {"table": queries.table(table_id)})


@login_not_required
@require_safe
def csv(request: HttpRequest, table_id: str) -> HttpResponse:
    if table_id not in queries.catalogue():
        raise Http404
    cube = queries.cube(table_id)
    lines = [",".join((*cube.dimensions, "value"))]
    lines += [",".join((*key, str(cell.value))) for key, cell in cube.cells.items()]
    return HttpResponse("\n".join(lines), content_type="text/csv; charset=utf-8")
