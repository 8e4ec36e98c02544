"""What the vocabulary in use proposes for an ad: its occupation, and competences."""

from collections.abc import Mapping

from slussen.figures.engine.proposals import Proposal, proposals
from slussen.taxonomy import queries as taxonomy
from slussen.taxonomy import search
from slussen.taxonomy.engine.competences import Phrases
from slussen.taxonomy.engine.release import Kind
from slussen.taxonomy.link_service import linked

LINKS = 10  # concepts a headline is linked to; their groups share the confidence


class LinkedProposer:
    """The linker's occupations for an ad's headline.

    The text behind it says less: it names colleagues and places of work too.
    """

    def __init__(self) -> None:
        self._groups = ssyk_groups()

    def propose(self, headline: str, text: str) -> tuple[Proposal, ...]:
        """The likeliest first; none for a headline without letters."""
        (rows,) = linked(Kind.OCCUPATION, [headline], "sv", LINKS)
        return proposals([(row[0], row[1], row[3]) for row in rows], self._groups)


def label_matcher() -> Phrases:
    """Labels of competences, known in their endings."""
    return search.phrases(Kind.SKILL)


def ssyk_groups() -> Mapping[str, str]:
    """The SSYK 4 group of each occupation of the vocabulary."""
    pairs = taxonomy.broader_pairs()
    return {one: above.removeprefix("ssyk/") for one, above in pairs if above.startswith("ssyk/")}
