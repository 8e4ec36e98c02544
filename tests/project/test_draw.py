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
