"""How strongly a sentence asks for what was found in it.

A sentence is cut at commas and "men". A cue holds for its own piece: for what stands before it ("X
is an advantage"), or, where nothing does or it leads in ("meriterande om …", "gärna …"), for what
stands after it, there and in the pieces that follow until one says otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from slussen.figures.engine.requirements import cues
from slussen.figures.engine.requirements.cues import MODALITY_OF, Section
from slussen.figures.engine.requirements.model import Modality
from slussen.figures.engine.requirements.phrases import Matcher, Word, compile_phrase
from slussen.figures.engine.requirements.rules import Rule

_CUTS = (",", "men", "but")
_LEADS = frozenset(("om", "med", "att", "if", "to", "är"))
_ADDRESSED = (("har", "du"), ("om", "du"), ("if", "you"), ("är", "du"))


@cache
def _matcher() -> Matcher:
    kinds: Mapping[str, Sequence[str]] = {
        "merit": cues.MERIT,
        "gladly": cues.GLADLY,
        "must": cues.MUST,
        "maybe": cues.MAYBE,
        "not": cues.NOT,
        "least": cues.LEAST,
        "you": cues.TO_YOU,
    }
    return Matcher(
        compile_phrase(kind, written, {}) for kind, each in kinds.items() for written in each
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a sentence something was found: its first word, and the one after its last."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: str
    at: int
    piece: int


class Cued:
    """A sentence with its cues, asked of each place in it."""

    def __init__(
        self, sentence: Sequence[Word], places: Sequence[Place], section: Section | None
    ) -> None:
        self._sentence = sentence
        self._section = section
        self._pieces = _pieces(sentence)
        self._places = places
        self._cues = [
            _Cue(one.phrase.key, one.first, self._pieces[one.first])
            for one in _matcher().matches(sentence)
        ]

    def has_context(self) -> bool:
        """Whether the sentence speaks of whom the ad seeks."""
        kinds = {cue.kind for cue in self._cues}
        if kinds & {"merit", "gladly", "least"} or ("must" in kinds and "you" in kinds):
            return True
        if self._section is Section.OTHER:
            return "must" in kinds
        return self._section is not None or bool(kinds & {"must", "you"})

    def modality(self, place: Place, rule: Rule) -> Modality | None:
        """How strongly the phrase at *place* asks; None where the ad says that it doesn't."""
        piece = self._pieces[place.last - 1]
        own = {cue.kind for cue in self._cues if cue.piece == piece}
        is_merit = self._is_merit(place, piece)
        if "not" in own or self._is_taken_back(piece):
            return Modality.MERIT if is_merit or self._section is Section.MERIT else None
        if rule.usually is Modality.UNCLEAR:
            return Modality.UNCLEAR
        if not rule.needs_context and any(cue.kind == "maybe" for cue in self._cues):
            return Modality.UNCLEAR
        if is_merit:
            return Modality.MERIT
        if any(cue.kind == "must" for cue in self._cues):
            return Modality.MUST
        return MODALITY_OF.get(self._section, rule.usually) if self._section else rule.usually

    def _is_taken_back(self, piece: int) -> bool:
        """ "…, men inget krav" after the piece, with nothing else that it could be of."""
        return any(cue.kind == "not" and cue.piece == piece + 1 for cue in self._cues) and not any(
            self._pieces[one.last - 1] == piece + 1 for one in self._places
        )

    def _is_merit(self, place: Place, piece: int) -> bool:
        merits = [cue for cue in self._cues if cue.kind in ("merit", "gladly")]
        if any(self._holds_in_piece(cue, place) for cue in merits if cue.piece == piece):
            return True
        if self._has(piece, "must") and not self._has(piece, "not"):
            return False
        start = tuple(word.text for word in self._sentence[:2])
        if start in _ADDRESSED and any(cue.kind == "merit" for cue in merits):
            return True
        return any(self._reaches(cue, piece) for cue in merits if cue.piece != piece)

    def _holds_in_piece(self, cue: _Cue, place: Place) -> bool:
        if self._is_leading(cue):
            return place.last > cue.at
        return place.first < cue.at

    def _is_leading(self, cue: _Cue) -> bool:
        """Whether the cue is of what comes after it."""
        if cue.kind == "gladly":
            return True
        after = self._sentence[cue.at + 1].text if cue.at + 1 < len(self._sentence) else ""
        before = any(
            self._pieces[one.last - 1] == cue.piece and one.first < cue.at for one in self._places
        )
        return after in _LEADS or not before

    def _reaches(self, cue: _Cue, piece: int) -> bool:
        if cue.piece < piece:
            between = range(cue.piece, piece)
            return self._is_leading(cue) and not any(self._has(one, "must") for one in between)
        alone = not any(self._pieces[one.last - 1] == cue.piece for one in self._places)
        return cue.kind == "merit" and alone and cue.piece == piece + 1

    def _has(self, piece: int, kind: str) -> bool:
        return any(cue.piece == piece and cue.kind == kind for cue in self._cues)


def _pieces(sentence: Sequence[Word]) -> list[int]:
    """Which piece each word is in; ", men" is one cut."""
    number, pieces, was_cut = 0, [], False
    for word in sentence:
        cuts = word.text in _CUTS
        number += cuts and not was_cut
        was_cut = cuts
        pieces.append(number)
    return pieces
