"""Line charts: what is drawn of them."""

import pytest

from slussen.ui.engine.charts import BreakMark, LineChart, Point, Role, Series
from slussen.ui.engine.layers import Sheet
from slussen.ui.engine.lines import line_sheet
from tests.ui.engine import made

WOMEN = {"2019": 55.0, "2020": 56.0, "2021": 58.0}


def drawn(chart: LineChart, width: float = 720) -> Sheet:
    return line_sheet(chart, made.sheet(width), "sv")


def test_lines_end_in_their_number_and_name() -> None:
    sheet = drawn(made.line(made.series(Role.FOCUS, "utrikes födda kvinnor", WOMEN)))
    by_text = {row["text"]: row for row in sheet.texts}
    number, name = by_text["58,0\u202f%"], by_text["Utrikes födda kvinnor"]
    assert number["colour"] == name["colour"] == sheet.colours["focus-text"]
    assert number["y"] == name["y"]
    assert sheet.plot_width < number["x"] < name["x"]


def test_on_a_phone_the_number_stands_above_the_name() -> None:
    sheet = drawn(made.line(made.series(Role.FOCUS, "Kvinnor", WOMEN)), width=360)
    by_text = {row["text"]: row for row in sheet.texts}
    number, name = by_text["58,0\u202f%"], by_text["Kvinnor"]
    assert number["x"] == name["x"]
    assert number["y"] < name["y"]


def test_a_break_cuts_every_line_and_has_its_words() -> None:
    chart = made.line(
        made.series(Role.FOCUS, "a", WOMEN),
        made.series(Role.MAIN, "b", WOMEN),
        breaks=(BreakMark("2021", made.text("Ny källa")),),
    )
    sheet = drawn(chart)
    runs = {row["run"] for row in made.rows(sheet, "line")}
    assert len(runs) == 2  # 2019–2020 of each; 2021 stands alone
    assert "Ny källa" in made.words(sheet)
    (pole,) = [rule for rule in sheet.back if rule["dash"]]
    assert pole["x"] == pole["x2"]
    assert pole["y2"] == sheet.height


def test_derived_figures_are_hollow_and_explained() -> None:
    chart = made.line(
        made.series(Role.FOCUS, "a", WOMEN, mark="derived"), made.series(Role.MAIN, "b", WOMEN)
    )
    sheet = drawn(chart)
    fills = {(row["stroke"], row["fill"]) for row in made.rows(sheet, "point") if row.get("value")}
    paper, colours = sheet.colours["paper"], sheet.colours
    assert (colours["focus"], paper) in fills
    assert (colours["main"], colours["main"]) in fills
    assert (colours["main"], paper) not in fills
    assert "Beräknat av Slussen ur publicerade tal" in made.words(sheet)


def test_intervals_are_bands_and_a_lone_one_a_whisker() -> None:
    forecast = (
        Point("2020", 50.0),
        Point("2021", 51.0, 49.0, 53.0),
        Point("2022", 52.0, 48.0, 56.0),
        Point("2023", None),
        Point("2024", 50.0, 40.0, 60.0),
    )
    sheet = drawn(made.line(Series("a", made.text("a"), Role.MAIN, forecast)))
    assert [(row["value"], row["high"]) for row in made.rows(sheet, "area")] == [(49, 53), (48, 56)]
    (whisker,) = [rule for rule in sheet.back if rule["colour"] == sheet.colours["main"]]
    assert whisker["x"] == whisker["x2"]
    assert "80-procentigt intervall" in made.words(sheet)


def test_a_single_figure_is_a_point_beside_its_label() -> None:
    sheet = drawn(made.line(made.series(Role.FOCUS, "Kvinnor", {"2023": 61.3})))
    assert made.rows(sheet, "line") == []
    assert made.rows(sheet, "point")
    label = next(row for row in sheet.texts if row["text"] == "61,3\u202f%")
    assert label["x"] < 0.3 * sheet.width


def test_a_figure_alone_in_a_long_series_is_still_seen() -> None:
    figures = {f"{year}": 1.0 for year in range(1990, 2020)} | {"2018": None}
    sheet = drawn(made.line(made.series(Role.MAIN, "a", figures)))
    marked = [row["place"] for row in made.rows(sheet, "point") if row["size"] < 100]
    assert marked == [2019.5]  # the last, alone behind the gap


def test_series_without_figures_are_named() -> None:
    nothing = made.series(Role.MAIN, "män", {"2019": None})
    sheet = drawn(made.line(made.series(Role.FOCUS, "kvinnor", WOMEN), nothing))
    assert "Uppgift saknas: Män." in made.words(sheet)


@pytest.mark.parametrize("series", [(), (made.series(Role.MAIN, "a", {"2020": None}),)])
def test_no_figures_at_all(series: tuple[Series, ...]) -> None:
    assert "Uppgift saknas" in made.words(drawn(made.line(*series)))


def test_many_labels_make_the_chart_taller() -> None:
    few = made.line(*(made.series(Role.MAIN, f"Grupp {i}", WOMEN) for i in range(2)))
    many = made.line(*(made.series(Role.MAIN, f"Grupp {i}", WOMEN) for i in range(25)))
    assert drawn(many, 360).height > drawn(few, 360).height
    labels = [row for row in drawn(many, 360).texts if row["text"].startswith("Grupp")]
    assert len({row["y"] for row in labels}) == 25


def test_every_figure_of_a_small_chart_says_what_it_is() -> None:
    sheet = drawn(made.line(made.series(Role.FOCUS, "Kvinnor", WOMEN)))
    tips = [row["tip"] for row in made.rows(sheet, "point") if row["tip"]]
    assert tips[-1] == "Kvinnor, 2021: 58,0 procent av befolkningen"
    assert len(tips) == 3


def test_a_chart_of_very_many_figures_has_no_spots_to_hover_over() -> None:
    months = [f"{year}-{month:02}" for year in range(2000, 2020) for month in range(1, 13)]
    sheet = drawn(made.line(made.series(Role.MAIN, "a", dict.fromkeys(months, 1.0))))
    assert len(made.rows(sheet, "line")) == 240
    assert not [row for row in made.rows(sheet, "point") if row["tip"]]
