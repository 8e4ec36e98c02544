from pathlib import Path

from slussen.audit.docs import personal_data_markdown

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "personal-data.md"


def test_page_is_up_to_date() -> None:
    """If this fails: `make docs`."""
    assert PAGE.read_text(encoding="utf-8").endswith(personal_data_markdown())


def test_page_says_what_is_kept() -> None:
    page = personal_data_markdown()
    assert "## `accounts.user`" in page
    assert "| `email` | personal | to sign in with" in page
    assert "| `member_invited` | Invitation made | `role` |" in page
