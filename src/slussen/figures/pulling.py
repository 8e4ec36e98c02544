"""From a publisher's answers to readings: which source serves a table, and how it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from slussen.figures import queries
from slussen.figures.engine.catalogue import JobTechPull, KoladaPull, PxWebPull, Table
from slussen.figures.engine.publication import Publication
from slussen.figures.engine.reading import load_json
from slussen.figures.engine.records import ads_publication, parse_kolada
from slussen.figures.engine.vintage import Origin
from slussen.figures.sources import jobtech, kolada, scb
from slussen.figures.sources.fetching import Answer, Fetcher, sha256_of
from slussen.figures.staging import Reading, parse, reading, together
from slussen.regions import queries as regions


@dataclass(frozen=True)
class Pulled:
    """What was fetched, older tables first, and the stored answers."""

    readings: tuple[Reading, ...]
    raw: tuple[Path, ...]


def pull(entry: Table, fetcher: Fetcher, now: datetime) -> Pulled:
    """Everything the entry's source has of the table; raises UserError with one clear line."""
    if isinstance(entry.pull, PxWebPull):
        return _pxweb(entry, fetcher, now)
    if isinstance(entry.pull, KoladaPull):
        return _kolada(entry, entry.pull, fetcher, now)
    assert isinstance(entry.pull, JobTechPull)
    if entry.pull.resource == "barometer":
        return _barometer(entry, entry.pull, fetcher, now)
    return _ads(entry, entry.pull, fetcher, now)


def _pxweb(entry: Table, fetcher: Fetcher, now: datetime) -> Pulled:
    asked = scb.pull(entry, fetcher, queries.names())
    readings, raw = [], []
    for one in asked:
        origin = _origin(entry, one.answers, now, table=one.table, query=one.query)
        key = f"{one.table}-{origin.sha256[:12]}"
        parts = [
            reading(parse(answer.read(), answer.path.name, entry), entry, key, origin)
            for answer in one.answers
        ]
        readings.append(together(parts))
        raw += [answer.path for answer in one.answers]
    return Pulled(tuple(readings), tuple(raw))


def _kolada(entry: Table, how: KoladaPull, fetcher: Fetcher, now: datetime) -> Pulled:
    counties = [county.code for county in regions.counties()]
    answers = kolada.pull(entry, fetcher, counties, _day(now))
    rows = [
        row
        for answer in answers
        for row in load_json(answer.read(), answer.path.name).get("values", ())
    ]
    publication = parse_kolada(rows, "Kolada")
    return _one(entry, publication, answers, now, query=", ".join(how.kpis.values()))


def _barometer(entry: Table, how: JobTechPull, fetcher: Fetcher, now: datetime) -> Pulled:
    answers = jobtech.pull_barometer(entry, fetcher, _day(now))
    publication = parse(answers[0].read(), how.base.rpartition("/")[2], entry)
    return _one(entry, publication, answers, now)


def _ads(entry: Table, how: JobTechPull, fetcher: Fetcher, now: datetime) -> Pulled:
    year = now.astimezone(UTC).year - 1  # the latest year that is whole
    answers = jobtech.pull_ads(entry, fetcher, year, _day(now))
    counties = [county.code for county in regions.counties()]
    publication = ads_publication(jobtech.ad_counts(answers, counties), "historical ads")
    query = f"stats=region, an occupation group at a time, {year - how.years + 1}–{year}"
    return _one(entry, publication, answers, now, query=query)


def _one(
    entry: Table,
    publication: Publication,
    answers: Sequence[Answer],
    now: datetime,
    query: str = "",
) -> Pulled:
    origin = _origin(entry, answers, now, table=entry.table, query=query)
    read = reading(publication, entry, f"{entry.id}-{origin.sha256[:12]}", origin)
    return Pulled((read,), tuple(answer.path for answer in answers))


def _origin(
    entry: Table, answers: Sequence[Answer], now: datetime, *, table: str, query: str
) -> Origin:
    return Origin(
        publisher=entry.publisher,
        table=f"{entry.register_id} {table}".strip(),
        retrieved=now.astimezone(UTC).isoformat(timespec="seconds"),
        via=answers[0].request.url,
        query=query,
        sha256=sha256_of(answers),
    )


def _day(now: datetime) -> str:
    return now.astimezone(UTC).date().isoformat()
