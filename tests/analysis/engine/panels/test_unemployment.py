"""Unemployment by group: published where it is, derived where it can be, and never repaired."""

import pytest

from slussen.analysis.engine import claims
from slussen.analysis.engine.inputs import Reader
from slussen.analysis.engine.model import Section, Status
from slussen.analysis.engine.panels import unemployment
from slussen.figures import queries as figures
from slussen.regions.engine.places import COUNTRY
from tests.analysis import made
from tests.analysis.reading import english, lines, rows, shipped, swedish

NOW, THEN = "2025-11", "2020-11"
WOMEN = ("women", "foreign_born")


def published(region, period, women=(2.5, 15.3), men=(3.9, 12.6)):
    found = {}
    for sex, pair in (("women", women), ("men", men)):
        for birth, rate in zip(made.BIRTHS[:2], pair, strict=True):
            found |= made.status(region, period, sex, birth, unemployment_rate=rate)
    return found


def counts(region, period, sex="women", total=(10000, 900), native=(8000, 300)):
    """Employed and unemployed of all and of born in Sweden, and the latter's rate."""
    rate = round(100 * native[1] / sum(native), 1)
    return made.status(
        region, period, sex, "total", employed=total[0], unemployed=total[1]
    ) | made.status(
        region,
        period,
        sex,
        "born_in_sweden",
        employed=native[0],
        unemployed=native[1],
        unemployment_rate=rate,
    )


def inputs(*cells, **options):
    merged = {}
    for one in cells:
        merged |= one
    return made.inputs({"labour_status": merged}, **options)


def rate(*cells):
    reader = Reader(inputs(*cells), Section.SITUATION)
    return unemployment.read_rate(reader, "18", NOW, WOMEN)


def test_a_published_rate_is_read_as_it_is():
    found = rate(published("18", NOW), counts("18", NOW))
    assert found.indicator.value == 15.3
    assert found.indicator.status is Status.PUBLISHED
    assert not found.is_rough


def test_a_derived_rate_is_total_minus_born_in_sweden_and_says_so():
    found = rate(counts("18", NOW))
    # 2,000 employed and 600 unemployed: 600/2,600; the noise of 11 is 0.42 points of 2,600.
    assert found.indicator.value == 23.1
    assert found.indicator.status is Status.DERIVED
    assert found.margin == pytest.approx(100 * 11 / 2600)
    assert [step.en for step in found.indicator.source.steps] == [
        "Total minus born in Sweden; the publisher's noise can put it off by up to 11",
        "Unemployed divided by employed and unemployed",
    ]
    assert found.indicator.breakdown["birth"] == "foreign_born"


def test_published_counts_without_their_rate_are_divided_and_not_rough():
    found = rate(made.status("18", NOW, *WOMEN, employed=1800, unemployed=200))
    assert found.indicator.value == 10.0
    assert found.indicator.status is Status.DERIVED
    assert not found.is_rough


@pytest.mark.parametrize(
    ("total", "native"),
    [((8000, 300), (8000, 300)), ((8100, 290), (8000, 300)), ((7990, 300), (8000, 300))],
)
def test_noise_larger_than_the_group_gives_no_rate(total, native):
    assert rate(counts("18", NOW, total=total, native=native)) is None


def test_nothing_is_derived_without_both_counts():
    cells = counts("18", NOW)
    cells.pop(("18", NOW, "women", "total", "20-64", "unemployed"))
    assert rate(cells) is None
    assert unemployment.trend(inputs(cells)) is None


