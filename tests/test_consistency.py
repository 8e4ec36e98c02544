"""House rules that a reader would otherwise have to enforce: sizes, places, words, dependencies."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.tree import APPS, PACKAGE, ROOT, files, functions, python_files, relative

SOURCE_LINES, FUNCTION_LINES, TEST_LINES = 500, 60, 800

# Modules that say what is, and decide nothing: what they say shows in the tests of those that use
# them. Any of these names, in any app.
WITHOUT_A_TEST_OF_THEIR_OWN = {
    "__init__": "nothing in it",
    "__main__": "one call",
    "admin": "Django's admin, by declaration",
    "apps": "Django's app, by declaration",
    "declarations": "what is personal data; the audit app's tests read every one",
    "enums": "names",
    "settings": "values; docs/settings.md is tested against them",
    "urls": "addresses; tests/test_urls.py opens every one",
    "wsgi": "one call",
}
# What a module at least has to hold for a missing test to count.
WEIGHT = 25


def none(faults: list[str]) -> None:
    """All of them in the failure's message, one a line."""
    assert not faults, "\n".join(["", *faults])


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_source_file_is_too_long() -> None:
    folders = ("src", "scripts", "benchmarks")
    sizes = {relative(path): lines(path) for path in python_files(*folders)}
    none([f"{path}: {n} lines" for path, n in sizes.items() if n > SOURCE_LINES])


def test_no_test_file_is_too_long() -> None:
    sizes = {relative(path): lines(path) for path in python_files("tests")}
    none([f"{path}: {n} lines" for path, n in sizes.items() if n > TEST_LINES])


def test_no_function_is_too_long() -> None:
    long = [
        f"{relative(path)}: {name} has {size} lines"
        for path in python_files("src", "scripts", "benchmarks", "tests")
        for name, size in functions(path)
        if size > FUNCTION_LINES
    ]
    none(long)


def mirror(path: Path) -> Path:
    """src/slussen/ui/engine/vega.py → tests/ui/engine/test_vega.py"""
    inside = path.relative_to(PACKAGE)
    return ROOT / "tests" / inside.with_name(f"test_{inside.name}")


def test_each_module_has_its_test_at_the_same_path() -> None:
    missing = [
        f"{relative(path)} needs {relative(mirror(path))}"
        for path in python_files("src")
        if path.stem not in WITHOUT_A_TEST_OF_THEIR_OWN
        and lines(path) >= WEIGHT
        and any(functions(path))
        and not mirror(path).exists()
    ]
    none(missing)


@pytest.mark.parametrize(
    "words",
    [
        # Written apart so that this file does not name them itself.
        rf"\b(TO{''}DO|FIX{''}ME|X{''}XX|NotImplemented{''}Error|lorem ip{''}sum)\b",
        rf"(^|[^\w.~-])/(wo{''}rk|fa{''}rm|ro{''}ot|tm{''}p)/[a-z.]",
        rf"(pypi|pythonhosted|npmjs|unpkg|jsdelivr)\.(o{''}rg|co{''}m|ne{''}t)",
    ],
    ids=["marked unfinished", "paths of a machine", "registries"],
)
def test_words_that_do_not_belong_here(words: str) -> None:
    found = []
    for path in files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or figures
        found += [f"{relative(path)}: {m.group()}" for m in re.finditer(words, text, re.M | re.I)]
    none(found)


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def requirements(*extras: str) -> dict[str, Requirement]:
    named = list(project()["dependencies"])
    for extra in extras:
        named += project()["optional-dependencies"][extra]
    parsed = [Requirement(line) for line in named]
    return {canonicalize_name(requirement.name): requirement for requirement in parsed}


def test_every_dependency_says_why() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    blocks = re.findall(r"^(?:dependencies|spark|train|test|dev) = \[\n(.*?)^\]", text, re.M | re.S)
    assert len(blocks) == 5
    entries = [line.strip() for block in blocks for line in block.splitlines()]
    named = [line for line in entries if line.startswith('"')]
    assert len(named) == len(requirements("spark", "train", "test", "dev"))  # one a line
    assert [line for line in named if "  # " not in line and '", # ' not in line] == []


def imported(path: Path) -> set[str]:
    """The top-level packages that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize(
    ("folders", "extras"),
    [(["src"], ["spark"]), (["tests", "benchmarks", "scripts"], ["spark", "train", "test", "dev"])],
)
def test_what_is_imported_is_declared(folders: list[str], extras: list[str]) -> None:
    own = {"slussen", "tests", "scripts", "benchmarks"} | set(sys.stdlib_module_names)
    declared = set(requirements(*extras))
    places = packages_distributions()
    undeclared = {
        f"{relative(path)} imports {package}"
        for path in python_files(*folders)
        for package in imported(path) - own
        if not declared & {canonicalize_name(name) for name in places.get(package, [package])}
    }
    none(sorted(undeclared))


# Used without being named in the source.
NAMED_NOWHERE = {"psycopg": "Django's PostgreSQL backend imports it"}


def test_what_is_declared_is_used() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in python_files("src"))
    packages: dict[str, set[str]] = {}
    for package, names in packages_distributions().items():
        for name in names:
            packages.setdefault(canonicalize_name(name), set()).add(package)
    unused = [
        name
        for name in requirements()
        if name not in NAMED_NOWHERE
        and not any(re.search(rf"\b{re.escape(p)}\b", source) for p in packages.get(name, set()))
    ]
    none(unused)


def locked(name: str) -> dict[str, set[str]]:
    """The versions a lock file pins for each package; asserts that each has hashes."""
    pinned: dict[str, set[str]] = {}
    text = (ROOT / name).read_text(encoding="utf-8")
    for block in re.split(r"\n(?=\S)", text):
        if found := re.match(r"([\w.\[\]-]+)==([\w.]+)", block):
            assert "--hash=sha256:" in block, block
            pinned.setdefault(canonicalize_name(found[1].split("[")[0]), set()).add(found[2])
    return pinned


@pytest.mark.parametrize(
    ("lock", "extras"),
    [("requirements.lock", []), ("requirements-dev.lock", ["spark", "test", "dev"])],
)
def test_the_lock_fits_what_is_declared(lock: str, extras: list[str]) -> None:
    pinned = locked(lock)
    wrong = [
        f"{requirement} is locked as {pinned.get(name)} (make lock)"
        for name, requirement in requirements(*extras).items()
        if not pinned.get(name)
        or not all(requirement.specifier.contains(version) for version in pinned[name])
    ]
    none(wrong)


def test_both_locks_pin_the_same_and_name_no_place() -> None:
    runtime, development = locked("requirements.lock"), locked("requirements-dev.lock")
    assert {name: development.get(name) for name in runtime} == runtime
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert not re.search(r"https?:|--(extra-)?index|--find-links|file:", text)


def test_every_app_is_installed_and_a_layer() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = re.findall(r"\w+", " ".join(contracts["contracts"][0]["layers"]))
    assert set(APPS) <= set(layers)
