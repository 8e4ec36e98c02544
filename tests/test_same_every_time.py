"""The same figures give the same analysis in every process.

Pictures are kept under what they show and reports are compared from year to year: an order that
hangs on how Python happens to hash in a process would draw everything anew and differ for nothing.
"""

import os
import subprocess
import sys

from tests.tree import ROOT

READ = """
from hashlib import sha256
from slussen.project.cli import set_up_django
set_up_django()
from slussen.analysis import queries
def show(name, value):
    print(name, sha256(repr(value).encode()).hexdigest())
for panel in queries.county_analysis("18", compare=["17"]).panels:
    show(panel.id, panel)
for panel in queries.occupation_analysis("5321").panels:
    show(panel.id, panel)
for panel in queries.comparison(["18", "01"]):
    show(panel.id, panel)
show("map", queries.gap_map("women"))
"""


def read(seed: str, home: str) -> list[str]:
    environment = os.environ | {
        "PYTHONHASHSEED": seed,
        "SLUSSEN_HOME": home,
        "DJANGO_SETTINGS_MODULE": "slussen.project.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", READ],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_two_processes_agree(tmp_path) -> None:
    first, second = read("1", str(tmp_path)), read("2", str(tmp_path))
    assert len(first) > 20
    assert [one for one, other in zip(first, second, strict=True) if one != other] == []
