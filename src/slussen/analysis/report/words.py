"""The report's own words, apart from what the analysis says."""

from slussen.lib.text import Text

KIND = Text("Kompetensanalys", "Skills analysis")
SUBTITLE = Text(
    "Kompetensförsörjning med ett integrationsperspektiv",
    "Skills supply with an integration perspective",
)
MADE_BY = Text(
    "Framställd med Slussen ur publicerad statistik. Varje mening är skriven av en regel, "
    "ur de siffror som står bredvid den.",
    "Made with Slussen from published statistics. Every sentence is written by a rule, "
    "from the figures that stand beside it.",
)
FIGURES_TO = Text("Siffror till och med {period}", "Figures up to {period}")
COMPARED_WITH = Text("Jämförs med {places}", "Compared with {places}")

MARK_ALT = Text("Slussens märke", "The mark of Slussen")
SKIP = Text("Till innehållet", "Skip to the content")
CONTENTS = Text("Innehåll", "Contents")
KEY = Text("Det viktigaste", "In brief")
FIGURE = Text("Figur", "Figure")
TABLE = Text("Tabell", "Table")
SOURCE = Text("Källa", "Source")
SOURCES = Text("Källor", "Sources")
SOURCES_LEAD = Text(
    "Varje siffra i rapporten går att följa till utgivare, tabell och hämtningsdatum, och genom "
    "varje steg därefter.",
    "Every figure in the report can be traced to its publisher, table and retrieval date, and "
    "through every step since.",
)
RETRIEVED = Text("Hämtad", "Retrieved")
PUBLISHER = Text("Utgivare", "Publisher")
PUBLISHED_TABLE = Text("Utgivarens tabell", "Publisher's table")
STEPS = Text("Steg sedan dess", "Steps since")
USED_IN = Text("Används i", "Used in")
DEFINITIONS = Text("Ord och tecken", "Words and signs")
NOTES = Text("Att tänka på", "Keep in mind")
PAGE = Text("Sida", "Page")
MORE_ROWS = Text(
    "Tabellen visar de {shown} första av {rows} rader. Alla rader finns i Excel-rapporten.",
    "The table shows the first {shown} of {rows} rows. All rows are in the Excel report.",
)
CUT_CHART = Text(
    "Diagrammet visar {shown} av {rows} rader. Alla finns i Excel-rapporten.",
    "The chart shows {shown} of {rows} rows. All are in the Excel report.",
)
DERIVED_SIGN = Text(
    "* härledd: beräknad av Slussen ur publicerade siffror",
    "* derived: computed by Slussen from published figures",
)
PRELIMINARY_SIGN = Text("p preliminär siffra", "p preliminary figure")
CONTAINS_ESTIMATE = Text(
    "Innehåller uppskattningar, inte bara publicerade siffror.",
    "Contains estimates, not only published figures.",
)
CONTAINS_FORECAST = Text(
    "Innehåller prognoser, inte bara publicerade siffror.",
    "Contains forecasts, not only published figures.",
)

# Excel
README = Text("Läs mig", "Read me")
INDICATORS = Text("Indikatorer", "Indicators")
SHEETS = Text("Bladen i boken", "The sheets of the book")
SHEET = Text("Blad", "Sheet")
QUESTION = Text("Fråga", "Question")
ROWS = Text("Rader", "Rows")
SECTION = Text("Avsnitt", "Section")
INDICATOR = Text("Indikator", "Indicator")
VALUE = Text("Värde", "Value")
UNIT = Text("Enhet", "Unit")
STATUS = Text("Slag", "Kind")
MARK = Text("Märkning", "Mark")
LOW = Text("Undre 80 %", "Lower 80%")
HIGH = Text("Övre 80 %", "Upper 80%")
PAST_ERROR = Text("Tidigare fel", "Past error")
IDENTITY = Text("Id", "Id")

STATUSES = {
    "published": Text("publicerad", "published"),
    "derived": Text("härledd", "derived"),
    "estimate": Text("uppskattad", "estimated"),
    "forecast": Text("prognos", "forecast"),
}
