"""Speed and memory of ``slussen similar``, and of the section "Lika regioner" on a page."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.cases import COUNTIES, Case, Measured, command_line, named, seconds


def command(region: str) -> Callable[[Path], Measured]:
    """The whole command, from start to end, with its table as CSV."""

    def run(place: Path) -> Measured:
        file = str(place / "similar.csv")
        line = [sys.executable, "-m", "slussen", "similar", region, "-o", file]
        times = [seconds(lambda: command_line(line)) for _ in range(3)]
        return Measured(times, note="the whole command, from start to end", outside=True)

    return run


def panel(place: Path) -> Measured:
    """The panel by weights that nobody has asked for, a county at a time: nothing is kept yet."""
    of_county = named("slussen.analysis.queries:similar_panel")
    weights = named("slussen.analysis.engine.similarity.traits:checked_weights")({"size": 0})
    first = seconds(lambda: of_county("18", weights))
    others = [code for code in COUNTIES if code != "18"]
    times = [seconds(lambda code=code: of_county(code, weights)) for code in others]
    return Measured(times, first, "a county’s panel by weights of one’s own")


CASES: Mapping[str, Case] = {
    "similar-county": Case("counties most like one", "", command("18")),
    "similar-municipality": Case("municipalities most like one", "", command("1880")),
    "similar-panel": Case("“Lika regioner” by own weights", "0.3 s", panel),
}
