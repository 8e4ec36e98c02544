"""Which occupation an ad without one is proposed: the first proposal held against the ad's own.

Proposers are by name in ``proposers()``; each is asked with the headline alone, and with the text
of the ads that have one. The development data doesn't ship; see ``backtest_ad_requirements``.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from benchmarks.backtest_ad_requirements import DATA, METADATA, full_text_ads
from slussen.figures.engine.proposals import OccupationProposer, Proposal, TitleProposer
from slussen.figures.sources.known_labels import title_proposer

LEVELS = (4, 3, 2)


@dataclass(frozen=True, slots=True)
class Asked:
    """An ad to propose an occupation for, and the SSYK 4 that its employer chose."""

    headline: str
    text: str
    occupation: str


class Nothing:
    """Proposes the commonest occupation of the ads: what knowing nothing gets right."""

    def __init__(self, occupation: str) -> None:
        self._only = (Proposal(occupation, 0.0, ""),)

    def propose(self, headline: str, text: str) -> Sequence[Proposal]:
        return self._only


def headlines() -> list[Asked]:
    """10,627 headlines; employers' names are not read."""
    frame = pl.read_parquet(DATA / METADATA, columns=["headline", "ssyk_code"]).drop_nulls()
    return [Asked(headline, "", code) for headline, code in frame.iter_rows()]


def full_texts() -> list[Asked]:
    """The ads of 2025 that have a text."""
    ads = (ad for ad in full_text_ads() if (ad.published or "").startswith("2025"))
    return [Asked(ad.headline, ad.text, ad.occupation) for ad in ads if ad.occupation]


def proposers(commonest: str) -> Mapping[str, OccupationProposer]:
    """Every proposer that is compared; the last knows words that don't ship."""
    return {
        "the commonest occupation, always": Nothing(commonest),
        "longest title, words that ship": title_proposer(),
        "longest title, JobTech's titles": TitleProposer(_jobtech_titles()),
    }


def right(proposer: OccupationProposer, ads: Sequence[Asked]) -> tuple[dict[int, int], int]:
    """How many first proposals are right, by level of SSYK; and how many ads got any."""
    hits, any_ = dict.fromkeys(LEVELS, 0), 0
    for ad in ads:
        best = next(iter(proposer.propose(ad.headline, ad.text)), None)
        if best:
            any_ += 1
            for level in LEVELS:
                hits[level] += best.occupation[:level] == ad.occupation[:level]
    return hits, any_


def occupation_table() -> str:
    lines = [
        "| ads | proposer | gets one | right SSYK 4 | SSYK 3 | SSYK 2 |",
        "|---|---|---:|---:|---:|---:|",
    ]
    sets = {
        "headlines": headlines(),
        "headline and text": full_texts(),
    }
    for name, ads in sets.items():
        commonest = pl.Series([ad.occupation for ad in ads]).mode().sort()[0]
        for title, proposer in proposers(commonest).items():
            hits, any_ = right(proposer, ads)
            shares = " | ".join(f"{100 * hits[level] / len(ads):.1f} %" for level in LEVELS)
            lines.append(
                f"| {name}, {len(ads)} | {title} | {100 * any_ / len(ads):.1f} % | {shares} |"
            )
    return "\n".join(lines)


def _jobtech_titles() -> Iterator[tuple[str, str]]:
    """Occupations and job titles of JobTech's taxonomy, by the development data."""
    codes = {}
    for row in _rows("occupations.csv"):
        codes[row["occupation_concept_id"]] = row["ssyk4"]
        for title in row["label_sv"].split("/"):
            yield title, row["ssyk4"]
    for row in _rows("job_titles.csv"):
        if code := codes.get(row["occupation_concept_id"]):
            yield row["job_title_sv"], code


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / "taxonomy" / name).open(encoding="utf-8") as opened:
        yield from csv.DictReader(opened)
