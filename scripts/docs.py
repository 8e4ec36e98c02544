"""``make docs``: writes the pages under docs/reference/ that are made from the code.

With ``--check`` nothing is written: exits 1 if a page says something else than the code.
"""

import importlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "<!-- Made by `make docs`; edit {source} instead. -->\n\n"

PAGES = {
    "personal-data.md": "slussen.audit.docs:personal_data_markdown",
}


def made(target: str) -> str:
    module, name = target.split(":")
    make: Callable[[], str] = getattr(importlib.import_module(module), name)
    source = f"src/{module.replace('.', '/')}.py"
    return HEADER.format(source=source) + make().rstrip() + "\n"


def main() -> int:
    sys.path.insert(0, str(ROOT / "src"))
    # The pages say what ships, never what somebody has imported.
    with tempfile.TemporaryDirectory() as home:
        os.environ["SLUSSEN_HOME"] = home
        from slussen.project.cli import set_up_django

        set_up_django()
        pages = {ROOT / "docs" / "reference" / page: made(make) for page, make in PAGES.items()}
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
