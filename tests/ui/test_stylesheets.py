"""What the style sheets promise: one sheet for both directions, readable colours, the palette."""

import re
from pathlib import Path

import pytest

import slussen.ui
from slussen.ui.engine import palette

UI = Path(slussen.ui.__path__[0])
SHEETS = sorted((UI / "static" / "ui" / "css").glob("*.css"))
TOKENS = (UI / "static" / "ui" / "css" / "tokens.css").read_text(encoding="utf-8")
CHARTS = (UI / "static" / "ui" / "css" / "charts.css").read_text(encoding="utf-8")
THEMES = ("light", "dark")
PHYSICAL = re.compile(
    r"(?<![\w-])((margin|padding|border|scroll-margin|scroll-padding)-(left|right|top|bottom)"
    r"|left|right|top|bottom|width|height|(min|max)-(width|height))\s*:"
    r"|:\s*(left|right)\s*[;}]"
)


def declarations(css: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", css))


def theme(name: str) -> dict[str, str]:
    """The tokens of a theme: the dark one changes some of the light one's."""
    light, _media, rest = TOKENS.partition("@media screen and (prefers-color-scheme: dark)")
    dark = rest.partition("@media (forced-colors")[0]
    return declarations(light) | (declarations(dark) if name == "dark" else {})


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_sheets_are_small_and_know_no_left_or_right(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.S)
    assert text.count("\n") < 400
    rules = re.sub(r"@(?:media|container)[^{]+\{", "{", text)
    assert [match[0] for match in PHYSICAL.finditer(rules)] == []
    assert "http" not in re.sub(r'\[href\^="http"\]', "", rules)


def test_every_sheet_is_linked() -> None:
    templates = "".join(path.read_text(encoding="utf-8") for path in UI.rglob("*.html"))
    assert [sheet.name for sheet in SHEETS if f"ui/css/{sheet.name}" not in templates] == []


def test_every_token_that_is_used_exists() -> None:
    texts = [sheet.read_text(encoding="utf-8") for sheet in SHEETS]
    known = declarations(TOKENS).keys() | declarations(CHARTS).keys()
    used = {name for text in texts for name in re.findall(r"var\((--[\w-]+)", text)}
    assert used - known == set()


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("text", "surface", "least"),
    [
        ("--ink", "--paper", 7),
        ("--ink", "--paper-2", 7),
        ("--ink", "--paper-3", 7),
        ("--ink-soft", "--paper", 7),
        ("--ink-soft", "--paper-2", 4.5),
        ("--petrol", "--paper", 7),
        ("--petrol", "--paper-2", 4.5),
        ("--petrol-strong", "--petrol-soft", 4.5),
        ("--ink", "--petrol-soft", 4.5),
        ("--on-petrol", "--petrol", 7),
        ("--on-petrol", "--petrol-strong", 7),
        ("--danger", "--paper", 4.5),
        ("--ink", "--danger-soft", 4.5),
        ("--success", "--success-soft", 4.5),
        ("--disabled", "--paper", 4.5),
        ("--disabled", "--paper-2", 4.5),
        ("--rule-strong", "--paper", 3),
        ("--focus-ring", "--paper", 3),
    ],
)
def test_colours_are_readable(name: str, text: str, surface: str, least: float) -> None:
    colours = theme(name)
    assert palette.contrast(colours[text], colours[surface]) >= least


@pytest.mark.parametrize("name", THEMES)
def test_charts_stand_on_the_page_s_paper(name: str) -> None:
    assert theme(name)["--paper"] == palette.THEMES[name]["paper"]
    assert theme(name)["--ink"] == palette.THEMES[name]["ink"]


def test_charts_have_the_palette_s_colours_in_every_mode() -> None:
    blocks = re.findall(r":root \{(.*?)\}", CHARTS, re.S)
    modes = [palette.LIGHT, palette.DARK, palette.FORCED]
    assert [declarations(block) for block in blocks] == [
        {f"--chart-{token}": colour for token, colour in mode.items()} for mode in modes
    ]


def test_every_class_of_a_drawing_is_coloured() -> None:
    rules = re.findall(
        r"\.(c-[\w-]+)\s*\{\s*(fill|stroke):\s*var\(--chart-([\w-]+)\);\s*\}", CHARTS
    )
    assert {rule[0] for rule in rules} == set(palette.CLASSES)
    assert all(name == f"c-{token}-{paint}" for name, paint, token in rules)
