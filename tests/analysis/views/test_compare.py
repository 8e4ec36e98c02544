import pytest

pytestmark = pytest.mark.django_db


def test_nothing_chosen_asks_for_counties(client):
    page = client.get("/analysis/compare/")
    assert page.context["views"] == []
    assert "Välj två till fem län" in page.content.decode()


def test_two_counties_are_compared_and_their_boxes_stay_ticked(client):
    response = client.get("/analysis/compare/", {"county": ["18", "20"]})
    page = " ".join(response.content.decode().split())
    assert response.context["views"]
    assert 'value="18" checked' in page
    assert 'value="19" >' in page


def test_the_first_five_of_many(client):
    codes = ["01", "03", "04", "05", "06", "07"]
    response = client.get("/analysis/compare/", {"county": codes})
    assert [county.code for county in response.context["chosen"]] == codes[:5]
    assert "De fem första länen visas" in response.content.decode()


def test_an_unknown_county_is_404(client):
    assert client.get("/analysis/compare/", {"county": ["18", "99"]}).status_code == 404


def test_downloads_keep_the_chosen_counties(client):
    page = client.get("/analysis/compare/", {"county": ["18", "20"]}).content.decode()
    assert "/analysis/compare/employment.csv?county=18&amp;county=20" in page
    text = client.get("/analysis/compare/employment.csv?county=18&county=20").content.decode()
    assert "Dalarnas län" in text
    assert client.get("/analysis/compare/no-such.csv?county=18&county=20").status_code == 404
