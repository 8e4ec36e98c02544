import csv
import io

import pytest

from slussen.analysis import queries
from slussen.analysis.views.panels import SHOWN_ROWS

pytestmark = pytest.mark.django_db


# The largest, the smallest, the one of the examples, the northernmost: charts take time to draw,
# and the panels of all 21 are tested where they are computed.
@pytest.mark.parametrize("code", ["01", "09", "18", "25"])
def test_a_county_has_its_page(client, code):
    county = queries.regions.county(code)
    page = client.get(f"/analysis/{county.code}/").content.decode()
    assert f"<h1>{county.title.sv}</h1>" in page.replace("\n", "").replace("  ", "")
    for panel in queries.county_analysis(county.code).panels:
        assert f'id="{panel.id}"' in page


@pytest.mark.parametrize("path", ["99/", "99/employment-gap/", "18/no-such/", "18/no-such.csv"])
def test_what_does_not_exist_is_404(client, path):
    assert client.get(f"/analysis/{path}").status_code == 404


def test_an_unknown_county_to_compare_with_is_404(client):
    assert client.get("/analysis/18/", {"compare": "99"}).status_code == 404


def test_chosen_counties_stand_in_the_table_and_stay_chosen_in_links(client):
    page = client.get("/analysis/18/", {"compare": ["20"]}).content.decode()
    assert "Dalarnas län" in page
    assert "/analysis/18/employment-gap.csv?compare=20" in page


def test_long_tables_are_shortened_on_the_page_and_whole_on_their_own(client):
    analysis = queries.county_analysis("18")
    panel = max(analysis.panels, key=lambda panel: len(panel.table.rows))
    assert len(panel.table.rows) > SHOWN_ROWS
    whole = client.get(f"/analysis/18/{panel.id}/")
    assert len(whole.context["view"].table.rows) == len(panel.table.rows)
    page = client.get("/analysis/18/")
    views = [view for section in page.context["sections"] for view in section["panels"]]
    shown = next(view for view in views if view.panel.id == panel.id)
    assert len(shown.table.rows) == SHOWN_ROWS
    assert shown.hidden_rows == len(panel.table.rows) - SHOWN_ROWS


@pytest.mark.parametrize("language", ["", "en/"])
def test_every_panel_is_a_csv_with_its_source(client, language):
    for panel in queries.county_analysis("18").panels:
        response = client.get(f"/{language}analysis/18/{panel.id}.csv")
        rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
        assert len(rows) == len(panel.table.rows) + 1
        assert {len(row) for row in rows} == {len(panel.table.columns) + 1}
        assert all(row[-1] for row in rows)


def test_pictures_of_a_panel(client):
    svg = client.get("/analysis/18/employment-gap.svg")
    assert svg["Content-Type"] == "image/svg+xml"
    assert svg.content.startswith(b"<svg")
    png = client.get("/analysis/18/employment-gap.png")
    assert png.content.startswith(b"\x89PNG")
    assert client.get("/analysis/18/employment-gap.exe").status_code == 404


def test_reading_a_county_asks_the_database_nothing(client, django_assert_num_queries):
    client.get("/analysis/18/")
    with django_assert_num_queries(0):
        client.get("/analysis/18/")
