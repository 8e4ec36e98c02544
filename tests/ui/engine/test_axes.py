"""The words under a line chart."""

from slussen.ui.engine.axes import draw_axis
from slussen.ui.engine.charts import LineChart, Role
from slussen.ui.engine.layers import Sheet
from slussen.ui.engine.layout import Scale
from slussen.ui.engine.traces import axis_of
from tests.ui.engine import made


def drawn(chart: LineChart, width: float = 720) -> Sheet:
    sheet = made.sheet(width)
    sheet.height = 200
    axis = axis_of(chart)
    end = draw_axis(chart, sheet, axis, Scale(*axis.ends, 8, width - 40), "sv")
    assert end > 200
    return sheet


def test_the_year_is_written_once_for_the_months_of_a_year() -> None:
    figures = dict.fromkeys(("2023-11", "2024-03", "2024-09"), 1.0)
    sheet = drawn(made.line(made.series(Role.MAIN, "a", figures)))
    assert made.words(sheet) == ["nov", "2023", "mars", "2024", "sept"]
    assert len(sheet.back) == 3  # a small rule for each


def test_years_alone_are_one_line() -> None:
    sheet = drawn(made.line(made.series(Role.MAIN, "a", {"2020": 1.0, "2021": 2.0})))
    assert made.words(sheet) == ["2020", "2021"]
    assert len({row["y"] for row in sheet.texts}) == 1


def test_a_narrow_axis_keeps_its_ends() -> None:
    figures = {str(year): 1.0 for year in range(2013, 2025)}
    sheet = drawn(made.line(made.series(Role.MAIN, "a", figures)), width=200)
    assert made.words(sheet)[0] == "2013"
    assert made.words(sheet)[-1] == "2024"
    assert len(sheet.texts) < 8


def test_categories_have_their_names_and_the_axis_its_title() -> None:
    chart = made.line(
        made.series(Role.MAIN, "a", {"0-1": 1.0, "4-9": 2.0}),
        x_labels=(("0-1", made.text("högst 1 år")),),
        x_title=made.text("tid i Sverige"),
    )
    assert made.words(drawn(chart)) == ["högst 1 år", "4–9", "Tid i Sverige"]
