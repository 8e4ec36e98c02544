"""Publishing a release: all of it, once, and only when asked to."""

import json
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from slussen.lib.errors import UserError
from slussen.lib.http import Client
from slussen.taxonomy import actions, queries
from tests.taxonomy.esco_download import concept, download, table
from tests.taxonomy.sources.test_esco_files import zipped

NOW = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
NAME = "ESCO dataset - v1.2.0 - classification - sv - csv.zip"

pytestmark = pytest.mark.usefixtures("shipped", "home")


@pytest.fixture
def esco(tmp_path: Path) -> Path:
    return zipped(tmp_path / NAME, download())


def jobtech(path: Path, *concepts: dict[str, object]) -> Path:
    path.write_text(json.dumps({"data": {"concepts": concepts}}))
    return path


def skill(name: str, **more: object) -> dict[str, object]:
    return {"id": name, "type": "skill", "preferred_label": name.title(), **more}


def test_a_dry_run_writes_nothing(esco: Path, home: Path) -> None:
    outcome = actions.import_esco(paths=[esco], version=None, now=NOW)
    assert (outcome.release.vocabulary, outcome.release.version) == ("esco", "1.2.0")
    assert outcome.published is outcome.before is outcome.change is outcome.same is None
    assert not home.exists()


def test_published_once_and_then_there_is_nothing_to_do(esco: Path) -> None:
    outcome = actions.import_esco(paths=[esco], version=None, now=NOW, publish=True)
    assert outcome.published == queries.current("esco")
    assert queries.current_release("esco") == outcome.release
    about = outcome.published.about if outcome.published else None
    assert about
    assert (about.retrieved, about.licence) == ("2026-11-25", "CC BY 4.0")
    again = actions.import_esco(paths=[esco], version="9.9", now=NOW, publish=True)
    assert again.same == outcome.published
    assert again.published is None
    assert len(queries.releases("esco")) == 1


def test_a_version_that_says_something_else_is_refused(esco: Path, tmp_path: Path) -> None:
    actions.import_esco(paths=[esco], version=None, now=NOW, publish=True)
    other = zipped(tmp_path / "en.zip", download(["en"]))
    with pytest.raises(UserError, match=r"esco: 1\.2\.0 is already there and says something else"):
        actions.import_esco(paths=[esco, other], version=None, now=NOW)
    both = actions.import_esco(paths=[esco, other], version="1.2.0-2", now=NOW, publish=True)
    assert both.change
    assert both.change.renamed == ()
    assert queries.current_release("esco").languages == ("en", "sv")
    assert queries.release("esco", "1.2.0").languages == ("sv",)


def test_a_publication_with_a_fault_writes_nothing(tmp_path: Path, home: Path) -> None:
    files = download() | {"skills_sv.csv": table("skills", concept("skill/cc-33", "a\x07"))}
    files = {name: content for name, content in files.items() if "Relations" not in name}
    path = zipped(tmp_path / NAME, files)
    with pytest.raises(UserError, match=r"esco 1\.2\.0: concept skill/cc-33: a label with a con"):
        actions.import_esco(paths=[path], version=None, now=NOW, publish=True)
    assert not home.exists()


def test_a_version_is_needed(tmp_path: Path) -> None:
    path = zipped(tmp_path / "esco.zip", download())
    with pytest.raises(UserError, match="the name says no version"):
        actions.import_esco(paths=[path], version=None, now=NOW)
    with pytest.raises(UserError, match="expected --version, such as 27"):
        actions.import_jobtech(paths=[path], version=None, now=NOW)


def test_jobtech_s_next_version_says_what_replaces_what(tmp_path: Path) -> None:
    old = jobtech(tmp_path / "26.json", skill("felting"), skill("hats"))
    actions.import_jobtech(paths=[old], version="26", now=NOW, publish=True)
    ended = skill("felting", deprecated=True, replaced_by=[{"id": "felt", "type": "skill"}])
    new = jobtech(tmp_path / "27.json", ended, skill("felt"), skill("hats"))
    outcome = actions.import_jobtech(paths=[new], version="27", now=NOW, publish=True)
    assert outcome.change
    assert outcome.change.replaced == {"felting": ("felt",)}
    assert outcome.published
    assert outcome.published.about.source == "Arbetsförmedlingen, JobTech Taxonomy, version 27"


def test_pulled_from_the_service() -> None:
    def serve(request: httpx.Request) -> httpx.Response:
        query = request.url.params["query"]
        if "versions" in query:
            return httpx.Response(200, json={"data": {"versions": [{"id": 27}]}})
        found = [skill("felt")] if '"skill"' in query else []
        return httpx.Response(200, json={"data": {"concepts": found}})

    client = Client(transport=httpx.MockTransport(serve), sleep=lambda _seconds: None)
    outcome = actions.pull_jobtech(version=None, now=NOW, publish=True, client=client)
    assert queries.current_release("jobtech") == outcome.release
    assert outcome.release.version == "27"
    with pytest.raises(UserError, match='version "next"'):
        actions.pull_jobtech(version="next", now=NOW, client=client)


def test_an_older_release_may_be_chosen(tmp_path: Path) -> None:
    for version, name in (("26", "felt"), ("27", "hats")):
        path = jobtech(tmp_path / f"{version}.json", skill(name))
        actions.import_jobtech(paths=[path], version=version, now=NOW, publish=True)
    assert queries.current_release("jobtech").version == "27"
    actions.use_release(vocabulary="jobtech", version="26")
    assert queries.current_release("jobtech").version == "26"
    with pytest.raises(UserError, match='jobtech: there is no release "28"'):
        actions.use_release(vocabulary="jobtech", version="28")
