"""Which occupation an ad without one is proposed: the first proposal held against the ad's own.

Proposers are by name in ``proposers()``; each is asked with the headline alone, and with the text
of the ads that have one. The development data doesn't ship; see ``backtest_ad_requirements``.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from benchmarks.backtest_ad_requirements import DATA, METADATA, full_text_ads
from slussen.figures.engine.proposals import OccupationProposer, Proposal
from slussen.figures.sources.proposing import LinkedProposer, ssyk_groups
from slussen.project.cli import set_up_django
from slussen.taxonomy import queries as taxonomy
from slussen.taxonomy.engine.competences import title_stem
from slussen.taxonomy.engine.release import Kind

LEVELS = (4, 3, 2)


@dataclass(frozen=True, slots=True)
class Asked:
    """An ad to propose an occupation for, and the SSYK 4 that its employer chose."""

    headline: str
    text: str
    occupation: str


_WORD = re.compile(r"[^\W\d_]+(?:[-/][^\W\d_]+)*")
_LONGEST_TITLE = 6  # words


class TitleProposer:
    """The longest known title in the headline; in the text's beginning where it has none."""

    def __init__(self, titles: Iterable[tuple[str, str]]) -> None:
        """*titles*: (title, SSYK 4). A title that stands for several occupations proposes each."""
        known: dict[tuple[str, ...], dict[str, None]] = {}
        for title, code in titles:
            words = tuple(title_stem(word.lower()) for word in _WORD.findall(title))
            if words and len(words) <= _LONGEST_TITLE:
                known.setdefault(words, {})[code] = None
        self._known: Mapping[tuple[str, ...], tuple[str, ...]] = {
            words: tuple(codes) for words, codes in known.items()
        }

    def propose(self, headline: str, text: str) -> Sequence[Proposal]:
        """Confidence is of the way, not measured on each: 0.8 for the headline, 0.4 for the text,
        shared by the occupations that the title may be of.

        >>> proposer = TitleProposer([("Sjuksköterska", "2221"), ("Kock", "5120")])
        >>> proposer.propose("Sjuksköterskor till akuten", "")
        (Proposal(occupation='2221', confidence=0.8, words='Sjuksköterskor'),)
        """
        for said, confidence in ((headline, 0.8), (text[:600], 0.4)):
            best = max(self._titles(said), key=lambda one: (len(one[1]), len(one[0])), default=None)
            if best:
                codes = self._known[best[1]]
                return tuple(Proposal(code, confidence / len(codes), best[0]) for code in codes)
        return ()

    def _titles(self, said: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        words = list(_WORD.finditer(said))
        stems = [title_stem(one.group().lower()) for one in words]
        for first in range(len(words)):
            for last in range(first + 1, min(len(words), first + _LONGEST_TITLE) + 1):
                title = tuple(stems[first:last])
                if title in self._known:
                    yield said[words[first].start() : words[last - 1].end()], title


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
    """Every proposer that is compared."""
    set_up_django()
    return {
        "the commonest occupation, always": Nothing(commonest),
        "longest title, words that ship": TitleProposer(_shipped_titles()),
        "longest title, JobTech's titles": TitleProposer(_jobtech_titles()),
        "the linker, of the headline (the product)": LinkedProposer(),
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


def _shipped_titles() -> Iterator[tuple[str, str]]:
    groups = ssyk_groups()
    for label in taxonomy.labels([Kind.OCCUPATION], ("sv", "en")):
        yield label.text, groups[label.concept]


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
