"""One occupation across the counties: demand, who works there, pay, educations, moves."""

from collections.abc import Mapping
from dataclasses import dataclass

from slussen.analysis.engine.doors import REQUIREMENTS
from slussen.analysis.engine.inputs import Inputs
from slussen.analysis.engine.model import Panel
from slussen.analysis.engine.occupation_panels import (
    age,
    assessment,
    demand,
    learning,
    pay,
    supply,
)
from slussen.analysis.engine.occupation_panels.subject import subject
from slussen.lib.text import Text
from slussen.taxonomy.engine.ssyk import Occupation


@dataclass(frozen=True, slots=True)
class OccupationAnalysis:
    """The panels of one occupation that have figures, in reading order.

    ``requirement`` is what SSYK says that its major group normally asks for. ``group`` is the
    group of three digits that some figures are of; ``units`` are the unit groups it holds.
    """

    occupation: Occupation
    requirement: Text
    group: Occupation
    units: tuple[Occupation, ...]
    panels: tuple[Panel, ...]

    def panel(self, panel_id: str) -> Panel | None:
        return next((panel for panel in self.panels if panel.id == panel_id), None)


def build_occupation(
    inputs: Inputs, code: str, education_names: Mapping[str, Text]
) -> OccupationAnalysis:
    """The analysis of a group of three or four digits, which has to be known.

    Of *inputs* everything but the county is used: the page is about all of Sweden.
    """
    about = subject(inputs, code)
    panels = (
        demand.ads(inputs, about),
        assessment.assessment(inputs, about),
        supply.employees(inputs, about),
        age.structure(inputs, about),
        pay.spread(inputs, about),
        learning.background(inputs, about, education_names),
        learning.moves(inputs, about),
    )
    return OccupationAnalysis(
        occupation=about.occupation,
        requirement=REQUIREMENTS[about.occupation.requirement],
        group=inputs.occupations[about.group],
        units=tuple(inputs.occupations[unit] for unit in about.units),
        panels=tuple(panel for panel in panels if panel),
    )
