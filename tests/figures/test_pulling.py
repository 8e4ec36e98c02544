"""The three publishers from end to end: fake answers to figures in our words."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from slussen.figures import actions, queries
from slussen.lib.errors import UserError
from tests.figures.fake_server import FakeServer, Fault
from tests.figures.writers import Axis, Spec

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def own_entry(home: Path, table: str, *changes: tuple[str, str]) -> None:
    text = (queries.PACKAGE_CATALOGUE / f"{table}.toml").read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (home / "catalogue").mkdir(parents=True, exist_ok=True)
    (home / "catalogue" / f"{table}.toml").write_text(text)
    queries.catalogue.cache_clear()


def kolada(place: str, gender: str, number: float | None, status: str = "") -> dict[str, Any]:
    value = {"gender": gender, "count": 1, "status": status, "value": number}
    return {"kpi": "N00914", "municipality": place, "period": 2024, "values": [value]}


def test_kolada(home: Path, server: FakeServer) -> None:
    own_entry(home, "kolada", ('api = "kolada"', f'api = "kolada"\nbase = "{server.url}/kolada"'))
    server.kolada = [
        kolada("0000", "T", 80.5),
        kolada("0018", "K", 78.1),
        kolada("0018", "M", None, "Private"),
    ]
    server.kolada_page = 2
    outcome = actions.pull_table(table_id="kolada", now=NOW)
    assert outcome.staged.difference.new == 3
    cube = queries.cube("kolada", period="2024", measure="employed_share")
    assert cube.value(region="00", sex="total") == 80.5
    cell = cube.cell(region="18", sex="men")
    assert cell is not None
    assert (cell.value, cell.mark) == (None, "suppressed")
    # The older figures of one county are still there, with their own origin.
    assert queries.cube("kolada", region="20").cells


def test_ads(home: Path, server: FakeServer) -> None:
    own_entry(
        home,
        "ads",
        ("https://historical.api.jobtechdev.se", f"{server.url}/jobs"),
        ('resource = "historical"', f'resource = "historical"\ntaxonomy = "{server.url}/taxonomy"'),
    )
    server.groups = [{"id": "aaaa", "ssyk_code_2012": "2221"}]
    server.ads = {("aaaa", "2025"): {"00": 9, "18": 9}}
    outcome = actions.pull_table(table_id="ads", now=NOW)
    assert outcome.staged.difference.new == 22
    cube = queries.cube("ads", period="2025", occupation="2221")
    assert cube.value(region="18") == 9.0
    none = cube.cell(region="20")
    assert none is not None
    assert (none.value, none.mark) == (0.0, "derived")


BAROMETER = {
    "yb_yrke": "Barnmorskor",
    "yb_concept_id": "qUpD_Gh4_CMc",
    "lan": "18",
    "omgang": "2026-1",
    "jobbmojligheter": "stora",
    "prognos": None,
    "text_jobbmojligheter": "Möjligheterna är stora.",
}


def test_the_barometer(home: Path, server: FakeServer) -> None:
    own_entry(
        home,
        "barometer",
        (
            "https://data.arbetsformedlingen.se/prognoser/yrkesbarometer.json",
            f"{server.url}/barometer.json",
        ),
    )
    server.barometer = [BAROMETER, BAROMETER | {"lan": "00", "jobbmojligheter": None}]
    outcome = actions.pull_table(table_id="barometer", now=NOW)
    assert outcome.published is not None
    cube = queries.cube("barometer", period="2026-1", barometer_occupation="qUpD_Gh4_CMc")
    assert cube.value(region="18", measure="chances") == 3.0
    none = cube.cell(region="00", measure="chances")
    assert none is not None
    assert (none.value, none.mark) == (None, "not_assessed")
    assert not any("Möjligheterna" in str(o) for o in queries.origins("barometer").values())


def test_an_error_page_in_place_of_the_barometer(home: Path, server: FakeServer) -> None:
    own_entry(
        home,
        "barometer",
        (
            "https://data.arbetsformedlingen.se/prognoser/yrkesbarometer.json",
            f"{server.url}/barometer.json",
        ),
    )
    server.script["/barometer"] = [Fault(200, body=b"<html>Underh\xc3\xa5ll</html>")] * 9
    with pytest.raises(UserError, match="no whole JSON after 5 attempts"):
        actions.pull_table(table_id="barometer", now=NOW)
    assert not (home / "barometer").exists()


def education_by_birth() -> Spec:
    """IntGr3LanKONS as its variables are named, cut down: regions of birth are its contents."""
    levels = (
        ("20-64p", "andel 20-64 år, procent"),
        ("Fp", "andel med förgymnasial utbildning, procent"),
        ("3p", "andel med gymnasial utbildning, procent"),
        ("EUp", "andel med eftergymnasial utbildning, procent"),
        ("USp", "andel där uppgift saknas för utbildningsnivå, procent"),
    )
    births = (
        ("A1", "Födda i Sverige"),
        ("A2", "Utländsk bakgrund"),
        ("A3", "Utrikes födda"),
        ("A4", "Födda i övriga världen"),
    )
    axes = (
        Axis("Region", "region", (("18", "Örebro län"), ("20", "Dalarnas län"))),
        Axis("Kon", "kön", (("1+2", "män och kvinnor"), ("1", "män"), ("2", "kvinnor"))),
        Axis("Bakgrund", "bakgrund", levels),
        Axis("ContentsCode", "tabellinnehåll", births, "contents"),
        Axis("Tid", "år", (("2022", "2022"), ("2023", "2023")), "time"),
    )
    return Spec(axes, tuple(str(number) for number in range(240)), "Demografivariabler, test")


@pytest.mark.parametrize("version", [2, 1])
def test_education_by_birth_whose_contents_are_births(
    home: Path, server: FakeServer, version: int
) -> None:
    own_entry(
        home,
        "population_birth_education",
        (
            'tables = ["TAB4648"]',
            f'tables = ["TAB4648"]\nbase_v2 = "{server.url}/v2"\nbase_v1 = "{server.url}/v1"',
        ),
    )
    if version == 2:
        server.tables["TAB4648"] = education_by_birth()
    else:
        server.paths["AA/AA0003/AA0003E/IntGr3LanKONS"] = education_by_birth()
    outcome = actions.pull_table(table_id="population_birth_education", now=NOW)
    assert outcome.staged.difference.new == 2 * 3 * 4 * 2 * 2
    cube = queries.cube("population_birth_education", period="2023", region="20")
    # Place in the answer: region 1, sex 2, level 3, birth 2, year 1, the last the fastest.
    expected = ((((1 * 3 + 2) * 5 + 3) * 4) + 2) * 2 + 1
    said = {"sex": "women", "birth": "foreign_born", "education": "post_secondary"}
    assert cube.value(region="20", measure="share", **said) == expected
