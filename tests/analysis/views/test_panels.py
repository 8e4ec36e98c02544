"""The parts of a page with panels that hold for any panel."""

from datetime import date

import pytest
from django.http import Http404
from django.test import RequestFactory

from slussen.analysis import queries
from slussen.analysis.views.panels import download_panel, panel_view, source_line, table_csv


@pytest.fixture
def panel():
    found = queries.county_analysis("18", today=date(2026, 11, 23)).panel("employment-gap")
    assert found is not None
    return found


def test_a_published_panel_has_no_badge(panel):
    assert panel_view(panel, "/x/").status == "published"


def test_downloads_stand_beside_the_panels_own_page(panel):
    assert panel_view(panel, "/analysis/18/x/").download == "/analysis/18/x"


def test_each_table_is_cited_once(panel):
    assert source_line(panel, "sv").count("AM0210") == 1


def test_csv_has_units_in_its_heads_and_points_in_its_numbers(panel):
    head, first = table_csv(panel, "en").splitlines()[:2]
    assert "(percent)" in head
    assert "Örebro County" in first


def test_a_chart_is_needed_for_a_picture(panel):
    from dataclasses import replace

    bare = replace(panel, chart=None)
    with pytest.raises(Http404):
        download_panel(RequestFactory().get("/"), bare, "18", "svg")
