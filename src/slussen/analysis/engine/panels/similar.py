"""Lika regioner: the counties most like this one, by the reader's weights, and why.

A distance is the root of a sum over traits; its parts by theme are shown so that they add up to
the distance itself (each trait's part divided by the distance).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from slussen.analysis.engine import claims, parts, wording
from slussen.analysis.engine.inputs import Inputs
from slussen.analysis.engine.model import (
    CellValue,
    Column,
    Indicator,
    Panel,
    Section,
    Sentence,
    Source,
    Status,
    Table,
)
from slussen.analysis.engine.occupation_wording import leaders, named_with
from slussen.analysis.engine.similarity.counties import county_traits
from slussen.analysis.engine.similarity.neighbours import Contribution, Neighbour, nearest
from slussen.analysis.engine.similarity.similar import REASONS, Similar, similar
from slussen.analysis.engine.similarity.traits import (
    COUNT,
    DEFAULT_WEIGHTS,
    THEME_TITLES,
    Known,
    Theme,
    Weights,
)
from slussen.lib.text import Text
from slussen.ui.engine.charts import Bar, BarChart, Role

ID = "similar-counties"
DISTANCE = Text("Avstånd", "Distance")
IN_USUAL_SIZE = Text(
    "Skillnaden delad med medianskillnaden mellan alla par av län",
    "The difference divided by the median difference over all pairs of counties",
)
ROOT = Text(
    "Roten ur det vägda medelvärdet av skillnaderna i kvadrat",
    "The root of the weighted mean of the squared differences",
)


def counties(inputs: Inputs, weights: Weights = DEFAULT_WEIGHTS) -> Panel | None:
    """The seven counties most like this one; None when there are no others to compare with."""
    codes = [county.code for county in inputs.counties]
    known = county_traits(inputs.cube, inputs.counties)
    found = similar(known, codes, inputs.county.code, weights, COUNT)
    if found is None or not found.neighbours:
        return None
    figures = _Figures(inputs, found)
    sentences = _sentences(inputs, found, figures)
    return Panel(
        id=ID,
        section=Section.SIMILAR,
        question=Text("Vilka län liknar länet mest?", "Which counties are most like the county?"),
        sentences=sentences,
        chart=_chart(inputs, found, figures, sentences[0].text),
        table=_table(inputs, found, figures),
        indicators=figures.all,
        notes=_notes(found),
    )


class _Figures:
    """Every figure of the panel as an indicator: distances, their parts, ratios, both's values."""

    def __init__(self, inputs: Inputs, found: Similar) -> None:
        self.inputs, self.found = inputs, found
        self.sources = {key: self._source(known) for key, known in found.traits.items()}
        every = nearest(found.distances, found.region, len(inputs.counties))
        self.distances = {one.region: self._distance(one) for one in every}
        self.themes = {
            (one.region, theme): self._theme(one, theme)
            for one in found.neighbours
            for theme in self.weighed
        }
        self.ratios = {
            (one.region, part.key): self._ratio(one.region, part)
            for one in found.neighbours
            for part in one.contributions
        }
        shown = (found.region, *(one.region for one in found.neighbours))
        self.values = {
            (code, key): self._value(code, known)
            for key, known in found.traits.items()
            for code in shown
            if code in known.values
        }

    @property
    def weighed(self) -> tuple[Theme, ...]:
        """The themes that count, in their order."""
        present = {known.trait.theme for known in self.found.traits.values()}
        return tuple(theme for theme in Theme if theme in present)

    @property
    def all(self) -> tuple[Indicator, ...]:
        made = (self.distances, self.themes, self.ratios, self.values)
        return tuple(one for figures in made for one in figures.values())

    def _source(self, known: Known) -> Source:
        """Where the county's own figure is from; for a mix, where the table's are."""
        cube = self.inputs.cube(known.trait.table)
        keys = cube.keys("region", self.found.region) or list(cube.cells)
        source = self.inputs.source(known.trait.table, cube.cells[keys[-1]].origin)
        step = known.trait.step
        return replace(source, steps=(*source.steps, step)) if step.sv else source

    def _value(self, code: str, known: Known) -> Indicator:
        trait = known.trait
        return Indicator(
            id=f"similar_value:{trait.key}:{code}:{known.period}",
            section=Section.SIMILAR,
            title=trait.title,
            value=known.values[code],
            unit=trait.unit,
            decimals=trait.decimals,
            period=known.period,
            breakdown={"region": code},
            status=Status.DERIVED if trait.step.sv else Status.PUBLISHED,
            source=self.sources[trait.key],
        )

    def _computed(
        self, what: str, other: str, title: Text, value: float, source: Source, period: str = ""
    ) -> Indicator:
        return Indicator(
            id=f"similar_{what}:{self.found.region}:{other}",
            section=Section.SIMILAR,
            title=title,
            value=value,
            unit="ratio",
            decimals=2,
            period=period,
            breakdown={"region": other},
            status=Status.DERIVED,
            source=source,
        )

    def _ratio(self, code: str, part: Contribution) -> Indicator:
        known, source = self.found.traits[part.key], self.sources[part.key]
        counted = replace(source, steps=(*source.steps, IN_USUAL_SIZE))
        what = f"ratio:{part.key}"
        return self._computed(what, code, known.trait.title, part.ratio, counted, known.period)

    def _distance(self, one: Neighbour) -> Indicator:
        source = self.sources[one.contributions[0].key]
        counted = replace(source, steps=(*source.steps, IN_USUAL_SIZE, ROOT))
        return self._computed("distance", one.region, DISTANCE, one.distance, counted)

    def _theme(self, one: Neighbour, theme: Theme) -> Indicator:
        mine = [part for part in one.contributions if part.theme == theme]
        size = sum(part.part for part in mine) / one.distance if one.distance else 0.0
        source = self.distances[one.region].source
        return self._computed(f"part:{theme}", one.region, THEME_TITLES[theme], size, source)


