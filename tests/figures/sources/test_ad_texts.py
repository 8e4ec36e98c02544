"""Files of ads with texts: each shape, and each way to be none."""

import json
from pathlib import Path
from typing import Any

import pytest

from slussen.figures.engine.ad_records import AdRecord, Removed
from slussen.figures.sources.ad_texts import read_ads
from slussen.lib.errors import UserError
from tests.figures.made_up_texts import made_up_ad, written


def ids(path: Path) -> list[str]:
    return [one.id for one in read_ads(path)]


def test_lines(tmp_path: Path) -> None:
    ad = made_up_ad("1", "Ett\u2028två")
    path = written(tmp_path / "a.jsonl", ad, {"id": "2", "removed": True})
    path.write_bytes(b"\n" + path.read_bytes() + b"\n")
    first, second = read_ads(path)
    assert isinstance(first, AdRecord)
    assert first.text == "Ett\u2028två"
    assert second == Removed("2", None)


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    "shape",
    [
        lambda ads: ads,
        lambda ads: {"total": {"value": 2}, "hits": ads},
        lambda ads: {"hits": {"total": 2, "hits": [{"_id": "x", "_source": ad} for ad in ads]}},
    ],
)
def test_documents(tmp_path: Path, shape: Any, indent: int | None) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(shape([made_up_ad("1"), made_up_ad("2")]), indent=indent))
    assert ids(path) == ["1", "2"]


def test_one_ad_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(made_up_ad("1"), indent=1))
    assert ids(path) == ["1"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "damaged, or no JSON"),
        (b"hej", "damaged, or no JSON"),
        (b"PK\x03\x04", "is a zip file"),
        (b"\x1f\x8b\x08\x00", "is a gzip file"),
        (b"PAR1", "is a Parquet file"),
        (b"[]", "holds no ads"),
        (b'{"hits": []}', "holds no ads"),
        (b'{"hits": {"hits": 3}}', "holds no ads"),
        (b"[1]", "ad 1: is no object"),
        (b'[{"id": "1"}]', "ad 1: ad 1 has no text"),
        (b'{"id": "1", "headline": "x"}\n{"id": \n', "line 2: no JSON"),
        (b'{"id": "1", "headline": "x"}\n\n[]\n', "line 3: is no object"),
        (b'{"name": "x"}\n', 'line 1: no "id"'),
        (b"[" * 100_000, "damaged, or no JSON"),
        (b"\xff\xfe\x00", "damaged, or no JSON"),
    ],
)
def test_what_is_no_file_of_ads(tmp_path: Path, content: bytes, fault: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises(UserError, match=fault) as error:
        ids(path)
    assert str(error.value).startswith(f"{path}: ")
    assert "\n" not in str(error.value)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "ads"),
    [
        ("demand/ads_2025-09_full_text.jsonl", 45),
        ("fixtures/jobsearch_search_2025-09-11.json", 45),
        ("fixtures/jobtech_es_platsannons_2019.json", 10),
    ],
)
def test_real_files(file: str, ads: int, shared_data: Path) -> None:
    found = list(read_ads(shared_data / file))
    assert len(found) == ads
    for one in found:
        assert isinstance(one, AdRecord)
        assert one.text
        assert one.occupation
        assert one.published
