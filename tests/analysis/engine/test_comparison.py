"""Counties side by side, on the figures that ship."""

import pytest

from slussen.analysis import queries
from slussen.analysis.engine.model import ClaimKind, Relation
from slussen.lib.errors import UserError


def test_fewer_than_two_counties_are_no_comparison():
    assert queries.comparison(["18"]) == ()
    assert queries.comparison(["18", "örebro"]) == ()


def test_an_unknown_county_is_one_clear_line():
    with pytest.raises(UserError, match='there is no county "99"'):
        queries.comparison(["18", "99"])


@pytest.mark.parametrize("codes", [["18", "19"], ["01", "09", "12", "20", "25"]])
def test_rows_are_the_chosen_counties_in_order_with_the_country_last(codes):
    panels = queries.comparison(codes)
    assert {panel.id for panel in panels} >= {"employment", "unemployment", "establishment"}
    for panel in panels:
        names = [bar.label.sv for bar in panel.chart.bars]
        titles = [queries.regions.county(code).title.sv for code in codes]
        assert names in (titles, [*titles, "Riket"])
        assert len(panel.table.rows) == len(names)


@pytest.mark.parametrize("codes", [["18", "19", "20"], ["01", "12"]])
def test_sentences_name_the_true_extremes(codes):
    for panel in queries.comparison(codes):
        by_id = {indicator.id: indicator for indicator in panel.indicators}
        group = panel.chart.keys[0][0]
        shown = [bar.values[group] for bar in panel.chart.bars if bar.label.sv != "Riket"]
        for sentence in panel.sentences:
            for claim in sentence.claims:
                if claim.kind is ClaimKind.EXTREME:
                    true = max(shown) if claim.relation is Relation.MORE else min(shown)
                    assert by_id[claim.indicators[0]].value == true
            assert sentence.number.sv in sentence.text.sv
            assert sentence.number.en in sentence.text.en


def test_at_most_five_counties_are_compared():
    codes = ["01", "03", "04", "05", "06", "07"]
    assert all(len(panel.chart.bars) <= 6 for panel in queries.comparison(codes))
