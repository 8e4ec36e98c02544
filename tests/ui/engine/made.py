"""Charts made by Hypothesis, and a few by hand that a person would look at."""

from hypothesis import strategies as st

from slussen.lib.text import Text
from slussen.ui.engine.charts import (
    Bar,
    BarChart,
    BreakMark,
    Chart,
    DotChart,
    LineChart,
    Point,
    Role,
    Series,
)
from slussen.ui.engine.layers import Sheet, sizes_for
from slussen.ui.engine.palette import LIGHT

WORDS = (
    "Utrikes födda kvinnor",
    "Planerare, inredare och konstnärlig personal",
    "Inrikes födda",
    "Västra Götalands län",
    "Riket",
    "Undersköterskor, hemtjänst, äldreboende och habilitering",
    "Sammanläggningsdelegationsledamot",
    "20–64 år",
    "<b>&\"quoted'",
    "",
)
UNITS = ("procent av befolkningen", "personer", "kronor i månaden", "procentenheter", "")

texts = st.one_of(
    st.sampled_from(WORDS), st.text(st.characters(max_codepoint=0x2FF), max_size=40)
).map(lambda word: Text(word, word))
units = st.sampled_from(UNITS).map(lambda word: Text(word, word))
roles = st.sampled_from(Role)
values = st.one_of(
    st.none(),
    st.sampled_from((0.0, 9_999_999.0, -1.5, 100.0, float("nan"), float("inf"))),
    st.floats(-1e6, 1e7, allow_nan=False).map(lambda value: round(value, 2)),
    st.floats(0, 100, allow_nan=False).map(lambda value: round(value, 1)),
)
intervals = st.tuples(st.floats(-10, 100), st.floats(0, 1e5))
years = st.integers(1990, 2035).map(str)
months = st.builds("{}-{:02}".format, st.integers(2015, 2030), st.integers(1, 12))
quarters = st.builds("{}Q{}".format, st.integers(2015, 2030), st.integers(1, 4))
categories = st.sampled_from(("0-1", "2-3", "4-9", "10+", "total"))


@st.composite
def line_charts(draw: st.DrawFn) -> LineChart:
    periods = draw(st.sampled_from([years, months, quarters, st.one_of(years, months), categories]))
    series = []
    for number in range(draw(st.integers(0, 7))):
        keys = draw(st.lists(periods, max_size=20, unique=True))
        points = tuple(
            Point(
                key,
                draw(values),
                draw(values),
                draw(values),
                draw(st.sampled_from((None, "derived", "preliminary"))),
            )
            for key in keys
        )
        series.append(Series(f"s{number}", draw(texts), draw(roles), points))
    breaks = draw(st.lists(st.builds(BreakMark, periods, texts), max_size=4))
    return LineChart(
        title=draw(texts),
        alt=draw(texts),
        unit=draw(units),
        series=tuple(series),
        breaks=tuple(breaks),
        decimals=draw(st.integers(0, 2)),
        zero=draw(st.booleans()),
        x_title=draw(texts),
    )


@st.composite
def row_charts(draw: st.DrawFn) -> BarChart | DotChart:
    keys = tuple(
        (f"k{number}", draw(texts), draw(roles)) for number in range(draw(st.integers(0, 5)))
    )
    bars = tuple(
        Bar(
            draw(texts),
            {key: draw(values) for key, _, _ in keys},
            draw(st.booleans()),
            {key: draw(intervals) for key, _, _ in keys if draw(st.booleans())},
        )
        for _ in range(draw(st.integers(0, 8)))
    )
    common = {
        "title": draw(texts),
        "alt": draw(texts),
        "unit": draw(units),
        "keys": keys,
        "bars": bars,
        "decimals": draw(st.integers(0, 2)),
    }
    if draw(st.booleans()):
        return DotChart(**common)
    return BarChart(**common, stacked=draw(st.booleans()))


charts = st.one_of(line_charts(), row_charts())


def text(words: str) -> Text:
    return Text(words, words)


def line(*series: Series, breaks: tuple[BreakMark, ...] = (), **more: object) -> LineChart:
    unit = more.pop("unit", text("procent av befolkningen"))
    return LineChart(text("Finding"), text("What it shows"), unit, series, breaks, **more)


def series(role: Role, label: str, figures: dict[str, float | None], mark: str = "") -> Series:
    points = tuple(Point(x, y, mark=mark or None) for x, y in figures.items())
    return Series(label, text(label), role, points)


def grouped(rows: dict[str, dict[str, float | None]], **more: object) -> BarChart:
    """Bars of two groups, the keys "women" and "men"."""
    unit = more.pop("unit", text("procent"))
    return BarChart(text("Finding"), text("What it shows"), unit, KEYS, _bars(rows), **more)


def dots(rows: dict[str, dict[str, float | None]], **more: object) -> DotChart:
    unit = more.pop("unit", text("procent"))
    return DotChart(text("Finding"), text("What it shows"), unit, KEYS, _bars(rows), **more)


def sheet(width: float = 720) -> Sheet:
    return Sheet(width=width, colours=LIGHT, sizes=sizes_for(width))


def words(drawn: Sheet) -> list[str]:
    return [row["text"] for row in drawn.texts]


def rows(drawn: Sheet, mark: str) -> list[dict[str, object]]:
    """The rows of every layer of *mark* on a sheet."""
    layers = [layer for layer in drawn.layers if layer["mark"]["type"] == mark]
    return [row for layer in layers for row in layer["data"]["values"]]


KEYS = (
    ("women", text("Utrikes födda kvinnor"), Role.FOCUS),
    ("men", text("Utrikes födda män"), Role.MAIN),
)


def _bars(rows: dict[str, dict[str, float | None]]) -> tuple[Bar, ...]:
    return tuple(Bar(text(label), figures) for label, figures in rows.items())


SOME: tuple[Chart, ...] = (
    line(
        series(
            Role.FOCUS,
            "Utrikes födda kvinnor",
            {"2018": 54.0, "2019": 55.1, "2020": None, "2021": 58.2},
        ),
        series(Role.MAIN, "Utrikes födda män", {"2021": 66.0, "2022": 67.5}, mark="derived"),
        breaks=(BreakMark("2021", text("Ny källa")),),
    ),
    grouped({"Örebro": {"women": 60.5, "men": None}, "Gotland": {"women": 0.0, "men": 80.0}}),
    grouped({"Örebro": {"women": 60.5, "men": 39.5}}, stacked=True),
    dots({"Örebro": {"women": 60.5, "men": 71.5}, "Gotland": {"women": None, "men": 80.0}}),
)
