"""What the vocabulary proposes; the linker by letters, since its encoder takes time to build."""

import pytest

from slussen.figures.sources import proposing
from slussen.figures.sources.proposing import LinkedProposer, label_matcher, ssyk_groups


def test_an_occupation_is_proposed_by_the_headline(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def linked(*given: object) -> list[list[tuple[str, str, str, float]]]:
        asked.append(given)
        return [[("occupation/tailor", "skräddare", "sv", 6.0), ("skill/sewing", "", "sv", 5.0)]]

    monkeypatch.setattr(proposing, "linked", linked)
    (only,) = LinkedProposer().propose("Skräddare sökes", "Vi är kockar.")
    assert (only.occupation, only.confidence, only.words) == ("7531", 1.0, "skräddare")
    assert asked == [("occupation", ["Skräddare sökes"], "sv", proposing.LINKS)]


def test_every_occupation_has_its_group() -> None:
    groups = ssyk_groups()
    assert groups["occupation/tailor"] == "7531"
    assert all(len(group) == 4 for one, group in groups.items() if one.startswith("occupation/"))


def test_competences_are_of_the_vocabulary_and_told_with_their_words() -> None:
    text = "Du har truckkort och van vid overlockmaskiner."
    found = {concept: text[start:end] for concept, start, end in label_matcher().find(text)}
    assert set(found.values()) == {"truckkort", "overlockmaskiner"}
