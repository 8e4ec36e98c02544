import numpy as np
import pytest

from slussen.taxonomy import linking
from slussen.taxonomy.engine.linking.linker import Way
from slussen.taxonomy.engine.linking.vocabulary import vocabulary
from tests.taxonomy.engine.linking.made import BROADER, LABELS, MadeEncoder


def test_vectors_are_made_once_for_the_same_labels(tmp_path):
    words, encoder = vocabulary(LABELS), MadeEncoder()
    first = linking.kept_vectors(encoder, words, tmp_path)
    encoder.passages = None  # not asked again
    assert np.array_equal(linking.kept_vectors(encoder, words, tmp_path), first)
    assert len(list((tmp_path / "vectors").iterdir())) == 1


def test_other_labels_or_another_encoder_have_vectors_of_their_own(tmp_path):
    encoder = MadeEncoder()
    linking.kept_vectors(encoder, vocabulary(LABELS), tmp_path)
    linking.kept_vectors(encoder, vocabulary(LABELS[1:]), tmp_path)
    encoder.name = "another"
    linking.kept_vectors(encoder, vocabulary(LABELS), tmp_path)
    assert len(list((tmp_path / "vectors").iterdir())) == 3


@pytest.mark.parametrize("missing", linking.PACKAGES)
def test_without_its_packages_it_links_by_letters(tmp_path, monkeypatch, missing):
    there = linking.find_spec
    linking.shipped_encoder.cache_clear()
    monkeypatch.setattr(linking, "find_spec", lambda name: None if name == missing else there(name))
    made = linking.linker(LABELS, BROADER, home=tmp_path, language="sv")
    assert made.way is Way.LETTERS
    assert made.link(["skräddare"])[0][0].concept == "tailor"


@pytest.mark.parametrize("language", ["sv", "ar", None])
@pytest.mark.parametrize("broader", [BROADER, []])
def test_the_shipped_rerankers_know_these_features(tmp_path, language, broader):
    made = linking.linker(LABELS, broader, home=tmp_path, language=language, encoder=MadeEncoder())
    assert made.way is Way.RERANKED
    (links,) = made.link(["seamstress"], language=language)
    assert links[0].concept == "dressmaker"


def test_a_wish_for_less_is_granted(tmp_path):
    encoder = MadeEncoder()
    for way in (Way.LETTERS, Way.MEANING):
        made = linking.linker(LABELS, home=tmp_path, language="sv", way=way, encoder=encoder)
        assert made.way is way
