"""Opening engines: what answers, what does not, and that each reads the same file alike."""

import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread

import polars as pl
import pytest

from slussen.figures.sources.engines import (
    Engine,
    Polars,
    duckdb_engine,
    local_engine,
    rows,
    spark_engine,
)
from slussen.lib.errors import UserError

FIELDS = {"id": "string", "n": "bigint", "b": "boolean", "place": {"a-b": "string"}}
# A line separator inside a string ends no line; an employer is not among the fields.
LINES = (
    '{"id": "7", "n": 1, "b": true, "place": {"a-b": "0180", "c": 1}, "employer": {"name": "x"}}\n'
    '{"id": "08", "text": "one\u2028two", "place": null}\n'
)
READ = [("08", None, None, None), ("7", 1, True, {"a-b": "0180"})]


def read_lines(engine: Engine, place: Path) -> list[tuple]:
    file = place / "some.jsonl"
    file.write_text(LINES, encoding="utf-8")
    found = list(rows(engine.json_lines([str(file)], FIELDS).sort("id")))
    # Spark's structs are rows of its own.
    return [(*row[:3], row[3] and {"a-b": row[3]["a-b"]}) for row in found]


def test_duckdb_reads_json_lines(tmp_path: Path) -> None:
    with duckdb_engine() as engine:
        assert read_lines(engine, tmp_path) == READ


@pytest.mark.spark
def test_spark_reads_json_lines(spark_remote: str, tmp_path: Path) -> None:
    with spark_engine(spark_remote, "some.jsonl") as engine:
        assert read_lines(engine, tmp_path) == READ


@pytest.mark.parametrize("name", ["duckdb", "polars"])
def test_local_engines_read_parquet(name: str, tmp_path: Path) -> None:
    pl.DataFrame({"n": [1, 2]}).write_parquet(tmp_path / "a.parquet")
    engine = local_engine(name)
    assert type(engine).__name__.casefold() == name
    assert sorted(rows(engine.parquet([str(tmp_path / "a.parquet")]))) == [(1,), (2,)]


def test_an_unknown_local_engine_is_named() -> None:
    with pytest.raises(UserError, match='no engine "pandas" for figures: expected duckdb or'):
        local_engine("pandas")
    assert isinstance(local_engine("polars"), Polars)


def test_a_damaged_file_is_one_line_in_duckdb(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    file.write_bytes(b"PAR1 and no more")
    with pytest.raises(UserError) as raised, duckdb_engine() as engine:
        list(rows(engine.parquet([str(file)])))
    assert str(file) in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.spark
def test_a_damaged_file_is_one_line_in_spark(spark_remote: str, tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    file.write_bytes(b"PAR1 and no more")
    with pytest.raises(UserError) as raised, spark_engine(spark_remote, str(file)) as engine:
        list(rows(engine.parquet([str(file)])))
    assert str(raised.value).startswith(f"{file}: {spark_remote} says: ")
    assert "\n" not in str(raised.value)


@pytest.mark.spark
def test_spark_says_that_it_has_no_nanoseconds(spark_remote: str, tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    pl.DataFrame({"at": pl.Series([0]).cast(pl.Datetime("ns"))}).write_parquet(file)
    with (
        pytest.raises(UserError, match=r"Spark has no nanoseconds \(expected times in micro"),
        spark_engine(spark_remote, str(file)) as engine,
    ):
        engine.parquet([str(file)]).collect_schema()


def nobody_listens() -> str:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return f"sc://127.0.0.1:{probe.getsockname()[1]}"


def another_service() -> str:
    """Takes the connection and never answers; it ends with its listener."""
    listener = socket.create_server(("127.0.0.1", 0))
    Thread(target=_hang_up, args=(listener,), daemon=True).start()
    return f"sc://127.0.0.1:{listener.getsockname()[1]}"


def _hang_up(listener: socket.socket) -> None:
    with listener, suppress(OSError):
        listener.settimeout(10)
        while True:
            taken, _address = listener.accept()
            with taken:
                taken.sendall(b"HTTP/1.1 505 no\r\n\r\n")


@pytest.mark.parametrize(
    ("remote", "says"),
    [
        (nobody_listens, "no Spark Connect endpoint answers"),
        (another_service, "no Spark Connect endpoint answers"),
        (lambda: "http://127.0.0.1:1", "is no Spark Connect endpoint (expected an address such as"),
        (lambda: "sc://127.0.0.1:port", "is no Spark Connect endpoint"),
        (lambda: "spark", "is no Spark Connect endpoint"),
    ],
)
def test_an_endpoint_that_is_none_is_said_at_once(remote: Callable[[], str], says: str) -> None:
    address = remote()
    with pytest.raises(UserError) as raised, spark_engine(address, "x"):
        pytest.fail("nothing to work with")
    assert str(raised.value).startswith(f"{address}: ")
    assert says in str(raised.value)


def test_an_engine_that_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    says = r'not installed \(expected "slussen\[spark\]"\)'
    with pytest.raises(UserError, match=says), spark_engine("sc://127.0.0.1:1", "x"):
        pytest.fail("nothing to work with")
