"""PxWebApi 2 and 1 on a local server: limits, cuts, the way back, what a changed table says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from slussen.figures.engine.catalogue import PxWebPull, Table
from slussen.figures.engine.jsonstat import parse_jsonstat
from slussen.figures.engine.matching import Mismatch
from slussen.figures.engine.publication import BadPublication
from slussen.figures.engine.reading import load_json
from slussen.figures.queries import PACKAGE_CATALOGUE
from slussen.figures.sources import scb
from slussen.figures.sources.fetching import Fetcher, quiet
from slussen.figures.store import read_catalogue
from slussen.lib.http import Client, Unanswered
from tests.figures.conftest import labour_spec
from tests.figures.fake_server import FakeServer, Fault
from tests.figures.writers import Axis, Spec

LABOUR = read_catalogue(PACKAGE_CATALOGUE)["labour_status"]
MONTHS = tuple(f"2026M{month:02}" for month in range(1, 8))


def entry(server: FakeServer, *tables: str, paths: tuple[str, ...] = ()) -> Table:
    how = PxWebPull(
        api="pxweb",
        base_v2=f"{server.url}/v2",
        base_v1=f"{server.url}/v1",
        tables=tables,
        paths=paths,
        select={"Region": ("??",)},
    )
    return LABOUR.model_copy(update={"pull": how})


Pull = Callable[[Table], list[scb.Asked]]


@pytest.fixture
def pull(tmp_path: Path) -> Pull:
    def run(table: Table) -> list[scb.Asked]:
        with Client() as client:
            return scb.pull(table, Fetcher(client, tmp_path, quiet), {})

    return run


def numbers(asked: scb.Asked) -> int:
    return sum(
        parse_jsonstat(load_json(answer.read(), "a"), "a").cells.height for answer in asked.answers
    )


def test_version_2_asks_for_codes_by_post(server: FakeServer, pull: Pull) -> None:
    server.tables["TAB1"] = labour_spec(periods=MONTHS)
    (asked,) = pull(entry(server, "TAB1"))
    assert asked.table == "TAB1"
    assert numbers(asked) == 126
    (body,) = server.questions("/data")
    assert {"variableCode": "Region", "valueCodes": ["00", "18"]} in body["selection"]
    assert "Tid=2026M01…2026M07 (7)" in asked.query
    assert asked.query.endswith("126 cells")


def test_no_question_is_larger_than_the_api_allows(server: FakeServer, pull: Pull) -> None:
    server.tables["TAB1"] = labour_spec(periods=MONTHS)
    server.max_cells = 20  # a larger question is answered 403
    (asked,) = pull(entry(server, "TAB1"))
    assert len(asked.answers) >= 7
    assert numbers(asked) == 126


def test_the_limits_of_config_are_kept(server: FakeServer, tmp_path: Path) -> None:
    server.tables["TAB1"] = labour_spec()
    server.calls = 7
    with Client() as client:
        scb.pull(entry(server, "TAB1"), Fetcher(client, tmp_path, quiet), {})
        assert (client.limit.calls, client.limit.window) == (7, 10)


def test_an_api_that_states_no_limits(server: FakeServer, pull: Pull) -> None:
    server.tables["TAB1"] = labour_spec()
    server.script["/config"] = [Fault(404)]
    assert numbers(pull(entry(server, "TAB1"))[0]) == 18


def test_several_tables_older_first(server: FakeServer, pull: Pull) -> None:
    server.tables |= {"TAB1": labour_spec(), "TAB2": labour_spec(periods=("2026M08",))}
    assert [asked.table for asked in pull(entry(server, "TAB1", "TAB2"))] == ["TAB1", "TAB2"]


@pytest.mark.parametrize("tables", [(), ("TAB9",)])
def test_version_1_where_2_has_no_such_table(
    server: FakeServer, pull: Pull, tables: tuple[str, ...]
) -> None:
    server.paths["AM/ArbStatusM"] = labour_spec(periods=MONTHS)
    server.max_cells = 50
    (asked,) = pull(entry(server, *tables, paths=("AM/ArbStatusM",)))
    assert asked.table == "ArbStatusM"
    assert numbers(asked) == 126
    body = server.questions("/v1/AM/ArbStatusM")[-1]
    assert body["response"] == {"format": "json-stat2"}
    assert {"code", "selection"} == set(body["query"][0])


def test_neither_version_has_it(server: FakeServer, pull: Pull) -> None:
    with pytest.raises(Unanswered, match=r"TAB9/metadata: answers 404.*version 1,.*answers 404"):
        pull(entry(server, "TAB9", paths=("AM/None",)))
    with pytest.raises(Unanswered, match="answers 404"):
        pull(entry(server, "TAB9"))


def test_a_further_breakdown_that_may_be_summed_is(server: FakeServer, pull: Pull) -> None:
    spec = labour_spec()
    industry = Axis("SNI", "näringsgren", (("A", "jordbruk"), ("B", "gruvor")), optional=True)
    server.tables["TAB1"] = Spec((industry, *spec.axes), spec.cells * 2)
    (asked,) = pull(entry(server, "TAB1"))
    found = parse_jsonstat(load_json(asked.answers[0].read(), "a"), "a")
    assert found.variables[0].code == "Region"
    assert set(found.cells["value"]) == {123.0}


def test_a_table_that_changed_is_not_asked_for_figures(server: FakeServer, pull: Pull) -> None:
    spec = labour_spec()
    renamed = Axis("Kon", "kön", (("1", "män"), ("2", "kvinnor"), ("9", "annat")))
    server.tables["TAB1"] = Spec((spec.axes[0], renamed, *spec.axes[2:]), spec.cells)
    with pytest.raises(Mismatch, match='kön has "annat", unknown as sex'):
        pull(entry(server, "TAB1"))
    assert server.questions("/data") == []


def test_metadata_of_version_1_that_is_none() -> None:
    with pytest.raises(BadPublication, match='no "variables"'):
        scb.variables_of_version_1({"title": "x"}, "a")
