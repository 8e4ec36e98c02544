"""Makes the virtual environment that the Makefile uses. Needs nothing but Python itself.

    python3 scripts/bootstrap.py .venv requirements.lock

installs exactly what the lock file names, each file checked against its hash, and then Slussen
itself, so that changes to the source count at once. Written so that an old Python can read it and
answer with a sentence.
"""
# ruff: noqa: UP031, S603

import os
import re
import subprocess
import sys
import tempfile
import time

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def main(venv, lock):
    check_python()
    started = time.time()
    python, uv = [os.path.join(venv, "bin", name) for name in ("python", "uv")]
    if not works(python):
        step("Virtual environment in %s" % venv, make_venv, venv)
    if not works(uv):
        step("Installer", install_uv, python)
    install = [uv, "pip", "install", "--python", python]
    print("Packages of %s:" % lock)
    # Compiled now, once: otherwise every start would compile what it imports.
    run([*install, "--compile-bytecode", "--require-hashes", "-r", os.path.join(ROOT, lock)])
    step("Slussen itself", run, [*install, "--quiet", "--no-deps", "--editable", ROOT])
    print("Installed in %.0f s" % (time.time() - started))


def check_python():
    if sys.version_info[:2] < OLDEST:
        fail(
            "Slussen needs Python %d.%d or newer; %s is %d.%d. Name another: make PYTHON=python3.12"
            % (OLDEST + (sys.executable,) + tuple(sys.version_info[:2]))  # noqa: RUF005
        )


def works(program):
    try:
        return subprocess.call([program, "--version"], stdout=subprocess.DEVNULL) == 0
    except OSError:
        return False


def make_venv(venv):
    try:
        import ensurepip  # noqa: F401
        import venv as library
    except ImportError:
        fail("This Python cannot make virtual environments: apt-get install python3-venv")
    library.create(venv, clear=True, with_pip=True)


def install_uv(python):
    """The version that the lock file names, with its hashes."""
    with open(os.path.join(ROOT, "requirements-dev.lock")) as file:
        named = re.search(r"^uv==[^\n]+\\\n(?: +--hash[^\n]+\n)+", file.read(), re.MULTILINE)
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as lock:
        lock.write(named.group() if named else "uv\n")
        lock.flush()
        command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        run([*command, "-r", lock.name])


def run(command):
    code = subprocess.call(command)
    if code:
        fail("could not be installed: see the lines above (is there a network?)")


def step(title, work, *arguments):
    sys.stdout.write("%s … " % title)
    sys.stdout.flush()
    started = time.time()
    work(*arguments)
    print("✓ (%.1f s)" % (time.time() - started))


def fail(line):
    sys.exit("\nslussen: %s" % line)


if __name__ == "__main__":
    main(*sys.argv[1:])
