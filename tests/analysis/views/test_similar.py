"""Lika regioner on the county's page: list, map, and the reader's own weights in the address."""

import csv
import io

import pytest
from django.http import QueryDict

from slussen.analysis import queries
from slussen.analysis.engine.similarity.traits import DEFAULT_WEIGHTS, Theme
from slussen.analysis.views.similar import ALL_ZERO, NO_WEIGHT, chosen_weights

pytestmark = pytest.mark.django_db
OWN = {"size": "0", "population": "1", "integration": "2", "occupations": "3"}


PANEL, ENGLISH = "/analysis/18/similar-counties/", "/en/analysis/18/similar-counties/"


def beside(page) -> dict:
    """What the panel has beside its picture, on its own page."""
    return page.context["view"].similar


def nearest(page) -> list[str]:
    return [row.county.code for row in beside(page)["rows"]]


def test_the_usual_weights_are_in_no_address():
    chosen = chosen_weights(QueryDict("compare=20"))
    assert dict(chosen.weights) == dict(DEFAULT_WEIGHTS)
    assert (chosen.own, chosen.refused) == ([], None)
    assert chosen_weights(QueryDict("size=1&population=1")).own == []


def test_own_weights_are_whole_numbers_and_come_back_in_the_address():
    chosen = chosen_weights(QueryDict("size=0&occupations=3"))
    assert chosen.weights[Theme.SIZE] == 0
    assert chosen.own == list(OWN.items())


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("size=4", NO_WEIGHT),
        ("size=-1", NO_WEIGHT),
        ("size=much", NO_WEIGHT),
        ("size=", NO_WEIGHT),
        ("size=0&population=0&integration=0&occupations=0", ALL_ZERO),
    ],
)
@pytest.mark.parametrize("address", [ENGLISH, "/en/analysis/18/"])
def test_weights_that_cannot_be_leave_the_usual_ones_and_say_so_before_the_answer(
    client, query, why, address
):
    chosen = chosen_weights(QueryDict(query))
    assert chosen.refused == why
    assert dict(chosen.weights) == dict(DEFAULT_WEIGHTS)
    page = client.get(f"{address}?{query}")
    text = page.content.decode()
    panel = text[text.index('id="similar-counties"') :]
    assert text.count("Your weights are not used") == 1
    said = panel.index(why.en)
    assert said < panel.index('class="answer"') < panel.index('id="similar-weights"')
    assert 'href="#similar-weights"' in panel[said : panel.index('class="answer"')]


def test_weights_that_can_be_used_bring_no_alert(client):
    assert "Your weights are not used" not in client.get(ENGLISH, OWN).content.decode()


def test_the_list_has_seven_with_reasons_and_the_map_their_places(client):
    page = client.get(PANEL)
    expected = [one.region for one in queries.similar("18", {}).neighbours]
    assert nearest(page) == expected
    similar = beside(page)
    assert all(len(row.alike) == len(row.unlike) == 3 for row in similar["rows"])
    places = {area.county.code: area.place for area in similar["areas"]}
    assert [places[code] for code in expected] == list(range(1, 8))
    assert sum(place is None for place in places.values()) == 14
    assert places["18"] is None
    own = next(area for area in similar["areas"] if area.county.code == "18")
    assert own.css == "c-main-fill"


def test_a_mix_is_told_by_the_group_that_differs_most(client):
    rows = beside(client.get(PANEL))["rows"]
    reasons = [reason for row in rows for reason in row.unlike if reason.group]
    assert reasons
    assert all(reason.unit == "percent" and reason.own != reason.other for reason in reasons)
    assert not any(reason.group for row in rows for reason in row.alike)


def test_the_panel_its_list_and_its_downloads_follow_the_weights(client):
    page = client.get(ENGLISH, OWN)
    weights = {theme: int(weight) for theme, weight in OWN.items()}
    expected = [one.region for one in queries.similar("18", weights).neighbours]
    assert nearest(page) == expected
    assert nearest(page) != nearest(client.get(ENGLISH))
    text = page.content.decode()
    carried = "?size=0&amp;population=1&amp;integration=2&amp;occupations=3"
    assert f"/en/analysis/18/similar-counties.csv{carried}" in text
    file = client.get("/en/analysis/18/similar-counties.csv", OWN).content.decode("utf-8-sig")
    listed = [row[0] for row in csv.reader(io.StringIO(file))][1:]
    assert listed == [queries.regions.county(code).title.en for code in expected]


def test_the_form_keeps_the_counties_that_are_compared(client):
    text = client.get(ENGLISH, {"compare": ["20"], **OWN}).content.decode()
    assert '<input type="hidden" name="compare" value="20">' in text
    assert 'href="/en/analysis/18/similar-counties/?compare=20#similar-counties"' in text


def test_the_countys_page_has_the_section(client):
    page = client.get("/analysis/18/")
    views = {view.panel.id: view for s in page.context["sections"] for view in s["panels"]}
    assert len(views["similar-counties"].similar["rows"]) == 7
    assert [view.panel.id for view in views.values() if view.similar] == ["similar-counties"]
    assert '<h2 id="similar-heading">Lika regioner</h2>' in page.content.decode()


def test_other_panels_pages_do_without(client):
    page = client.get("/analysis/18/employment-gap/")
    assert page.context["view"].similar is None
    assert "similar-list" not in page.content.decode()


def test_a_county_without_the_panel_has_its_page(client, monkeypatch):
    analysis = queries.county_analysis("18")
    kept = tuple(panel for panel in analysis.panels if panel.id != "similar-counties")
    without = type(analysis)(analysis.county, analysis.compare, kept)
    monkeypatch.setattr(queries, "county_analysis", lambda *_, **__: without)
    page = client.get("/analysis/18/", OWN)
    assert 'id="similar-counties"' not in page.content.decode()
