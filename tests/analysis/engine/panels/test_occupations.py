"""Who works in what: sizes, sexes, concentration and change, also where cells are hidden."""

from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.panels import occupations
from slussen.regions import queries as regions
from tests.analysis import made_occupations as mo
from tests.analysis import occupation_truth
from tests.analysis.reading import rows, shipped, swedish

CONSTANTS = frozenset({str(occupations.FEWEST)})


def panel(*years):
    cells = {}
    for year in years:
        cells |= year
    return occupations.who(mo.inputs({"employees_ssyk3": cells}))


def usual():
    return (
        mo.employees("18", g911=(300, 100), g534=(500, 100), g833=(10, 290), g0002=(50, 50)),
        mo.employees("18", "2014", g911=(250, 50), g534=(600, 150), g833=(10, 280)),
    )


def test_the_largest_group_the_concentration_the_ends_and_the_change():
    assert swedish(panel(*usual())) == [
        (
            "Den största yrkesgruppen i Örebro län 2017 var skötare, vårdare och personliga "
            "assistenter: 600 anställda, 42,9 procent av alla."
        ),
        (
            "Av dem med känt yrke arbetade hälften av kvinnorna i 1 yrkesgrupp, hälften av männen "
            "i 1."
        ),
        (
            "Bland grupper med minst 200 anställda var andelen kvinnor högst bland skötare, "
            "vårdare och personliga assistenter (83 procent) och lägst bland lastbils- och "
            "bussförare (3 procent)."
        ),
        (
            "Sedan 2014 ökade städare och hemservicepersonal mest, med 100 anställda, och "
            "skötare, vårdare och personliga assistenter minskade mest, med 150."
        ),
    ]


def test_the_table_goes_by_size_and_the_unknown_are_only_in_the_total():
    found = panel(*usual())
    assert rows(found) == [
        ["Skötare, vårdare och personliga assistenter m.fl.", 600, 500, 100, 83.3, -150],
        ["Städare och hemservicepersonal m.fl.", 400, 300, 100, 75.0, 100],
        ["Lastbils- och bussförare", 300, 10, 290, 3.3, 10],
    ]
    assert "100 anställda saknar uppgift om yrke" in found.notes[1].sv
    assert found.chart.bars[0].values == {"women": 500, "men": 100}


def test_a_hidden_sex_hides_the_number_and_the_share():
    found = panel(mo.employees("18", g911=(300, None), g534=(500, 100)))
    assert rows(found)[-1] == [
        *("Städare och hemservicepersonal m.fl.", "suppressed", 300, "suppressed", "missing")
    ]
    assert "Sedan" not in " ".join(swedish(found))


def test_only_years_of_one_definition_are_compared():
    across = panel(mo.employees("18", "2020", g911=(30, 10)), mo.employees("18", g911=(20, 10)))
    assert [column.key for column in across.table.columns][-1] == "share"


def test_a_published_total_is_not_added_to_its_parts():
    cells = mo.employees("18", g911=(300, 100))
    total = {("18", "2017", "total", "911", "16-64", "employees"): mo.made.cell(400)}
    found = panel(cells, total)
    assert rows(found)[0][1:5] == [400, 300, 100, 75.0]


def test_nobody_and_no_table_are_no_panel():
    assert panel(mo.employees("18", g911=(0, 0))) is None
    assert panel(mo.employees("18", g911=(None, None))) is None
    assert panel(mo.employees("01", g911=(5, 5))) is None
    assert panel(mo.employees("18", g0002=(5, 5))) is None  # nobody's occupation is known


def test_groups_that_tie_are_not_said_to_be_largest():
    found = panel(mo.employees("18", g911=(30, 10), g534=(30, 10)))
    assert swedish(found) == [
        (
            "Av dem med känt yrke arbetade hälften av kvinnorna i 1 yrkesgrupp, hälften av männen "
            "i 1."
        )
    ]
    alone = panel(mo.employees("18", g911=(30, 0), g534=(30, 0)))
    assert swedish(alone) == ["Örebro län hade 60 anställda 2017."]


@settings(max_examples=60, deadline=None)
@given(
    data=st.binary(min_size=mo.size_of_random(), max_size=mo.size_of_random()),
    holes=st.sampled_from([0, 1, 4]),
    county=st.sampled_from(mo.COUNTIES),
)
def test_no_sentence_is_ever_false_of_its_figures(data, holes, county):
    made = mo.random_inputs(data, holes, county)
    found = occupations.who(made)
    if found is None:
        return
    occupation_truth.check(found, made, CONSTANTS)
    cells = made.cube("employees_ssyk3").cells
    year = max(k[1] for k, cell in cells.items() if k[0] == county and cell.value is not None)
    for row in found.table.rows:
        pair = [
            cells[county, year, sex, row[0].href, "16-64", "employees"].value
            for sex in mo.SEXES
            if (county, year, sex, row[0].href, "16-64", "employees") in cells
        ]
        hidden = None in pair
        assert row[1].number == (None if hidden else sum(n for n in pair if n is not None))
        if row[4].number is not None:
            assert abs(row[4].number - 100 * pair[0] / sum(pair)) <= 0.051


def test_on_the_figures_that_ship_every_county_is_true():
    for county in regions.counties():
        made = shipped(county.code)
        found = occupations.who(made)
        occupation_truth.check(found, made, CONSTANTS)
        assert len(found.sentences) >= 3
        assert len(found.table.rows) == 148
        sizes = [row[1].number for row in found.table.rows]
        assert sizes == sorted(sizes, reverse=True)
