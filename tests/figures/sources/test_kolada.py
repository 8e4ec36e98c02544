from pathlib import Path
from typing import Any

from slussen.figures.engine.catalogue import KoladaPull
from slussen.figures.queries import PACKAGE_CATALOGUE
from slussen.figures.sources import kolada
from slussen.figures.sources.fetching import Fetcher, quiet
from slussen.figures.store import read_catalogue
from slussen.lib.http import Client
from tests.figures.fake_server import FakeServer

ENTRY = read_catalogue(PACKAGE_CATALOGUE)["kolada"]
COUNTIES = [f"{n:02}" for n in range(1, 26)]


def row(kpi: str, place: str, year: int, number: float) -> dict[str, Any]:
    values = [{"gender": "T", "count": 1, "status": "", "value": number}]
    return {"kpi": kpi, "municipality": place, "period": year, "values": values}


def test_every_page_of_the_country_and_the_counties(server: FakeServer, tmp_path: Path) -> None:
    server.kolada = [
        row("N00914", place, year, 80.0)
        for place in ("0000", "0018", "0025")
        for year in range(2010, 2020)
    ]
    server.kolada_page = 7
    how = KoladaPull(api="kolada", base=f"{server.url}/kolada", kpis={"employed_share": "N00914"})
    with Client() as client:
        fetcher = Fetcher(client, tmp_path, quiet)
        entry = ENTRY.model_copy(update={"pull": how})
        answers = kolada.pull(entry, fetcher, COUNTIES, "2026-11-23")
        asked = len(server.asked)
        assert kolada.pull(entry, fetcher, COUNTIES, "2026-11-23") == answers
        assert len(server.asked) == asked
    # 20 rows of the first twenty places are three pages; 10 of the others are two.
    assert len(answers) == asked == 3 + 2
    addresses = {path for _, path, _ in server.asked}
    assert any("/municipality/0000,0001,0002" in path for path in addresses)
    assert any(path.endswith("/0020,0021,0022,0023,0024,0025") for path in addresses)
