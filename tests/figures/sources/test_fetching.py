import errno
import os
from pathlib import Path

import pytest

from slussen.figures.sources.fetching import (
    Answer,
    Fetcher,
    Question,
    quiet,
    sha256_of,
    store_whole,
)
from slussen.lib.http import Client, Request, Unanswered
from tests.figures.fake_server import FakeServer, Fault


def question(server: FakeServer, stamp: str = "") -> Question:
    requests = tuple(Request(f"{server.url}/v2/config", (("n", str(n)),)) for n in range(3))
    return Question("t", requests, stamp)


def test_what_is_stored_is_not_asked_for_again(server: FakeServer, tmp_path: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    with Client() as client:
        fetcher = Fetcher(client, tmp_path, lambda *said: seen.append(said))
        server.script["n"] = []
        first = fetcher.answers(question(server), "t")
        assert len(server.asked) == 3
        assert fetcher.answers(question(server), "t") == first
        assert len(server.asked) == 3
    assert seen[:4] == [(0, 3, "t"), (1, 3, "t"), (2, 3, "t"), (3, 3, "t")]
    assert b"maxDataCells" in first[0].read()


def test_it_goes_on_where_it_stopped(server: FakeServer, tmp_path: Path) -> None:
    with Client() as client:
        fetcher = Fetcher(client, tmp_path, quiet)
        server.script["/config"] = [Fault(), Fault(), *[Fault(500)] * 9]
        with pytest.raises(Unanswered):
            fetcher.answers(question(server), "t")
        before = len(server.asked)
        server.script.clear()
        assert len(fetcher.answers(question(server), "t")) == 3
        assert len(server.asked) == before + 1


def test_an_updated_table_is_another_question(server: FakeServer, tmp_path: Path) -> None:
    with Client() as client:
        fetcher = Fetcher(client, tmp_path, quiet)
        fetcher.answers(question(server, "monday"), "t")
        fetcher.answers(question(server, "tuesday"), "t")
        assert len(server.asked) == 6
        fetcher.forget("t")
        assert not (tmp_path / ".pulling" / "t").exists()


def test_pages_follow_each_other(server: FakeServer, tmp_path: Path) -> None:
    def more(answer: Answer) -> Request | None:
        page = int(dict(answer.request.params)["n"])
        return Request(answer.request.url, (("n", str(page + 10)),)) if page < 20 else None

    with Client() as client:
        found = Fetcher(client, tmp_path, quiet).chain(question(server), more, "t")
    assert [dict(a.request.params)["n"] for a in found] == [
        "0",
        "10",
        "20",
        "1",
        "11",
        "21",
        "2",
        "12",
        "22",
    ]


@pytest.mark.parametrize(
    "failure", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()]
)
def test_a_full_disk_leaves_no_half_answer(
    failure: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(type(failure)):
        store_whole(tmp_path / "a.json", b"{}")
    assert list(tmp_path.iterdir()) == []


def test_one_fingerprint_of_all_answers(tmp_path: Path) -> None:
    paths = [tmp_path / "a", tmp_path / "b"]
    for path in paths:
        path.write_text(path.name)
    answers = [Answer(Request("u"), path) for path in paths]
    assert sha256_of(answers) != sha256_of(answers[::-1])
    assert len(sha256_of(answers)) == 64
