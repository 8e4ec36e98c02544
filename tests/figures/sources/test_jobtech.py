import json
from pathlib import Path

import pytest

from slussen.figures.engine.catalogue import JobTechPull, Table
from slussen.figures.engine.publication import BadPublication
from slussen.figures.queries import PACKAGE_CATALOGUE
from slussen.figures.sources import jobtech
from slussen.figures.sources.fetching import Answer, Fetcher, quiet
from slussen.figures.store import read_catalogue
from slussen.lib.http import Client, Request
from tests.figures.fake_server import FakeServer

ENTRIES = read_catalogue(PACKAGE_CATALOGUE)
GROUPS = [
    {"id": "aaaa", "ssyk_code_2012": "2221", "preferred_label": "Grundutbildade sjuksköterskor"},
    {"id": "bbbb", "ssyk_code_2012": "1120", "preferred_label": "VD, nivå 1"},
    {"id": "cccc", "ssyk_code_2012": "1120", "preferred_label": "VD, nivå 2"},
]


def ads(server: FakeServer, years: int = 1) -> Table:
    how = JobTechPull(
        api="jobtech",
        base=f"{server.url}/jobs",
        resource="historical",
        taxonomy=f"{server.url}/taxonomy",
        years=years,
    )
    return ENTRIES["ads"].model_copy(update={"pull": how})


def pull(server: FakeServer, home: Path, years: int = 1) -> list[Answer]:
    with Client() as client:
        return jobtech.pull_ads(
            ads(server, years), Fetcher(client, home, quiet), 2025, "2026-11-23"
        )


def test_an_occupation_group_at_a_time(server: FakeServer, tmp_path: Path) -> None:
    server.groups = GROUPS
    server.ads = {
        ("aaaa", "2025"): {"00": 12, "18": 7, "20": 4, "": 1},
        ("bbbb", "2025"): {"00": 3, "18": 3},
        ("cccc", "2025"): {"00": 2, "20": 2},
    }
    answers = pull(server, tmp_path)
    assert len(answers) == 1 + len(GROUPS)
    assert jobtech.ad_counts(answers, ["18", "20"]) == {
        ("00", "2025", "2221"): (12, True),
        ("18", "2025", "2221"): (7, True),
        ("20", "2025", "2221"): (4, True),
        ("00", "2025", "1120"): (5, True),
        ("18", "2025", "1120"): (3, True),
        ("20", "2025", "1120"): (2, True),
    }


def test_an_occupation_without_ads_is_zero_everywhere(server: FakeServer, tmp_path: Path) -> None:
    server.groups = GROUPS[:1]
    counts = jobtech.ad_counts(pull(server, tmp_path, years=2), ["18"])
    assert counts[("18", "2024", "2221")] == (0, False)
    assert counts[("00", "2025", "2221")] == (0, True)


def answer(tmp_path: Path, document: object, group: str = "aaaa") -> Answer:
    path = tmp_path / f"{group}-{len(list(tmp_path.iterdir()))}.json"
    path.write_text(json.dumps(document))
    params = (("occupation-group", group), ("historical-from", "2025-01-01T00:00:00"))
    return Answer(Request("u", params), path)


def test_other_statistics_in_an_answer_are_let_pass(tmp_path: Path) -> None:
    listed = answer(tmp_path, {"data": {"concepts": GROUPS}})
    other = {"type": "municipality", "values": []}
    county = {"type": "region", "values": [{"code": "18", "count": 2}]}
    found = answer(tmp_path, {"total": {"value": 2}, "stats": [other, county]})
    assert jobtech.ad_counts([listed, found], ["18"])[("18", "2025", "2221")] == (2, True)


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ({"total": {}}, 'ads of 2221: no "total"'),
        ({"total": {"value": 5}, "stats": []}, 'no statistics of type "region"'),
    ],
)
def test_answers_of_another_shape(tmp_path: Path, document: object, says: str) -> None:
    listed = answer(tmp_path, {"data": {"concepts": GROUPS}})
    with pytest.raises(BadPublication, match=says):
        jobtech.ad_counts([listed, answer(tmp_path, document)], ["18"])


def test_a_taxonomy_of_another_shape(tmp_path: Path) -> None:
    with pytest.raises(BadPublication, match="taxonomy, ssyk-level-4: no 'data'"):
        jobtech.groups(answer(tmp_path, {"errors": []}))


def test_the_barometer_is_one_file(server: FakeServer, tmp_path: Path) -> None:
    server.barometer = [{"lan": "18"}]
    how = JobTechPull(api="jobtech", base=f"{server.url}/barometer.json", resource="barometer")
    entry = ENTRIES["barometer"].model_copy(update={"pull": how})
    with Client() as client:
        (found,) = jobtech.pull_barometer(entry, Fetcher(client, tmp_path, quiet), "2026-11-23")
    assert json.loads(found.read()) == [{"lan": "18"}]
