"""Import and pull: shown first, all or nothing, nothing twice, and gone on with after a stop."""

import errno
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
from django.conf import Settings
from django.core.exceptions import PermissionDenied

from slussen.accounts.models import User
from slussen.audit.models import Event
from slussen.figures import actions, queries, store
from slussen.lib.errors import UserError
from slussen.lib.http import Unanswered
from slussen.lib.text import Text
from slussen.taxonomy.engine.competences import Phrases
from slussen.taxonomy.engine.release import Label, Role
from tests.figures.conftest import labour_spec
from tests.figures.fake_server import FakeServer, Fault
from tests.figures.made_up_texts import KnownWords, made_up_ad, written
from tests.figures.writers import Spec, write_csv, write_jsonstat, write_px

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)
TABLE = "labour_status"


def take(path: Path, now: datetime = NOW, **options: object) -> actions.Outcome:
    return actions.import_file(path=path, table_id=TABLE, now=now, **options)  # type: ignore[arg-type]


def vintages_on_disk(home: Path, table: str = TABLE) -> list[str]:
    folder = home / table
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_new_month_is_added_and_the_rest_stays(home: Path, labour_px: Path) -> None:
    before = queries.current(TABLE)
    assert before is not None
    outcome = take(labour_px)
    assert outcome.staged.difference.changes.model_dump() == {
        "new": 18,
        "changed": 0,
        "removed": 0,
        "unchanged": before.vintage.rows,
    }
    made = queries.current(TABLE)
    assert made == outcome.published
    assert made is not None
    assert made.vintage.rows == before.vintage.rows + 18
    cube = queries.cube(TABLE, region="18", period="2026-07")
    cell = cube.cell(
        region="18",
        period="2026-07",
        sex="women",
        birth="foreign_born",
        age="20-64",
        measure="employment_rate",
    )
    assert cell is not None
    assert (cell.value, cell.mark) == (61.5, "preliminary")
    origin = queries.origins(TABLE)[cell.origin]
    assert origin.via == "ArbStatusM.px"
    assert origin.query == "Arbetsmarknadsstatus, test"
    assert origin.sha256 == store.sha256(labour_px)
    assert origin.steps[0].sv.startswith("Omkodad")
    assert (made.folder / "raw" / "ArbStatusM.px").read_bytes() == labour_px.read_bytes()
    # The rows that were there keep their own origins.
    assert set(before.vintage.origins) <= set(made.vintage.origins)


def test_the_same_file_again_is_nothing_to_do(home: Path, labour_px: Path) -> None:
    take(labour_px)
    again = take(labour_px, NOW + timedelta(days=1))
    assert again.staged.is_known
    assert again.published is None
    assert len(vintages_on_disk(home)) == 1


def test_the_same_figures_from_another_file_are_a_newer_retrieval(
    home: Path, labour_px: Path, tmp_path: Path
) -> None:
    take(labour_px)
    other = tmp_path / "same.json"
    other.write_bytes(write_jsonstat(labour_spec()))
    outcome = take(other, NOW + timedelta(days=1))
    assert outcome.staged.difference.is_empty
    assert outcome.published is not None
    assert "ArbStatusM.px" not in {o.via for o in queries.origins(TABLE).values()}


def test_a_dry_run_and_a_no_write_nothing(home: Path, labour_px: Path) -> None:
    shown: list[actions.Staged] = []

    def no(staged: actions.Staged) -> bool:
        shown.append(staged)
        return False

    assert take(labour_px, dry_run=True).published is None
    assert take(labour_px, confirm=no).published is None
    assert [staged.difference.new for staged in shown] == [18]
    assert vintages_on_disk(home) == []


def test_replacing_drops_what_the_file_says_nothing_about(home: Path, labour_px: Path) -> None:
    outcome = take(labour_px, replace=True)
    assert outcome.published is not None
    assert outcome.published.vintage.rows == 18
    assert outcome.staged.difference.removed > 7000
    assert len(queries.origins(TABLE)) == 1