def _sentences(inputs: Inputs, found: Similar, figures: _Figures) -> tuple[Sentence, ...]:
    said = (_nearest(inputs, figures), _reasons(inputs, figures, found.neighbours[0]))
    return tuple(sentence for sentence in said if sentence)


def _nearest(inputs: Inputs, figures: _Figures) -> Sentence:
    """The three that differ least; without an order where more than that tie."""
    place = inputs.county.title
    found = leaders(figures.distances, inputs.place, lowest=True)
    if found:
        first = replace(found, figure=found.claims[0].phrase)
        return claims.say(
            Section.SIMILAR,
            "{place} skiljer sig minst från {who}.",
            "{place} differs least from {who}.",
            number="who",
            place=place,
            who=first,
        )
    least = min(one.distance for one in figures.found.neighbours)
    codes = [one.region for one in figures.found.neighbours if one.distance == least]
    return claims.say(
        Section.SIMILAR,
        "Lika nära {place} ligger bland andra {who}.",
        "Equally near to {place} are, among others, {who}.",
        place=place,
        who=named_with(figures.distances, codes, inputs.place),
    )


def _reasons(inputs: Inputs, figures: _Figures, closest: Neighbour) -> Sentence | None:
    """In what the nearest county differs least and most, with both counties' figures."""
    ratios = [figures.ratios[closest.region, one.key] for one in closest.contributions]
    keys = {one.id: part.key for one, part in zip(ratios, closest.contributions, strict=True)}
    named = {id_: figures.found.traits[key].trait.noun for id_, key in keys.items()}
    least, most = (claims.at_end(ratios, named, highest=highest) for highest in (False, True))
    if least is None or most is None:
        return None
    return claims.say(
        Section.SIMILAR,
        "Jämfört med vad som är vanligt mellan två län är skillnaden mot {other} minst i {least} "
        "och störst i {most}.",
        "Compared with what is usual between two counties, the difference from {other} is smallest "
        "in {least} and largest in {most}.",
        other=inputs.place(closest.region),
        least=_with_figures(figures, closest, *least, keys),
        most=_with_figures(figures, closest, *most, keys),
    )


def _with_figures(
    figures: _Figures,
    closest: Neighbour,
    who: claims.Phrase,
    ratio: Indicator,
    keys: Mapping[str, str],
) -> claims.Phrase:
    """ "arbetslösheten (7,5 procent mot 7,4 procent)"; no figures for a mix or for two traits."""
    key = keys[ratio.id]
    own = figures.values.get((figures.found.region, key))
    other = figures.values.get((closest.region, key))
    if own is None or other is None or len(who.claims) > 1:
        return who
    first, second = claims.figure(own), claims.figure(other)
    text = Text(
        f"{who.text.sv} ({first.text.sv} mot {second.text.sv})",
        f"{who.text.en} ({first.text.en} against {second.text.en})",
    )
    return claims.Phrase(text, (*who.claims, *first.claims, *second.claims))


