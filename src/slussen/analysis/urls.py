"""Addresses of the analysis. A panel's downloads have the panel's own address and an ending."""

from django.urls import path

from slussen.analysis.views import compare, county, occupation, report, start

app_name = "analysis"

urlpatterns = [
    path("", start.start, name="start"),
    path("analysis/", start.find, name="find"),
    path("analysis/compare/", compare.compare, name="compare"),
    path("analysis/compare/<slug:panel>.<str:extension>", compare.download),
    path("analysis/occupations/", occupation.occupations, name="occupations"),
    path("analysis/occupations/<str:code>/", occupation.occupation, name="occupation"),
    path(
        "analysis/occupations/<str:code>/<slug:panel>/", occupation.panel, name="occupation-panel"
    ),
    path("analysis/occupations/<str:code>/<slug:panel>.<str:extension>", occupation.download),
    path("reports/<uuid:report_id>/", report.progress, name="report"),
    path("reports/<uuid:report_id>/cancel/", report.cancel, name="report-cancel"),
    path("reports/<uuid:report_id>/file", report.download, name="report-file"),
    path("analysis/<str:code>/", county.county, name="county"),
    path("analysis/<str:code>/report/", report.new, name="report-new"),
    path("analysis/<str:code>/<slug:panel>/", county.panel, name="panel"),
    path("analysis/<str:code>/<slug:panel>.<str:extension>", county.download),
]