def test_a_changed_figure_is_shown_with_its_size(
    home: Path, labour_px: Path, tmp_path: Path
) -> None:
    take(labour_px)
    newer = tmp_path / "newer.csv"
    newer.write_bytes(write_csv(labour_spec(("60.0", "..") + ("61.5",) * 16)))
    found = take(newer, NOW + timedelta(days=30)).staged.difference
    assert (found.new, found.changed, found.unchanged) == (0, 2, 7186 + 16)
    first = found.cells.row(0, named=True)
    assert (first["old"], first["new"]) == (61.5, 60.0)
    assert found.cells["new_mark"].to_list()[1] == "suppressed"
    compared = queries.difference_between(*queries.vintages(TABLE)[-2:])
    assert compared.changes == found.changes


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"<!doctype html><title>502</title>", "web page"),
        (write_px(labour_spec())[:-60], "half-downloaded"),
        (write_jsonstat(labour_spec())[:-9], "half-downloaded"),
        (write_csv(labour_spec())[:-20], "half-downloaded"),
    ],
)
def test_a_damaged_file_changes_nothing(home: Path, tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(UserError, match=says):
        take(path)
    assert not home.exists()


def test_another_table_changes_nothing(home: Path, labour_px: Path) -> None:
    with pytest.raises(UserError, match=r"^ads: .*expected ssyk4"):
        actions.import_file(path=labour_px, table_id="ads", now=NOW)
    with pytest.raises(UserError, match='there is no table "adverts": expected one of ad_req'):
        actions.import_file(path=labour_px, table_id="adverts", now=NOW)
    assert not home.exists()


FAILURES = [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()]
WRITES = [
    (pl.DataFrame, "write_parquet"),
    (Path, "write_text"),
    (shutil, "copyfile"),
    (os, "fsync"),
    (os, "replace"),
]


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write[1])
@pytest.mark.parametrize("failure", FAILURES, ids=["full disk", "ctrl-c"])
def test_a_failure_at_any_write_leaves_the_figures_as_they_were(
    home: Path,
    labour_px: Path,
    write: tuple[object, str],
    failure: BaseException,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = queries.fingerprint()

    def fail(*_: object, **__: object) -> None:
        raise failure

    with monkeypatch.context() as patched:
        patched.setattr(*write, fail)
        with pytest.raises(type(failure)):
            take(labour_px)
    assert queries.fingerprint() == before
    assert vintages_on_disk(home) == []
    assert take(labour_px).published is not None


def test_an_import_that_came_between_is_not_lost(
    home: Path, labour_px: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_bytes(write_csv(labour_spec(periods=("2026M08",))))

    def meanwhile(_staged: actions.Staged) -> bool:
        take(other)
        return True

    with pytest.raises(UserError, match="changed while this was read"):
        take(labour_px, confirm=meanwhile)
    assert queries.cube(TABLE, period="2026-08").cells


def test_a_table_that_has_never_had_figures(
    home: Path, nothing_ships: None, labour_px: Path
) -> None:
    assert queries.current(TABLE) is None
    outcome = take(labour_px)
    assert outcome.staged.base is None
    assert outcome.staged.difference.new == 18


def test_only_the_operator_and_it_is_in_the_log(home: Path, labour_px: Path) -> None:
    someone = User.objects.create_user(email="someone@example.org", password="x")
    with pytest.raises(PermissionDenied):
        take(labour_px, by=someone)
    assert not home.exists()
    operator = User.objects.create_superuser(email="operator@example.org", password="x")
    take(labour_px, by=operator)
    event = Event.objects.get(action="figures_published")
    assert event.actor_id == operator.pk
    assert event.detail == {"table": TABLE, "new": 18, "changed": 0, "removed": 0}


def test_a_write_that_fails_is_not_in_the_log(
    home: Path, labour_px: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    operator = User.objects.create_superuser(email="operator@example.org", password="x")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        take(labour_px, by=operator)
    assert not Event.objects.filter(action="figures_published").exists()


# Pulling


@pytest.fixture
def pulled_from(home: Path, server: FakeServer) -> FakeServer:
    """The site's own entry asks the local server, as a site that mirrors SCB would say."""
    own = (queries.PACKAGE_CATALOGUE / f"{TABLE}.toml").read_text()
    own = own.replace('tables = ["TAB6260"]', f'tables = ["TAB6260"]\nbase_v2 = "{server.url}/v2"')
    own = own.replace("[pull.select]", f'base_v1 = "{server.url}/v1"\n[pull.select]')
    (home / "catalogue").mkdir(parents=True)
    (home / "catalogue" / f"{TABLE}.toml").write_text(own)
    queries.catalogue.cache_clear()
    server.tables["TAB6260"] = labour_spec(periods=("2026M07", "2026M08", "2026M09"))
    return server


def pull(now: datetime = NOW, **options: object) -> actions.Outcome:
    return actions.pull_table(table_id=TABLE, now=now, **options)  # type: ignore[arg-type]


def test_a_pull_is_one_vintage_with_its_answers(home: Path, pulled_from: FakeServer) -> None:
    pulled_from.max_cells = 20
    seen: list[tuple[int, int, str]] = []
    outcome = pull(progress=lambda *said: seen.append(said))
    assert outcome.staged.difference.new == 54
    assert outcome.published is not None
    raw = list((outcome.published.folder / "raw").iterdir())
    assert len(raw) == len(pulled_from.questions("/data")) >= 3
    (origin,) = [o for o in queries.origins(TABLE).values() if "TAB6260" in o.table]
    assert origin.publisher == "SCB"
    assert origin.via == f"{pulled_from.url}/v2/tables/TAB6260/data"
    assert origin.retrieved == "2026-11-23T12:00:00+00:00"
    assert "54 cells" in origin.query
    assert seen[-1] == (len(raw), len(raw), f"{TABLE} TAB6260")
    assert not (home / ".pulling" / TABLE).exists()


def test_the_same_answers_again_are_nothing_to_do(home: Path, pulled_from: FakeServer) -> None:
    pull()
    again = pull(NOW + timedelta(days=1))
    assert again.staged.is_known
    assert len(vintages_on_disk(home)) == 1
    assert not (home / ".pulling" / TABLE).exists()


def test_an_interrupted_pull_goes_on_where_it_stopped(home: Path, pulled_from: FakeServer) -> None:
    pulled_from.max_cells = 20
    pulled_from.script["/data"] = [Fault(), Fault(), *[Fault(500)] * 20]
    with pytest.raises(Unanswered, match="the same command goes on from there"):
        pull()
    assert vintages_on_disk(home) == []
    answered = 2
    pulled_from.script.clear()
    pulled_from.asked.clear()
    outcome = pull()
    assert outcome.published is not None
    raw = list((outcome.published.folder / "raw").iterdir())
    assert len(pulled_from.questions("/data")) == len(raw) - answered


def test_a_pull_that_is_killed_between_two_answers(home: Path, pulled_from: FakeServer) -> None:
    pulled_from.max_cells = 20

    def stop(done: int, _total: int, _what: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pull(progress=stop)
    pulled_from.asked.clear()
    assert pull().published is not None
    assert len(pulled_from.questions("/data")) >= 1
    assert all("part" not in path.name for path in home.rglob("*"))


def test_a_table_without_an_address_says_how_else(home: Path) -> None:
    with pytest.raises(UserError, match="slussen figures import FILE --table pay_ssyk4"):
        actions.pull_table(table_id="pay_ssyk4", now=NOW)


def test_a_pull_that_is_not_wanted_keeps_its_answers(home: Path, pulled_from: FakeServer) -> None:
    assert pull(confirm=lambda _staged: False).published is None
    assert (home / ".pulling" / TABLE).exists()
    asked = len(pulled_from.questions("/data"))
    assert pull().published is not None
    assert len(pulled_from.questions("/data")) == asked


def test_only_the_operator_pulls(home: Path, pulled_from: FakeServer) -> None:
    someone = User.objects.create_user(email="someone@example.org", password="x")
    with pytest.raises(PermissionDenied):
        pull(by=someone)
    assert pulled_from.asked == []


def test_a_large_file_takes_seconds(home: Path, tmp_path: Path, settings: Settings) -> None:
    """Half a million cells; the bound is wide, it catches minutes."""
    months = tuple(f"{2000 + n // 12}M{n % 12 + 1:02}" for n in range(100))
    spec = labour_spec(periods=months)
    regions = tuple((f"{n:04}", f"Kommun {n}") for n in range(100, 390))
    axes = (spec.axes[0].__class__("Region", "region", regions), *spec.axes[1:])
    path = tmp_path / "large.px"
    path.write_bytes(write_px(Spec(axes, ("61.5",) * (290 * 9 * 100)), per_line=100))
    started = datetime.now(UTC)
    outcome = take(path)
    assert outcome.staged.difference.new == 261_000
    assert (datetime.now(UTC) - started).total_seconds() < 30


def own(value: float) -> pl.DataFrame:
    row = ("18", "2030", "total", "20-64", "population", value)
    columns = ["region", "period", "sex", "age", "measure", "value"]
    return pl.DataFrame([row], schema=columns, orient="row")


def publish_own(frame: pl.DataFrame, now: datetime = NOW, **options: object) -> actions.Outcome:
    return actions.publish_own(
        table_id="population_forecast",
        frame=frame,
        step=Text("Gissat", "Guessed"),
        now=now,
        **options,  # type: ignore[arg-type]
    )


def test_what_is_made_here_is_whole_and_says_what_it_rests_on(home: Path) -> None:
    outcome = publish_own(own(5.0))
    made = queries.current("population_forecast")
    assert made == outcome.published
    assert made is not None
    assert queries.frame(made).height == 1  # nothing of the forecast before stays in it
    (origin,) = made.vintage.origins.values()
    assert origin.publisher == "Slussen"
    assert origin.query == "population_age@shipped, births@shipped, deaths@shipped"
    assert origin.steps[0].en == "Guessed"
    assert len(queries.vintages("population_forecast")) == 2


def test_the_same_from_the_same_is_not_published_twice(home: Path) -> None:
    publish_own(own(5.0))
    again = publish_own(own(5.0), NOW + timedelta(days=1))
    assert again.published is None
    assert again.staged.is_known
    assert publish_own(own(6.0), NOW + timedelta(days=1), dry_run=True).published is None


def test_what_is_made_here_takes_a_right_to_publish(home: Path) -> None:
    user = User(email="anna@example.org")
    with pytest.raises(PermissionDenied):
        publish_own(own(5.0), by=user)


def test_a_table_that_is_made_here_is_not_imported(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("region,period\n18,2030\n")
    with pytest.raises(UserError, match="population_forecast: is made here, from population_age"):
        actions.import_file(path=path, table_id="population_forecast", now=NOW)


def test_importing_ads_as_a_person_is_in_the_log(
    settings: Settings, home: Path, tmp_path: Path
) -> None:
    settings.SLUSSEN_HOME = tmp_path
    operator = User.objects.create_superuser(email="operator@example.org", password="x")
    file = written(tmp_path / "a.jsonl", made_up_ad("1"))
    outcome = actions.import_ads(path=file, now=NOW, by=operator)
    assert outcome.folder is not None
    event = Event.objects.get(action="ads_imported")
    assert event.detail == {"new": 1, "changed": 0, "removed": 0}


def test_only_an_operator_imports_ads_and_publishes_their_counts(
    settings: Settings, home: Path, tmp_path: Path
) -> None:
    settings.SLUSSEN_HOME = tmp_path
    someone = User.objects.create_user(email="someone@example.org", password="x")
    file = written(tmp_path / "a.jsonl", made_up_ad("1"))
    with pytest.raises(PermissionDenied):
        actions.import_ads(path=file, now=NOW, by=someone)
    with pytest.raises(PermissionDenied):
        actions.publish_ad_requirements(now=NOW, by=someone)
    assert not (tmp_path / "ads").exists()


def test_without_ads_there_is_nothing_to_count(
    settings: Settings, home: Path, tmp_path: Path
) -> None:
    settings.SLUSSEN_HOME = tmp_path
    with pytest.raises(UserError, match="no imported ad with a text, a day and an occupation"):
        actions.publish_ad_requirements(now=NOW)


def test_another_proposer_and_matcher_can_be_given(
    settings: Settings, home: Path, tmp_path: Path
) -> None:
    settings.SLUSSEN_HOME = tmp_path
    file = written(tmp_path / "a.jsonl", made_up_ad("1", occupation_group=None))
    outcome = actions.import_ads(
        path=file,
        now=NOW,
        proposer=KnownWords(kock="9412"),
        matcher=Phrases([Label("x/sv/1", "skill/x", "sv", "referenser", Role.PREFERRED)]),
    )
    ad = outcome.staged.tables.ads.row(0, named=True)
    assert ad["occupation"] == "9412"
    assert [one["concept"] for one in ad["competences"]] == ["skill/x"]
