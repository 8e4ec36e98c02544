"""An analysis can be asked for its parts."""

from dataclasses import replace

from slussen.analysis import queries
from slussen.analysis.engine.model import (
    SECTION_TITLES,
    Analysis,
    Indicator,
    Panel,
    Section,
    Sentence,
    Source,
    Status,
    Table,
    cited,
    provenance,
)
from slussen.lib.text import Text

TEXT = Text("a", "a")
READ, HALVED = Text("Läst", "Read"), Text("Halverat", "Halved")
FIRST = Source("SCB", "T", "2024", steps=(READ,), cite=Text("SCB, T", "SCB, T"), catalogue_id="t")
LATER = replace(FIRST, retrieved="2026")
MADE = replace(FIRST, steps=(READ, HALVED))
OTHER = replace(FIRST, table="U", cite=Text("SCB, U", "SCB, U"), catalogue_id="u")


def indicator(id_: str, source: Source) -> Indicator:
    return Indicator(
        id=id_,
        section=Section.SITUATION,
        title=TEXT,
        value=1.0,
        unit="percent",
        period="2024",
        breakdown={},
        status=Status.PUBLISHED,
        source=source,
    )


def panel(id_: str, section: Section, *sources: Source) -> Panel:
    found = tuple(indicator(f"{id_}:{index}", source) for index, source in enumerate(sources))
    return Panel(
        id=id_,
        section=section,
        question=TEXT,
        sentences=(Sentence(section, TEXT, (f"{id_}:0",)),),
        table=Table((), ()),
        indicators=found,
    )


def test_sources_are_told_apart_and_each_citation_said_once():
    found = panel("p", Section.SITUATION, FIRST, LATER, FIRST, OTHER)
    assert found.sources == (FIRST, LATER, OTHER)
    assert found.cited == (FIRST, OTHER)
    assert cited(()) == ()


def test_provenance_has_every_publication_with_all_its_steps():
    found = panel("p", Section.SITUATION, FIRST, LATER, MADE, OTHER)
    assert found.provenance == (MADE, LATER, OTHER)
    assert provenance(()) == ()


def test_panels_are_found_by_section_and_id():
    first, second = panel("p", Section.SITUATION, FIRST), panel("q", Section.SHORT_TERM, OTHER)
    analysis = Analysis(queries.regions.county("18"), (), (first, second))
    assert analysis.section(Section.SITUATION) == (first,)
    assert analysis.section(Section.OCCUPATIONS) == ()
    assert analysis.panel("q") is second
    assert analysis.panel("z") is None
    assert [one.id for one in analysis.indicators] == ["p:0", "q:0"]
    assert analysis.sentences == (*first.sentences, *second.sentences)


def test_every_section_has_a_title():
    assert set(SECTION_TITLES) == set(Section)