def _chart(inputs: Inputs, found: Similar, figures: _Figures, title: Text) -> BarChart:
    """Each neighbour's distance, laid end to end theme by theme."""
    themes = figures.weighed
    return BarChart(
        title=title,
        alt=Text(
            f"En stapel per län, delad efter tema, med avståndet i slutet. {title.sv}",
            f"A bar a county, split by theme, with the distance at its end. {title.en}",
        ),
        unit=Text(
            "avstånd, 1 = så olika som två län brukar vara",
            "distance, 1 = as unlike as two counties usually are",
        ),
        keys=tuple((theme, THEME_TITLES[theme], Role.MAIN) for theme in themes),
        bars=tuple(
            Bar(
                label=inputs.place(one.region),
                values={theme: figures.themes[one.region, theme].value for theme in themes},
            )
            for one in found.neighbours
        ),
        decimals=2,
        stacked=True,
    )


def _table(inputs: Inputs, found: Similar, figures: _Figures) -> Table:
    themes = figures.weighed
    columns = [
        parts.AREA,
        Column("distance", DISTANCE, decimals=2),
        *(Column(theme, THEME_TITLES[theme], decimals=2) for theme in themes),
        Column("alike", Text("Mest lika i", "Most alike in"), kind="text"),
        Column("unlike", Text("Mest olika i", "Most unlike in"), kind="text"),
    ]
    gaps = any(one.missing for one in found.neighbours)
    if gaps:
        columns.append(Column("missing", Text("Saknas", "Missing"), kind="text"))
    rows = []
    for one in found.neighbours:
        row = [
            parts.text_cell(inputs.place(one.region)),
            CellValue(number=figures.distances[one.region].value),
            *(CellValue(number=figures.themes[one.region, theme].value) for theme in themes),
            _titles(found, [part.key for part in one.alike(REASONS)]),
            _titles(found, [part.key for part in one.unlike(REASONS)]),
            *([_titles(found, one.missing)] if gaps else ()),
        ]
        rows.append(tuple(row))
    return Table(columns=tuple(columns), rows=tuple(rows))


def _titles(found: Similar, keys: Sequence[str]) -> CellValue:
    titles = [found.traits[key].trait.title for key in keys]
    listed = Text("; ".join(t.sv for t in titles), "; ".join(t.en for t in titles))
    return CellValue(text=listed if titles else Text("–", "–"))


def _notes(found: Similar) -> tuple[Text, ...]:
    weights = [
        (THEME_TITLES[theme], wording.number(weight, 0 if weight == round(weight) else 1))
        for theme, weight in found.weights.items()
    ]
    periods: dict[str, list[Text]] = {}
    for known in found.traits.values():
        periods.setdefault(known.period, []).append(known.trait.title)
    dated = [
        (wording.period(period), "; ".join(t.sv for t in titles), "; ".join(t.en for t in titles))
        for period, titles in sorted(periods.items(), reverse=True)
    ]
    return (
        Text(
            "Avståndet är 0 mellan två län som är lika i allt och 1 mellan två som är så olika som "
            "län brukar vara. Det säger inget om vilket län det går bättre för.",
            "The distance is 0 between two counties that are alike in everything and 1 between two "
            "that are as unlike as counties usually are. It does not say which is doing better.",
        ),
        Text(
            f"Vikter, 0 till 3: {'; '.join(f'{t.sv} {w.sv}' for t, w in weights)}.",
            f"Weights, 0 to 3: {'; '.join(f'{t.en} {w.en}' for t, w in weights)}.",
        ),
        Text(
            "Varje skillnad räknas i den vanliga skillnaden (medianen) mellan alla par av län. Det "
            "ett av två län saknar räknas inte mellan dem.",
            "Each difference is counted in the usual difference (the median) over all pairs of "
            "counties. What one of two counties lacks is not counted between them.",
        ),
        Text(
            "Uppgifterna är från " + "; ".join(f"{p.sv} ({sv})" for p, sv, _ in dated) + ".",
            "The figures are from " + "; ".join(f"{p.en} ({en})" for p, _, en in dated) + ".",
        ),
    )
