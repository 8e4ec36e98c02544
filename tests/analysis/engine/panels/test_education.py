"""Education of the population: shares of everyone, unknown included, and the counties' sum."""

import pytest

from slussen.analysis.engine.inputs import Reader
from slussen.analysis.engine.model import Section, Status
from slussen.analysis.engine.panels import education
from tests.analysis import made
from tests.analysis.reading import english, rows, shipped, swedish

# 1,000 persons: 200 primary, 400 upper secondary, 150 + 200 post-secondary, 50 unknown.
WOMEN = (50, 150, 150, 250, 150, 190, 10, 50)
MEN = (100, 150, 200, 300, 100, 95, 5, 50)


def cells(region="18", year="2018", women=WOMEN, men=MEN):
    found = {}
    for sex, numbers in (("women", women), ("men", men)):
        for level, number in zip(made.EDUCATIONS, numbers, strict=True):
            found[region, year, sex, level, "16-74", "population"] = made.cell(number)
    return found


def inputs(*some, **options):
    merged = {}
    for one in some:
        merged |= one
    return made.inputs({"population_education": merged}, **options)


def everywhere(year="2018", **others):
    return [cells(code, year, **others) for code in made.SOME_COUNTIES[1:]]


def test_post_secondary_now_the_change_and_the_country():
    lower = (50, 250, 150, 250, 100, 140, 10, 50)
    found = education.levels(
        inputs(cells(), *everywhere(women=MEN), cells(year="2008", women=lower, men=MEN))
    )
    assert swedish(found) == [
        (
            "År 2018 hade 35,0 procent av kvinnorna i Örebro län eftergymnasial utbildning, mot "
            "20,0 procent av männen."
        ),
        (
            "Andelen med eftergymnasial utbildning ökade med 10,0 procentenheter bland kvinnor och "
            "var oförändrad bland män från 2008 till 2018."
        ),
        (
            "Bland kvinnor var andelen eftergymnasialt utbildade högre än i riket (23,8 procent), "
            "och bland män lika hög som i riket (20,0 procent)."
        ),
    ]
    assert english(found)[0] == (
        "In 2018, 35.0 per cent of women in Örebro County had post-secondary education, against "
        "20.0 per cent of men."
    )
    assert found.chart.title.sv.replace("\xa0", " ") == (
        "Eftergymnasial utbildning 2018: 35,0 procent av kvinnorna och 20,0 procent av männen"
    )


def test_unknown_is_a_part_of_the_whole_and_shown():
    found = education.levels(inputs(cells()))
    women = found.chart.bars[0].values
    assert women == {
        "primary": 20.0,
        "upper_secondary": 40.0,
        "post_secondary_under_3": 15.0,
        "post_secondary_3": 20.0,
        "unknown": 5.0,
    }
    assert sum(women.values()) == 100
    assert any("Uppgift saknas är en egen grupp" in note.sv for note in found.notes)


def test_the_country_is_the_counties_added_up_and_says_so():
    reader = Reader(inputs(cells(), *everywhere(women=MEN)), Section.SITUATION)
    found = education.Shares(reader).share("00", "2018", "women", "post_secondary")
    assert found.value == 23.8  # (350 + 3 × 200) of 4 × 1,000
    assert found.status is Status.DERIVED
    assert "Länen sammanlagda" in [step.sv for step in found.source.steps]
    assert found.breakdown["region"] == "00"


@pytest.mark.parametrize("missing", [None, ()])
def test_no_country_when_a_county_is_missing(missing):
    others = everywhere()
    if missing is None:
        others[0]["01", "2018", "women", "unknown", "16-74", "population"] = made.cell(None)
    else:
        del others[0]["01", "2018", "women", "unknown", "16-74", "population"]
    found = education.levels(inputs(cells(), *others))
    assert not any("riket" in one for one in swedish(found))
    assert ["Riket", "Kvinnor", "2018", *["missing"] * 6] in rows(found)
    assert not any("länen sammanlagda" in note.sv for note in found.notes)


def test_a_class_without_a_figure_gives_no_shares():
    hidden = (None, *WOMEN[1:])
    assert education.levels(inputs(cells(women=hidden))) is None
    assert education.levels(inputs(cells(women=(0,) * 8))) is None
    assert education.levels(inputs(cells("01"))) is None


@pytest.mark.parametrize(
    ("years", "since"),
    [
        (("2008", "2018"), "2008"),
        (("2000", "2007", "2012", "2018"), "2012"),  # no 2008: the first year after it
        (("1999", "2000", "2005"), "2000"),  # not across the break of 2000
        (("1999", "2000"), None),
        (("2018",), None),
    ],
)
def test_the_change_is_over_ten_comparable_years(years, since):
    found = swedish(education.levels(inputs(*(cells(year=year) for year in years))))
    changes = [one for one in found if "från" in one]
    assert bool(changes) is (since is not None)
    if since:
        assert f"från {since} till {years[-1]}" in changes[0]


def test_the_chosen_counties_come_before_the_country():
    found = education.levels(inputs(cells(), *everywhere(), compare=("20",)))
    assert [bar.label.sv for bar in found.chart.bars] == [
        *("Kvinnor, Örebro län", "Män, Örebro län", "Kvinnor, Dalarnas län", "Män, Dalarnas län"),
        *("Kvinnor, riket", "Män, riket"),
    ]
    assert [bar.emphasis for bar in found.chart.bars] == [True, True, False, False, False, False]


def test_on_the_figures_that_ship_the_year_is_said():
    found = education.levels(shipped("18"))
    assert swedish(found)[0].startswith("År 2018 hade ")
    assert "från 2008 till 2018" in swedish(found)[1]
