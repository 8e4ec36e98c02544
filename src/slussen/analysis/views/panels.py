"""What every page that shows panels needs: pictures, shortened tables, downloads."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from slussen.analysis.engine.model import Panel, Table
from slussen.figures.engine.vocabulary import UNITS
from slussen.ui import pictures

SHOWN_ROWS = 15  # on a page with many panels; the panel's own page has every row


@dataclass(frozen=True)
class PanelView:
    """A panel as a template shows it."""

    panel: Panel
    table: Table
    hidden_rows: int
    picture: SafeString
    address: str  # of the panel's own page
    query: str  # "?compare=20" or empty
    whole: bool = False  # alone on its page: every row, the table open
    similar: Mapping[str, object] | None = None  # what "Lika regioner" has beside its picture

    @property
    def download(self) -> str:
        """The downloads' address without its extension."""
        return self.address.rstrip("/")

    @property
    def status(self) -> str:
        """The least certain kind of figure in the panel, for its badge."""
        found = {str(indicator.status) for indicator in self.panel.indicators}
        return next((s for s in ("forecast", "estimate") if s in found), "published")


def panel_view(panel: Panel, address: str, query: str = "", *, whole: bool = False) -> PanelView:
    rows = panel.table.rows
    shown = rows if whole else rows[:SHOWN_ROWS]
    language = get_language() or "sv"
    picture = pictures.svg(panel.chart, language, prefix=panel.id) if panel.chart else ""
    return PanelView(
        panel=panel,
        table=replace(panel.table, rows=shown),
        hidden_rows=len(rows) - len(shown),
        picture=mark_safe(picture),  # noqa: S308 - drawn by us from escaped text
        address=address,
        query=query,
        whole=whole,
    )


def download_panel(request: HttpRequest, panel: Panel, name: str, extension: str) -> HttpResponse:
    """The panel's chart as SVG or PNG, or its table as CSV; 404 for anything else."""
    language = get_language() or "sv"
    if extension == "csv":
        body, kind = table_csv(panel, language).encode("utf-8-sig"), "text/csv; charset=utf-8"
    elif panel.chart and extension == "svg":
        body = pictures.standalone_svg(panel.chart, language, source_line(panel, language)).encode()
        kind = "image/svg+xml"
    elif panel.chart and extension == "png":
        body, kind = pictures.png(panel.chart, language, source_line(panel, language)), "image/png"
    else:
        raise Http404
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}-{panel.id}.{extension}"'
    return response


def source_line(panel: Panel, language: str) -> str:
    """Whom to cite, each once: "SCB, Befolkningens arbetsmarknadsstatus (BAS), AM0210"."""
    return "; ".join(dict.fromkeys(source.cite.to(language) for source in panel.sources))


def table_csv(panel: Panel, language: str) -> str:
    """The panel's whole table; numbers with a decimal point, empty where there is no figure."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    heads = []
    for column in panel.table.columns:
        unit = UNITS[column.unit].to(language) if column.unit in UNITS else ""
        title = column.title.to(language)
        heads.append(f"{title} ({unit})" if unit else title)
    writer.writerow([*heads, "Källa" if language == "sv" else "Source"])
    source = source_line(panel, language)
    for row in panel.table.rows:
        cells = []
        for cell in row:
            if cell.text is not None:
                cells.append(cell.text.to(language))
            else:
                cells.append("" if cell.number is None else f"{cell.number:.10g}")
        writer.writerow([*cells, source])
    return out.getvalue()
