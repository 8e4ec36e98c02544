"""Patience: what passes is asked again, what doesn't is said in one line."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
import stamina

from slussen.lib.http import ATTEMPTS, Client, NotThere, Request, Unanswered
from slussen.lib.limits import SlidingWindow
from tests.figures.fake_server import FakeServer, Fault


def ask(server: FakeServer, **options: object) -> bytes:
    with Client(**options) as client:  # type: ignore[arg-type]
        return client.fetch(Request(f"{server.url}/v2/config"))


def asked(server: FakeServer) -> int:
    return len(server.questions("/config"))


@pytest.mark.parametrize(
    "faults",
    [
        [Fault(500)],
        [Fault(503), Fault(502), Fault(429)],
        [Fault(200, cut=20)],
        [Fault(200, body=b"<html>temporarily down</html>")],
        [Fault(200, body=b'{"maxDataCells": 15')],
    ],
    ids=["error", "three", "cut", "page", "half"],
)
def test_what_passes_is_asked_again(server: FakeServer, faults: list[Fault]) -> None:
    expected = len(faults) + 1
    server.script["/config"] = list(faults)
    assert b"maxDataCells" in ask(server)
    assert asked(server) == expected


def test_no_answer_in_time_is_asked_again(server: FakeServer) -> None:
    server.script["/config"] = [Fault(slow=0.6)]
    assert b"maxDataCells" in ask(server, timeout=0.25)
    assert asked(server) == 2


def test_it_gives_up_with_one_line(server: FakeServer) -> None:
    server.script["/config"] = [Fault(503)] * 20
    with pytest.raises(Unanswered, match=r"/v2/config: answers 503 after 5 attempts") as caught:
        ask(server)
    assert "the same command goes on from there" in str(caught.value)
    assert asked(server) == ATTEMPTS


@pytest.mark.parametrize(
    ("fault", "error", "says"),
    [
        (Fault(404), NotThere, "answers 404 .expected a table of that name"),
        (
            Fault(400, body=b'{"title": "Bad", "detail": "selection"}'),
            Unanswered,
            '"Bad selection"',
        ),
        (Fault(403, body=b"no"), Unanswered, "answers 403 .expected 200"),
        (Fault(403, body=b'["too many"]'), Unanswered, "answers 403 .expected 200"),
        (Fault(429, retry_after="4000"), Unanswered, "asks to wait 4000 s .expected less than 300"),
    ],
)
def test_what_does_not_pass_is_asked_once(
    server: FakeServer, fault: Fault, error: type[Exception], says: str
) -> None:
    server.script["/config"] = [fault]
    with pytest.raises(error, match=says):
        ask(server)
    assert asked(server) == 1


@pytest.mark.parametrize("as_date", [False, True])
def test_it_waits_as_long_as_the_server_says(
    server: FakeServer, as_date: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr("tenacity.nap.time.sleep", waits.append)
    then = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    server.script["/config"] = [Fault(429, retry_after=then if as_date else "30")]
    with stamina.set_testing(False):
        ask(server)
    assert len(waits) == 1
    assert 28 <= waits[0] <= 30


def test_a_strange_retry_after_is_as_none(server: FakeServer) -> None:
    server.script["/config"] = [Fault(429, retry_after="soon")]
    assert ask(server)


def test_no_more_calls_than_the_window_allows(server: FakeServer) -> None:
    now, waits = [0.0], []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        now[0] += seconds

    with Client(SlidingWindow(calls=2, window=10), sleep=sleep, clock=lambda: now[0]) as client:
        for _ in range(5):
            client.fetch(Request(f"{server.url}/v2/config"))
    assert waits == [10.0, 10.0]


def test_an_address_that_is_nowhere() -> None:
    with (
        stamina.set_testing(True, attempts=2, cap=True),
        pytest.raises(Unanswered, match="can't be reached"),
        Client() as client,
    ):
        client.fetch(Request("http://127.0.0.1:9/config"))


def test_the_same_question_has_the_same_key() -> None:
    one = Request("u", (("a", "1"),), {"b": [1], "c": 2})
    assert one.key == Request("u", (("a", "1"),), {"c": 2, "b": [1]}).key
    assert one.key != Request("u", (("a", "2"),), {"b": [1], "c": 2}).key
