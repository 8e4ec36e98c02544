"""``make docs``: writes the pages, and the glossary's end, that are made from the code.

With ``--check`` nothing is written: exits 1 if a page says something else than the code.
"""

import importlib
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
HEADER = "<!-- Made by `make docs` from {source}. -->\n\n"

PAGES = {
    "reference/figures.md": "slussen.figures.docs:catalogue_markdown",
    "reference/methods.md": "scripts.methods_page:methods_markdown",
    "reference/personal-data.md": "slussen.audit.docs:personal_data_markdown",
}


def page(target: str) -> str:
    """The page that the function "module:name" makes, with a line saying which."""
    module, name = target.split(":")
    make: Callable[[], str] = getattr(importlib.import_module(module), name)
    file = f"{module.replace('.', '/')}.py"
    source = file if (ROOT / file).exists() else f"src/{file}"
    return HEADER.format(source=source) + make().rstrip() + "\n"


def glossary() -> str:
    """The glossary as it stands down to its marker, and the vocabulary after it."""
    written = (DOCS / "glossary.md").read_text(encoding="utf-8")
    marker = "vocabulary.py. -->\n"
    return written[: written.index(marker) + len(marker)] + vocabulary_markdown()


def vocabulary_markdown() -> str:
    from slussen.figures.engine import vocabulary

    parts = [
        f"\n### `{name}` – {vocabulary.DIMENSIONS[name].sv}\n\n{table(words)}"
        for name, words in vocabulary.WORDS.items()
    ]
    marks = f"\n## Marks: why there is no value, or what kind it is\n\n{table(vocabulary.MARKS)}"
    return "".join([*parts, marks, f"\n## Units\n\n{table(vocabulary.UNITS)}"])


def table(words: Mapping[str, Any]) -> str:
    rows = [f"| `{word}` | {text.sv} | {text.en} |\n" for word, text in words.items()]
    return "| word | Swedish | English |\n|---|---|---|\n" + "".join(rows)


def main() -> int:
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    # The pages say what ships, never what somebody has imported.
    with tempfile.TemporaryDirectory() as home:
        os.environ["SLUSSEN_HOME"] = home
        from slussen.project.cli import set_up_django

        set_up_django()
        pages = {DOCS / name: page(target) for name, target in PAGES.items()}
        pages[DOCS / "glossary.md"] = glossary()
    old = [path for path, text in pages.items() if not path.exists() or path.read_text() != text]
    if "--check" in sys.argv:
        for path in old:
            print(f"{path.relative_to(ROOT)}: says something else than the code (make docs)")
        return bool(old)
    for path in old:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[path], encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
