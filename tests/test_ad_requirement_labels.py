"""The labels of what ads ask for, and how well the rules do against them."""

import csv
from pathlib import Path

import pytest

from benchmarks import backtest_ad_requirements as bench
from benchmarks.backtest_ad_requirements import Label, Score, score
from slussen.figures.engine.requirements.model import Modality, Requirement


def test_labels_are_whole_and_hold_no_text() -> None:
    known = bench.parts()
    found = bench.labels()
    assert set(found) <= set(known)
    for each in found.values():
        for one in each:
            Requirement(one.requirement)
            Modality(one.modality)
            assert 0 <= one.start < one.end
    with (Path(bench.HERE) / "data" / "ad_requirement_labels.csv").open() as opened:
        header = next(csv.reader(opened))
    assert header == ["ad_id", "requirement", "modality", "start", "end"]
    assert {part for part, _ in known.values()} == set(bench.PARTS)


def test_a_score_counts_what_was_marked_found_and_not_marked() -> None:
    text = "Du har B-körkort. Truckkort är meriterande. Vi tar referenser."
    marked = [
        Label("driving_licence", "merit", 7, 16),
        Label("certificate", "merit", 18, 27),
        Label("own_car", "must", 0, 2),
    ]
    found = score(text, marked)
    assert found["driving_licence"] == Score(marked=1, found=1, strength=0)
    assert found["certificate"] == Score(marked=1, found=1, strength=1)
    assert found["own_car"] == Score(marked=1)
    assert found["references"] == Score(unmarked=1)
    assert found["own_car"].recall == 0
    assert found["references"].precision == 0
    assert found["own_car"].precision is None


@pytest.mark.shared
@pytest.mark.parametrize(
    ("part", "precision", "recall"),
    [("development", 0.97, 0.97), ("test", 0.9, 0.95), ("unseen", 0.9, 0.65)],
)
def test_the_rules_do_no_worse_than_measured(
    part: str, precision: float, recall: float, shared_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "DATA", shared_data)
    whole = bench._sum(bench.scores_of(part).values())
    assert whole.precision is not None
    assert whole.recall is not None
    assert whole.precision >= precision
    assert whole.recall >= recall
    assert whole.strength / whole.found >= 0.95
