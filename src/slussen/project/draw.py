"""``slussen draw``: every county's charts drawn in advance, so that no first visitor waits."""

import threading
from collections.abc import Callable

import click
from django.core.signals import request_finished, request_started

LANGUAGES = ("sv", "en")
LONGEST_WAIT = 30  # s: a download that never ends does not stop the drawing


@click.command()
def draw() -> None:
    """Draw the charts of all counties, and keep them. What is kept already is not drawn again.

    ``slussen up`` does this in the background once its first page is up.
    """
    from slussen.regions.queries import counties

    with click.progressbar(counties(), label="Drawing", item_show_func=_name) as listed:
        for county in listed:
            draw_county(county.code)


class BackgroundDrawing:
    """Every county drawn in a thread of the web process, which mostly waits for the drawer's.

    Begins after the first request, and gives way to every later one: a chart that a reader waits
    for is drawn before those that nobody looks at yet.
    """

    def __init__(self) -> None:
        self.under_way = 0
        self.has_begun = False
        self.change = threading.Condition()

    def connect(self) -> None:
        request_started.connect(self.request_started, weak=False)
        request_finished.connect(self.request_finished, weak=False)

    def request_started(self, **signal: object) -> None:
        with self.change:
            self.under_way += 1

    def request_finished(self, **signal: object) -> None:
        with self.change:
            self.under_way -= 1
            self.change.notify_all()
            begins, self.has_begun = not self.has_begun, True
        if begins:
            threading.Thread(target=self.draw, daemon=True).start()

    def draw(self) -> None:
        from slussen.regions.queries import counties

        for county in counties():
            draw_county(county.code, before_each=self.give_way)

    def give_way(self) -> None:
        with self.change:
            self.change.wait_for(lambda: self.under_way == 0, timeout=LONGEST_WAIT)


def draw_county(code: str, before_each: Callable[[], None] = lambda: None) -> int:
    """Draw what the county's page shows, in both languages; how many charts it has."""
    from django.utils import timezone

    from slussen.analysis.engine.build import build
    from slussen.analysis.queries import inputs
    from slussen.ui import pictures

    # Built here and not by county_analysis, which keeps those that somebody reads.
    analysis = build(inputs(code, (), timezone.localdate()))
    panels = [panel for panel in analysis.panels if panel.chart]
    for panel in panels:
        for language in LANGUAGES:
            assert panel.chart is not None
            before_each()
            pictures.svg(panel.chart, language, prefix=panel.id)
    return len(panels)


def _name(county: object) -> str:
    return getattr(county, "name", "")
