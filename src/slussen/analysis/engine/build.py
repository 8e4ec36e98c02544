"""A county's analysis: every panel that has figures, in reading order."""

from collections.abc import Callable

from slussen.analysis.engine.inputs import Inputs
from slussen.analysis.engine.model import Analysis, Panel
from slussen.analysis.engine.panels import (
    ads,
    barometer,
    barriers,
    counties,
    education,
    education_ahead,
    employment,
    entry,
    establishment,
    forecast_record,
    matching,
    matching_trend,
    needs,
    occupations,
    pay,
    population_ahead,
    retirement,
    similar,
    unemployment,
    unemployment_monthly,
    unknowns,
    unused,
)

PanelRule = Callable[[Inputs], Panel | None]

PANELS: tuple[PanelRule, ...] = (
    employment.gap,
    counties.employment_gap,
    unemployment.trend,
    unemployment_monthly.monthly,
    establishment.curve,
    establishment.trend,
    matching.groups,
    matching_trend.trend,
    education.levels,
    ads.per_employed,
    barometer.now,
    barometer.outlook,
    entry.occupations,
    pay.occupations,
    needs.medium,
    education_ahead.levels,
    needs.long,
    population_ahead.working_age,
    forecast_record.population,
    occupations.who,
    retirement.coming,
    unused.education,
    barriers.asked_for,
    similar.counties,
    unknowns.missing,
)


def build(inputs: Inputs) -> Analysis:
    """Run every panel's rule; a panel without figures is left out and listed among unknowns."""
    panels = (rule(inputs) for rule in PANELS)
    return Analysis(
        county=inputs.county,
        compare=inputs.compare,
        panels=tuple(panel for panel in panels if panel),
    )
