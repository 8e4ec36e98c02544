"""Made-up content for the gallery page: every state a component can be in."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator

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
from slussen.ui.templatetags.ui import number


@dataclass(frozen=True)
class Column:
    title: Text
    kind: str = "number"
    unit: str = ""
    decimals: int = 0


@dataclass(frozen=True)
class Cell:
    text: Text | None = None
    number: float | None = None
    mark: str | None = None
    href: str = ""


@dataclass(frozen=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


UNITS = {
    "persons": Text("personer", "persons"),
    "percent": Text("procent", "percent"),
    "sek_month": Text("kronor i månaden", "SEK a month"),
}
COLOURS = (
    ("paper", "Paper"),
    ("paper-2", "Paper, second"),
    ("paper-3", "Paper, third"),
    ("ink", "Ink"),
    ("ink-soft", "Ink, soft"),
    ("rule", "Rule"),
    ("petrol", "Petrol: can be pressed"),
    ("petrol-soft", "Petrol, soft"),
    ("focus", "Amber: foreign-born women"),
    ("main", "Chart: the county"),
    ("reference", "Chart: compared with"),
    ("reference-2", "Chart: compared with, second"),
    ("danger", "Error"),
    ("success", "Done"),
)
MAP_STEPS = (*(f"seq-{step}" for step in range(1, 8)), "none")
COUNTIES = (("", Text("Välj", "Choose")), ("A", Text("Övre län", "Upper County")))
ANSWER = Text(
    "I det påhittade länet har 64,2 procent av de utrikes födda kvinnorna ett arbete.",
    "In the made-up county 64.2 per cent of the foreign-born women have a job.",
)
ANSWER_NUMBER = Text("64,2 procent", "64.2 per cent")
SECOND = Text(
    "Det är 21,5 procentenheter mindre än bland inrikes födda kvinnor.",
    "That is 21.5 percentage points less than among women born in Sweden.",
)
SECOND_NUMBER = Text("21,5 procentenheter", "21.5 percentage points")


def charts() -> list[Chart]:
    """One chart of each kind, with every role of a series."""
    roles = (
        ("women_abroad", Text("Utrikes födda kvinnor", "Foreign-born women"), Role.FOCUS),
        ("men_abroad", Text("Utrikes födda män", "Foreign-born men"), Role.MAIN),
        ("women", Text("Inrikes födda kvinnor", "Women born in Sweden"), Role.REFERENCE),
        ("men", Text("Inrikes födda män", "Men born in Sweden"), Role.REFERENCE_2),
    )
    values = (
        (52, 54, 55, 59, 61, 62.5, 64.2),
        (60, 61, 63, 66, 68, 69, 70),
        (82, 82, 83, 84, 85, 85, 85.7),
        (84, 84, 85, 86, 87, 87, 87.1),
    )
    unit = Text("Procent", "Per cent")
    series = tuple(
        Series(key, label, role, tuple(Point(str(2018 + i), y) for i, y in enumerate(row)))
        for (key, label, role), row in zip(roles, values, strict=True)
    )
    bars = tuple(
        Bar(
            Text(*names),
            {key: row[i] for (key, *_), row in zip(roles, values, strict=True)},
            i == 0,
        )
        for i, names in enumerate((("Övre län", "Upper County"), ("Nedre län", "Lower County")))
    )
    title = Text("Påhittat: skillnaden har minskat", "Made up: the difference has shrunk")
    alt = Text("Ett påhittat diagram.", "A made-up chart.")
    break_ = BreakMark("2021", Text("Nytt register", "New register"))
    return [
        LineChart(title, alt, unit, series, breaks=(break_,)),
        BarChart(title, alt, unit, roles, bars, decimals=1),
        DotChart(title, alt, unit, (roles[0], roles[2]), bars),
    ]


def _row(sv: str, en: str, *values: Any, href: str = "") -> tuple[Cell, ...]:
    cells = [value if isinstance(value, Cell) else Cell(number=value) for value in values]
    return (Cell(text=Text(sv, en), href=href), *cells)


def table() -> Table:
    columns = (
        Column(Text("Yrke", "Occupation"), kind="text"),
        Column(Text("Anställda", "Employees"), unit="persons"),
        Column(Text("Kvinnor", "Women"), unit="percent", decimals=1),
        Column(Text("Förändring", "Change"), unit="percent", decimals=1),
        Column(Text("Medellön", "Average pay"), unit="sek_month"),
        Column(Text("Utsikt", "Outlook"), kind="assessment"),
    )
    small, good = Cell(text=Text("små", "small")), Cell(text=Text("goda", "good"))
    rows = (
        _row("Undersköterskor", "Assistant nurses", 12345, 91.4, 2.5, 31200, good, href="5321"),
        _row(
            "Arbetsmiljöingenjörer, yrkes- och miljöhygieniker i tillverkningsindustrin",
            "Occupational-health engineers and hygienists of manufacturing",
            *(0, 0.0, -12.4, Cell(mark="suppressed"), Cell(mark="not_assessed")),
        ),
        _row(
            "Kockar och kallskänkor",
            "Cooks",
            *(987, 48.0, Cell(number=-0.3, mark="preliminary"), 28750, small),
        ),
        _row(
            "Alla påhittade yrken",
            "All made-up occupations",
            *(1_234_567_890, Cell(number=50.1, mark="derived"), None, 37900, Cell()),
        ),
    )
    return Table(columns, rows)


class ExampleForm(forms.Form):
    email = forms.EmailField(label="E-mail", help_text="Where the answer is sent.")
    county = forms.ChoiceField(label="County", choices=[("", "Choose"), ("A", "Upper County")])
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    way = forms.ChoiceField(
        label="How shall we answer?",
        choices=[("mail", "By e-mail"), ("phone", "By phone")],
        widget=forms.RadioSelect,
        help_text="The post takes longer.",
    )
    agree = forms.BooleanField(label="I have read what is stored about me")


def context() -> dict[str, Any]:
    table_ = table()
    return {
        "table": table_,
        "no_rows": Table(table_.columns, ()),
        "units": UNITS,
        "colours": COLOURS,
        "map_steps": MAP_STEPS,
        "counties": COUNTIES,
        "answer": (ANSWER, ANSWER_NUMBER),
        "second": (SECOND, SECOND_NUMBER),
        "form": ExampleForm(),
        "wrong_form": ExampleForm({"email": "nobody", "county": ""}, auto_id="wrong_%s"),
        "huge": number(9_876_543_210),
        "numbers": (0, 7, -3.4, 1234, 9_876_543_210, None),
        "pages": Paginator(range(1000), 20).page(12),
    }
