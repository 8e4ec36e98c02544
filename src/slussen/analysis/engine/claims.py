"""The rules that sentences are made of: each part of a sentence with the claim that it makes.

A rule writes a phrase from indicators and records what the phrase says of them, so that a test can
read the claim, work it out again from the figures and find the words in the sentence. ``say`` puts
phrases into a sentence in both languages.

>>> from slussen.lib.text import Text
>>> say(Section.SITUATION, "Den är {how}.", "It is {how}.", how=Phrase(Text("hög", "high"))).text.sv
'Den är hög.'
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from slussen.analysis.engine import wording
from slussen.analysis.engine.model import (
    NO_TEXT,
    Claim,
    ClaimKind,
    Indicator,
    Relation,
    Section,
    Sentence,
)
from slussen.lib.text import Text

# A difference in a share, in percentage points, that a sentence does not call a difference.
ABOUT = 0.5
_EXACT = 1e-6  # published figures have few decimals; less than this is how floats are stored


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a sentence; ``figure`` is the number in it that may stand out."""

    text: Text
    claims: tuple[Claim, ...] = ()
    figure: Text = NO_TEXT

    def then(self, more: Text) -> "Phrase":
        """The phrase with *more* said after it."""
        text = Text(f"{self.text.sv} {more.sv}", f"{self.text.en} {more.en}")
        return Phrase(text, self.claims, self.figure)

    def is_only(self, indicator: str) -> bool:
        """Whether the phrase is about this one indicator and no other holds its place."""
        return {claim.indicators[0] for claim in self.claims} == {indicator}


@dataclass(frozen=True, slots=True)
class Words:
    """How the four relations are written."""

    more: Text
    less: Text
    equal: Text
    about: Text

    def __getitem__(self, relation: Relation) -> Text:
        return {
            Relation.MORE: self.more,
            Relation.LESS: self.less,
            Relation.EQUAL: self.equal,
            Relation.ABOUT: self.about,
        }[relation]


LEVEL = Words(
    Text("högre än", "higher than"),
    Text("lägre än", "lower than"),
    Text("lika hög som", "the same as"),
    Text("ungefär lika hög som", "about the same as"),
)
SIZE = Words(
    Text("större än", "larger than"),
    Text("mindre än", "smaller than"),
    Text("lika stor som", "as large as"),
    Text("ungefär lika stor som", "about as large as"),
)
_SAME = Text("var oförändrad", "was unchanged")
_MUCH_THE_SAME = Text("var i stort sett oförändrad", "was largely unchanged")
# "minskade med 3,1 procentenheter", "was largely unchanged".
ROSE = Words(Text("ökade med", "rose by"), Text("minskade med", "fell by"), _SAME, _MUCH_THE_SAME)
WIDENED = Words(
    Text("ökade med", "widened by"), Text("minskade med", "narrowed by"), _SAME, _MUCH_THE_SAME
)
# In a title, before the figure now: "har minskat till 17,8 procentenheter".
_STILL = Text("är oförändrad:", "is unchanged:")
_MUCH_STILL = Text("är i stort sett oförändrad:", "is largely unchanged:")
HAS_RISEN_TO = Words(
    Text("har ökat till", "has risen to"),
    Text("har minskat till", "has fallen to"),
    _STILL,
    _MUCH_STILL,
)
HAS_WIDENED_TO = Words(
    Text("har ökat till", "has widened to"),
    Text("har minskat till", "has narrowed to"),
    _STILL,
    _MUCH_STILL,
)
HIGHEST = (Text("högsta", "highest"), Text("lägsta", "lowest"))
LARGEST = (Text("största", "largest"), Text("minsta", "smallest"))


def value_of(indicator: Indicator) -> float:
    """The figure; a rule must not be given an indicator without one."""
    if indicator.value is None:
        raise ValueError(f"{indicator.id} has no figure")
    return indicator.value


def relation(first: float, second: float, about: float = ABOUT) -> Relation:
    """How *first* compares with *second*.

    >>> relation(5.2, 5.0), relation(5.2, 4.0), relation(5.0, 5.0)
    (<Relation.ABOUT: 'about'>, <Relation.MORE: 'more'>, <Relation.EQUAL: 'equal'>)
    """
    difference = first - second
    if abs(difference) < _EXACT:
        return Relation.EQUAL
    if abs(difference) < about + _EXACT:
        return Relation.ABOUT
    return Relation.MORE if difference > 0 else Relation.LESS


