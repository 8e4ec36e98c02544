"""What the hand-written pages say is so: every address, app, setting, word, link and picture."""

import re
import tomllib

import pytest
from click import Group
from django.urls import URLPattern, URLResolver, get_resolver

from slussen.project import cli
from tests.tree import APPS, ROOT, files, python_files, relative

PAGES = [path for path in files(".md") if path.is_relative_to(ROOT / "docs")]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def prefixes() -> set[str]:
    """The first part of every address: "/figures/"."""
    found: set[str] = set()

    def walk(entries: list[URLPattern | URLResolver], before: str) -> None:
        for entry in entries:
            pattern = entry.pattern
            here = before + ("" if hasattr(pattern, "prefix_default_language") else str(pattern))
            if isinstance(entry, URLResolver) and "/" not in here:
                walk(entry.url_patterns, here)
            else:
                first = re.sub(r"[\^<].*", "", here).split("/")[0]
                found.add(f"/{first}/" if first else "/")

    walk(get_resolver().url_patterns, "")
    return found


def test_the_map_has_every_app_and_every_address() -> None:
    rows = [line for line in text("docs/map.md").splitlines() if line.startswith("| ")]
    assert [app for app in APPS if not any(f"`src/slussen/{app}/`" in row for row in rows)] == []
    assert {
        address for address in prefixes() if not any(f"`{address}`" in row for row in rows)
    } == set()
    shown = set(re.findall(r"`(/[a-z]*/?)`", "\n".join(row.split("|")[1] for row in rows)))
    assert shown == prefixes()


def test_the_glossary_has_every_app_with_a_swedish_term() -> None:
    page = text("docs/glossary.md")
    assert [app for app in APPS if not re.search(rf"^\| `{app}` \| \S+", page, re.M)] == []


def test_the_settings_page_has_every_variable_and_no_other() -> None:
    read = re.compile(r"""(?:environ(?:\.get\(|\[)|envvar=)["']([A-Z_]+)["'](?!\] = )""")
    source = "\n".join(path.read_text(encoding="utf-8") for path in python_files("src"))
    tests = text("tests/conftest.py")
    library = {"DATABASE_URL"}  # read by dj_database_url
    used = set(read.findall(source)) | set(read.findall(tests)) | library
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", text("docs/settings.md"), re.M))
    assert documented == used - {"DJANGO_SETTINGS_MODULE"}


@pytest.mark.parametrize("name", ["README.md", *(relative(path) for path in PAGES)])
def test_links_and_pictures_are_there(name: str) -> None:
    place = (ROOT / name).parent
    targets = re.findall(r"\]\(([^)#\s]+)", text(name))
    missing = [t for t in targets if "://" not in t and not (place / t).exists()]
    assert missing == []


@pytest.mark.parametrize("name", ["README.md", *(relative(path) for path in PAGES)])
def test_files_that_a_page_names_exist(name: str) -> None:
    named = re.findall(r"`((?:src|tests|docs|scripts|benchmarks)/[\w./-]+)`", text(name))
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_readme_begins_with_the_two_commands() -> None:
    page = text("README.md")
    first_block = re.search(r"```sh\n(.*?)```", page, re.S)
    assert first_block
    assert [line.split("#")[0].strip() for line in first_block[1].splitlines()] == [
        "make run",
        "make test",
    ]
    assert page.index("```sh") < page.index("![") < page.index("\n## ")


def test_commands_that_a_page_shows_exist() -> None:
    shown = set()
    for name in ["README.md", *(relative(path) for path in PAGES)]:
        for block in re.findall(r"```sh\n(.*?)```", text(name), re.S):
            shown |= set(re.findall(r"^(?:\S+=\S+ )*slussen ([a-z]+)(?: ([a-z-]+))?", block, re.M))
    assert shown
    for name, second in shown:
        command = cli.main.get_command(None, name)
        assert command, name
        if second and isinstance(command, Group):
            assert second in command.commands, f"{name} {second}"


def test_every_make_target_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.M))
    pages = "\n".join(text(name) for name in ["README.md", *(relative(p) for p in PAGES)])
    assert set(re.findall(r"`make ([a-z-]+)", pages)) <= targets


def test_every_adr_is_in_the_list() -> None:
    listed = set(re.findall(r"\((\d{4}-[\w-]+\.md)\)", text("docs/adr/README.md")))
    assert listed == {path.name for path in (ROOT / "docs/adr").glob("[0-9]*.md")}


def test_the_version_is_in_the_change_log() -> None:
    version = tomllib.loads(text("pyproject.toml"))["project"]["version"]
    assert f"## {version}" in text("CHANGELOG.md")
