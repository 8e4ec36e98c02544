"""Colours that can be told apart and read, in both themes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.ui.engine import palette
from slussen.ui.engine.charts import Role
from slussen.ui.engine.palette import THEMES, contrast, css_class, series_styles

MARKS = ("focus", "main", "reference", "reference-2")


@pytest.mark.parametrize("theme", THEMES)
def test_marks_stand_out_from_paper_and_text_can_be_read(theme: str) -> None:
    colours = THEMES[theme]
    for token in MARKS:
        assert contrast(colours[token], colours["paper"]) >= 3, token
        assert contrast(colours[f"{token}-text"], colours["paper"]) >= 4.5, token
    for token in ("ink", "quiet"):
        assert contrast(colours[token], colours["paper"]) >= 4.5, token


@pytest.mark.parametrize("theme", THEMES)
def test_text_on_a_fill_can_be_read(theme: str) -> None:
    colours = THEMES[theme]
    for token in (*MARKS, *(f"seq-{step}" for step in range(1, 8)), "none", "band"):
        assert contrast(colours[token], colours[palette.text_on(token)]) >= 4.5, token


@pytest.mark.parametrize("theme", THEMES)
def test_the_scale_goes_one_way_in_lightness(theme: str) -> None:
    colours = THEMES[theme]
    steps = [contrast(colours[f"seq-{step}"], colours["paper"]) for step in range(1, 8)]
    assert steps == sorted(steps)
    assert all(later / earlier > 1.2 for earlier, later in pairwise(steps))


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_too_pale_is_known_to_need_an_edge(theme: str) -> None:
    colours = THEMES[theme]
    fills = [*MARKS, "none", *(f"seq-{step}" for step in range(1, 8))]
    pale = {token for token in fills if contrast(colours[token], colours["paper"]) < 3}
    assert pale <= palette.PALE


@pytest.mark.parametrize("theme", THEMES)
def test_amber_and_petrol_differ_in_lightness_too(theme: str) -> None:
    assert contrast(THEMES[theme]["focus"], THEMES[theme]["main"]) > 1.05
    assert contrast(palette.LIGHT["focus"], palette.LIGHT["main"]) > 2


def test_themes_have_the_same_tokens_and_no_colour_twice() -> None:
    assert list(palette.DARK) == list(palette.LIGHT) == list(palette.FORCED)
    for colours in THEMES.values():
        assert len(set(colours.values())) == len(colours)


@given(st.lists(st.sampled_from(Role), max_size=4))
def test_series_differ_by_more_than_colour(roles: list[Role]) -> None:
    styles = series_styles(roles)
    for role in Role:
        of_role = [s for s, r in zip(styles, roles, strict=True) if r is role]
        assert len({style.dash for style in of_role}) == len(of_role)
        assert len({style.shape for style in of_role}) == len(of_role)


def test_roles_differ_by_dash_or_width_and_by_shape() -> None:
    styles = series_styles(tuple(Role))
    assert len({(style.dash, style.width) for style in styles}) == len(Role)
    assert len({style.shape for style in styles}) == len(Role)


def test_a_stack_of_levels_is_a_scale_and_its_rest_is_grey() -> None:
    levels = [Role.MAIN, Role.MAIN, Role.MAIN, Role.REFERENCE_2]
    assert palette.stack_tokens(levels) == ("seq-2", "seq-4", "seq-6", "reference-2")
    assert palette.stack_tokens([Role.FOCUS, Role.MAIN]) == ("focus", "main")


@given(st.integers(1, 12))
def test_a_scale_has_as_many_steps_as_asked(count: int) -> None:
    tokens = palette.sequential(count)
    assert len(tokens) == count
    assert len(set(tokens)) == min(count, 7)
    assert list(tokens) == sorted(tokens)


def test_classes_follow_from_colours() -> None:
    assert css_class("#D4730A", "stroke") == "c-focus-stroke"
    assert css_class("none", "fill") is None
    assert css_class("transparent", "fill") is None
    assert set(palette.CLASSES) == {
        css_class(colour, paint)
        for colour in palette.LIGHT.values()
        for paint in ("fill", "stroke")
    }


def test_the_css_has_a_rule_for_every_class_and_a_value_for_every_token() -> None:
    rules = palette.css_rules()
    assert all(f".{name}{{" in rules for name in palette.CLASSES)
    for theme in ("light", "dark", "forced"):
        declared = palette.css_variables(theme)
        assert all(f"--chart-{token}:" in declared for token in palette.LIGHT)
