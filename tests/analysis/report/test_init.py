"""The one way to make a document: formats, languages, and progress that can stop it."""

from dataclasses import replace

import pytest

from slussen.analysis.engine.model import Table
from slussen.analysis.report import FORMATS, Doing, render
from slussen.lib.errors import UserError
from tests.analysis.report import sample


def test_formats() -> None:
    assert set(FORMATS) == {"html", "pdf", "docx", "pptx", "xlsx", "json"}
    assert all(key == item.key for key, item in FORMATS.items())


@pytest.mark.parametrize(("format_", "language"), [("doc", "sv"), ("pdf", "ar"), ("", "en")])
def test_unknown(format_: str, language: str) -> None:
    with pytest.raises(UserError, match="there is no") as caught:
        render(sample.analysis(), format_, language)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("format_", "charts"), [("html", 3), ("json", 0), ("xlsx", 0)])
def test_progress_counts_charts_and_never_goes_back(format_: str, charts: int) -> None:
    told: list[tuple[int, int, Doing]] = []
    render(sample.analysis(), format_, "sv", lambda *step: told.append(step))
    assert [done for done, _, _ in told] == list(range(charts + 1))
    assert {total for _, total, _ in told} == {charts + 1}
    assert [doing for *_, doing in told] == [*[Doing.DRAWING] * charts, Doing.COMPOSING]


def test_progress_can_stop_the_work() -> None:
    class Stop(Exception):
        pass

    def stop(done: int, total: int, doing: Doing) -> None:
        if done == 1:
            raise Stop

    with pytest.raises(Stop):
        render(sample.analysis(), "html", "sv", stop)


@pytest.mark.parametrize("format_", FORMATS)
def test_with_next_to_nothing(format_: str) -> None:
    """A county whose figures are all gone still gets a document, not a traceback."""
    panel = replace(
        sample.gap_panel(), sentences=(), chart=None, table=Table((), ()), indicators=(), notes=()
    )
    for panels in ((), (panel,), (replace(panel, sentences=sample.gap_panel().sentences),)):
        analysis = replace(sample.analysis(), compare=(), panels=panels)
        assert render(analysis, format_, "en")
