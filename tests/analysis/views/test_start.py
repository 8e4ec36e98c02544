import pytest

pytestmark = pytest.mark.django_db


def test_the_map_has_every_county_with_its_gap(client):
    page = client.get("/").content.decode()
    assert page.count('class="map-area') == 21
    assert page.count('<a href="/analysis/') >= 42  # the map and the list
    assert 'aria-label="Örebro län: ' in page


@pytest.mark.parametrize("sex", ["total", "women", "men"])
def test_the_switch_marks_what_is_shown(client, sex):
    page = client.get("/", {"sex": sex}).content.decode()
    assert f'href="?sex={sex}#map" aria-current="page"' in " ".join(page.split())


def test_an_unknown_word_in_the_switch_shows_everyone(client):
    assert client.get("/", {"sex": "x"}).context["sex"] == "total"


@pytest.mark.parametrize("wanted", ["18", "örebro", "Örebro län", "  ÖREBRO  ", "Örebro County"])
def test_a_county_is_found_by_code_and_name(client, wanted):
    assert client.get("/analysis/", {"county": wanted}).url == "/analysis/18/"


def test_a_county_that_is_not_there_is_told_and_nothing_typed_is_run(client):
    response = client.get("/analysis/", {"county": "<b>Atlantis</b>"})
    assert response.status_code == 404
    page = response.content.decode()
    assert "&lt;b&gt;Atlantis" in page
    assert "<b>Atlantis" not in page


def test_nothing_typed_leads_back_to_the_start(client):
    assert client.get("/analysis/", {"county": " "}).url == "/"


def test_the_page_is_in_english_too(client):
    assert "Whose skills does your county leave unused?" in client.get("/en/").content.decode()


def test_reading_the_page_asks_the_database_nothing(client, django_assert_num_queries):
    client.get("/")
    with django_assert_num_queries(0):
        client.get("/")
