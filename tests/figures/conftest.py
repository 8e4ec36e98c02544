"""A home of the test's own for vintages, and tables to put in it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina
from django.conf import Settings

from benchmarks.spark_server import spark_server
from slussen.figures import queries
from tests.figures.fake_server import FakeServer
from tests.figures.writers import Axis, Spec


@pytest.fixture
def home(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """FIGURES_HOME, empty; what ships stays."""
    settings.FIGURES_HOME = tmp_path / "figures"
    queries.catalogue.cache_clear()
    yield settings.FIGURES_HOME
    queries.catalogue.cache_clear()


@pytest.fixture
def nothing_ships(settings: Settings, tmp_path: Path) -> None:
    """As if no figures came with the package."""
    settings.FIGURES_SHIPPED_DIR = tmp_path / "ships nothing"


@pytest.fixture
def server() -> Iterator[FakeServer]:
    """Publishers' APIs on this machine; retries don't wait."""
    with stamina.set_testing(True, attempts=5, cap=True), FakeServer() as running:
        yield running


@pytest.fixture(scope="session")
def spark_remote() -> Iterator[str]:
    """A Spark Connect endpoint on this machine: pysail's, or PySpark's where SPARK_VENV is."""
    if "SPARK_VENV" in os.environ:
        with spark_server("local-cluster[2,1,1024]") as remote:
            yield remote
        return
    os.environ.setdefault("RUST_LOG", "error")  # read when it is imported
    from pysail.spark import SparkConnectServer

    sail = SparkConnectServer()
    sail.start()
    _host, port = sail.listening_address
    yield f"sc://127.0.0.1:{port}"
    sail.stop()


# A table as ArbStatusM is published, cut down.
SEXES = (("1", "män"), ("2", "kvinnor"), ("1+2", "totalt"))
BIRTHS = (("13", "inrikes född"), ("23", "utrikes född"), ("tot", "totalt"))


def labour_spec(
    cells: tuple[str, ...] | None = None, periods: tuple[str, ...] = ("2026M07",)
) -> Spec:
    """Employment rates of two counties by sex and birth, all 61.5 unless *cells* says else."""
    axes = (
        Axis("Region", "region", (("00", "Riket"), ("18", "Örebro län"))),
        Axis("Kon", "kön", SEXES),
        Axis("Alder", "ålder", (("20-64", "20–64 år"),)),
        Axis("Fodelseregion", "födelseregion", BIRTHS),
        Axis("ContentsCode", "tabellinnehåll", (("000006IK", "sysselsättningsgrad"),), "contents"),
        Axis("Tid", "månad", tuple((p, p) for p in periods), "time"),
    )
    size = 2 * 3 * 3 * len(periods)
    return Spec(axes, cells or ("61.5",) * size, "Arbetsmarknadsstatus, test")


@pytest.fixture
def labour_px(tmp_path: Path) -> Path:
    from tests.figures.writers import write_px

    path = tmp_path / "ArbStatusM.px"
    path.write_bytes(write_px(labour_spec(), encoding="cp1252"))
    return path
