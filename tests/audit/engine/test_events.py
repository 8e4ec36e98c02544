import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.audit.engine.events import (
    EventKind,
    UndeclaredDetail,
    by_name,
    check_detail,
    describe,
)
from slussen.lib.text import Text

JOINED = EventKind(
    "joined",
    Text("Blev medlem", "Joined"),
    {
        "role": {"staff": Text("medarbetare", "staff"), "admin": Text("chef", "admin")},
        "count": int,
        "first": bool,
    },
)


class TestCheckDetail:
    @pytest.mark.parametrize(
        "detail", [{}, {"role": "staff"}, {"role": "admin", "count": 3, "first": True}]
    )
    def test_declared_passes(self, detail: dict[str, object]) -> None:
        check_detail(JOINED, detail)

    @pytest.mark.parametrize(
        "detail",
        [
            {"name": "anything"},
            {"role": "owner"},
            {"role": None},
            {"count": "3"},
            {"count": True},
            {"count": 1.0},
            {"first": 1},
        ],
    )
    def test_undeclared_raises(self, detail: dict[str, object]) -> None:
        with pytest.raises(UndeclaredDetail):
            check_detail(JOINED, detail)

    @given(st.text())
    def test_no_free_text_gets_in(self, text: str) -> None:
        if text in ("staff", "admin"):
            check_detail(JOINED, {"role": text})
            return
        for key in JOINED.detail:
            with pytest.raises(UndeclaredDetail):
                check_detail(JOINED, {key: text})


class TestDescribe:
    def test_words_in_declared_order(self) -> None:
        assert describe(JOINED, {"count": 3, "role": "staff"}) == Text("medarbetare, 3", "staff, 3")

    def test_nothing(self) -> None:
        assert describe(JOINED, {}) == Text("", "")

    def test_word_that_is_declared_no_more(self) -> None:
        assert describe(JOINED, {"role": "owner"}) == Text("owner", "owner")


class TestByName:
    def test_by_name(self) -> None:
        assert by_name([JOINED]) == {"joined": JOINED}

    def test_same_word_twice(self) -> None:
        with pytest.raises(ValueError, match="joined"):
            by_name([JOINED, JOINED])
