import numpy as np
import pytest

from slussen.taxonomy.engine.linking.features import Concepts, Likeness, candidates
from slussen.taxonomy.engine.linking.lexical import Lexical
from slussen.taxonomy.engine.linking.vocabulary import vocabulary
from tests.taxonomy.engine.linking.made import BROADER, LABELS, MadeEncoder

QUERIES = ["sömmerska", "målare och tapetserare", "خياطة"]


@pytest.fixture
def words():
    return vocabulary(LABELS, BROADER)


def likeness(words, queries=QUERIES, encoder=None):
    letters = Lexical(words.spellings).similarity(queries)
    if encoder is None:
        return Likeness(letters, letters, None)
    vectors = encoder.passages([label.text for label in words.labels])
    return Likeness(letters, letters, encoder.queries(queries) @ vectors.T)


def rows_of(words, found, query, concept):
    number = words.concepts.index(concept)
    return np.flatnonzero((found.query == query) & (found.concept == number))


def test_every_row_has_the_same_features_whatever_is_asked_with_it(words):
    concepts = Concepts(words)
    together = candidates(concepts, QUERIES, likeness(words, encoder=MadeEncoder()))
    for n, query in enumerate(QUERIES):
        alone = candidates(concepts, [query], likeness(words, [query], MadeEncoder()))
        same = together.query == n
        assert np.array_equal(alone.concept, together.concept[same])
        assert np.allclose(alone.features, together.features[same], atol=1e-6)


def test_a_concept_without_a_label_is_no_candidate(words):
    found = candidates(Concepts(words), QUERIES, likeness(words))
    assert words.concepts.index("work") not in found.concept


def test_the_best_label_is_of_the_concept_and_speaks_most_for_it(words):
    found = candidates(Concepts(words), QUERIES, likeness(words))
    for concept, label in zip(found.concept, found.label, strict=True):
        assert words.labels[label].concept == words.concepts[concept]
    (row,) = rows_of(words, found, 0, "dressmaker")
    assert words.labels[found.label[row]].text == "sömmerska"


def test_meaning_finds_what_letters_do_not(words):
    found = candidates(Concepts(words), QUERIES, likeness(words, encoder=MadeEncoder()))
    (row,) = rows_of(words, found, 2, "dressmaker")
    letters, _reading, meaning = found.features[row, :3]
    assert (letters, meaning) == (0, 1)


def test_a_group_sees_its_members(words):
    with_structure = candidates(Concepts(words), QUERIES[:1], likeness(words, QUERIES[:1]))
    bare = vocabulary(LABELS)
    without = candidates(Concepts(bare), QUERIES[:1], likeness(bare, QUERIES[:1]))
    (group,) = rows_of(words, with_structure, 0, "sewing")
    (alone,) = rows_of(bare, without, 0, "sewing")
    # The best member's likeness in letters is the third column where there is no encoder.
    assert with_structure.features[group, 2] == pytest.approx(1)
    assert without.features[alone, 2] == 0


def test_features_are_numbers(words):
    for encoder in (None, MadeEncoder()):
        found = candidates(
            Concepts(words), ["x", "é", "1"], likeness(words, ["x", "é", "1"], encoder)
        )
        assert np.isfinite(found.features).all()
        assert len(found.query) == len(found.concept) == len(found.label) == len(found.features)
