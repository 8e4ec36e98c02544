"""The ledger from the command line: published once, kept, and scored."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from slussen.analysis import outlooks
from slussen.figures import queries as figures
from slussen.project.cli import main
from tests.figures.conftest import home

__all__ = ["home"]
pytestmark = pytest.mark.django_db


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["ledger", *arguments])


def test_what_has_not_changed_is_not_published_again(home: Path) -> None:
    result = run("publish", "--table", "education_forecast")
    assert result.exit_code == 0, result.output
    assert "the figures it is made from are the same, nothing to do" in result.output
    assert [one.vintage.id for one in figures.vintages("education_forecast")] == ["shipped"]


def test_a_new_forecast_stands_beside_the_old(home: Path, monkeypatch) -> None:
    made = outlooks.make("education_forecast")
    changed = made.with_columns(value=made["value"] + 1)
    monkeypatch.setitem(outlooks.MAKERS, "education_forecast", lambda frames: changed)
    dry = run("publish", "--table", "education_forecast", "--dry-run")
    assert "nothing was published (dry run)" in dry.output
    assert "published as" in run("publish", "--table", "education_forecast").output
    first, second = figures.vintages("education_forecast")
    assert first.vintage.id == "shipped"
    assert second.vintage.origins["made"].query == "population_education@shipped"
    assert figures.frame(second)["value"].sum() > figures.frame(first)["value"].sum()


def test_an_unknown_table_is_one_line() -> None:
    result = run("publish", "--table", "ads")
    assert result.exit_code == 2
    assert 'no forecast "ads": expected one of population_forecast' in result.output


def test_the_score_is_told_also_when_it_is_bad() -> None:
    (line,) = run("score").output.splitlines()
    assert line.startswith("population_forecast: made afterwards 2026-11-25 from figures to 2015,")
    assert "for 2024: mean error " in line
    assert " of 21 within their 80 % interval" in line


def test_without_outcomes_there_is_nothing_to_score(monkeypatch) -> None:
    from slussen.analysis import queries

    monkeypatch.setattr(queries, "forecast_record", tuple)
    assert run("score").output == "no published forecast has an outcome yet\n"
