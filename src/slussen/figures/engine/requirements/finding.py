"""What an ad's text asks for, each with the sentence that says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from slussen.figures.engine.requirements.cues import Section, section_of
from slussen.figures.engine.requirements.details import detail
from slussen.figures.engine.requirements.languages import told_apart
from slussen.figures.engine.requirements.modality import Cued, Place
from slussen.figures.engine.requirements.model import Found, Modality, Requirement
from slussen.figures.engine.requirements.phrases import (
    Match,
    Matcher,
    Word,
    compile_phrase,
    words,
)
from slussen.figures.engine.requirements.rules import RULES, SETS, Rule
from slussen.figures.engine.requirements.sentences import Line, Span, lines, sentences

LONGEST = 200_000  # characters of a text that are read; the longest ads have some 20,000
_HEADING_WORDS = 6
_LEAD_IN_WORDS = 14
_PROSE = 150  # characters of a line that is no item of a list any more
_JOINS = frozenset((",", "och", "samt", "eller", "and", "or"))
_BESIDES = "besides "


def find(text: str) -> tuple[Found, ...]:
    """Every requirement that *text* states, in the order of the text.

    >>> text = "Vi söker dig som har B-körkort. Det är meriterande om du kan engelska."
    >>> [(str(one.requirement), str(one.modality), one.detail) for one in find(text)]
    [('driving_licence', 'must', 'b'), ('other_language', 'merit', 'eng')]
    """
    text = text[:LONGEST]
    reading = _Reading()
    found: list[Found] = []
    for line in lines(text):
        said = sentences(text, line)
        reading.begin(text, line, said)
        for sentence in said:
            rest = reading.without_heading(text, sentence)
            if rest.start < rest.end:
                found.extend(_in_sentence(text, rest, reading.section))
        reading.end()
    return tuple(found)


@dataclass(slots=True)
class _Reading:
    """Under which heading the reading is: ``section``, and the one around its list."""

    section: Section | None = None
    around: Section | None = None
    in_list: bool = False
    items: int = 0

    def begin(self, text: str, line: Line, said: Sequence[Span]) -> None:
        """A long line after a list's items is prose again, and so no longer of the list."""
        is_prose = line.end - line.start > _PROSE and len(said) > 1
        if self.in_list and self.items and is_prose and not line.bulleted:
            self.section, self.in_list = self.around, False

    def end(self) -> None:
        self.items += 1

    def without_heading(self, text: str, sentence: Span) -> Span:
        """Take up the heading or lead-in that the sentence is or begins with; what remains."""
        whole = text[sentence.start : sentence.end]
        colon = whole.find(": ") if ": " in whole else len(whole) - 1 if whole[-1] == ":" else -1
        if colon > 0:
            led = section_of(whole[:colon])
            if led and len(whole[:colon].split()) <= _LEAD_IN_WORDS:
                self._enter(led, is_list=True)
                return Span(sentence.start + colon + 1, sentence.end)
        if len(whole.split()) <= _HEADING_WORDS and whole[-1] not in ".!":
            led = section_of(whole, colon=False)
            if led and not _in_sentence(text, sentence, Section.SOUGHT):
                self._enter(led, is_list=led is Section.MERIT)
                return Span(sentence.end, sentence.end)
        return sentence

    def _enter(self, section: Section, *, is_list: bool) -> None:
        if is_list and not self.in_list:
            self.around = self.section
        self.section, self.in_list, self.items = section, is_list, -1


def _in_sentence(text: str, sentence: Span, section: Section | None) -> list[Found]:
    said = told_apart(words(text, sentence.start, sentence.end))
    matches = _matcher().matches(said)
    if not matches:
        return []
    kept = list(_kept(matches))
    places = [Place(one.first, one.last) for one in kept]
    cued = Cued(said, places, section)
    has_context = cued.has_context()
    found: list[tuple[Place, Found]] = []
    for one, place in zip(kept, places, strict=True):
        rule = _rules()[one.phrase.key]
        needs_context = rule.needs_context and one.phrase.written not in rule.anywhere
        if needs_context and not has_context:
            continue
        modality = cued.modality(place, rule)
        if modality is not None:
            found.append((place, _found(sentence, said, place, modality, one)))
    return _merged(said, found)


def _kept(matches: Sequence[Match]) -> Iterator[Match]:
    """Without matches that only look like it, and Swedish at a level that is said to be fluent."""
    fluent = Requirement.FLUENT_SWEDISH
    against = [one for one in matches if one.phrase.key.startswith(_BESIDES)]
    ours = [one for one in matches if not one.phrase.key.startswith(_BESIDES)]
    ours = [
        one
        for one in ours
        if not any(
            other.phrase.key == _BESIDES + one.phrase.key and _overlap(one, other)
            for other in against
        )
    ]
    for one in ours:
        is_lower = one.phrase.key == Requirement.SWEDISH
        if not (is_lower and any(_overlap(one, m) for m in ours if m.phrase.key == fluent)):
            yield one


def _overlap(one: Match, other: Match) -> bool:
    return one.first < other.last and other.first < one.last


def _found(
    sentence: Span, said: Sequence[Word], place: Place, modality: Modality, match: Match
) -> Found:
    return Found(
        requirement=Requirement(match.phrase.key),
        modality=modality,
        start=said[place.first].start,
        end=said[place.last - 1].end,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        detail="",
        rule=match.phrase.written,
    )


def _merged(said: Sequence[Word], found: list[tuple[Place, Found]]) -> list[Found]:
    """Overlapping and listed findings of one kind and strength as one, with their details."""
    made: list[tuple[Place, Found]] = []
    for place, one in sorted(found, key=lambda pair: (pair[1].requirement, pair[0].first)):
        if made and _goes_on(said, made[-1], (place, one)):
            before, first = made[-1]
            last = max(before.last, place.last)
            made[-1] = Place(before.first, last), replace(first, end=max(first.end, one.end))
        else:
            made.append((place, one))
    detailed = [
        replace(one, detail=detail(one.requirement, said[place.first : place.last]))
        for place, one in made
    ]
    return sorted(detailed, key=lambda one: (one.start, one.requirement))


def _goes_on(said: Sequence[Word], before: tuple[Place, Found], after: tuple[Place, Found]) -> bool:
    if (before[1].requirement, before[1].modality) != (after[1].requirement, after[1].modality):
        return False
    between = said[before[0].last : after[0].first]
    return all(word.text in _JOINS for word in between)


@cache
def _rules() -> dict[str, Rule]:
    return {str(rule.requirement): rule for rule in RULES}


@cache
def _matcher() -> Matcher:
    return Matcher(
        compile_phrase(key, written, SETS)
        for rule in RULES
        for key, each in (
            (str(rule.requirement), (*rule.phrases, *rule.anywhere)),
            (f"{_BESIDES}{rule.requirement}", rule.besides),
        )
        for written in each
    )
