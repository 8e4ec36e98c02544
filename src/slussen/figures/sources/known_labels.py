"""The words that the plain proposers know: the vocabulary in use, in Swedish and English."""

from collections.abc import Iterator
from functools import lru_cache

from slussen.figures.engine.proposals import TitleProposer
from slussen.taxonomy import queries as taxonomy
from slussen.taxonomy import search
from slussen.taxonomy.engine.competences import Phrases
from slussen.taxonomy.engine.release import Kind

_LANGUAGES = ("sv", "en")


def title_proposer() -> TitleProposer:
    """Titles of occupations, and the names of SSYK's unit groups."""
    return _title_proposer(taxonomy.current_release().version)


def label_matcher() -> Phrases:
    """Labels of competences, known in their endings."""
    return search.phrases(Kind.SKILL)


@lru_cache(maxsize=1)
def _title_proposer(version: str) -> TitleProposer:
    return TitleProposer([*_titles(), *_unit_groups()])


def _titles() -> Iterator[tuple[str, str]]:
    codes = {
        concept: above.rpartition("/")[2]
        for concept, above in taxonomy.broader_pairs()
        if above.startswith("ssyk/")
    }
    for label in taxonomy.labels([Kind.OCCUPATION], _LANGUAGES):
        if len(code := codes.get(label.concept, "")) == 4:
            yield label.text, code


def _unit_groups() -> Iterator[tuple[str, str]]:
    for code, group in taxonomy.occupations().items():
        if len(code) == 4:
            for name in (group.name.sv, group.name.en):
                # "Kockar och kallskänkor" are both; "m.fl." is no title.
                for title in name.replace("m.fl.", "").replace(" and ", " och ").split(" och "):
                    for one in title.split(","):
                        yield one, code
