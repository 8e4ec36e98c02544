from pathlib import Path

from slussen.figures import queries
from slussen.figures.docs import catalogue_markdown

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "figures.md"


def test_the_page_is_what_the_code_says(home) -> None:
    assert PAGE.read_text(encoding="utf-8").endswith(catalogue_markdown().rstrip() + "\n"), (
        "make docs"
    )


def test_every_table_with_its_origins_is_there(home) -> None:
    page = catalogue_markdown()
    for table_id in queries.catalogue():
        assert f"### `{table_id}` " in page
        for origin in queries.origins(table_id).values():
            assert origin.via in page