def figure(indicator: Indicator, *, roughly: bool = False) -> Phrase:
    """The size of a figure: "65,4 procent"; *roughly* for one that can be a little off."""
    written = wording.quantity(value_of(indicator), indicator.unit, indicator.decimals)
    text = Text(f"omkring {written.sv}", f"about {written.en}") if roughly else written
    return Phrase(text, (Claim(ClaimKind.VALUE, (indicator.id,), written),), written)


def stands(first: Indicator, second: Indicator, words: Words, about: float = ABOUT) -> Phrase:
    """How *first* compares with *second*, in *words* alone: "högre än"."""
    found = relation(value_of(first), value_of(second), about)
    claim = Claim(ClaimKind.RELATION, (first.id, second.id), words[found], found, about)
    return Phrase(words[found], (claim,))


def compared(
    first: Indicator,
    second: Indicator,
    words: Words,
    whom: Text,
    *,
    about: float = ABOUT,
    roughly: bool = False,
) -> Phrase:
    """ "högre än bland män (12,4 procent)": the relation, *whom* it is with, and their figure."""
    how, shown = stands(first, second, words, about), figure(second, roughly=roughly)
    return Phrase(
        Text(
            f"{how.text.sv} {whom.sv} ({shown.text.sv})",
            f"{how.text.en} {whom.en} ({shown.text.en})",
        ),
        (*how.claims, *shown.claims),
    )


def apart(first: Indicator, second: Indicator, size: Indicator, words: Words) -> Phrase:
    """ "17,8 procentenheter lägre än" or "lika hög som"; *size* is the difference."""
    how = stands(first, second, words, about=0)
    if how.claims[0].relation is Relation.EQUAL:
        return how
    written = figure(size)
    text = Text(f"{written.text.sv} {how.text.sv}", f"{written.text.en} {how.text.en}")
    return Phrase(text, (*how.claims, *written.claims), written.figure)


def both(phrases: Sequence[Phrase]) -> Phrase:
    """Comparisons in one breath: "och" between those of one mind, "men" before the opposite.

    Each phrase begins with its relation, its first claim; a relation is not said twice running.
    """
    if not phrases:
        return Phrase(NO_TEXT)
    text, before = phrases[0].text, phrases[0].claims[0]
    for phrase in phrases[1:]:
        now = phrase.claims[0]
        against = {before.relation, now.relation} == {Relation.MORE, Relation.LESS}
        joint = Text("men", "but") if against else Text("och", "and")
        rest = phrase.text
        if now.phrase == before.phrase:
            rest = Text(
                rest.sv.removeprefix(f"{now.phrase.sv} "), rest.en.removeprefix(f"{now.phrase.en} ")
            )
        text = Text(f"{text.sv} {joint.sv} {rest.sv}", f"{text.en} {joint.en} {rest.en}")
        before = now
    return Phrase(text, tuple(claim for phrase in phrases for claim in phrase.claims))


def changed(
    later: Indicator,
    earlier: Indicator,
    change: Indicator,
    words: Words,
    *,
    about: float = ABOUT,
    roughly: bool = False,
) -> Phrase:
    """ "ökade med 7,1 procentenheter" or "var i stort sett oförändrad"; *change* is the size."""
    found = relation(value_of(later), value_of(earlier), about)
    claim = Claim(ClaimKind.RELATION, (later.id, earlier.id), words[found], found, about)
    if found in {Relation.EQUAL, Relation.ABOUT}:
        return Phrase(words[found], (claim,))
    size = figure(change, roughly=roughly)
    text = Text(f"{words[found].sv} {size.text.sv}", f"{words[found].en} {size.text.en}")
    return Phrase(text, (claim, *size.claims), size.figure)


