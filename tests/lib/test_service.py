import threading

import pytest

from slussen.lib.service import Service, ask


@pytest.fixture
def address(tmp_path):
    return str(tmp_path / "socket")


def serving(address, work, requests=1, idle=5.0):
    service = Service(address, work, idle)
    thread = threading.Thread(target=service.serve_until_idle, args=(requests,))
    thread.start()
    return service, thread


def test_an_answer_of_any_size(address):
    service, thread = serving(address, lambda request: request * 2)
    with service:
        assert ask(address, b"x" * 1_000_000, patience=5) == b"x" * 2_000_000
        thread.join(10)
    assert not thread.is_alive()


def test_nobody_serves(address):
    assert ask(address, b"x", patience=0.1) is None


def test_it_ends_when_nobody_asks(address):
    service, thread = serving(address, lambda request: request, requests=99, idle=0.1)
    thread.join(10)
    assert not thread.is_alive()
    assert service.is_idle
    service.server_close()


def test_whoever_asks_while_it_starts_waits(address):
    answers = []
    asking = threading.Thread(target=lambda: answers.append(ask(address, b"x", patience=10)))
    asking.start()
    service, thread = serving(address, lambda request: b"y")
    with service:
        asking.join(10)
        thread.join(10)
    assert answers == [b"y"]
