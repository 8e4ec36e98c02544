"""A county's analysis: every panel that has figures, in reading order."""

from collections.abc import Callable

from slussen.analysis.engine.inputs import Inputs
from slussen.analysis.engine.model import Analysis, Panel
from slussen.analysis.engine.panels import employment

PanelRule = Callable[[Inputs], Panel | None]

PANELS: tuple[PanelRule, ...] = (employment.gap,)


def build(inputs: Inputs) -> Analysis:
    """Run every panel's rule; a panel without figures is left out and listed among unknowns."""
    panels = (rule(inputs) for rule in PANELS)
    return Analysis(
        county=inputs.county,
        compare=inputs.compare,
        panels=tuple(panel for panel in panels if panel),
    )
