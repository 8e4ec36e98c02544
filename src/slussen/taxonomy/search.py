"""Searching the vocabulary in use, and hearing competences in a text: for pages and commands.

The first search of a process makes the index (seconds; the encoder's graph and the labels' vectors
are kept on disk). What is searched for is never logged and never kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from slussen.lib.text import Text
from slussen.taxonomy import queries
from slussen.taxonomy.engine import competences as hearing
from slussen.taxonomy.engine import languages
from slussen.taxonomy.engine.competences import Certainty
from slussen.taxonomy.engine.release import Kind, Label, Relating, Release, Role
from slussen.taxonomy.engine.suggest import How, Names, Reason, Suggestion, in_turn, merged
from slussen.taxonomy.engine.words import Kind as WordKind
from slussen.taxonomy.link_service import linked

if TYPE_CHECKING:
    from slussen.taxonomy.engine.linking.linker import Linker

LONGEST = 200  # characters of a search
KINDS = (Kind.OCCUPATION, Kind.SKILL)


@dataclass(frozen=True, slots=True)
class ConceptPage:
    """What a concept's page shows."""

    concept: str
    kind: str
    name: Text
    code: str
    labels: tuple[tuple[str, str, str], ...]  # language, text, role
    essential: tuple[tuple[str, Text], ...]
    optional: tuple[tuple[str, Text], ...]
    needed_by: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A competence that a text speaks of, with the places that say so."""

    concept: str
    name: Text
    words: tuple[tuple[int, int], ...]
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Work:
    """An occupation that a text names, with the places, and what is often part of it."""

    concept: str
    name: Text
    words: tuple[tuple[int, int], ...]
    essential: tuple[tuple[str, Text], ...]


def guess(text: str) -> languages.Guess:
    """The languages that *text* may be in."""
    return languages.languages_of(text)


def search(
    text: str, *, language: str | None = None, kind: str | None = None, top: int = 8
) -> tuple[Suggestion, ...]:
    """The concepts that *text* may mean, the surest first; none for a text without letters.

    *language* is what the person said it is in; without it, it is guessed. *kind* is "occupation"
    or "skill"; without it, both.
    """
    text = text[:LONGEST]
    if not languages.normalise(text) or guess(text).script is languages.Script.NONE:
        return ()
    ready = _index(queries.current_release().version, kind or "")
    spoken = [language] if language else list(guess(text).languages)
    reasons = merged(
        [
            ready.names.same(text, language),
            ready.words(text, spoken),
            ready.names.begins(text, (top + 1) // 2),  # room is left for what is alike
            ready.similar(text, spoken, top),
        ],
        top,
    )
    return tuple(ready.suggestion(reason) for reason in reasons)


def concept(concept_id: str) -> ConceptPage | None:
    """The concept by its id, or None."""
    current = queries.current_release()
    found = current.by_id.get(concept_id)
    if found is None or found.kind not in KINDS:
        return None
    wanted = _wanted(current, concept_id)
    needing = (each.concept_id for each in current.relations if each.target == concept_id)
    return ConceptPage(
        concept=concept_id,
        kind=found.kind,
        name=_name(current, concept_id),
        code=_code(current, concept_id),
        labels=tuple(
            (label.language, label.text, label.role)
            for label in current.labels_of.get(concept_id, ())
            if label.role != Role.HIDDEN
        ),
        essential=_named(current, wanted[Relating.ESSENTIAL]),
        optional=_named(current, wanted[Relating.OPTIONAL]),
        needed_by=_named(current, needing),
    )


def competences(text: str, *, language: str | None = None) -> tuple[Found, ...]:
    """The competences that *text* speaks of, with the words that say so; the surest first."""
    current = queries.current_release()

    def likest(parts: Sequence[str]) -> list[tuple[str, float] | None]:
        found = linked(Kind.SKILL, list(parts), language, 1)
        return [(rows[0][0], rows[0][3]) if rows else None for rows in found]

    known = phrases(Kind.SKILL, _listed(text, language))
    return tuple(
        Found(heard.concept, _name(current, heard.concept), heard.words, heard.certainty)
        for heard in hearing.heard(text, known, likest)
    )


def work(text: str, *, language: str | None = None) -> tuple[Work, ...]:
    """The occupations that *text* names, with the competences that nearly every job in them asks.

    Only those of the vocabulary that have competences; as they stand in the text.
    """
    current = queries.current_release()
    known = phrases(Kind.OCCUPATION, _listed(text, language))
    found = (
        (heard, _wanted(current, heard.concept)[Relating.ESSENTIAL])
        for heard in hearing.standing(text, known)
    )
    return tuple(
        Work(
            heard.concept,
            _name(current, heard.concept),
            heard.words,
            _named(current, essential),
        )
        for heard, essential in found
        if essential
    )


def phrases(kind: Kind, spoken: frozenset[str] = frozenset()) -> hearing.Phrases:
    """The labels of *kind* to be found in running text, with the word lists of some languages."""
    return _phrases(queries.current_release().version, kind, spoken)


def _listed(text: str, language: str | None) -> frozenset[str]:
    """The word lists to hear *text* with: of its language, or of those that it may be in."""
    return frozenset((language,) if language else guess(text).languages)


class _Index:
    """The release's concepts of a kind ("" for both), ready to be searched."""

    def __init__(self, current: Release, kind: str) -> None:
        self._release, self._kind = current, kind
        self.names = Names(_labels(current, kind))

    def suggestion(self, reason: Reason) -> Suggestion:
        return Suggestion(
            concept=reason.concept,
            kind=self._release.by_id[reason.concept].kind,
            name=_name(self._release, reason.concept),
            code=_code(self._release, reason.concept),
            label=reason.label,
            language=reason.language,
            how=reason.how,
        )

    def words(self, text: str, spoken: Sequence[str]) -> Iterator[Reason]:
        """What the word lists of the languages it may be in say, joined by the Swedish term."""
        kinds = [WordKind(self._kind)] if self._kind else list(WordKind)
        for kind in kinds:
            for hit in queries.word_list().find(text, spoken, kind=kind):
                for reason in self.names.same(hit.word.swedish, "sv"):
                    yield Reason(reason.concept, hit.word.word, hit.word.language, How.WORD)

    def similar(self, text: str, spoken: Sequence[str], top: int) -> Iterable[Reason]:
        """What is alike in letters and meaning; occupations and skills in turn."""
        if not self._kind:
            both = (
                _index(self._release.version, kind).similar(text, spoken, top) for kind in KINDS
            )
            return in_turn(*both)
        (rows,) = linked(self._kind, [text], spoken[0] if spoken else None, top)
        return [Reason(name, label, spoke, How.SIMILAR) for name, label, spoke, _ in rows]


