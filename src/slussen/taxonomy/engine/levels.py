"""Levels of Swedish, and of qualifications.

Swedish for immigrants (sfi) is part of komvux: courses A–D, three study paths that differ in
where they begin and how fast they go, not in what a course asks for (skollagen 20 kap., the
sfi syllabus). The Common European Framework (CEFR) has six levels. What a course corresponds to
there is not regulated: the figures are those that schools use, second-hand and approximate; for
komvux's courses in Swedish none is known.

SeQF (förordning 2015:545) has eight levels, each the EQF level of the same number. A level gives
no right of entry. An education that is not regulated has a level when the agency for higher
vocational education (MYH) has decided so, for ten years.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from slussen.lib.text import Text


class Cefr(StrEnum):
    """The Council of Europe's levels, lowest first."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"


# The courses of each study path, in order. Path 1 is first of all for people with very little
# schooling, path 3 for those who are used to studying.
STUDY_PATHS: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        1: ("sfi-a", "sfi-b", "sfi-c", "sfi-d"),
        2: ("sfi-b", "sfi-c", "sfi-d"),
        3: ("sfi-c", "sfi-d"),
    }
)


@dataclass(frozen=True, slots=True)
class SwedishCourse:
    """A course in Swedish for adults.

    ``cefr`` is what schools say that it comes to ("A1/A2": from the one to the other, "+": a
    little above), "" for not known. ``alternative`` is the course that counts as much: Swedish or
    Swedish as a second language.
    """

    code: str
    name: Text
    cefr: str
    alternative: str | None

    @property
    def reaches(self) -> Cefr | None:
        """The CEFR level that a passed course comes to at least, by what schools say.

        >>> SwedishCourse("sfi-b", Text("", ""), "A1/A2", None).reaches
        <Cefr.A2: 'A2'>
        """
        return Cefr(self.cefr.rpartition("/")[2].rstrip("+−")) if self.cefr else None


@dataclass(frozen=True, slots=True)
class QualificationLevel:
    """A level of SeQF and EQF; ``example`` names regulated qualifications, None for not known."""

    level: int
    eqf: int
    example: Text | None
