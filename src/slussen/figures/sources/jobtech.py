"""Arbetsförmedlingen's open data: historical job ads and the occupational barometer.

Ads: GET /search?occupation-group={id}&stats=region&limit=0 gives the number of ads in all and by
county. An API lists at most 30 rows of statistics, which is enough for 21 counties but not for
400 occupation groups, so that it is asked an occupation group at a time. The groups come from
the taxonomy's GraphQL. The barometer is one file.
"""

import json
from collections.abc import Iterable, Mapping

from slussen.figures.engine.catalogue import JobTechPull, Table
from slussen.figures.engine.publication import BadPublication
from slussen.figures.sources.fetching import Answer, Fetcher, Question
from slussen.lib.http import Request

STATS_ROWS = 30
GROUPS = '{concepts(type: "ssyk-level-4", limit: 1000) {id ssyk_code_2012 preferred_label}}'


def pull_barometer(entry: Table, fetcher: Fetcher, day: str) -> list[Answer]:
    """The barometer's file. *day* keeps yesterday's half-finished pull out of today's."""
    how = entry.pull
    assert isinstance(how, JobTechPull)
    return fetcher.answers(Question(entry.id, (Request(how.base),), stamp=day), entry.id)


def pull_ads(entry: Table, fetcher: Fetcher, year: int, day: str) -> list[Answer]:
    """The taxonomy's groups, then one answer a group and year, up to *year*."""
    how = entry.pull
    assert isinstance(how, JobTechPull)
    listing = Request(f"{how.taxonomy}/graphql", (("query", GROUPS),))
    listed = fetcher.answers(Question(entry.id, (listing,), stamp=day), f"{entry.id} groups")
    requests = tuple(
        Request(
            f"{how.base}/search",
            (
                ("occupation-group", concept),
                ("historical-from", f"{when}-01-01T00:00:00"),
                ("historical-to", f"{when}-12-31T23:59:59"),
                ("stats", "region"),
                ("stats.limit", str(STATS_ROWS)),
                ("limit", "0"),
            ),
        )
        for when in range(year - how.years + 1, year + 1)
        for concept in groups(listed[0])
    )
    return [*listed, *fetcher.answers(Question(entry.id, requests, day), f"{entry.id} ads")]


def groups(listed: Answer) -> dict[str, str]:
    """SSYK code by the taxonomy's concept id."""
    document = json.loads(listed.read())
    try:
        return {
            row["id"]: row["ssyk_code_2012"]
            for row in document["data"]["concepts"]
            if row.get("ssyk_code_2012")
        }
    except (KeyError, TypeError) as error:
        raise BadPublication(
            "taxonomy, ssyk-level-4", f"no {error}", "concepts with id and ssyk_code_2012"
        ) from error


def ad_counts(
    answers: Iterable[Answer], counties: Iterable[str]
) -> dict[tuple[str, str, str], tuple[int, bool]]:
    """(ads, whether an answer says so) by (county, year, SSYK 4); "00" is the country.

    *answers* are those of ``pull_ads``. A county that an answer doesn't name had no ads.
    """
    listed, *searched = answers
    codes, known = groups(listed), list(counties)
    counts: dict[tuple[str, str, str], tuple[int, bool]] = {}
    for answer in searched:
        asked: Mapping[str, str] = dict(answer.request.params)
        code, year = codes[asked["occupation-group"]], asked["historical-from"][:4]
        document = json.loads(answer.read())
        said = {"00": _total(document, code), **_by_county(document, code)}
        # Two concepts may carry one SSYK code (managers' two levels): their ads are one group's.
        for place in ("00", *known):
            before, was_said = counts.get((place, year, code), (0, False))
            counts[place, year, code] = (
                before + said.get(place, 0),
                was_said or place in said,
            )
    return counts


def _total(document: Mapping[str, object], code: str) -> int:
    total = document.get("total")
    value = total.get("value") if isinstance(total, dict) else total
    if not isinstance(value, int):
        raise BadPublication(f"ads of {code}", 'no "total"', "the number of ads")
    return value


def _by_county(document: Mapping[str, object], code: str) -> dict[str, int]:
    stats = document.get("stats")
    for part in stats if isinstance(stats, list) else ():
        if part.get("type") == "region":
            return {
                str(row["code"]): int(row["count"]) for row in part["values"] if row.get("code")
            }
    if _total(document, code) == 0:
        return {}
    raise BadPublication(f"ads of {code}", 'no statistics of type "region"', "ads by county")
