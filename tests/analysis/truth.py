"""Whether a panel tells the truth: read from its words and the figures, not from its rules.

Nothing of ``engine/claims.py``, ``wording.py`` or ``lib/numbers.py`` is used here. A claim says
what its phrase means; the phrase is read again here, and the figures are asked again.
"""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from slussen.analysis.engine.inputs import Inputs
from slussen.analysis.engine.model import Claim, ClaimKind, Indicator, Panel, Sentence

LANGUAGES = ("sv", "en")
# Read left to right, the first that is found in the phrase decides.
RELATIONS = {
    "sv": (
        ("about", ("ungefär", "i stort sett")),
        ("equal", ("lika ", "oförändrad")),
        ("more", ("högre", "större", "ökade", "har ökat", "fler")),
        ("less", ("lägre", "mindre", "minskade", "har minskat", "färre")),
    ),
    "en": (
        ("about", ("about ", "largely")),
        ("equal", ("the same", "as large as", "unchanged")),
        ("more", ("higher", "larger", "rose", "risen", "widened", "more")),
        ("less", ("lower", "smaller", "fell", "fallen", "narrowed", "fewer")),
    ),
}
ENDS = {
    "sv": {"more": ("högst", "störst"), "less": ("lägst", "minst")},
    "en": {"more": ("highest", "largest"), "less": ("lowest", "smallest", "least")},
}
PLACES = {
    "sv": ("näst", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde"),
    "en": ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
}
ELEVENTH = {"sv": "elfte", "en": "eleventh"}
UNITS = {
    "sv": {"percent": "procent", "percentage_points": "procentenheter"},
    "en": {"percent": "per cent", "percentage_points": "percentage points"},
}
# Digits in the texts that are no figures: stays, ages, years and how many are ranked.
NOT_FIGURES = re.compile(
    r"\d+–\d+ (?:år|years)|10 år eller mer|10 years or more"
    r"|(?:de|the) \d+ (?:län|counties)|(?<![\d,.])(?:19|20)\d\d(?![\d,.]\d|\d)"
)
NONE = {"sv": ("ingen", "inget"), "en": ("none",)}  # of several, written as a word
NUMBER = re.compile(r"\d[\d\u202f,.]*\d|\d")


def check(panel: Panel) -> None:
    """Every sentence of the panel says what its figures say, in both languages."""
    indicators = {one.id: one for one in panel.indicators}
    assert len(indicators) == len(panel.indicators), "an id is used twice"
    assert 1 <= len(panel.sentences) <= 3
    for sentence in panel.sentences:
        check_sentence(sentence, indicators)
    check_texts(panel)


def check_sentence(sentence: Sentence, indicators: Mapping[str, Indicator]) -> None:
    """The sentence's claims are in its words and hold; and it has no other number."""
    said = {language: sentence.text.to(language) for language in LANGUAGES}
    assert set(sentence.indicators) <= set(indicators), sentence.text.sv
    assert sentence.claims, f"claims nothing: {sentence.text.sv}"
    written: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    for claim in sentence.claims:
        assert set(claim.indicators) <= set(sentence.indicators)
        found = [indicators[id_] for id_ in claim.indicators]
        for language in LANGUAGES:
            phrase = claim.phrase.to(language)
            assert phrase, sentence.text.sv
            assert phrase in said[language], f"{phrase!r} is not in {said[language]!r}"
            CHECKS[claim.kind](claim, found, language, said[language])
            if claim.kind is ClaimKind.VALUE:
                written[language].add(as_written(found[0], language))
    for language in LANGUAGES:
        assert sentence.number.to(language) in said[language]
        assert bool(sentence.number.sv) == bool(sentence.number.en)
        unexplained = numbers(said[language]) - written[language]
        assert not unexplained, f"{unexplained} in {said[language]!r}"
        assert_clean(said[language])
        assert said[language].endswith(".")


def assert_clean(text: str) -> None:
    assert "  " not in text, text
    assert not re.search(r"\s[,.;:)]|[{}]|None|\(\)", text), text
    assert text[:1] == text[:1].upper(), text


def numbers(text: str) -> set[str]:
    """The figures in a text; years, ages, stays and counts of counties are none."""
    return set(NUMBER.findall(NOT_FIGURES.sub("", text)))


def as_written(indicator: Indicator, language: str) -> str:
    """The size of a figure as the language writes it: 1234.5 → "1 234,5" or "1,234.5"."""
    assert indicator.value is not None, indicator.id
    step = Decimal(1).scaleb(-indicator.decimals)
    text = f"{abs(Decimal(str(indicator.value)).quantize(step, ROUND_HALF_UP)):,}"
    return text.translate({44: "\u202f", 46: ","}) if language == "sv" else text


def _check_value(claim: Claim, found: list[Indicator], language: str, said: str) -> None:
    phrase = claim.phrase.to(language).replace("\xa0", " ")
    if value(found[0]) == 0 and phrase in NONE[language]:
        return
    expected = f"{as_written(found[0], language)} {UNITS[language].get(found[0].unit, '')}".strip()
    assert phrase.startswith(expected), f"{phrase!r} is not {expected!r}"


def _check_relation(claim: Claim, found: list[Indicator], language: str, said: str) -> None:
    difference = round(value(found[0]) - value(found[1]), 6)
    assert claim.about >= 0
    if difference == 0:
        true = "equal"
    elif abs(difference) <= claim.about:
        true = "about"
    else:
        true = "more" if difference > 0 else "less"
    phrase = claim.phrase.to(language)
    read = next(
        name for name, words in RELATIONS[language] if any(word in phrase for word in words)
    )
    assert read == true, f"{phrase!r} of {difference}"
    assert claim.relation == true


def _check_rank(claim: Claim, found: list[Indicator], language: str, said: str) -> None:
    phrase = claim.phrase.to(language)
    end = next(
        end for end, words in ENDS[language].items() if any(word in phrase for word in words)
    )
    sign = 1 if end == "more" else -1
    mine = sign * value(found[0])
    better = sum(sign * value(one) > mine + 1e-6 for one in found)
    place = 1
    for index, word in enumerate((*PLACES[language], ELEVENTH[language]), 2):
        if re.search(rf"\b{word}\b", phrase):
            place = index
    assert place == better + 1 == claim.place, f"{phrase!r}: {better} are before it"
    counted = re.search(r"(?:av de|of the) (\d+)", said)
    assert counted, said
    assert int(counted[1]) == len(found)
    tied = sum(abs(value(one) - value(found[0])) <= 1e-6 for one in found[1:])
    together = {"sv": "tillsammans med", "en": "together with"}[language]
    assert (tied > 0) == (together in said), said


def _check_extreme(claim: Claim, found: list[Indicator], language: str, said: str) -> None:
    values = [value(one) for one in found]
    before = said[: said.index(claim.phrase.to(language))]
    places = {
        end: max(before.lower().rfind(word) for word in words)
        for end, words in ENDS[language].items()
    }
    read = max(places, key=lambda end: places[end])
    assert places[read] >= 0, f"neither end is named in {said!r}"
    best = max(values) if read == "more" else min(values)
    is_best = abs(values[0] - best) <= 1e-6
    assert is_best, f"{claim.phrase.to(language)!r} has not the {read} in {said!r}"
    assert claim.relation == read


CHECKS = {
    ClaimKind.VALUE: _check_value,
    ClaimKind.RELATION: _check_relation,
    ClaimKind.RANK: _check_rank,
    ClaimKind.EXTREME: _check_extreme,
}


def value(indicator: Indicator) -> float:
    assert indicator.value is not None, indicator.id
    return indicator.value


def check_texts(panel: Panel) -> None:
    """What stands around the sentences: question, title, text alternative, notes, table."""
    assert panel.chart is not None
    texts = [panel.question, panel.chart.title, panel.chart.alt, *panel.notes]
    for text in texts:
        for language in LANGUAGES:
            assert_clean(text.to(language))
    shown = {language: set() for language in LANGUAGES}
    for indicator in panel.indicators:
        if indicator.value is not None:
            for language in LANGUAGES:
                shown[language].add(as_written(indicator, language))
    for language in LANGUAGES:
        assert numbers(panel.chart.title.to(language)) <= shown[language]
        title, said = panel.chart.title.to(language), panel.sentences[0].text.to(language)
        assert title.rstrip(".") in panel.chart.alt.to(language) or said in panel.chart.alt.to(
            language
        )
    check_table(panel)


def check_table(panel: Panel) -> None:
    """Rows as wide as the head; every figure in it is one of the panel's indicators."""
    values = {one.value for one in panel.indicators}
    keys = [column.key for column in panel.table.columns]
    assert len(set(keys)) == len(keys)
    assert panel.table.rows
    for row in panel.table.rows:
        assert len(row) == len(keys)
        for column, cell in zip(panel.table.columns, row, strict=True):
            if column.kind == "text":
                assert cell.text
                assert cell.text.sv
                assert cell.text.en
            else:
                assert cell.mark if cell.number is None else cell.number in values


def check_figures(panel: Panel, inputs: Inputs) -> None:
    """Every indicator's value, asked again from the cubes by what its id says it is."""
    for indicator in panel.indicators:
        expected = figure(inputs, indicator.id, {one.id: one for one in panel.indicators})
        if expected is None:
            assert indicator.value is None, indicator.id
        else:
            assert indicator.value is not None, indicator.id
            slack = 0.5 * 10**-indicator.decimals + 1e-6
            assert abs(indicator.value - expected) <= slack, indicator.id


def figure(inputs: Inputs, id_: str, known: Mapping[str, Indicator]) -> float | None:
    """What the indicator with this id has to be."""
    kind, _, rest = id_.partition(":")
    if kind == "change":
        later, _, since = rest.partition(":since:")
        return _change(known[later], since, known)
    if kind == "women_from_men":
        women = known[rest]
        men = known[rest.replace(":women:", ":men:")]
        return value(women) - value(men)
    words = rest.split(":")
    if kind == "employment_gap":
        region, period, sex = words
        return _status(inputs, region, period, sex, "born_in_sweden", "employment_rate") - _status(
            inputs, region, period, sex, "foreign_born", "employment_rate"
        )
    if kind == "unemployment_from_country":
        here, country = (
            _status(inputs, region, words[1], "total", "total", "unemployment_rate")
            for region in (words[0], "00")
        )
        return here - country
    if kind == "education_share":
        return _education_share(inputs, *words[:4])
    if words[-1] == "derived":
        return _derived(inputs, kind.split(".")[1], *words[:3])
    if words[-1] == "sum":
        return sum(_education(inputs, county.code, *words[1:4]) for county in inputs.counties)
    table, measure = kind.split(".")
    return inputs.cubes[table].cells[(*words, measure)].value


def _change(later: Indicator, since: str, known: Mapping[str, Indicator]) -> float:
    """*later*'s value minus the same figure's of the period *since*."""
    derived = later.id.removesuffix(":derived").replace(f":{later.period}:", f":{since}:")
    return value(later) - value(known.get(f"{derived}:derived") or known[derived])


def _status(inputs: Inputs, region: str, period: str, sex: str, birth: str, measure: str) -> float:
    found = inputs.cubes["labour_status"].cells[region, period, sex, birth, "20-64", measure].value
    assert found is not None
    return found


def _derived(inputs: Inputs, measure: str, region: str, period: str, sex: str) -> float:
    """Foreign-born as total minus born in Sweden; the rate from the two counts."""

    def count(name: str) -> float:
        key = (region, period, sex, "foreign_born", "20-64", name)
        published = inputs.cubes["labour_status"].cells.get(key)
        if published and published.value is not None:
            return published.value
        parts = (
            _status(inputs, region, period, sex, birth, name)
            for birth in ("total", "born_in_sweden")
        )
        total, native = parts
        return total - native

    if measure != "unemployment_rate":
        return count(measure)
    return 100 * count("unemployed") / (count("unemployed") + count("employed"))


def _education(inputs: Inputs, region: str, period: str, sex: str, level: str) -> float:
    found = inputs.cubes["population_education"].cells[
        region, period, sex, level, "16-74", "population"
    ]
    assert found.value is not None
    return found.value


def _education_share(inputs: Inputs, region: str, period: str, sex: str, level: str) -> float:
    short, long = ("post_secondary_under_3",), ("post_secondary_3", "postgraduate")
    lower = ("primary_under_9", "primary_9"), ("upper_secondary_2", "upper_secondary_3")
    wanted = {
        "primary": lower[0],
        "upper_secondary": lower[1],
        "post_secondary_under_3": short,
        "post_secondary_3": long,
        "unknown": ("unknown",),
        "post_secondary": (*short, *long),
    }[level]
    areas = [county.code for county in inputs.counties] if region == "00" else [region]
    every = (*lower[0], *lower[1], *short, *long, "unknown")
    having, whole = (
        sum(_education(inputs, area, period, sex, one) for area in areas for one in levels)
        for levels in (wanted, every)
    )
    return 100 * having / whole
