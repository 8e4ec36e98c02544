"""Charts drawn in advance: all of them, after the first page, and never before a reader's."""

import threading

import pytest
from click.testing import CliRunner

from slussen.analysis.queries import county_analysis
from slussen.project import draw
from slussen.ui import pictures


def test_a_county_is_drawn_in_both_languages_as_its_page_shows_it(monkeypatch):
    drawn = []
    monkeypatch.setattr(
        pictures, "svg", lambda chart, language, *, prefix: drawn.append((prefix, language))
    )
    panels = [panel.id for panel in county_analysis("09").panels if panel.chart]
    assert draw.draw_county("09") == len(panels) > 10
    assert drawn == [(panel, language) for panel in panels for language in ("sv", "en")]


def test_every_county_is_drawn(monkeypatch):
    drawn = []
    monkeypatch.setattr(draw, "draw_county", drawn.append)
    result = CliRunner().invoke(draw.draw, [])
    assert result.exit_code == 0
    assert len(drawn) == 21


@pytest.fixture
def background(monkeypatch) -> tuple[draw.BackgroundDrawing, list[str], threading.Event]:
    """A drawing of every county whose charts are no more than their county's code."""
    drawn: list[str] = []
    done = threading.Event()

    def draw_county(code: str, before_each) -> None:
        before_each()
        drawn.append(code)
        if len(drawn) == 21:
            done.set()

    monkeypatch.setattr(draw, "draw_county", draw_county)
    return draw.BackgroundDrawing(), drawn, done


def test_it_begins_once_after_the_first_request(background):
    drawing, drawn, done = background
    drawing.request_started()
    assert not done.wait(0.1)
    drawing.request_finished()
    assert done.wait(10)
    drawing.request_started()
    drawing.request_finished()
    assert len(drawn) == len(set(drawn)) == 21


def test_it_gives_way_to_requests_under_way(background):
    drawing, drawn, done = background
    drawing.request_started()
    drawing.request_started()
    drawing.request_finished()  # the first one; the second goes on
    assert not done.wait(0.2)
    assert drawn == []
    drawing.request_finished()
    assert done.wait(10)


def test_a_request_without_end_does_not_stop_it(background, monkeypatch):
    drawing, _, done = background
    monkeypatch.setattr(draw, "LONGEST_WAIT", 0.01)
    drawing.request_started()
    drawing.request_started()
    drawing.request_finished()
    assert done.wait(10)
