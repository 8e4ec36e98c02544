"""The barrier index: it is the sum of its parts, and says nothing that the counts don't."""

from math import comb, fsum

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.analysis.engine import barriers as engine
from slussen.analysis.engine.barriers import Count, Kind, barriers, explain, is_needed, share
from slussen.figures.engine.vocabulary import WORDS
from slussen.taxonomy import queries as taxonomy

# Five at one level of education, two of which drive; four at another; the military; one alone.
CODES = ("4322", "5343", "7131", "8331", "8332", "9111", "9119", "9412", "9629", "0110", "2221")


def asked(code, ads=200, **kinds):
    return [Count(code, Kind(kind), ads, ads_with) for kind, ads_with in kinds.items()]


def usual(*codes, **kinds):
    return [count for code in codes for count in asked(code, **kinds)]


def index_of(counts, code):
    return next((one for one in barriers(counts) if one.occupation == code), None)


class TestIndex:
    def test_a_worked_example(self):
        """Of 200 ads 90 ask for fluent Swedish and 10 for references; others 60 and 40 of 200."""
        found = index_of(
            [
                *asked("9412", fluent_swedish=90, references=10),
                *usual("9111", "9119", "9629", fluent_swedish=60, references=40),
            ],
            "9412",
        )
        assert explain(found) == ((Kind.FLUENT_SWEDISH, 15.0), (Kind.REFERENCES, 0.0))
        assert (found.index, found.ads) == (15.0, 200)
        swedish, references = found.parts
        assert (swedish.share.value, swedish.comparable.value) == (45.0, 30.0)
        assert (references.share.value, references.comparable.value) == (5.0, 20.0)
        assert 0 < found.lo80 < 15 < found.hi80

    def test_what_is_needed_adds_nothing_and_is_nobody_s_yardstick(self):
        counts = [
            *asked("8332", driving_licence=200),
            *usual("4322", "5343", "7131", "5321", driving_licence=20),
        ]
        assert index_of(counts, "8332").index == 0
        assert index_of(counts, "8332").parts[0].comparable is None
        assert index_of(counts, "5321").parts[0].comparable.value == 10.0

    def test_comparable_ads_are_taken_together(self):
        """Of 100 + 300 + 100 ads, 10 + 90 + 50 ask for it: 30 per cent."""
        counts = [
            *asked("9111", 100, references=10),
            *asked("9119", 300, references=90),
            *asked("9629", 100, references=50),
            *asked("9412", 100, references=70),
        ]
        assert index_of(counts, "9412").parts[0].comparable.value == 30.0

    def test_other_levels_of_education_are_not_compared_with(self):
        low = usual("9111", "9119", "9412", "9629", references=0)
        high = usual("2221", "2231", "2241", "2242", references=160)
        assert {one.index for one in barriers([*low, *high])} == {0}

    def test_too_few_ads_or_comparable_occupations_are_no_index(self):
        others = usual("9111", "9119", "9629", references=40)
        assert index_of([*others, *asked("9412", 99, references=90)], "9412") is None
        assert index_of([*others, *asked("9412", 100, references=90)], "9412").index == 70.0
        assert barriers(others) == ()
        assert barriers([]) == ()

    def test_an_occupation_lacks_its_index_where_a_kind_is_not_counted(self):
        """An index of fewer kinds would be lower for no other reason."""
        others = usual("9111", "9119", "9412", references=40, citizenship=2)
        counts = [*others, *asked("9629", references=90)]
        assert index_of(counts, "9629") is None
        assert barriers(counts) == ()
        assert len(barriers([*counts, *asked("9629", citizenship=0)])) == 4

    def test_a_count_that_cannot_be_is_refused(self):
        with pytest.raises(ValueError, match="9111, references: 3 of 2 ads"):
            Count("9111", Kind.REFERENCES, 2, 3)
        with pytest.raises(ValueError, match="-1 of 2 ads"):
            Count("9111", Kind.REFERENCES, 2, -1)


class TestNeeded:
    def test_every_code_is_an_occupation(self):
        known = taxonomy.occupations()
        assert all(code in known for codes in engine.NEEDED.values() for code in codes)

    @pytest.mark.parametrize(
        ("kind", "needing", "other"),
        [
            (Kind.DRIVING_LICENCE, ("8321", "8331", "5326"), ("8311", "5321", "0110")),
            (Kind.CITIZENSHIP, ("0110", "3360", "2612"), ("3351", "2614", "8331")),
            (Kind.FLUENT_SWEDISH, (), CODES),
            (Kind.REFERENCES, (), CODES),
            (Kind.UNPAID_TRIAL, (), CODES),
        ],
    )
    def test_law_and_work(self, kind, needing, other):
        assert all(is_needed(kind, code) for code in needing)
        assert not any(is_needed(kind, code) for code in other)

    def test_kinds_are_the_words_of_the_figures(self):
        assert set(WORDS["requirement"]) == {str(kind) for kind in Kind}


