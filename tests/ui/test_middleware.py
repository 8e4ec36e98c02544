import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["analysis/18/?compare=20", "figures/", "accounts/login/"])
def test_a_page_without_arabic_texts_is_shown_in_english(client, path):
    response = client.get(f"/ar/{path}")
    assert response.status_code == 302
    assert response.url == f"/en/{path}"


def test_a_page_with_arabic_texts_stays(client):
    assert client.get("/ar/ui/languages/").status_code == 200


@pytest.mark.parametrize("path", ["/figures/", "/en/figures/"])
def test_staff_languages_stay(client, path):
    assert client.get(path).status_code == 200


def test_what_is_not_there_is_not_there_in_any_language(client):
    assert client.get("/ar/no-such-page/").status_code == 404
