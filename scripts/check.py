"""``make check``: every check of the source, one a line; all run, also after a failure."""
# ruff: noqa: S603

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = sys.executable

CHECKS = {
    "style (ruff check)": [BIN / "ruff", "check", "--quiet", "."],
    "form (ruff format)": [BIN / "ruff", "format", "--quiet", "--check", "."],
    "types (mypy)": [BIN / "mypy"],
    "layers (import-linter)": [BIN / "lint-imports", "--no-logo"],
    # Lint only: its reformatting would put spaces into inline components such as c-crumb.
    "templates (djlint)": [BIN / "djlint", "--lint", "src"],
    "migrations": [PYTHON, "-m", "slussen", "manage", "makemigrations", "--check", "--dry-run"],
    "messages": [PYTHON, "scripts/messages.py", "--check"],
    "generated docs": [PYTHON, "scripts/docs.py", "--check"],
    "dependencies fit together": [BIN / "uv", "pip", "check", "--python", PYTHON],
}


def main() -> int:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1"}
    failed = []
    for title, command in CHECKS.items():
        print(f"  {title} … ", end="", flush=True)
        started = time.monotonic()
        done = subprocess.run(
            list(map(str, command)), cwd=ROOT, env=environment, capture_output=True, text=True
        )
        seconds = time.monotonic() - started
        print(f"{'✗' if done.returncode else '✓'} ({seconds:.1f} s)", flush=True)
        if done.returncode:
            failed.append(title)
            print(done.stdout + done.stderr)
    print(f"{len(CHECKS) - len(failed)} passed, {len(failed)} failed")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
