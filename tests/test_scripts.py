"""The tools around the code: what they refuse and what they say."""

import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from benchmarks import bench, cases
from scripts import bootstrap, check, docs, messages
from tests.tree import ROOT


class TestBootstrap:
    def test_an_old_python_is_told_what_is_needed(self, monkeypatch) -> None:
        monkeypatch.setattr(sys, "version_info", (3, 9, 1))
        with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer; .* is 3\.9\."):
            bootstrap.check_python()

    def test_a_python_without_venv_is_told_what_to_install(self, monkeypatch, tmp_path) -> None:
        monkeypatch.setitem(sys.modules, "ensurepip", None)
        with pytest.raises(SystemExit, match="python3-venv"):
            bootstrap.make_venv(str(tmp_path / "venv"))

    def test_the_installer_is_the_one_that_the_lock_names(self, monkeypatch) -> None:
        named: list[str] = []
        monkeypatch.setattr(
            bootstrap, "run", lambda command: named.append(Path(command[-1]).read_text())
        )
        bootstrap.install_uv("python")
        assert re.fullmatch(r"uv==[\d.]+ \\\n(    --hash=sha256:\w+( \\)?\n)+", named[0])

    def test_a_command_that_fails_ends_it(self) -> None:
        with pytest.raises(SystemExit, match="could not be installed"):
            bootstrap.run([sys.executable, "-c", "raise SystemExit(3)"])

    def test_a_broken_environment_is_made_anew(self, tmp_path, monkeypatch, capsys) -> None:
        (tmp_path / "venv" / "bin").mkdir(parents=True)
        (tmp_path / "venv" / "bin" / "python").symlink_to("/nowhere")
        made: list[str] = []
        monkeypatch.setattr(venv, "create", lambda place, **options: made.append(place))
        monkeypatch.setattr(bootstrap, "run", lambda command: None)
        bootstrap.main(str(tmp_path / "venv"), "requirements.lock")
        assert made == [str(tmp_path / "venv")]


class TestMessages:
    PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

    def test_date_and_places_are_no_change(self, tmp_path) -> None:
        one, other = tmp_path / "one.po", tmp_path / "other.po"
        one.write_text('#: a.py\n"POT-Creation-Date: 2026\\n"\nmsgid "A"\n')
        other.write_text('#: b.py\n"POT-Creation-Date: 2027\\n"\nmsgid "A"\n')
        assert messages.content(one) == messages.content(other)
        other.write_text('msgid "B"\n')
        assert messages.content(one) != messages.content(other)

    @pytest.mark.skipif(messages.shutil.which("msgfmt") is None, reason="gettext is not installed")
    def test_guessed_and_missing_translations_count(self, tmp_path) -> None:
        po = tmp_path / "django.po"
        po.write_text(
            self.PO
            + 'msgid "A"\nmsgstr "Å"\n\nmsgid "B"\nmsgstr ""\n\n#, fuzzy\nmsgid "C"\nmsgstr "D"\n'
        )
        assert messages.untranslated(po) == 2
        mo = tmp_path / "django.mo"
        mo.write_bytes(messages.compiled(po))
        assert messages.catalogue(mo)["A"] == "Å"


class TestDocs:
    def test_the_glossary_is_written_by_hand_down_to_its_marker(self) -> None:
        page, made = docs.glossary(), docs.vocabulary_markdown()
        assert page.endswith(made)
        assert page.startswith("# Glossary")
        assert "| `foreign_born` | utrikes födda | foreign-born |" in made


class TestCheck:
    def test_every_check_runs_and_the_failed_are_counted(self, monkeypatch, capsys) -> None:
        commands = {
            "good": [sys.executable, "-c", ""],
            "bad": [sys.executable, "-c", "print('why'); raise SystemExit(1)"],
            "good too": [sys.executable, "-c", ""],
        }
        monkeypatch.setattr(check, "CHECKS", commands)
        assert check.main() == 1
        shown = capsys.readouterr().out
        assert "why" in shown
        assert shown.strip().endswith("2 passed, 1 failed")


class TestBench:
    def result(self, name: str, run) -> bench.Result:
        case = cases.Case("a case", "1 s", run)
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(cases.CASES, name, case)
            return bench.run_here(name)

    def test_a_case_is_timed_and_its_memory_read(self) -> None:
        got = self.result("x", lambda place: cases.Measured([0.1, 0.3, 0.2], 1.5, "a note"))
        assert (got.seconds, got.first, got.note, got.missing) == (
            (0.1, 0.3, 0.2),
            1.5,
            "a note",
            "",
        )
        assert got.mib is not None
        assert got.mib > 10

    def test_what_is_not_there_is_said_and_no_crash(self) -> None:
        got = self.result("x", lambda place: cases.named("slussen.lib.text:none")())
        assert got.missing.startswith("not there yet")

    def test_a_crash_is_said(self) -> None:
        assert self.result("x", lambda place: 1 / 0).missing.startswith("ZeroDivisionError")

    def test_a_row_has_the_median(self, monkeypatch) -> None:
        monkeypatch.setitem(cases.CASES, "x", cases.Case("a case", "1 s", lambda place: None))
        row = bench.row(bench.Result("x", (0.1, 0.3, 0.2), 1.5, 80.4))
        assert row == "| a case | 0.200 s | 1.500 s | 80 MiB | 1 s | 3 runs, 0.100–0.300 s |"
        assert "not there yet" in bench.row(bench.Result("x", missing="not there yet: x"))


def test_the_makefile_offers_what_the_readme_promises() -> None:
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"make run", "make test", "make check", "make bench"} <= set(
        re.findall(r"make [a-z]+", done.stdout)
    )