def rank(
    own: Indicator,
    others: Iterable[Indicator],
    ends: tuple[Text, Text],
    noun: Text,
    areas: Text,
    places: Mapping[str, Text],
) -> Phrase | None:
    """ "den femte största skillnaden av de 21 länen", counted from the nearer end.

    *areas* is "de {n} länen"; *places* names each indicator's region, for ties. None when all are
    equal or alone: then there is no order to speak of.
    """
    everyone = [own, *(other for other in others if other.id != own.id)]
    mine = value_of(own)
    above = sum(value_of(one) > mine + _EXACT for one in everyone)
    below = sum(value_of(one) < mine - _EXACT for one in everyone)
    if above == below == 0:
        return None
    relation_, place = (Relation.MORE, above + 1) if above <= below else (Relation.LESS, below + 1)
    end = ends[0] if relation_ is Relation.MORE else ends[1]
    phrase = _superlative(place, end, noun)
    claim = Claim(ClaimKind.RANK, tuple(one.id for one in everyone), phrase, relation_, place=place)
    tied = [one for one in everyone[1:] if abs(value_of(one) - mine) <= _EXACT]
    shared = _shared([places[one.breakdown["region"]] for one in tied])
    count = str(len(everyone))
    return Phrase(
        Text(
            f"{phrase.sv} av {areas.sv.format(n=count)}{shared.sv}",
            f"{phrase.en} of {areas.en.format(n=count)}{shared.en}",
        ),
        (claim,),
    )


def _superlative(place: int, end: Text, noun: Text) -> Text:
    nth = wording.ordinal(place)
    sv = ("den", {1: "", 2: "näst"}.get(place, nth.sv), end.sv, noun.sv)
    en = ("the", "" if place == 1 else nth.en, end.en, noun.en)
    return Text(" ".join(filter(None, sv)), " ".join(filter(None, en)))


def _shared(names: Sequence[Text]) -> Text:
    if not names:
        return NO_TEXT
    if len(names) > 2:
        return Text(", tillsammans med flera andra", ", together with several others")
    named = wording.listing(names)
    return Text(f", tillsammans med {named.sv}", f", together with {named.en}")


def at_end(
    indicators: Sequence[Indicator], named: Mapping[str, Text], *, highest: bool
) -> tuple[Phrase, Indicator] | None:
    """The names of those with the highest or lowest figure, and one of them.

    *named* is what to call an indicator, by its id. None when all are equal or more than two share
    the place: then nothing is singled out.
    """
    values = [value_of(one) for one in indicators]
    best = max(values, default=0.0) if highest else min(values, default=0.0)
    holders = [one for one in indicators if abs(value_of(one) - best) <= _EXACT]
    if not 0 < len(holders) < min(3, len(indicators)):
        return None
    end = Relation.MORE if highest else Relation.LESS
    ids = [one.id for one in indicators]
    found = tuple(
        Claim(ClaimKind.EXTREME, (one.id, *(i for i in ids if i != one.id)), named[one.id], end)
        for one in holders
    )
    return Phrase(wording.listing([named[one.id] for one in holders]), found), holders[0]


def extreme(
    indicators: Sequence[Indicator], named: Mapping[str, Text], *, highest: bool
) -> Phrase | None:
    """As ``at_end``, with the figure: "Kalmar län (21,3 procentenheter)"."""
    found = at_end(indicators, named, highest=highest)
    if found is None:
        return None
    who, shown = found[0], figure(found[1])
    text = Text(f"{who.text.sv} ({shown.text.sv})", f"{who.text.en} ({shown.text.en})")
    return Phrase(text, (*who.claims, *shown.claims), shown.figure)


def say(
    section: Section, sv: str, en: str, *, number: str = "", **parts: Phrase | Text
) -> Sentence:
    """The sentence of two templates, whose ``{names}`` are *parts*.

    *number* names the phrase whose figure stands out on the page.
    """
    phrases = {
        name: part if isinstance(part, Phrase) else Phrase(part) for name, part in parts.items()
    }
    claims = tuple(claim for phrase in phrases.values() for claim in phrase.claims)
    return Sentence(
        section=section,
        text=Text(
            sv.format_map({name: phrase.text.sv for name, phrase in phrases.items()}),
            en.format_map({name: phrase.text.en for name, phrase in phrases.items()}),
        ),
        number=phrases[number].figure if number else NO_TEXT,
        indicators=tuple(dict.fromkeys(id_ for claim in claims for id_ in claim.indicators)),
        claims=claims,
    )
