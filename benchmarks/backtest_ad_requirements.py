"""How well the rules read what ads ask for, against labels made by hand; and which occupation.

The ads themselves do not ship: without the development data (``SLUSSEN_SHARED``, or the
folder ``shared/data`` beside the checkout) this says so and measures nothing.
"""

import csv
import hashlib
import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from slussen.figures.engine.ad_records import AdRecord, ad_record
from slussen.figures.engine.requirements.finding import find
from slussen.figures.engine.requirements.model import Modality

HERE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("SLUSSEN_SHARED", HERE.parent.parent / "shared" / "data"))
FULL_TEXT = "demand/ads_2025-09_full_text.jsonl"
OLDER = "fixtures/jobtech_es_platsannons_2019.json"
METADATA = "demand/ads_2025_metadata.parquet"
PARTS = ("development", "test", "unseen")


@dataclass(frozen=True, slots=True)
class Label:
    """A requirement that a reader marked: ``text[start:end]``."""

    requirement: str
    modality: str
    start: int
    end: int


@dataclass(slots=True)
class Score:
    """Of the marked phrases: found; of the found ones: with the right strength, or not marked."""

    marked: int = 0
    found: int = 0
    strength: int = 0
    unmarked: int = 0

    @property
    def precision(self) -> float | None:
        said = self.found + self.unmarked
        return self.found / said if said else None

    @property
    def recall(self) -> float | None:
        return self.found / self.marked if self.marked else None

    def plus(self, other: "Score") -> "Score":
        return Score(
            self.marked + other.marked,
            self.found + other.found,
            self.strength + other.strength,
            self.unmarked + other.unmarked,
        )


def full_text_ads() -> list[AdRecord]:
    """The development ads with text; FileNotFoundError where they aren't."""
    lines = (DATA / FULL_TEXT).read_bytes().split(b"\n")
    hits = json.loads((DATA / OLDER).read_bytes())["hits"]["hits"]
    given = [*(json.loads(line) for line in lines if line), *(hit["_source"] for hit in hits)]
    return [ad for ad in map(ad_record, given) if isinstance(ad, AdRecord)]


def labels() -> Mapping[str, list[Label]]:
    """By ad."""
    found: dict[str, list[Label]] = defaultdict(list)
    for row in _rows("ad_requirement_labels.csv"):
        span = int(row["start"]), int(row["end"])
        found[row["ad_id"]].append(Label(row["requirement"], row["modality"], *span))
    return found


def parts() -> Mapping[str, tuple[str, str]]:
    """Each ad's part, and the SHA-256 of the text that was read."""
    return {row["ad_id"]: (row["half"], row["sha256"]) for row in _rows("ad_requirement_texts.csv")}


def score(text: str, marked: Sequence[Label]) -> Mapping[str, Score]:
    """By requirement. A finding is right where it overlaps a marked phrase of its kind."""
    found = find(text)
    scores: dict[str, Score] = defaultdict(Score)
    right: set[int] = set()
    for label in marked:
        one = scores[label.requirement]
        one.marked += 1
        hits = [
            at
            for at, said in enumerate(found)
            if said.requirement == label.requirement
            and said.start < label.end
            and label.start < said.end
        ]
        if hits:
            one.found += 1
            one.strength += found[hits[0]].modality == label.modality
            right.update(hits)
    for at, said in enumerate(found):
        if at not in right:
            scores[str(said.requirement)].unmarked += 1
    return scores


def scores_of(part: str) -> Mapping[str, Score]:
    """By requirement, over a part's ads. ValueError where a text isn't the one that was read."""
    marked, known = labels(), parts()
    whole: dict[str, Score] = defaultdict(Score)
    for ad in full_text_ads():
        if known[ad.id][0] != part:
            continue
        if hashlib.sha256(ad.text.encode()).hexdigest() != known[ad.id][1]:
            raise ValueError(f"ad {ad.id}: another text than the one that was labelled")
        for requirement, one in score(ad.text, marked.get(ad.id, [])).items():
            whole[requirement] = whole[requirement].plus(one)
    return whole


def asking(part: str) -> Mapping[str, tuple[int, int, int]]:
    """Ads that ask for it, as Hinder counts them: by the reader, by the rules, and by both."""
    marked, known = labels(), parts()
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for ad in full_text_ads():
        if known[ad.id][0] != part:
            continue
        merit = str(Modality.MERIT)
        reader = {one.requirement for one in marked.get(ad.id, []) if one.modality != merit}
        rules = {str(one.requirement) for one in find(ad.text) if one.modality != merit}
        for name, asked in (("reader", reader), ("rules", rules), ("both", reader & rules)):
            for requirement in asked:
                counted[requirement][name] += 1
    return {key: (one["reader"], one["rules"], one["both"]) for key, one in counted.items()}


def tables() -> Mapping[str, str]:
    from benchmarks.ad_occupations import occupation_table

    measured = {part: scores_of(part) for part in PARTS}
    return {
        "requirements": _requirement_table(measured),
        "parts": _part_table(measured),
        "occupations": occupation_table(),
    }


def _part_table(measured: Mapping[str, Mapping[str, Score]]) -> str:
    lines = [
        "| ads | phrases marked | precision | recall | right strength |",
        "|---|---:|---:|---:|---:|",
    ]
    count = Counter(part for part, _ in parts().values())
    for part, scores in measured.items():
        one = _sum(scores.values())
        strength = one.strength / one.found
        lines.append(
            f"| {part}, {count[part]} ads | {one.marked} | {_percent(one.precision)} "
            f"| {_percent(one.recall)} | {_percent(strength)} |"
        )
    return "\n".join(lines)


def _requirement_table(measured: Mapping[str, Mapping[str, Score]]) -> str:
    lines = [
        "| requirement | development: marked, found, false | test | unseen |",
        "|---|---:|---:|---:|",
    ]
    for name in sorted({name for scores in measured.values() for name in scores}):
        cells = (_cell(scores.get(name, Score())) for scores in measured.values())
        lines.append(f"| `{name}` | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(one: Score) -> str:
    return f"{one.marked}, {one.found}, {one.unmarked}" if one.marked or one.unmarked else "–"


def _sum(scores: Iterable[Score]) -> Score:
    whole = Score()
    for one in scores:
        whole = whole.plus(one)
    return whole


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (HERE / "data" / name).open(encoding="utf-8") as opened:
        yield from csv.DictReader(opened)
