"""Text is measured before it is set: it fits, or it is known that it doesn't."""

from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from slussen.analysis.report import pptx_parts as parts
from slussen.ui.engine.fonts import wrap

BOX = parts.Box(0.5, 0.5, 6, 2)
SIZES = (28, 22, 18, 14)
words = st.lists(st.text("abcdefghijåäö", min_size=1, max_size=14), min_size=1, max_size=60)


def height(texts, size, after=0.0):
    lines = sum(len(wrap(text, size, BOX.width * 72)) for text in texts)
    return lines * size * parts.LINE + after * len(texts)


@given(words)
def test_the_largest_size_that_fits_is_taken(listed):
    texts = [" ".join(listed)]
    size = parts.fitting_size(texts, BOX, SIZES)
    larger = [other for other in SIZES if other > size]
    assert all(height(texts, other) > BOX.height * 72 for other in larger)
    assert height(texts, size) <= BOX.height * 72 or size == SIZES[-1]


@given(st.lists(words.map(" ".join), min_size=1, max_size=8))
def test_as_many_paragraphs_as_fit_and_at_least_one(texts):
    count = parts.fitting_count(texts, BOX, 18, after=6)
    assert 1 <= count <= len(texts)
    assert count == 1 or height(texts[:count], 18, 6) <= BOX.height * 72
    assert count == len(texts) or height(texts[: count + 1], 18, 6) > BOX.height * 72


@given(words)
def test_what_is_cut_fits_ends_with_dots_and_begins_the_text(listed):
    text = " ".join(listed)
    kept = parts.shortened(text, BOX, 28)
    if kept != text:
        assert kept.endswith(" …")
        assert text.startswith(kept.removesuffix(" …"))
    one_word = " " not in kept.removesuffix(" …")
    assert height([kept], 28) <= BOX.height * 72 or one_word


def test_a_text_box_is_where_it_was_put_and_says_what_it_was_given():
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    box = parts.text_box(slide, BOX, [[("Läget", parts.Look(18))]], "sv")
    assert (box.left, box.top, box.width, box.height) == BOX.emu
    assert box.text_frame.text == "Läget"
