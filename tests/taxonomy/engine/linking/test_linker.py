import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.taxonomy.engine.linking.linker import BATCH, Linker, Way
from slussen.taxonomy.engine.linking.vocabulary import Label, vocabulary
from tests.taxonomy.engine.linking.made import BROADER, LABELS, MadeEncoder, Sum

WORDS = vocabulary(LABELS, BROADER)


def made(*, reranker=None):
    encoder = MadeEncoder()
    vectors = encoder.passages([label.text for label in WORDS.labels])
    return Linker(WORDS, encoder=encoder, vectors=vectors, reranker=reranker)


LINKERS = [Linker(WORDS), made(), made(reranker=Sum())]


def test_the_way_is_what_the_linker_was_given():
    assert [linker.way for linker in LINKERS] == [Way.LETTERS, Way.MEANING, Way.RERANKED]
    assert Linker(WORDS, reranker=Sum()).way is Way.LETTERS


@pytest.mark.parametrize("linker", LINKERS, ids=lambda linker: linker.way)
def test_a_label_finds_its_concept_and_is_the_reason(linker):
    (links,) = linker.link(["Skräddare"], language="sv")
    assert links[0].concept == "tailor"
    assert links[0].label.text == "skräddare"


@pytest.mark.parametrize("linker", LINKERS, ids=lambda linker: linker.way)
def test_one_row_a_concept_the_best_first(linker):
    (links,) = linker.link(["sömnad"], top=50)
    concepts = [link.concept for link in links]
    assert len(concepts) == len(set(concepts))
    scores = [link.score for link in links]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("linker", LINKERS[1:], ids=lambda linker: linker.way)
def test_another_language_is_found_by_meaning(linker):
    (links,) = linker.link(["خياطة"], language="ar", top=1)
    assert links[0].concept == "dressmaker"


@pytest.mark.parametrize("linker", LINKERS, ids=lambda linker: linker.way)
def test_an_empty_text_has_no_links_and_keeps_its_place(linker):
    found = linker.link(["", "tailor", " \x00 ", "carpenter"])
    assert [links[0].concept if links else None for links in found] == [
        None,
        "tailor",
        None,
        "carpenter",
    ]


@pytest.mark.parametrize("linker", LINKERS, ids=lambda linker: linker.way)
def test_batches_answer_as_one_by_one(linker):
    texts = [f"{label.text} {n}" for n in range(12) for label in LABELS]
    assert len(texts) > 2 * BATCH
    alone = [linker.link([text])[0] for text in texts]
    for one, other in zip(linker.link(texts), alone, strict=True):
        assert [link.concept for link in one] == [link.concept for link in other]


def test_equal_labels_stand_in_the_same_order_on_every_run():
    labels = [Label(str(n), f"c{n:05}", "kock") for n in range(10_000)]
    runs = {
        tuple(link.concept for link in Linker(vocabulary(given)).link(["kock"])[0])
        for given in (labels, labels[::-1])
    }
    assert runs == {("c00000", "c00001", "c00002", "c00003", "c00004")}


def test_an_encoder_without_its_vectors_is_refused():
    with pytest.raises(ValueError, match="one vector a label"):
        Linker(WORDS, encoder=MadeEncoder())
    with pytest.raises(ValueError, match="one vector a label"):
        Linker(WORDS, encoder=MadeEncoder(), vectors=np.zeros((1, 16), dtype=np.float32))


@settings(max_examples=50)
@given(st.text())
def test_any_text_has_a_sane_answer(text):
    for linker in LINKERS:
        (links,) = linker.link([text])
        assert len(links) <= 5
        assert all(np.isfinite(link.score) for link in links)


@pytest.mark.parametrize("text", ["a" * 1_000_000, "\ud800", "😀😀", "\u202eabc", "e\u0301" * 5000])
def test_strange_texts(text):
    for linker in LINKERS:
        assert len(linker.link([text])) == 1
