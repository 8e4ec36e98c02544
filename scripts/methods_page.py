"""docs/reference/methods.md: how each figure is computed and each sentence is chosen.

Made from one county's analysis on the figures that ship, so that it says what the code does.
"""

from collections.abc import Iterable, Iterator
from datetime import date

EXAMPLE = "18"
# The day that the example is read on; only which figures count as old hangs on it.
DAY = date(2026, 12, 1)

HEAD = """\
# Methods

A *panel* answers one question. It reads published figures, derives others from them, and makes
sentences of both by rules. Nothing that a publisher hides is filled in: where there is no figure,
the table says so and no sentence is made of it. What is estimated or forecast is marked so, with
its interval and how far the method has missed before ([how](../methods.md)).

## How a sentence is chosen

- A rule makes a phrase from figures and records the claim that the phrase makes: that a figure is
  so large, that one is higher than another, that it has risen since, that it is the highest of so
  many. Tests work each claim out again from the figures, and from figures made up at random.
- A difference under {about} percentage points is called about the same, or largely unchanged.
- A figure is never compared across a break in its series.
- A sentence whose figures are missing is left out, and the panel says what would fill it.
- The same rule writes Swedish and English.

## What the figures mean

| status | meaning |
|---|---|
| `published` | as the publisher has it |
| `derived` | computed here; the steps are below, and with each figure in the report's JSON |
| `estimate` | what the published figures make likely, with an 80 % interval |
| `forecast` | what is expected in a year ahead, with an 80 % interval and the method's past error |

Every panel follows, with what it says of {county} as the example.
"""


def methods_markdown() -> str:
    """The page as Markdown, the same every time for the same code and figures."""
    from slussen.analysis.engine.claims import ABOUT
    from slussen.analysis.engine.model import SECTION_TITLES, Section
    from slussen.analysis.queries import county_analysis

    analysis = county_analysis(EXAMPLE, today=DAY)
    parts = [HEAD.format(about=ABOUT, county=analysis.county.name)]
    for section in Section:
        panels = analysis.section(section)
        if panels:
            parts.append(f"\n## {SECTION_TITLES[section].en}\n")
            parts += [panel_markdown(panel) for panel in panels]
    return "".join(parts)


def panel_markdown(panel) -> str:
    lines = [f"\n### {panel.question.en}\n", f"Panel `{panel.id}`, with {counted(panel)}.\n"]
    if panel.sentences:
        lines.append("> " + " ".join(sentence.text.en for sentence in panel.sentences) + "\n")
    lines += bullets("Reads", tables(panel))
    lines += bullets("Derives", steps(panel))
    lines += bullets("Mind", (note.en for note in panel.notes))
    return "\n".join(lines)


def counted(panel) -> str:
    words = [indicator.status.value for indicator in panel.indicators]
    kinds = sorted(set(words), reverse=True)
    return " and ".join(f"{words.count(kind)} {kind}" for kind in kinds) + " figures"


def tables(panel) -> Iterator[str]:
    seen = {(s.publisher, s.table, s.catalogue_id): s for s in panel.sources}
    for publisher, table, entry in seen:
        yield f"{publisher}, {table}" + (f" (`{entry}`)" if entry else "")


def steps(panel) -> Iterator[str]:
    derived = [i for i in panel.indicators if i.status.value == "derived"]
    yield from dict.fromkeys(step.en for i in derived for step in i.source.steps)


def bullets(title: str, texts: Iterable[str]) -> list[str]:
    found = list(dict.fromkeys(text for text in texts if text))
    return [f"{title}:\n", *(f"- {text}" for text in found), ""] if found else []
