import pytest

from slussen.analysis import queries

pytestmark = pytest.mark.django_db


def test_the_list_holds_every_unit_group_most_ads_first(client):
    rows = client.get("/analysis/occupations/").context["rows"]
    assert len(rows) == 401
    ads = [row.ads or 0 for row in rows]
    assert ads == sorted(ads, reverse=True)


@pytest.mark.parametrize(
    ("wanted", "code"), [("vårdbiträde", "5330"), ("5330", "5330"), ("VÅRDBITR", "5330")]
)
def test_occupations_are_found_by_code_and_name(client, wanted, code):
    rows = client.get("/analysis/occupations/", {"q": wanted}).context["rows"]
    assert [row.code for row in rows] == [code]


def test_nothing_found_is_said(client):
    page = client.get("/analysis/occupations/", {"q": "xyzzy<i>"}).content.decode()
    assert "xyzzy&lt;i&gt;" in page


def test_htmx_gets_the_rows_alone(client):
    page = client.get("/analysis/occupations/", {"q": "53"}, headers={"HX-Request": "true"})
    assert "<html" not in page.content.decode()


@pytest.mark.parametrize("code", ["5330", "0110", "2221", "9111", "1210"])
def test_an_occupation_has_its_page_and_panels(client, code):
    page = client.get(f"/analysis/occupations/{code}/").content.decode()
    panels = queries.occupation_analysis(code).panels
    assert panels
    for panel in panels:
        assert f'id="{panel.id}"' in page
        assert client.get(f"/analysis/occupations/{code}/{panel.id}/").status_code == 200
        assert client.get(f"/analysis/occupations/{code}/{panel.id}.csv").status_code == 200


@pytest.mark.parametrize("path", ["9999/", "abc/", "5330/no-such/", "5330/no-such.svg"])
def test_what_does_not_exist_is_404(client, path):
    assert client.get(f"/analysis/occupations/{path}").status_code == 404
