"""``slussen analyse``: whole files or one clear line."""

import errno
import io
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from slussen.analysis import queries
from slussen.analysis.cli import analyse as cli
from slussen.analysis.engine.model import Analysis
from slussen.lib import files
from slussen.project.cli import main
from slussen.regions import queries as regions
from tests.analysis.report import sample


@pytest.fixture
def run(capfd):
    """``run("analyse", …)``: exit code, standard output (bytes) and standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["analyse", *arguments], prog_name="slussen")
        out, err = capfd.readouterr()
        return int(ended.value.code or 0), out, err

    return call


def test_json_to_standard_output(run) -> None:
    code, out, err = run("18")
    assert (code, err) == (0, "")
    assert json.loads(out)["county"] == "18"


def test_dash_is_standard_output(run) -> None:
    code, out, _ = run("Örebro", "--format", "html", "-o", "-")
    assert code == 0
    assert '<html lang="sv">' in out


def test_a_file_whose_ending_says_the_format(run, tmp_path: Path) -> None:
    path = tmp_path / "dalarna.xlsx"
    code, out, err = run("Dalarna", "--compare", "18", "--lang", "en", "-o", str(path))
    assert (code, out, err) == (0, "", "")
    assert "[Content_Types].xml" in ZipFile(path).namelist()
    assert os.listdir(tmp_path) == ["dalarna.xlsx"]


def test_compare(run) -> None:
    _, out, _ = run("18", "--compare", "Dalarna", "--compare", "14")
    assert json.loads(out)["compare"] == ["20", "14"]


@pytest.fixture
def quick(monkeypatch) -> None:
    """Analyses without the figures: what is tried is what is done with all of them."""

    def made_up(code: str, compare: Sequence[str] = ()) -> Analysis:
        return replace(sample.analysis(), county=regions.county(code))

    monkeypatch.setattr(queries, "county_analysis", made_up)


@pytest.mark.usefixtures("quick")
def test_all(run, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "out"
    code, out, err = run("--all", "--format", "json", "-o", str(folder))
    assert (code, out, err) == (0, "", "")
    names = sorted(os.listdir(folder))
    assert len(names) == 21
    assert names[0] == "01-stockholm.json"
    codes = [json.loads((folder / name).read_text())["county"] for name in names]
    assert codes == [county.code for county in regions.counties()]


def test_the_same_twice(run, tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        run("18", "-o", str(tmp_path / name))
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("99",), 'there is no county "99"'),
        (("18", "--format", "doc"), 'there is no format "doc"'),
        (("18", "-o", "a.doc"), 'there is no format "doc"'),
        (("18", "--lang", "ar"), 'there is no language "ar"'),
        (("18", "--compare", "99"), 'there is no county "99"'),
        ((), "name a county"),
        (("18", "--all"), "name a county"),
        (("--all",), "give -o FOLDER"),
        (("--all", "-o", "-"), "give -o FOLDER"),
        (("18", "-o", "missing/a.json"), "missing/a.json: no such file or directory"),
        (("18", "-o", "."), ".: is a directory"),
        (("--all", "-o", "taken"), "taken: is a file"),
        (("18", "-o", "taken/a.json"), "taken/a.json: not a directory"),
    ],
)
def test_what_the_user_can_put_right(run, tmp_path, monkeypatch, arguments, said: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("taken").write_text("mine")
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
    assert err.startswith("slussen: ")
    assert os.listdir(tmp_path) == ["taken"]
    assert Path("taken").read_text() == "mine"


def test_a_full_disk(run, tmp_path: Path, monkeypatch) -> None:
    def full(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    code, _, err = run("18", "-o", str(tmp_path / "a.json"))
    assert (code, err) == (2, "slussen: the disk is full: nothing was written\n")
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no /dev/full here")
def test_a_full_device_is_not_replaced(run) -> None:
    code, _, err = run("18", "--format", "json", "-o", "/dev/full")
    assert (code, err) == (2, "slussen: the disk is full: nothing was written\n")
    assert Path("/dev/full").is_char_device()


def test_a_reader_that_has_had_enough(monkeypatch) -> None:
    class Closed(io.RawIOBase):
        def write(self, content: object) -> int:
            raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    class Out:
        buffer = Closed()

        def isatty(self) -> bool:
            return False

        def close(self) -> None:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Out())
    with pytest.raises(SystemExit) as ended:
        cli._to_stdout(b"x")
    assert ended.value.code == 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_not_for_pdf(run, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    code, _, err = run("18", "--format", "pdf")
    assert code == 2
    assert "give -o FILE" in err


@pytest.mark.usefixtures("quick")
def test_progress_on_a_terminal(tmp_path: Path, monkeypatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with pytest.raises(SystemExit):
        main(["analyse", "--all", "-o", str(tmp_path)])
    shown = terminal.getvalue()
    assert "21/21" in shown
    assert "Gotland" in shown


def test_steps_on_a_terminal(monkeypatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with cli._steps("Örebro") as progress:
        for done in range(3):
            progress(done, 3, cli.Doing.DRAWING)
    shown = terminal.getvalue()
    assert "drawing" in shown
    assert "3/3" in shown
