import threading

import pytest

from slussen.lib.service import Service
from slussen.taxonomy import link_service


@pytest.fixture(autouse=True)
def _by_letters(by_letters: None) -> None:
    """Linked without the encoder."""


@pytest.fixture
def address(tmp_path, monkeypatch):
    monkeypatch.setenv(link_service.WHERE, str(tmp_path / "linker"))
    return str(tmp_path / "linker")


def test_the_process_answers_as_it_is_done_here(address, monkeypatch):
    monkeypatch.setattr(link_service, "_prepare_aside", lambda: None)
    texts = ["sömmerska", "تجربة", "", "\ud800 kock"]
    with Service(address, link_service._work, idle=5) as service:
        thread = threading.Thread(target=service.serve_until_idle, args=(1,))
        thread.start()
        there = link_service.linked("occupation", texts, "sv", 3)
        thread.join(20)
    monkeypatch.delenv(link_service.WHERE)
    here = link_service.linked("occupation", texts, "sv", 3)
    assert [[row[:3] for row in rows] for rows in there] == [
        [row[:3] for row in rows] for rows in here
    ]
    assert here[0][0][1] == "sömmerska"


def test_without_an_answer_nothing_is_like_it(address, monkeypatch):
    monkeypatch.setattr(link_service, "PATIENCE", 0.1)
    assert link_service.linked("skill", ["sömnad", "kock"], "sv", 3) == [[], []]
