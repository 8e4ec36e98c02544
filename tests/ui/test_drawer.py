"""The process that draws: the same pictures, wherever they are drawn."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from slussen.ui import drawer
from slussen.ui.engine.vega import specification
from tests.ui.engine import made

SPEC = specification(made.SOME[0], "sv")
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4"/></svg>'


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is drawn in this process, and not in the drawer's."""
    drawn: list[str] = []
    draw = drawer.draw

    def told(request: dict[str, object]) -> bytes:
        drawn.append(threading.current_thread().name)
        return draw(request)

    monkeypatch.setattr(drawer, "draw", told)
    return drawn


@pytest.fixture
def serving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: list[str]) -> Iterator[None]:
    """A drawer in a thread of this process."""
    address = str(tmp_path / "drawer")
    with drawer.Drawer(address) as server:
        server.timeout = 0.5
        thread = threading.Thread(target=server.draw_until_idle, name="drawer")
        thread.start()
        monkeypatch.setenv(drawer.WHERE, address)
        yield
        thread.join(20)
        assert not thread.is_alive()


def test_the_drawer_draws_the_same(serving: None, here: list[str]) -> None:
    there = drawer.to_svg(SPEC)
    assert here == ["drawer"]
    assert there == drawer.draw({"spec": SPEC}).decode()
    assert there.startswith("<svg")
    assert drawer.to_png(SQUARE, 2).startswith(b"\x89PNG")


def test_without_a_drawer_it_is_drawn_here(here: list[str]) -> None:
    assert drawer.to_svg(SPEC).startswith("<svg")
    assert here == [threading.current_thread().name]


def test_a_drawer_that_is_gone_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: list[str]
) -> None:
    monkeypatch.setenv(drawer.WHERE, str(tmp_path / "nobody"))
    monkeypatch.setattr(drawer, "PATIENCE", 0.1)
    assert drawer.to_svg(SPEC).startswith("<svg")
    assert here == [threading.current_thread().name]


def test_what_cannot_be_drawn_is_said_as_it_is_here(serving: None) -> None:
    with pytest.raises(ValueError, match="Vega-Lite to SVG") as there:
        drawer.to_svg({"mark": "none such"})
    with pytest.raises(ValueError, match="Vega-Lite to SVG") as here:
        drawer.draw({"spec": {"mark": "none such"}})
    assert str(there.value) == str(here.value)


def test_a_drawer_starts_anew_after_so_many(tmp_path: Path, monkeypatch) -> None:
    """Whoever asks meanwhile waits for the next one."""
    address = str(tmp_path / "drawer")
    monkeypatch.setenv(drawer.WHERE, address)
    ended = []

    def serve() -> None:
        for number in range(2):
            with drawer.Drawer(address) as server:
                server.draw_until_idle(1)
            ended.append(number)

    thread = threading.Thread(target=serve)
    thread.start()
    for _ in range(2):
        assert drawer.to_svg(SPEC).startswith("<svg")
    thread.join(20)
    assert ended == [0, 1]


def test_as_a_process_it_draws_and_ends_with_its_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: list[str]
) -> None:
    address = str(tmp_path / "drawer")
    monkeypatch.setenv(drawer.WHERE, address)
    monkeypatch.setattr(drawer, "PATIENCE", 60)
    command = [sys.executable, "-m", "slussen.ui.drawer", address]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, env=os.environ)
    try:
        assert drawer.to_svg(SPEC).startswith("<svg")
        assert here == []
        process.stdin.close()
        process.wait(10)
    finally:
        process.kill()


def test_the_font_is_there() -> None:
    assert (drawer.font_directory() / "SourceSansPro-Regular.otf").exists()
