"""The taxonomy's public GraphQL: asked a type and a page at a time, patiently."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import stamina

from slussen.lib.errors import UserError
from slussen.lib.http import Client, Unanswered
from slussen.taxonomy.engine.jobtech import KINDS, WORDS, parse
from slussen.taxonomy.sources import jobtech_taxonomy
from slussen.taxonomy.sources.jobtech_taxonomy import newest_version, pull, question, read_files

# The form is that of the service's page on versions.
VERSIONS = {
    "data": {
        "versions": [
            {"id": 1, "timestamp": "2021-03-05T13:38:02.440Z"},
            {"id": 27, "timestamp": "2025-10-01T08:00:00.000Z"},
        ]
    }
}
Answer = Callable[[str], Any]


@pytest.fixture(autouse=True)
def _without_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=5, cap=True):
        yield


def asked(answer: Answer, seen: list[str]) -> Client:
    """A client whose server answers with what *answer* makes of a query."""

    def serve(request: httpx.Request) -> httpx.Response:
        query = request.url.params["query"]
        seen.append(query)
        found = answer(query)
        if isinstance(found, httpx.Response):
            return found
        return httpx.Response(200, json=found)

    return Client(transport=httpx.MockTransport(serve), sleep=lambda _seconds: None)


def skills(query: str) -> Any:
    """Five skills and nothing else, in pages as they are asked for."""
    if "versions" in query:
        return VERSIONS
    made = [{"id": f"s{n}", "type": "skill", "preferred_label": f"Kunnande {n}"} for n in range(5)]
    limit, offset = (int(re.findall(rf"{word}: (\d+)", query)[0]) for word in ("limit", "offset"))
    return {"data": {"concepts": made[offset:][:limit] if '"skill"' in query else []}}


def test_every_type_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobtech_taxonomy, "PAGE", 2)
    seen: list[str] = []
    shown: list[tuple[int, int, str]] = []
    with asked(skills, seen) as client:
        files = pull(client, "27", lambda *step: shown.append(step))
    assert list(files) == ["skill, page 1", "skill, page 2", "skill, page 3"]
    assert [concept.id for concept in parse(files).concepts] == ["s0", "s1", "s2", "s3", "s4"]
    kinds = [re.findall(r'type: "([^"]+)"', query)[0] for query in seen]
    assert set(kinds) == {*KINDS, *WORDS}
    assert len(kinds) == len(KINDS) + len(WORDS) + 2
    assert all("version: 27, include_deprecated: true" in query for query in seen)
    assert shown[-1] == (len(KINDS) + len(WORDS),) * 2 + ("",)


def test_a_whole_last_page_is_followed_by_an_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobtech_taxonomy, "PAGE", 5)
    seen: list[str] = []
    with asked(skills, seen) as client:
        assert list(pull(client, "27")) == ["skill, page 1"]
    assert sum('"skill"' in query for query in seen) == 2


def test_what_is_asked_of_each_type() -> None:
    assert question("skill", "27", 500) == (
        '{concepts(type: "skill", version: 27, include_deprecated: true, limit: 500, offset: 500) '
        "{id type preferred_label alternative_labels hidden_labels deprecated "
        "broader {id type preferred_label} replaced_by {id type preferred_label} "
        "exact_match {id type preferred_label esco_uri} "
        "close_match {id type preferred_label esco_uri} "
        "broad_match {id type preferred_label esco_uri} "
        "narrow_match {id type preferred_label esco_uri}}}"
    )
    group = question("ssyk-level-4", "27", 0)
    assert " ssyk_code_2012 " in group
    assert "related {id type preferred_label isco_code_08}" in group
    assert " sni_level_code_2007 " in question("sni-level-2", "27", 0)


def test_the_newest_version() -> None:
    with asked(lambda _query: VERSIONS, []) as client:
        assert newest_version(client) == "27"


@pytest.mark.parametrize("answer", [{"data": {"versions": []}}, {"data": {"versions": [{}]}}, []])
def test_no_versions_is_one_line(answer: Any) -> None:
    with asked(lambda _query: answer, []) as client, pytest.raises(UserError, match="no versions"):
        newest_version(client)


def test_an_error_of_the_service_is_said_in_its_words() -> None:
    refused = {"errors": [{"message": "Cannot query field\n`x`"}], "data": None}
    says = r'answers "Cannot query field `x`" to [{]concepts'
    with asked(lambda _query: refused, []) as client, pytest.raises(UserError, match=says) as e:
        pull(client, "27")
    assert "\n" not in str(e.value)


def test_a_failure_that_passes_is_asked_again_and_one_that_stays_is_said() -> None:
    failures = iter([503, 429])

    def late(query: str) -> Any:
        status = next(failures, None)
        return skills(query) if status is None else httpx.Response(status)

    seen: list[str] = []
    with asked(late, seen) as client:
        assert newest_version(client) == "27"
    assert len(seen) == 3
    down = asked(lambda _query: httpx.Response(503), [])
    with down, pytest.raises(Unanswered, match="answers 503 after 5 attempts"):
        newest_version(down)


def test_files_are_read_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({}))
    assert read_files((path,)) == {str(path): b"{}"}
    monkeypatch.setattr(jobtech_taxonomy, "LARGEST", 1)
    with pytest.raises(UserError, match=r"a\.json: more than 0 MB"):
        read_files((path,))
