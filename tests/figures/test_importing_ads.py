"""What an import would keep, before it is kept."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from slussen.figures import ads_store, importing_ads
from slussen.figures.engine.ad_rows import Keep
from tests.figures.engine.test_ad_rows import MATCHER, PROPOSER
from tests.figures.made_up_texts import made_up_ad, written
from tests.figures.test_ads_store import NOW

TODAY = date(2026, 11, 25)


def staged(path: Path, home: Path, **other: Any) -> importing_ads.StagedAds:
    named = {"keep": Keep(), "today": TODAY, **other}
    return importing_ads.stage(path, home, proposer=PROPOSER, matcher=MATCHER, **named)


def counts(found: importing_ads.StagedAds) -> tuple[int, int, int, int]:
    return found.read, found.new, found.changed, found.removed


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """With two ads."""
    home = tmp_path / "ads"
    file = written(tmp_path / "first.jsonl", made_up_ad("1"), made_up_ad("2"))
    found = staged(file, home)
    assert counts(found) == (2, 2, 0, 0)
    ads_store.write(home, found.tables, now=NOW, base=None)
    return home


def test_the_same_again_is_known(home: Path, tmp_path: Path) -> None:
    found = staged(tmp_path / "first.jsonl", home)
    assert counts(found) == (2, 0, 0, 0)
    assert found.is_known


def test_new_changed_and_removed(home: Path, tmp_path: Path) -> None:
    file = written(
        tmp_path / "next.jsonl",
        made_up_ad("1", "Körkort krävs.", timestamp=2000),
        {"id": "2", "removed": True, "timestamp": 2000},
        {"id": "8", "removed": True, "timestamp": 2000},
        made_up_ad("3", occupation_group=None),
    )
    found = staged(file, home)
    assert counts(found) == (4, 1, 1, 1)
    assert found.proposed == 1
    assert not found.is_known


@pytest.mark.parametrize(
    ("stamps", "stands"),
    [((1, 2), "second"), ((2, 1), "first"), ((None, None), "second"), ((1, None), "second")],
)
def test_an_ad_that_stands_twice_in_a_file_counts_once(
    tmp_path: Path, stamps: tuple[int | None, int | None], stands: str
) -> None:
    texts = {"first": "Körkort krävs.", "second": "Truckkort krävs."}
    each = zip(texts.values(), stamps, strict=True)
    file = written(
        tmp_path / "a.jsonl", *(made_up_ad("1", text, timestamp=at) for text, at in each)
    )
    found = staged(file, tmp_path / "ads")
    assert found.read == 1
    asked = {"first": "driving_licence", "second": "certificate"}[stands]
    assert found.tables.requirements["requirement"].to_list() == [asked]


def test_texts_whose_day_has_passed_are_counted(tmp_path: Path) -> None:
    home = tmp_path / "ads"
    file = written(tmp_path / "a.jsonl", made_up_ad("1"))
    first = staged(file, home, keep=Keep(text_until=TODAY))
    ads_store.write(home, first.tables, now=NOW, base=None)
    other = written(tmp_path / "b.jsonl", made_up_ad("1", timestamp=1))
    later = staged(other, home, today=date(2026, 11, 26))
    assert later.texts_forgotten == 1
    assert later.tables.ads["text"].to_list() == [None]
    assert not later.is_known


def test_progress_reaches_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing_ads, "BATCH", 2)
    file = written(tmp_path / "a.jsonl", *(made_up_ad(str(n)) for n in range(5)))
    seen: list[tuple[int, int]] = []
    found = staged(file, tmp_path / "ads", progress=lambda *at: seen.append(at))
    assert seen == [(2, 5), (4, 5), (5, 5)]
    assert found.new == 5
