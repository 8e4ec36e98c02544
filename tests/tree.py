"""The repository's files, for the tests that read the source and not what it does."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "slussen"
APPS = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())


@cache
def files(*suffixes: str) -> tuple[Path, ...]:
    """Every file of the repository with one of *suffixes* (all, without), ignored ones left out."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    paths = (ROOT / name for name in listed if name)
    return tuple(p for p in paths if p.is_file() and (not suffixes or p.suffix in suffixes))


def python_files(*folders: str) -> list[Path]:
    """Python files under *folders*; migrations are Django's work and not ours."""
    places = [ROOT / folder for folder in folders]
    return [
        path
        for path in files(".py")
        if any(path.is_relative_to(place) for place in places) and "migrations" not in path.parts
    ]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a file with its number of lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1