def linker(kind: str, language: str | None, *, letters: bool = False) -> "Linker":
    """The linker of *kind* for texts in *language*; those with one re-ranker are one."""
    current = queries.current_release()
    known = language is None or language in current.languages
    return _linker(current.version, kind, "sv" if known else "xx", letters)


@lru_cache(maxsize=12)
def _linker(version: str, kind: str, language: str, letters: bool) -> "Linker":
    from slussen.taxonomy import linking  # scikit-learn and all: only where linking is done
    from slussen.taxonomy.engine.linking.linker import Way

    current = queries.release(queries.OWN, version)
    # The re-rankers are trained on occupations only; skills go by letters and meaning.
    way = Way.RERANKED if kind == Kind.OCCUPATION else Way.MEANING
    group = Kind.OCCUPATION_GROUP if kind == Kind.OCCUPATION else Kind.SKILL_GROUP
    placed = [each for each in current.concepts if each.kind in (kind, group)]
    return linking.linker(
        queries.labels([Kind(kind)]),
        [(each.id, above) for each in placed for above in each.broader],
        home=linking.home_folder(),
        language=language,
        way=Way.LETTERS if letters else way,
    )


def _labels(current: Release, kind: str) -> list[Label]:
    kinds = (kind,) if kind else KINDS
    return [each for each in current.labels if current.by_id[each.concept_id].kind in kinds]


@lru_cache(maxsize=6)
def _index(version: str, kind: str) -> _Index:
    return _Index(queries.release(queries.OWN, version), kind)


@lru_cache(maxsize=16)
def _phrases(version: str, kind: Kind, spoken: frozenset[str]) -> hearing.Phrases:
    """The labels of *kind*, and the words of the lists in *spoken* that stand for one."""
    current = queries.release(queries.OWN, version)
    labels = _labels(current, kind)
    names = Names(labels)
    words = (
        replace(label, text=word.word, language=word.language)
        for word in queries.word_list().words
        if word.language in spoken and word.kind == kind
        for label in names.labels(word.swedish, "sv")[:1]
    )
    single = hearing.title_stem if kind == Kind.OCCUPATION else hearing.stem
    return hearing.Phrases((*labels, *words), single)


def _wanted(current: Release, concept_id: str) -> dict[Relating, list[str]]:
    """The competences that an occupation asks for, by how surely it does."""
    wanted: dict[Relating, list[str]] = {Relating.ESSENTIAL: [], Relating.OPTIONAL: []}
    for relation in current.relations_of.get(concept_id, ()):
        if relation.kind in wanted:
            wanted[relation.kind].append(relation.target)
    return wanted


def _name(current: Release, concept_id: str) -> Text:
    return Text(current.name(concept_id, "sv"), current.name(concept_id, "en"))


def _named(current: Release, ids: Iterable[str]) -> tuple[tuple[str, Text], ...]:
    named = [(name, _name(current, name)) for name in dict.fromkeys(ids)]
    return tuple(sorted(named, key=lambda pair: pair[1].sv))


def _code(current: Release, concept_id: str) -> str:
    for above in current.by_id[concept_id].broader:
        vocabulary, _, code = above.partition("/")
        if vocabulary == "ssyk":
            return code
    return ""
