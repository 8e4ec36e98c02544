"""The start page's finding, on the figures that ship."""

import pytest

from slussen.analysis import queries
from slussen.lib.numbers import format_number


@pytest.mark.parametrize("sex", ["total", "women", "men"])
def test_every_county_has_its_gap_largest_first(sex):
    found = queries.gap_map(sex)
    assert found is not None
    gaps = [row.gap.value for row in found.rows]
    assert len(gaps) == 21
    assert gaps == sorted(gaps, reverse=True)
    for row in found.rows:
        assert row.gap.value == pytest.approx(row.native - row.foreign, abs=0.05)


@pytest.mark.parametrize("sex", ["total", "women", "men"])
def test_the_sentences_name_the_true_extremes(sex):
    found = queries.gap_map(sex)
    assert found is not None
    first, second = found.sentences
    assert format_number(found.country.value, 1, "sv") in first.text.sv
    assert first.number.sv in first.text.sv
    assert first.number.en in first.text.en
    largest, smallest = found.rows[0], found.rows[-1]
    before, _, after = second.text.sv.partition(" och minst i ")
    assert largest.county.title.sv in before
    assert smallest.county.title.sv in after
    assert second.indicators[0] == largest.gap.id
    assert smallest.gap.id in second.indicators


def test_the_latest_month_is_published_for_both_groups_everywhere():
    assert queries.gap_map("total").period == "2024-11"


def test_the_table_is_cited_once():
    assert [source.catalogue_id for source in queries.gap_map("men").cited] == ["labour_status"]
