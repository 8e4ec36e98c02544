"""Files of ads in the shapes that JobTech publishes them, and those that are none."""

import json
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from slussen.figures.engine.ads import FIELDS
from slussen.figures.sources.ads_files import json_fields, label_of, open_ads
from slussen.figures.sources.engines import DuckDB, duckdb_engine, rows, spark_engine
from slussen.lib.errors import UserError

AD = {
    "id": "30016596",
    "headline": "one\u2028two",
    "description": {"text": "…"},
    "employer": {"name": "Anna AB", "organization_number": "5560000000"},
    "number_of_vacancies": 2,
    "occupation_group": {"label": "Officerare", "legacy_ams_taxonomy_id": "0110"},
    "workplace_address": {"municipality_code": "0180", "region_code": "01"},
    "publication_date": "2025-09-11T11:25:26",
    "experience_required": True,
    "access_to_own_car": False,
    "driving_license_required": None,
}
READ = ("30016596", "01", "0180", "0110", "2025-09-11T11:25:26", 2, True, False, None)
OLD = {
    "id": 23115679,
    "antal_platser": 2,
    "yrkesgrupp": {"term": "Officerare", "taxonomi-kod": "0110"},
    "arbetsplatsadress": {"kommunkod": "0180", "lanskod": "01"},
    "publiceringsdatum": "2025-09-11T11:25:26",
    "erfarenhet_kravs": True,
    "egen_bil": False,
    "korkort_kravs": None,
    "arbetsgivare": {"namn": "Anna AB"},
}


def ads_in(folder: Path, *files: Path) -> list[tuple[Any, ...]]:
    folder.mkdir(exist_ok=True)
    with duckdb_engine() as engine:
        return sorted(rows(open_ads(engine, [str(file) for file in files], folder)))


def test_json_lines(tmp_path: Path) -> None:
    file = tmp_path / "2025.jsonl"
    lines = json.dumps(AD, ensure_ascii=False), json.dumps(OLD)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert ads_in(tmp_path / "scratch", file) == [("23115679", *READ[1:]), READ]


@pytest.mark.spark
def test_spark_reads_the_same_json_lines(spark_remote: str, tmp_path: Path) -> None:
    file = tmp_path / "2025.jsonl"
    # Sail, unlike Spark, reads no number as a text.
    lines = json.dumps(AD, ensure_ascii=False), json.dumps(OLD | {"id": "23115679"})
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with spark_engine(spark_remote, str(file)) as engine:
        read = sorted(rows(open_ads(engine, [str(file)], tmp_path)))
    assert read == ads_in(tmp_path, file)


@pytest.mark.parametrize(
    "document",
    [[AD], {"total": {"value": 1}, "hits": [AD]}, {"hits": {"hits": [{"_source": AD}]}}],
    ids=["a list", "JobSearch", "Elasticsearch"],
)
@pytest.mark.parametrize("indent", [None, 1])
def test_whole_documents(document: object, indent: int | None, tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    file.write_text(json.dumps(document, indent=indent), encoding="utf-8")
    scratch = tmp_path / "scratch"
    assert ads_in(scratch, file) == [READ]
    written = "".join(path.read_text(encoding="utf-8") for path in scratch.iterdir())
    assert "Anna" not in written


def test_parquet_files_together(tmp_path: Path) -> None:
    flat = {
        "id": "1",
        "region_code": "01",
        "ssyk_code": "0110",
        "published_date": datetime.fromisoformat("2025-09-11"),
        "employer_name": "Anna AB",
    }
    files = [tmp_path / "a.parquet", tmp_path / "b.parquet"]
    for number, file in enumerate(files):
        pl.DataFrame([flat | {"id": f"{number}"}]).write_parquet(file)
    read = ads_in(tmp_path, *files)
    assert [row[0] for row in read] == ["0", "1"]
    assert all(len(row) == len(FIELDS) and "Anna AB" not in row for row in read)


def written(tmp_path: Path, content: bytes | str) -> Path:
    file = tmp_path / "ads"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty (expected job ads as Parquet or JSON lines)"),
        ("id,county\n1,18\n", "damaged, or no JSON (expected job ads as JSON lines)"),
        ('{"hits": []}', "holds no ads (expected a list, or hits as JobTech answers)"),
        ('"ads"', "holds no ads"),
        ('{"name": "x"}\n{"name": "y"}\n', 'the first line has no "id"'),
        (json.dumps(AD) + '\n{"id": "1", oops}\n', "near line "),
        (json.dumps(AD) + '\n{"id": "1", "number_of_vacancies": "many"}\n', "line 2"),
        (b"\x1f\x8b\x08\x00", "is a gzip file (expected it unpacked)"),
        (b"PAR1" + b"\0" * 40, "No magic bytes"),
    ],
)
def test_what_is_no_file_of_ads_is_one_line(
    content: bytes | str, says: str, tmp_path: Path
) -> None:
    file = written(tmp_path, content)
    with pytest.raises(UserError) as raised:
        ads_in(tmp_path / "scratch", file)
    assert str(file) in str(raised.value)
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_zip_is_to_be_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "2025.zip"
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("2025.jsonl", json.dumps(AD))
    with pytest.raises(UserError, match=r"is a zip file \(expected it unpacked\)"):
        ads_in(tmp_path, file)


def test_files_of_two_kinds_are_refused(tmp_path: Path) -> None:
    lines = written(tmp_path, json.dumps(AD))
    parquet = tmp_path / "a.parquet"
    pl.DataFrame({"id": ["1"]}).write_parquet(parquet)
    with pytest.raises(UserError, match="expected all Parquet or all JSON"):
        ads_in(tmp_path, lines, parquet)


def test_a_column_that_is_missing_is_said_with_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    pl.DataFrame({"id": ["1"]}).write_parquet(file)
    with pytest.raises(UserError, match=r"a\.parquet: no column ssyk_code or .*has id\)"):
        ads_in(tmp_path, file)


def test_addresses_are_left_to_the_engine(tmp_path: Path) -> None:
    """Nothing is looked for in this machine's folders."""

    class Elsewhere(DuckDB):
        def parquet(self, paths):
            assert paths == ["s3://ads/2024.parquet"]
            raise UserError("asked for")

    with pytest.raises(UserError, match="asked for"):
        open_ads(Elsewhere(), ["s3://ads/2024.parquet"], tmp_path)


def test_many_files_have_a_short_name() -> None:
    assert label_of(["a"]) == "a"
    assert label_of(["a", "b", "c"]) == "a and 2 more"


def test_no_field_of_an_employer_or_a_text_is_read() -> None:
    assert set(json_fields()) == {
        *("id", "region_code", "municipality_code", "ssyk_code", "published_date"),
        *("workplace_address", "arbetsplatsadress", "occupation_group", "yrkesgrupp"),
        *("publication_date", "publiceringsdatum", "number_of_vacancies", "antal_platser"),
        *("experience_required", "erfarenhet_kravs", "access_to_own_car", "egen_bil"),
        *("driving_license_required", "korkort_kravs"),
    }


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "ads"),
    [
        ("demand/ads_2025_metadata.parquet", 10_627),
        ("demand/ads_2025-09_full_text.jsonl", 45),
        ("fixtures/jobsearch_search_2025-09-11.json", 45),
        ("fixtures/jobtech_es_platsannons_2019.json", 10),
    ],
)
def test_real_files(file: str, ads: int, shared_data: Path, tmp_path: Path) -> None:
    read = ads_in(tmp_path, shared_data / file)
    assert len({row[0] for row in read}) == ads
    assert all(row[3] and row[4] for row in read)
