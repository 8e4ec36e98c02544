"""Unused education: always an estimate with its interval, never more than the figures say."""

from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine.model import Section, Status
from slussen.analysis.engine.panels import unused
from tests.analysis import made_forecasts as mf
from tests.analysis import made_occupations as mo
from tests.analysis import occupation_truth
from tests.analysis.made import cell
from tests.analysis.reading import english, rows, shipped, swedish

CONSTANTS = frozenset({"80"})
WORKS = (*unused.GROUPS, "higher", "lower", "none", "unused")
WOMEN, MEN, NATIVE = unused.WOMEN, unused.MEN, unused.NATIVE_WOMEN


def inputs(*cells, commuting=None):
    tables = {"unused_education": {key: one for part in cells for key, one in part.items()}}
    if commuting is not None:
        tables["commuting"] = {("18", "2023", "out_share"): cell(commuting)}
    return mo.inputs(tables)


HERS = mf.unused(
    "18",
    WOMEN,
    {
        "higher": (3000, 2400, 3800),
        "service": (550, 300, 1000),
        "elementary": (200, 100, 350),
        "lower": (1010, 560, 1790),
        "none": (1060, 890, 1240),
        "unused": (2070, 1450, 3030),
    },
    (25, 16, 37),
)
HIS = mf.unused("18", MEN, {"lower": (880, 480, 1600)}, (30, 19, 43))
NATIVES = mf.unused("18", NATIVE, {"lower": (1900, 1400, 2600)}, (11, 8, 15))


def test_every_number_stands_as_an_estimate_with_its_interval():
    found = unused.education(inputs(HERS, HIS, NATIVES))
    assert [text.replace("\u202f", " ") for text in swedish(found)] == [
        (
            "I Örebro län arbetar uppskattningsvis 1 010 utrikes födda kvinnor med minst tre års "
            "eftergymnasial utbildning i yrken som kräver kortare utbildning "
            "(80 procents intervall 560–1 790)."
        ),
        (
            "Därtill är uppskattningsvis 1 060 utrikes födda kvinnor med så lång utbildning "
            "utan arbete (80 procents intervall 890–1 240)."
        ),
        (
            "Av de utrikes födda kvinnor som arbetar och har så lång utbildning är det 25 procent "
            "(80 procents intervall 16–37) som har ett sådant yrke, av utrikes födda män "
            "30 procent (80 procents intervall 19–43) och av kvinnor födda i Sverige 11 procent "
            "(80 procents intervall 8–15)."
        ),
        (
            "Flest finns i ”service, omsorg och försäljning”: uppskattningsvis 550 utrikes födda "
            "kvinnor (80 procents intervall 300–1 000)."
        ),
    ]
    assert english(found)[3].startswith("The largest group is “service, care and sales”: an est")
    assert found.section is Section.UNUSED
    assert {one.status for one in found.indicators} == {Status.ESTIMATE}
    assert [bar.values["people"] for bar in found.chart.bars] == [550, 200]
    assert found.chart.bars[0].intervals == {"people": (300, 1000)}


def test_the_table_has_every_group_with_both_ends_and_says_what_is_missing():
    table = rows(unused.education(inputs(HERS, HIS, NATIVES)))
    assert [row[0] for row in table[-3:]] == [
        "Alla yrken som kräver kortare utbildning",
        "Utan arbete",
        "Sammanlagt: utbildningen används inte",
    ]
    assert table[-3][1:] == [1010, 560, 1790, 880, 480, 1600, 1900, 1400, 2600]
    assert table[1][1] == "missing"


def test_the_note_on_the_border_is_told_only_where_it_is_known():
    with_it = unused.education(inputs(HERS, commuting=3.9))
    assert any("3,9\xa0procent" in note.sv for note in with_it.notes)
    without = unused.education(inputs(HERS))
    assert len(without.notes) == len(with_it.notes) - 1


def test_no_figures_another_county_s_or_none_of_the_women_is_no_panel():
    assert unused.education(inputs()) is None
    assert unused.education(inputs(mf.unused("09", WOMEN, {"lower": (9, 1, 20)}))) is None
    assert unused.education(inputs(HIS)) is None


def test_what_ships_is_true_of_every_sentence_and_near_what_scb_has_counted():
    for county in ("18", "01", "09"):
        made = shipped(county)
        found = unused.education(made)
        occupation_truth.check(found, made, CONSTANTS)
        shares = {
            tuple(one.breakdown[key] for key in ("sex", "birth")): one
            for one in found.indicators
            if one.id.startswith("unused_education.share")
        }
        # A fourth of the foreign-born and a tenth of those born in Sweden, in the country.
        assert shares[WOMEN].lo80 < 25 < shares[WOMEN].hi80
        assert shares[NATIVE].lo80 < 10 < shares[NATIVE].hi80


@st.composite
def ranges(draw, most=9000):
    low, value, high = sorted(draw(st.tuples(*[st.integers(0, most)] * 3)))
    return float(value), float(low), float(high)


people = st.dictionaries(st.sampled_from(WORKS), ranges(), max_size=len(WORKS))


@settings(max_examples=60, deadline=None)
@given(people, ranges(), st.tuples(people, people), st.tuples(*[st.none() | ranges(100)] * 3))
def test_no_sentence_is_ever_false_of_its_figures(hers, lower, others, shares):
    cells = [mf.unused("18", WOMEN, {**hers, "lower": lower}, shares[0])]
    for who, other, share in zip((MEN, NATIVE), others, shares[1:], strict=True):
        cells.append(mf.unused("18", who, other, share))
    made = inputs(*cells)
    occupation_truth.check(unused.education(made), made, CONSTANTS)
