import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.contrib.staticfiles import finders
from django.utils import timezone

from slussen.figures import queries
from slussen.lib.errors import UserError
from slussen.project import prepare


def test_collected_files_are_collected_again_only_when_one_changes(
    settings, tmp_path, monkeypatch
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.css").write_text("p { color: red }")
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    finders.get_finder.cache_clear()
    assert prepare.collect_static() == "1 files"
    assert prepare.collect_static() == "up to date"
    (source / "a.css").write_text("p { color: green }")
    assert prepare.collect_static() == "1 files"
    assert "green" in (tmp_path / "static" / "a.css").read_text()


@pytest.mark.django_db
def test_a_database_of_this_version_is_left_alone() -> None:
    assert prepare.migrate() == "up to date"


def test_the_shipped_figures_are_whole() -> None:
    result = prepare.verify_figures()
    assert result.endswith("tables have figures")
    assert int(result.split()[0]) > 0


def test_damaged_figures_are_named(tmp_path, monkeypatch) -> None:
    name = next(name for name in queries.catalogue() if queries.current(name))
    stored = queries.current(name)
    (tmp_path / "data.parquet").write_bytes(stored.data.read_bytes()[:-1])
    damaged = type(stored)(stored.vintage, tmp_path)
    monkeypatch.setattr(queries, "current", lambda table: damaged)
    with pytest.raises(UserError, match=r"data\.parquet: the figures have been changed"):
        prepare.verify_figures()


def test_two_at_a_time_take_turns(tmp_path) -> None:
    order: list[str] = []

    def second() -> None:
        with prepare.one_at_a_time(tmp_path / "lock"):
            order.append("second")

    with prepare.one_at_a_time(tmp_path / "lock"):
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.1)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]


def test_a_home_that_cannot_be_made_is_one_line(tmp_path) -> None:
    (tmp_path / "file").write_text("")
    done = subprocess.run(
        [sys.executable, "-m", "slussen", "prepare"],
        env={"SLUSSEN_HOME": str(tmp_path / "file" / "home"), "PYTHONPATH": str(Path("src"))},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "file" in done.stderr


@pytest.mark.django_db
def test_what_has_been_kept_too_long_goes_at_start() -> None:
    now = timezone.now()
    for key, expires in (("old", now - timedelta(days=1)), ("new", now + timedelta(days=1))):
        Session.objects.create(session_key=key, session_data="", expire_date=expires)
    assert prepare.forget().endswith("1 sessions")
    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]


@pytest.mark.django_db
def test_what_has_been_kept_too_long_is_removed_and_told() -> None:
    assert prepare.forget().startswith("removed 0")
