"""The commands as they are typed: what they print, and how they end."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from slussen.project.cli import main
from slussen.taxonomy.cli.taxonomy import taxonomy_group, words
from slussen.taxonomy.engine.difference import difference
from slussen.taxonomy.engine.release import Concept, Kind, Naming
from tests.taxonomy.esco_download import download
from tests.taxonomy.made import CONCEPTS, LABELS, clothes
from tests.taxonomy.sources.test_esco_files import zipped

pytestmark = pytest.mark.usefixtures("shipped", "home")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["taxonomy", *arguments])


def jobtech(path: Path, *skills: str) -> str:
    concepts = [{"id": name, "type": "skill", "preferred_label": name.title()} for name in skills]
    path.write_text(json.dumps({"data": {"concepts": concepts}}))
    return str(path)


def test_help_has_every_command() -> None:
    assert set(taxonomy_group.commands) == {"list", "show", "difference", "use", "import"}


def test_list_shows_which_is_in_use(tmp_path: Path) -> None:
    for version in ("26", "27"):
        path = jobtech(tmp_path / "a.json", f"felt{version}")
        assert run("import", "jobtech", path, "--version", version, "--yes").exit_code == 0
    head, *rows = run("list").stdout.splitlines()
    assert head.split()[:3] == ["VOCABULARY", "VERSION", "CONCEPTS"]
    assert [row.split()[:4] for row in rows] == [
        ["jobtech", "26", "1", "1"],
        ["jobtech", "27", "*", "1"],
        ["slussen", "1", "*", "4"],
    ]
    assert run("use", "jobtech", "26").stdout == "jobtech: 26 is in use\n"
    assert [row.split()[2] for row in run("list").stdout.splitlines()[1:3]] == ["*", "1"]


def test_show_by_id_code_and_reference() -> None:
    assert run("show", "tailor").stdout.splitlines() == [
        "slussen/1/tailor: Skräddare (occupation)",
        "  en preferred: Tailor",
        "  sv preferred: Skräddare",
        "  sv alternative: Herrskräddare, finare",
        "  under: 7531 Skräddare m.fl.",
        "  essential: sewing Sömnad",
    ]
    assert run("show", "7531").stdout.startswith(
        "slussen/1/7531: Skräddare m.fl. (occupation_group"
    )
    ended = run("show", "slussen/1/cutter").stdout
    assert ended.startswith("slussen/1/cutter: Tillskärare (occupation, deprecated)")
    assert ended.endswith("  replaced_by: tailor Skräddare\n  now: slussen/1/tailor\n")


def test_import_is_a_dry_run_until_yes(tmp_path: Path, home: Path) -> None:
    path = str(zipped(tmp_path / "ESCO v1.2.0.zip", download(["sv", "ar"])))
    dry = run("import", "esco", path)
    counts = "2 occupation, 2 occupation_group, 2 skill, 1 skill_group"
    assert dry.stdout.splitlines() == [
        f"esco 1.2.0: {counts}; 19 labels in ar, sv; 5 relations",
        "esco 1.2.0: the first release of esco",
        "esco 1.2.0: nothing was published (dry run; --yes publishes)",
    ]
    assert not home.exists()
    assert run("import", "esco", path, "--yes").stdout.endswith("published, in use\n")
    again = run("import", "esco", path, "--yes")
    assert again.stdout.endswith("the same as 1.2.0, which is there already; nothing to do\n")
    assert again.exit_code == 0


def test_what_is_published_while_another_is_in_use(tmp_path: Path) -> None:
    first, second = (jobtech(tmp_path / f"{n}.json", f"felt{n}", "hats") for n in (1, 2))
    run("import", "jobtech", first, "--version", "26", "--yes")
    run("use", "jobtech", "26")
    found = run("import", "jobtech", second, "--version", "27", "--yes")
    assert found.stdout.splitlines()[1:] == [
        "jobtech: 26 → 27",
        "labels: +1 −1",
        "relations: +0 −0",
        "added: 1",
        "  felt2 Felt2",
        "removed: 1",
        "  felt1 Felt1",
        "jobtech 27: published, not in use (slussen taxonomy use)",
    ]
    assert run("difference", "jobtech/27", "jobtech/26").stdout.splitlines()[3:5] == [
        "added: 1",
        "  felt1 Felt1",
    ]


def test_the_difference_in_words() -> None:
    old = clothes()
    new = clothes(
        "2",
        concepts=[*CONCEPTS[:3], Concept("tailor", Kind.OCCUPATION, "9", ("75",)), CONCEPTS[4]]
        + [Concept(f"s{n}", Kind.SKILL) for n in range(4)],
        labels=[*LABELS[:4], Naming("tailor", "sv", "Skräddarmästare"), LABELS[7]]
        + [Naming(f"s{n}", "sv", f"Kunnande {n}") for n in range(4)],
    )
    assert list(words(difference(old, new), old, new, 2)) == [
        "clothes: 1 → 2",
        "skill: 1 → 5 (+4)",
        "labels: +5 −3",
        "relations: +0 −0",
        "added: 4",
        "  s0 Kunnande 0",
        "  s1 Kunnande 1",
        "  … and 2 more",
        "renamed: 1",
        "  tailor: Skräddare → Skräddarmästare (sv)",
        "moved: 1",
        "  tailor Skräddarmästare: Skräddare m.fl. → Hantverksyrken",
        "of another kind or code: 1",
        "  tailor Skräddarmästare",
    ]
    assert list(words(difference(old, old), old, old, 2))[1:] == ["no difference"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("show", "9999"), 'no concept "9999" (expected an id or a code'),
        (("show", "slussen/9/tailor"), 'slussen: there is no release "9"'),
        (("difference", "slussen", "slussen/1"), '"slussen" (expected VOCABULARY/VERSION'),
        (("difference", "a/1", "b/1"), "a and b are two vocabularies"),
        (("use", "slussen", "2"), 'slussen: there is no release "2" (expected one of 1)'),
        (("import", "jobtech"), "expected either files or --pull"),
        (("import", "jobtech", "x.json", "--pull"), "expected either files or --pull"),
        (("import", "jobtech", "no.json", "--version", "27"), "no.json: no such file"),
        (("import", "esco", "no.zip", "--version", "1.2.0"), "no.zip: is not there"),
    ],
)
def test_bad_input_is_one_line_and_ends_with_two(
    arguments: tuple[str, ...], says: str, home: Path
) -> None:
    found = run(*arguments)
    assert found.exit_code == 2
    assert found.stderr.startswith(f"slussen: {says}")
    assert found.stderr.count("\n") == 1
    assert not home.exists()
