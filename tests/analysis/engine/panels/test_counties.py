"""The county among the others: its place, the ends, and the chart in order."""

from slussen.analysis.engine.panels import counties
from slussen.regions.engine.places import COUNTRY
from tests.analysis import made
from tests.analysis.reading import rows, shipped, swedish

NOW = "2024-11"


def panel(county="18", **women):
    cells = {}
    for region, pair in women.items():
        cells |= made.rates(region.removeprefix("r"), NOW, pair)
    return counties.employment_gap(made.inputs({"labour_status": cells}, county=county))


FOUR = {"r18": (83.2, 65.4), "r01": (85.4, 70.5), "r09": (84.0, 62.8), "r20": (85.5, 65.0)}


def test_the_countys_place_and_who_has_the_most_and_the_least():
    assert swedish(panel(**FOUR)) == [
        (
            "I november 2024 hade Örebro län den näst minsta skillnaden i sysselsättning mellan "
            "inrikes och utrikes födda kvinnor av de 4 länen: 17,8 procentenheter."
        ),
        (
            "Störst var skillnaden i Gotlands län (21,2 procentenheter) och minst i Stockholms län "
            "(14,9 procentenheter)."
        ),
        (
            "Av de utrikes födda kvinnorna i länet arbetade 65,4 procent, den näst högsta andelen "
            "av de 4 länen."
        ),
    ]


def test_the_county_is_not_named_twice():
    largest, smallest = panel("09", **FOUR), panel("01", **FOUR)
    assert swedish(largest)[1] == ("Minst var skillnaden i Stockholms län (14,9 procentenheter).")
    assert swedish(smallest)[1] == "Störst var skillnaden i Gotlands län (21,2 procentenheter)."


def test_counties_without_figures_are_not_counted():
    three = {name: pair for name, pair in FOUR.items() if name != "r20"}
    assert "av de 3 län som har siffror" in swedish(panel(**three))[0]
    assert panel(r18=(80, 70), r01=(80, 60)) is None
    assert panel(r01=(80, 70), r09=(80, 60), r20=(80, 65)) is None  # not this county


def test_gaps_that_go_both_ways_are_not_ranked_by_size():
    found = panel(r18=(80, 70), r01=(80, 81), r09=(80, 75), r20=(80, 72))
    assert swedish(found) == [
        (
            "Av de utrikes födda kvinnorna i länet arbetade 70,0 procent, den lägsta andelen av de "
            "4 länen."
        )
    ]
    assert found.chart.title == found.sentences[0].text


def test_where_all_are_equal_the_gap_itself_is_said():
    found = panel(r18=(80, 70), r01=(80, 70), r09=(80, 70))
    assert swedish(found) == [
        (
            "I november 2024 var sysselsättningen bland utrikes födda kvinnor i Örebro län "
            "10,0 procentenheter lägre än bland inrikes födda kvinnor."
        )
    ]


def test_rows_go_by_the_gap_with_the_country_among_them():
    found = panel(**FOUR, **{f"r{COUNTRY}": (84.3, 66.9)})
    assert [bar.label.sv for bar in found.chart.bars] == [
        *("Gotland", "Dalarna", "Örebro", "Riket", "Stockholm")
    ]
    assert [bar.label.sv for bar in found.chart.bars if bar.emphasis] == ["Örebro"]
    assert rows(found)[0] == ["Gotlands län", 84.0, 62.8, 21.2]
    assert "riket" not in " ".join(swedish(found))  # the country is no county


def test_on_the_figures_that_ship_there_are_all_21_and_the_country():
    found = counties.employment_gap(shipped("18"))
    assert len(found.chart.bars) == len(found.table.rows) == 22
    gaps = [row[3] for row in rows(found)]
    assert gaps == sorted(gaps, reverse=True)
