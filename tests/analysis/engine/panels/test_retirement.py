"""Coming retirements: what is an estimate is called one, and published numbers are not."""

from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.model import Status
from slussen.analysis.engine.panels import retirement
from slussen.regions import queries as regions
from tests.analysis import made_occupations as mo
from tests.analysis import occupation_truth
from tests.analysis.reading import rows, shipped, swedish

CONSTANTS = frozenset({str(retirement.FEWEST), "80"})


def panel(county="18", aged=None, **staff):
    return retirement.coming(
        mo.inputs(
            {
                "employees_ssyk3_age": aged or {},
                "employees_ssyk3": mo.employees(county, **staff),
            },
            county=county,
        )
    )


AGED = mo.aged("SE12", "911", 700, 200, 100) | mo.aged("SE12", "534", 1900, 60, 40)


def test_an_estimate_is_told_as_one_with_its_interval():
    found = panel(aged=AGED, g911=(300, 100), g534=(800, 200))
    assert swedish(found)[0].startswith(
        "Flest anställda 55–64 år i Örebro län fanns 2017 bland städare och hemservicepersonal: "
        "uppskattningsvis 120 personer (80 procents intervall "
    )
    assert swedish(found)[1:] == [
        (
            "I uppskattningsvis 1 av 2 yrkesgrupper med minst 200 anställda var mer än var fjärde "
            "55 år eller äldre."
        ),
        ("Störst var andelen bland städare och hemservicepersonal: uppskattningsvis 30 procent."),
    ]
    low, high = rows(found)[0][4:6]
    assert found.chart.bars[0].intervals == {"near": (low, high)}
    assert rows(found)[0][-1] == "uppskattning"


def test_a_published_number_is_told_without_interval_and_doubt():
    found = panel("01", mo.aged("SE11", "911", 300, 60, 40), g911=(300, 100))
    assert swedish(found)[0] == (
        "Flest anställda 55–64 år i Stockholms län fanns 2017 bland städare och "
        "hemservicepersonal: 100 personer."
    )
    assert [column.key for column in found.table.columns] == [
        *("occupation", "employees", "share", "near", "soon")
    ]
    assert found.chart.bars[0].intervals == {}
    assert not any("riksområdet" in note.sv for note in found.notes)


def test_the_notes_say_how_old_the_figures_are_and_how_good_estimates_were():
    own = mo.aged("04", "534", 95, 3, 2)
    found = panel(aged=AGED | own, g911=(300, 100))
    assert found.notes[0].sv.startswith(
        "Uppgifterna är från 2017: de som då var 55–64 år fyller 64–73 år 2026."
    )
    assert found.notes[2].sv == (
        "Prövat där länens egna åldrar är publicerade (”skötare, vårdare och personliga "
        "assistenter”): felet i andelen var i snitt 0,0\xa0procentenheter, och 1 av 1 intervall "
        "innehöll det rätta antalet. För dessa yrken visas länets publicerade tal."
    )


def test_where_groups_tie_and_are_small_one_of_them_is_told():
    cells = mo.aged("SE12", "911", 8, 2, 0) | mo.aged("SE12", "534", 8, 2, 0)
    (said,) = swedish(panel(aged=cells, g911=(5, 5), g534=(5, 5)))
    assert said.startswith(
        "Bland ”skötare, vårdare och personliga assistenter” i Örebro län var uppskattningsvis "
        "2 personer 55–64 år 2017 (80 procents intervall "
    )


def test_many_occupations_that_estimates_were_tried_on_are_counted():
    codes = ("911", "534", "222", "833")
    aged = {}
    for code in codes:
        aged |= mo.aged("SE12", code, 70, 20, 10) | mo.aged("04", code, 7, 2, 1)
    found = panel(aged=aged, **{f"g{code}": (30, 10) for code in codes})
    assert "är publicerade (4 yrkesgrupper): felet" in found.notes[2].sv


def test_no_ages_no_employees_or_not_the_same_year_are_no_panel():
    assert panel(g911=(300, 100)) is None
    assert panel(aged=AGED) is None
    assert panel(aged=mo.aged("SE12", "911", 7, 2, 1, period="2020"), g911=(300, 100)) is None
    assert panel(aged=mo.aged("SE12", "911", 7, None, 1), g911=(300, 100)) is None


@settings(max_examples=60, deadline=None)
@given(
    data=st.binary(min_size=mo.size_of_random(), max_size=mo.size_of_random()),
    holes=st.sampled_from([0, 1, 4]),
    county=st.sampled_from(mo.COUNTIES),
)
def test_no_sentence_is_ever_false_of_its_figures(data, holes, county):
    made = mo.random_inputs(data, holes, county)
    found = retirement.coming(made)
    if found is None:
        return
    occupation_truth.check(found, made, CONSTANTS)
    estimated = {one.status for one in found.indicators} == {Status.ESTIMATE}
    assert not estimated or county in {"18", "04"}
    for indicator in found.indicators:
        if indicator.status is Status.ESTIMATE and indicator.unit != "occupations":
            assert 0 <= indicator.lo80 <= indicator.value <= indicator.hi80
        else:
            assert indicator.lo80 is None
    assert ("uppskattningsvis" in swedish(found)[0]) <= (county in {"18", "04"})


def test_on_the_figures_that_ship_every_county_is_true():
    for county in regions.counties():
        made = shipped(county.code)
        found = retirement.coming(made)
        occupation_truth.check(found, made, CONSTANTS)
        assert len(found.sentences) == 3
        kinds = {row[0]: row[-1] for row in rows(found)}
        assert len(kinds) > 130
        if county.code != "01":
            assert kinds["Civilingenjörsyrken"] == "publicerad"
            assert kinds["Undersköterskor"] == "uppskattning"