def test_the_level_the_change_and_two_comparisons():
    found = unemployment.trend(
        inputs(
            published("18", THEN, women=(3.2, 22.2)),
            published("18", NOW),
            published(COUNTRY, NOW, women=(3.0, 13.0)),
        )
    )
    assert swedish(found) == [
        (
            "I november 2025 var arbetslösheten bland utrikes födda kvinnor i Örebro län "
            "15,3 procent, mot 2,5 procent bland inrikes födda kvinnor."
        ),
        (
            "Arbetslösheten bland utrikes födda kvinnor minskade med 6,9 procentenheter från "
            "november 2020 till november 2025."
        ),
        (
            "I länet var arbetslösheten bland utrikes födda kvinnor högre än bland utrikes födda "
            "män (12,6 procent) och bland utrikes födda kvinnor i hela riket (13,0 procent)."
        ),
    ]
    assert found.chart.title.sv.replace("\xa0", " ") == (
        "Arbetslöshet bland kvinnor: 15,3 procent av utrikes födda, 2,5 procent av inrikes födda"
    )


def test_what_is_derived_is_said_roughly_and_drawn_hollow():
    found = unemployment.trend(inputs(published("18", THEN), counts("18", NOW)))
    assert "omkring 23,1 procent, mot 3,6 procent" in swedish(found)[0]
    assert "about 23.1 per cent" in english(found)[0]
    assert "omkring 7,8 procentenheter" in swedish(found)[1]
    line = found.chart.series[0]
    assert [point.mark for point in line.points] == [None, "derived"]
    assert any("11" in note.sv and "0,5" in note.sv for note in found.notes)
    assert rows(found)[0][:3] == ["Örebro län", "November 2025", 23.1]
    assert rows(found)[0][-2:] == [600.0, "missing"]


def test_a_difference_within_the_noise_is_none():
    # The derived 23.1 can be off by 0.42; together with 1.0 apart that is still a difference,
    # but with 40 persons of noise it would not be.
    small = counts("18", NOW, total=(1200, 60), native=(1000, 20))  # 40 of 240, ± 4.6 points
    found = unemployment.trend(inputs(published("18", THEN, women=(3.2, 19.9)), small))
    assert "var i stort sett oförändrad" in swedish(found)[1]
    relation = next(claim for claim in found.sentences[1].claims if claim.relation)
    assert relation.about == pytest.approx(100 * 11 / 240)
    assert relation.about > claims.ABOUT


def test_without_native_or_country_less_is_said():
    only = made.status("18", NOW, *WOMEN, unemployment_rate=15.3)
    native = made.status("18", NOW, "men", "born_in_sweden", unemployment_rate=3.0)
    found = unemployment.trend(inputs(only, native))
    assert swedish(found) == [
        "I november 2025 var arbetslösheten bland utrikes födda kvinnor i Örebro län 15,3 procent."
    ]


def test_the_month_is_one_that_the_country_has_too():
    found = unemployment.trend(
        inputs(published("18", THEN), published("18", NOW), published(COUNTRY, THEN))
    )
    assert "november 2020" in swedish(found)[0]
    assert set(lines(found)["women-foreign_born"]) == {THEN}
    assert [row[1] for row in rows(found)][-1] == "November 2025"


def test_where_both_are_published_the_derived_is_off_by_no_more_than_the_noise():
    cube = figures.cube("labour_status")
    noise = figures.table("labour_status").measures["employed"].noise
    compared = 0
    for words, foreign in cube.items(birth="foreign_born"):
        if words["measure"] not in {"employed", "unemployed"} or foreign.value is None:
            continue
        total, native = (
            cube.value(**{**words, "birth": birth}) for birth in ("total", "born_in_sweden")
        )
        if total is not None and native is not None:
            compared += 1
            assert abs(total - native - foreign.value) <= noise, words
    assert compared > 40


def test_on_the_figures_that_ship_june_2026_is_derived_for_the_foreign_born():
    found = unemployment.trend(shipped("18", "20"))
    assert swedish(found)[0].startswith("I juni 2026 var arbetslösheten bland utrikes födda")
    by_key = {line.key: line for line in found.chart.series}
    assert by_key["women-foreign_born"].points[-1].mark == "derived"
    assert by_key["women-born_in_sweden"].points[-1].mark is None
    assert by_key["women-foreign_born"].points[0].mark is None
