"""How well the methods would have done: measured anew, and put into the pages that explain them.

Each ``benchmarks/backtest_NAME.py`` has ``tables()``: a Markdown table by its name, which stands in
``docs/methods/NAME.md`` between ``<!-- begin TABLE -->`` and ``<!-- end TABLE -->``.
"""

import importlib
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "methods"


def names() -> list[str]:
    """The methods that have a back-test."""
    found = (ROOT / "benchmarks").glob("backtest_*.py")
    return sorted(path.stem.removeprefix("backtest_") for path in found)


def page_of(name: str) -> Path:
    """Where a method's tables stand; underscores are hyphens in a page's name."""
    return PAGES / f"{name.replace('_', '-')}.md"


def filled(page: str, tables: Mapping[str, str]) -> str:
    """*page* with each of *tables* between its marks; ValueError where there are none.

    >>> filled("<!-- begin a -->\\nold\\n<!-- end a -->", {"a": "new"})
    '<!-- begin a -->\\n\\nnew\\n\\n<!-- end a -->'
    """
    for name, table in tables.items():
        first, last = f"<!-- begin {name} -->", f"<!-- end {name} -->"
        before, begun, rest = page.partition(first)
        _, ended, after = rest.partition(last)
        if not (begun and ended):
            raise ValueError(f"no place for the table {name}")
        page = f"{before}{first}\n\n{table.strip()}\n\n{last}{after}"
    return page


def measure(name: str) -> str:
    """Measure one method anew and write its page; what came of it, in a line."""
    page = page_of(name)
    try:
        tables = importlib.import_module(f"benchmarks.backtest_{name}").tables()
    except (FileNotFoundError, ImportError) as error:
        return f"not measured: {error}"
    page.write_text(filled(page.read_text(encoding="utf-8"), tables), encoding="utf-8")
    return f"{len(tables)} tables in {page.relative_to(ROOT)}"
