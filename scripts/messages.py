"""``make messages``: texts found in the source into the .po files, and those compiled to .mo.

With ``--check`` nothing is written: exits 1 if a file would change, if Swedish is incomplete or
if a .mo holds something else than its .po.
"""
# ruff: noqa: S603, S607

import gettext
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "slussen"
LANGUAGES = ("sv", "ar")  # the texts in the source are the English ones
COMPLETE = ("sv",)  # Arabic: the pages of the person herself; the rest is shown in English


def po_file(package: Path, language: str) -> Path:
    return package / "project" / "locale" / language / "LC_MESSAGES" / "django.po"


def extract(package: Path) -> None:
    """Bring the .po files of *package* up to date with its source."""
    for language in LANGUAGES:
        po_file(package, language).parent.mkdir(parents=True, exist_ok=True)
    options = ["--add-location=file", "--no-obsolete", "--no-wrap", "--ignore=static/*"]
    options += [f"--locale={language}" for language in LANGUAGES]
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(
            [sys.executable, "-m", "slussen", "manage", "makemessages", *options],
            cwd=package,
            env=os.environ | {"PYTHONPATH": str(package.parent), "SLUSSEN_HOME": home},
            check=True,
            stdout=subprocess.DEVNULL,
        )


def content(po: Path) -> str:
    """A .po file without what changes by itself: its date and where its texts stand."""
    text = po.read_text(encoding="utf-8") if po.exists() else ""
    return re.sub(r'^("POT-Creation-Date.*|#:.*)\n', "", text, flags=re.MULTILINE)


def untranslated(po: Path) -> int:
    """How many texts have no translation, or only one that msgmerge guessed."""
    done = subprocess.run(
        ["msgfmt", "--statistics", "-o", os.devnull, po],
        env=os.environ | {"LC_ALL": "C"},
        check=True,
        capture_output=True,
        text=True,
    )
    return sum(int(number) for number in re.findall(r"(\d+) (?:fuzzy|untranslated)", done.stderr))


def compiled(po: Path) -> bytes:
    command = ["msgfmt", "--check-format", "-o", "-", po]
    return subprocess.run(command, check=True, capture_output=True).stdout


def catalogue(mo: Path) -> dict[str, str]:
    with mo.open("rb") as file:
        return gettext.GNUTranslations(file)._catalog


def faults_of(language: str, copy: Path) -> list[str]:
    """What is wrong with a language's files, given a *copy* of the package just extracted."""
    po = po_file(PACKAGE, language)
    name, mo = po.relative_to(ROOT), po.with_suffix(".mo")
    if content(po) != content(po_file(copy, language)):
        return [f"{name}: the texts have changed (make messages)"]
    faults = []
    if language in COMPLETE and (missing := untranslated(po)):
        faults.append(f"{name}: {missing} texts are not translated")
    fresh = copy / "fresh.mo"
    fresh.write_bytes(compiled(po))
    if not mo.exists() or catalogue(mo) != catalogue(fresh):
        faults.append(f"{mo.relative_to(ROOT)}: says something else than its .po (make messages)")
    return faults


def check() -> list[str]:
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "slussen"
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "*.parquet"))
        extract(copy)
        return [fault for language in LANGUAGES for fault in faults_of(language, copy)]


def main() -> int:
    if shutil.which("msgfmt") is None:
        print("gettext is not installed: apt-get install gettext", file=sys.stderr)
        return 1
    if "--check" in sys.argv:
        faults = check()
        print("\n".join(faults) or "messages are up to date")
        return bool(faults)
    extract(PACKAGE)
    for language in LANGUAGES:
        po = po_file(PACKAGE, language)
        po.with_suffix(".mo").write_bytes(compiled(po))
        print(f"{po.relative_to(ROOT)}: {untranslated(po)} texts without a translation")
    return 0


if __name__ == "__main__":
    sys.exit(main())
