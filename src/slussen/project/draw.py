"""``slussen draw``: every county's charts drawn in advance, so that no first visitor waits."""

import os
import threading

import click

LANGUAGES = ("sv", "en")
LOWEST_PRIORITY = 19


@click.command()
@click.option("--with-parent", is_flag=True, hidden=True, help="End when standard input ends.")
def draw(with_parent: bool) -> None:
    """Draw the charts of all counties, and keep them. What is kept already is not drawn again.

    ``slussen up`` does this in the background, at the lowest priority, once its first page is up.
    """
    from slussen.regions.queries import counties

    if with_parent:
        from slussen.project.worker import end_with_parent

        threading.Thread(target=end_with_parent, daemon=True).start()
        os.nice(LOWEST_PRIORITY)
        for county in counties():
            draw_county(county.code)
        return
    with click.progressbar(counties(), label="Drawing", item_show_func=_name) as listed:
        for county in listed:
            draw_county(county.code)


def draw_county(code: str) -> int:
    """Draw what the county's page shows, in both languages; how many charts it has."""
    from django.utils import timezone

    from slussen.analysis.engine.build import build
    from slussen.analysis.queries import inputs
    from slussen.ui import pictures

    # Built here and not by county_analysis, which would keep all 21 in memory.
    analysis = build(inputs(code, (), timezone.localdate()))
    panels = [panel for panel in analysis.panels if panel.chart]
    for panel in panels:
        for language in LANGUAGES:
            assert panel.chart is not None
            pictures.svg(panel.chart, language, prefix=panel.id)
    return len(panels)


def _name(county: object) -> str:
    return getattr(county, "name", "")
