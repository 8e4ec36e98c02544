"""What opens files and computes: DuckDB and Polars in this process, Spark through Spark Connect.

An engine gives lazy frames that Narwhals wraps; what is computed of them is written once, without
knowing which engine it is (docs/adr/0002 and 0006).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

import narwhals as nw

from slussen.figures.engine.ads import repeated_ads
from slussen.lib.errors import UserError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_PRINT = "CREATE OR REPLACE TEMP MACRO print_of(id) AS (hash(id) & 4294967295)::UINTEGER"
FIRST_TRIES = 3  # to reach the endpoint, in about a second

Fields = Mapping[str, str | Mapping[str, str]]  # a column's type, or its fields' types


class Engine(Protocol):
    """Opens files as lazy frames."""

    def parquet(self, paths: Sequence[str]) -> nw.LazyFrame: ...

    def json_lines(self, paths: Sequence[str], fields: Fields) -> nw.LazyFrame:
        """A JSON object a line, of which only *fields* are read; one that is not there is null.

        Types are "string", "bigint" and "boolean".
        """
        ...

    def repeated(self, ads: nw.LazyFrame) -> nw.LazyFrame:
        """Rows of *ads* among which are all whose id stands more than once."""
        ...


class DuckDB:
    """In this process; the default. A connection of its own: they are not for several threads."""

    def __init__(self) -> None:
        import duckdb

        self.connection = duckdb.connect()

    def parquet(self, paths: Sequence[str]) -> nw.LazyFrame:
        return nw.from_native(self.connection.read_parquet(list(paths), union_by_name=True))

    def json_lines(self, paths: Sequence[str], fields: Fields) -> nw.LazyFrame:
        columns = {
            name: kind if isinstance(kind, str) else _struct("STRUCT({})", '"{}" {}', kind)
            for name, kind in fields.items()
        }
        relation = self.connection.read_json(
            list(paths),
            format="newline_delimited",
            columns=columns,
        )
        return nw.from_native(relation)

    def repeated(self, ads: nw.LazyFrame) -> nw.LazyFrame:
        """By 32-bit fingerprints of the ids: sorted, equal ones stand together.

        Measured on ten million ads, a third of the time of a hash table of the ids, and less of
        the memory. Two ids with one fingerprint only make the answer larger than it need be: by
        one row in four hundred, among ten million ads.
        """
        import numpy as np

        relation = ads.to_native()
        self.connection.execute(_PRINT)
        prints = relation.project("print_of(id) AS print").fetchnumpy()["print"]
        prints.sort()
        suspects = {"print": np.unique(prints[1:][prints[1:] == prints[:-1]])}
        del prints
        self.connection.register("suspects", suspects)
        return nw.from_native(relation.filter("print_of(id) IN (SELECT print FROM suspects)"))


class Polars:
    """In this process, for those who would rather not have DuckDB read the figures."""

    def parquet(self, paths: Sequence[str]) -> nw.LazyFrame:
        import polars as pl

        return nw.from_native(pl.scan_parquet(list(paths)))


class Spark:
    """Any Spark Connect endpoint. Its machines read the files: paths must be true there."""

    def __init__(self, session: SparkSession) -> None:
        self.session = session

    def parquet(self, paths: Sequence[str]) -> nw.LazyFrame:
        return nw.from_native(self.session.read.parquet(*paths))

    def json_lines(self, paths: Sequence[str], fields: Fields) -> nw.LazyFrame:
        schema = ", ".join(
            f"`{name}` {kind}"
            if isinstance(kind, str)
            else f"`{name}` " + _struct("struct<{}>", "`{}`: {}", kind)
            for name, kind in fields.items()
        )
        reader = self.session.read.schema(schema).option("mode", "FAILFAST")
        return nw.from_native(reader.json(list(paths)))

    def repeated(self, ads: nw.LazyFrame) -> nw.LazyFrame:
        return repeated_ads(ads)


def local_engine(name: str) -> DuckDB | Polars:
    """The engine of the settings; raises UserError with those there are."""
    if name == "duckdb":
        return DuckDB()
    if name == "polars":
        return Polars()
    raise UserError(f'there is no engine "{name}" for figures: expected duckdb or polars')


@contextmanager
def duckdb_engine() -> Iterator[Engine]:
    """DuckDB; what it cannot read is one line."""
    import duckdb

    try:
        yield DuckDB()
    except duckdb.Error as error:
        raise UserError(_first_line(error)) from error


@contextmanager
def spark_engine(remote: str, files: str) -> Iterator[Engine]:
    """The endpoint at *remote* (``sc://host:port``), with a session of its own to read *files*.

    Raises UserError where PySpark's client is not installed, nothing answers, or the endpoint
    cannot do what it is asked.
    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise UserError('engine spark: not installed (expected "slussen[spark]")') from None
    try:
        session = SparkSession.builder.remote(remote).create()
    except (PySparkException, ValueError):
        expected = "expected an address such as sc://host:15002"
        raise UserError(remote, f"is no Spark Connect endpoint ({expected})") from None
    _check_answers(session, remote)
    try:
        yield Spark(session)
    except PySparkException as error:
        raise UserError(files, f"{remote} says: {_first_line(error)}") from error
    finally:
        session.stop()


def rows(frame: nw.LazyFrame) -> Iterable[tuple[Any, ...]]:
    """The frame's rows, straight to Python: DuckDB and Spark need no Arrow in between."""
    native = frame.to_native()
    if frame.implementation.is_duckdb():
        return native.fetchall()
    if frame.implementation.is_polars():
        return native.collect().rows()
    return [tuple(row) for row in native.collect()]


def _check_answers(session: Any, remote: str) -> None:
    """Raises UserError where no Spark answers; left alone, PySpark asks again for ten minutes."""
    from pyspark.errors import PySparkException
    from pyspark.sql.connect.client.retries import DefaultPolicy

    client = session.client
    usual = client.get_retry_policies()
    client.set_retry_policies([DefaultPolicy(max_retries=FIRST_TRIES)])
    try:
        _ = session.version
    except PySparkException:
        client.close()  # and not session.stop(), which would ask the endpoint to let go
        raise UserError(remote, "no Spark Connect endpoint answers (expected one)") from None
    client.set_retry_policies(usual)


def _struct(whole: str, part: str, fields: Mapping[str, str]) -> str:
    return whole.format(", ".join(part.format(name, kind) for name, kind in fields.items()))


def _first_line(error: Exception) -> str:
    text = str(error).strip()
    if "nanos" in text.lower():
        return "Spark has no nanoseconds (expected times in microseconds)"
    # DuckDB is one line off, about half the time.
    return re.sub(r"at byte \d+ in line", "near line", text.partition("\n")[0])
