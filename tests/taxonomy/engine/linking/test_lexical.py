import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from slussen.taxonomy.engine.linking.lexical import Lexical

WORDS = ["sömmerska", "snickare", "undersköterska", "خياطة", "a"]


def test_the_same_word_is_most_alike():
    found = Lexical(WORDS).similarity(WORDS)
    assert found.argmax(axis=1).tolist() == list(range(len(WORDS)))
    assert np.allclose(found.diagonal(), 1, atol=1e-5)


def test_a_misspelling_and_a_compound_are_nearer_than_another_word():
    near, compound = Lexical(WORDS).similarity(["sömerska", "sköterska"])
    assert near.argmax() == 0
    assert compound.argmax() == 2


def test_letters_that_no_label_has_are_like_none():
    assert Lexical(WORDS).similarity(["ሰፋይት"]).max() == 0


@given(st.lists(st.text(), min_size=1, max_size=5), st.lists(st.text(max_size=30), max_size=5))
def test_likeness_is_between_0_and_1(labels, texts):
    found = Lexical(labels).similarity(texts)
    assert found.shape == (len(texts), len(labels))
    assert ((found >= 0) & (found <= 1 + 1e-5)).all()
