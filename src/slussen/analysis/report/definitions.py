"""The words and signs that a report explains: those that it uses, and no others."""

from collections.abc import Callable
from dataclasses import dataclass

from slussen.analysis.engine.model import Analysis, Status
from slussen.figures.engine.vocabulary import Mark
from slussen.lib.text import Text
from slussen.ui.engine.charts import LineChart


@dataclass(frozen=True, slots=True)
class Definition:
    term: str
    explanation: str


@dataclass(frozen=True, slots=True)
class _Use:
    """What an analysis holds, gathered once."""

    units: frozenset[str]
    statuses: frozenset[str]
    marks: frozenset[str | None]
    dimensions: frozenset[str]
    births: frozenset[str]
    measures: frozenset[str]
    breaks: bool


Rule = tuple[Text, Text, Callable[[_Use], bool]]

RULES: tuple[Rule, ...] = (
    (
        Text("Utrikes född", "Foreign-born"),
        Text(
            "Född i ett annat land än Sverige, oavsett medborgarskap.",
            "Born in another country than Sweden, whatever the citizenship.",
        ),
        lambda use: "foreign_born" in use.births,
    ),
    (
        Text("Inrikes född", "Born in Sweden"),
        Text(
            "Född i Sverige, oavsett var föräldrarna är födda.",
            "Born in Sweden, wherever the parents were born.",
        ),
        lambda use: "born_in_sweden" in use.births,
    ),
    (
        Text("Sysselsättningsgrad", "Employment rate"),
        Text(
            "Andelen av befolkningen i åldern som är sysselsatt.",
            "The share of the population of that age that is employed.",
        ),
        lambda use: "employment_rate" in use.measures,
    ),
    (
        Text("Arbetslöshet", "Unemployment rate"),
        Text(
            "Andelen arbetslösa av arbetskraften, det vill säga av dem som är sysselsatta eller "
            "arbetslösa.",
            "The unemployed as a share of the labour force, that is of those who are employed or "
            "unemployed.",
        ),
        lambda use: "unemployment_rate" in use.measures,
    ),
    (
        Text("Procentenhet", "Percentage point"),
        Text(
            "Skillnaden mellan två andelar: från 60 till 80 procent är det 20 procentenheter.",
            "The difference between two shares: from 60 to 80 per cent is 20 percentage points.",
        ),
        lambda use: "percentage_points" in use.units,
    ),
    (
        Text("Hinderindex", "Barrier index"),
        Text(
            "Hur många fler krav 100 annonser ställer än i andra yrken som kräver lika lång "
            "utbildning, utöver vad lagen och arbetet självt kräver.",
            "How many more requirements 100 ads have than in other occupations that ask for as "
            "much education, besides what the law and the work itself ask for.",
        ),
        lambda use: "per_100_ads" in use.units,
    ),
    (
        Text("SSYK", "SSYK"),
        Text(
            "Standard för svensk yrkesklassificering. Tre siffror är en yrkesgrupp, fyra siffror "
            "ett yrke.",
            "The Swedish Standard Classification of Occupations. Three digits are a group of "
            "occupations, four digits an occupation.",
        ),
        lambda use: "occupation" in use.dimensions,
    ),
    (
        Text("Brott i serien", "Break in the series"),
        Text(
            "En lodrät linje i ett diagram: siffrorna på dess två sidor är inte jämförbara.",
            "A vertical line in a chart: figures on its two sides are not comparable.",
        ),
        lambda use: use.breaks,
    ),
    (
        Text("Härledd", "Derived"),
        Text(
            "Beräknad av Slussen ur publicerade siffror. Hur står bland källornas steg.",
            "Computed by Slussen from published figures. The sources' steps say how.",
        ),
        lambda use: Status.DERIVED in use.statuses,
    ),
    (
        Text("Uppskattad", "Estimated"),
        Text(
            "Ingen har publicerat siffran; den är beräknad med en modell och har en osäkerhet.",
            "Nobody has published the figure; a model computes it, with an uncertainty.",
        ),
        lambda use: Status.ESTIMATE in use.statuses,
    ),
    (
        Text("Prognos", "Forecast"),
        Text(
            "En beräkning av framtiden. Hur fel tidigare prognoser av samma slag har slagit hör "
            "till siffran.",
            "A calculation of the future. How wrong earlier forecasts of the same kind were "
            "belongs to the figure.",
        ),
        lambda use: Status.FORECAST in use.statuses,
    ),
    (
        Text("Dold av utgivaren", "Suppressed by the publisher"),
        Text(
            "Utgivaren visar inte siffran, oftast för att gruppen är så liten att enskilda kunde "
            "kännas igen. Slussen fyller aldrig i den.",
            "The publisher does not show the figure, mostly because the group is so small that "
            "individuals could be recognised. Slussen never fills it in.",
        ),
        lambda use: Mark.SUPPRESSED in use.marks,
    ),
    (
        Text("Inte bedömt", "Not assessed"),
        Text(
            "Arbetsförmedlingen har inte gjort någon bedömning. Det säger ingenting om chanserna.",
            "The employment service has made no assessment. It says nothing about the chances.",
        ),
        lambda use: Mark.NOT_ASSESSED in use.marks,
    ),
    (
        Text("– (tankstreck)", "– (dash)"),
        Text("Det finns ingen siffra.", "There is no figure."),
        lambda use: None in use.marks,
    ),
)


def definitions(analysis: Analysis, language: str) -> tuple[Definition, ...]:
    """The words of *analysis* that need explaining, in *language*."""
    use = _use(analysis)
    return tuple(
        Definition(term.to(language), explanation.to(language))
        for term, explanation, is_used in RULES
        if is_used(use)
    )


def _use(analysis: Analysis) -> _Use:
    indicators = analysis.indicators
    cells = [cell for panel in analysis.panels for row in panel.table.rows for cell in row]
    charts = [panel.chart for panel in analysis.panels]
    return _Use(
        units=frozenset(indicator.unit for indicator in indicators),
        statuses=frozenset(str(indicator.status) for indicator in indicators),
        # None stands for a cell that has neither figure, text nor mark: it is written as a dash.
        marks=frozenset(
            cell.mark for cell in cells if cell.mark or (cell.number is None and cell.text is None)
        ),
        dimensions=frozenset(name for indicator in indicators for name in indicator.breakdown),
        births=frozenset(indicator.breakdown.get("birth", "") for indicator in indicators),
        measures=frozenset(
            indicator.id.partition(":")[0].rpartition(".")[2] for indicator in indicators
        ),
        breaks=any(isinstance(chart, LineChart) and bool(chart.breaks) for chart in charts),
    )
