"""Measured tables go where the page has a place for them, and nowhere else."""

import pytest

from benchmarks import backtests

PAGE = "Before.\n\n<!-- begin a -->\n\n| old |\n\n<!-- end a -->\n\nAfter.\n"


def test_a_table_is_put_between_its_marks() -> None:
    page = backtests.filled(PAGE, {"a": "| new |\n"})
    assert page == PAGE.replace("old", "new")
    assert backtests.filled(page, {"a": "| new |"}) == page


def test_a_table_without_a_place_is_said_so() -> None:
    with pytest.raises(ValueError, match="no place for the table b"):
        backtests.filled(PAGE, {"b": "| new |"})


@pytest.mark.parametrize("name", backtests.names())
def test_every_back_test_has_its_page(name: str) -> None:
    page = backtests.page_of(name).read_text(encoding="utf-8")
    assert "<!-- begin " in page
    assert page.count("<!-- begin ") == page.count("<!-- end ")


def test_what_cannot_be_measured_here_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise FileNotFoundError("not in ../shared")

    monkeypatch.setattr(backtests.importlib, "import_module", missing)
    assert backtests.measure(backtests.names()[0]) == "not measured: not in ../shared"