class TestIntervals:
    @pytest.mark.parametrize("ads", [100, 400])
    def test_a_share_s_interval_holds_eight_times_of_ten(self, ads):
        """Exact: over every count that can come of each share."""
        ends = [share(x, ads) for x in range(ads + 1)]
        held = []
        for p in (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95):
            chance = [comb(ads, x) * p**x * (1 - p) ** (ads - x) for x in range(ads + 1)]
            held.append(
                sum(
                    c for c, one in zip(chance, ends, strict=True) if one.low <= 100 * p <= one.high
                )
            )
        assert 0.78 < sum(held) / len(held) < 0.86
        assert min(held) > 0.72

    @pytest.mark.parametrize(
        "shares",
        [
            (0.3, 0.3, 0.05, 0.2, 0.5),  # no barrier at all
            (0.3, 0.3, 0.2, 0.2, 0.5),
            (0.45, 0.25, 0.1, 0.25, 0.6),
            (0.05, 0.9, 0.02, 0.1, 0.1),
        ],
    )
    def test_the_index_s_interval_holds_at_least_that_often(self, shares):
        chance = np.random.default_rng(1)
        normal = (0.3, 0.3, 0.05, 0.2, 0.5)
        truth = sum(100 * max(0, s - c) for s, c in zip(shares, normal, strict=True))
        kinds, held, tries = tuple(Kind), 0, 150
        for _ in range(tries):
            counts = [
                Count(code, kind, 200, int(chance.binomial(200, p)))
                for code in ("9111", "9119", "9629", "9412")
                for kind, p in zip(kinds, shares if code == "9412" else normal, strict=True)
            ]
            found = index_of(counts, "9412")
            held += found.lo80 <= truth <= found.hi80
        assert held / tries >= 0.8


@st.composite
def many_counts(draw):
    kinds = draw(st.lists(st.sampled_from(list(Kind)), unique=True, min_size=1))
    counts = []
    for code in draw(st.lists(st.sampled_from(CODES), unique=True)):
        ads = draw(st.integers(90, 400))
        for kind in kinds:
            counts.append(Count(code, kind, ads, draw(st.integers(0, ads))))
    return counts


@settings(max_examples=60, deadline=None)
@given(many_counts())
def test_the_index_is_the_sum_of_its_parts_and_within_bounds(counts):
    for one in barriers(counts):
        points = [added for _, added in explain(one)]
        assert points == sorted(points, reverse=True)
        assert sorted(points) == sorted(part.excess for part in one.parts)
        assert round(10 * one.index) == sum(round(10 * added) for added in points)
        assert one.index == pytest.approx(fsum(points), abs=1e-9)
        assert 0 <= one.lo80 <= one.index <= one.hi80 <= 100 * len(one.parts)
        for part in one.parts:
            assert 0 <= part.share.low <= part.share.value <= part.share.high <= 100
            assert part.low <= part.excess <= part.high
            assert (part.comparable is None) == is_needed(part.kind, one.occupation)


@settings(max_examples=60, deadline=None)
@given(many_counts(), st.randoms(use_true_random=False))
def test_the_order_of_the_counts_is_nothing(counts, random):
    shuffled = random.sample(counts, len(counts))
    assert barriers(shuffled) == barriers(counts)
    indexes = [one.index for one in barriers(counts)]
    assert indexes == sorted(indexes, reverse=True)


@settings(max_examples=60, deadline=None)
@given(many_counts(), st.integers(2, 9))
def test_as_many_ads_again_narrow_the_interval_and_leave_the_index(counts, times):
    large = {
        one.occupation: one
        for one in barriers(
            Count(one.occupation, one.kind, times * one.ads, times * one.ads_with)
            for one in counts
            if one.ads >= engine.FEWEST_ADS
        )
    }
    small = barriers([one for one in counts if one.ads >= engine.FEWEST_ADS])
    assert {one.occupation for one in small} == set(large)
    for one in small:
        assert large[one.occupation].index == one.index
        assert large[one.occupation].hi80 <= one.hi80


@settings(max_examples=60, deadline=None)
@given(many_counts())
def test_nobody_asking_is_no_barrier(counts):
    found = barriers(Count(one.occupation, one.kind, one.ads, 0) for one in counts)
    assert all((one.index, one.lo80) == (0, 0) for one in found)


@settings(max_examples=60, deadline=None)
@given(many_counts(), st.data())
def test_one_more_ad_that_asks_raises_no_one_else_s_index(counts, data):
    """The occupation's own never falls; those compared with it may, as more becomes usual."""
    before = {one.occupation: one.index for one in barriers(counts)}
    asking_less = [one for one in counts if one.occupation in before and one.ads_with < one.ads]
    if not asking_less:
        return
    more = data.draw(st.sampled_from(asking_less))
    changed = [
        Count(one.occupation, one.kind, one.ads, one.ads_with + (one is more)) for one in counts
    ]
    for one in barriers(changed):
        if one.occupation == more.occupation:
            assert one.index >= before[one.occupation]
        else:
            assert one.index <= before[one.occupation]
