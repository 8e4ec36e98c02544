import csv
import io
from pathlib import Path

import pytest
from django.test import Client

from slussen.figures import queries

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


@pytest.mark.parametrize("path", ["/figures/", "/en/figures/"])
def test_the_catalogue_has_every_table(client: Client, path: str) -> None:
    found = page(client, path)
    for table_id in queries.catalogue():
        assert f'figures/{table_id}/"' in found


def test_the_catalogue_says_what_is_old(client: Client, home: Path, nothing_ships: None) -> None:
    assert "newer should exist" not in page(client, "/en/figures/")
    assert "0 tables with figures" in page(client, "/en/figures/")


@pytest.mark.parametrize("table_id", queries.catalogue())
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_table_has_its_page(client: Client, table_id: str, prefix: str) -> None:
    found = page(client, f"{prefix}/figures/{table_id}/")
    entry = queries.table(table_id)
    is_ours = bool(queries.table(table_id).made_from)
    assert (f"slussen figures import FILE --table {table_id}" in found) is not is_ours
    assert (f"slussen ledger publish --table {table_id}" in found) is is_ours
    assert ("slussen figures pull" in found) is (entry.pull is not None)
    for origin in queries.origins(table_id).values():
        assert origin.via in found


def test_one_county_at_a_time(client: Client) -> None:
    found = page(client, "/en/figures/labour_status/?region=18")
    assert '<option value="18" selected>' in found
    assert "June 2026" in found
    assert page(client, "/en/figures/labour_status/?region=18&page=2") != found
    assert client.get("/figures/labour_status/?region=77").status_code == 404
    assert client.get("/figures/labour_status/?region=%27").status_code == 404


def test_the_csv_holds_every_figure(client: Client) -> None:
    response = client.get("/figures/population/figures.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="population.csv"' in response["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    stored = queries.current("population")
    assert stored is not None
    assert len(rows) == stored.vintage.rows
    assert {row["region"]: row["value"] for row in rows}["00"].startswith("105877")


@pytest.mark.parametrize(
    "path",
    [
        "/figures/nothing/",
        "/figures/nothing/figures.csv",
        "/figures/employees_ssyk4/figures.csv",
    ],
)
def test_what_is_not_there(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
