"""Asking for a report on the page, following it, fetching it; and what others may not."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.admin import site
from django.test import Client
from django.utils import timezone

from slussen.analysis import permissions
from slussen.analysis.enums import Problem, ReportState
from slussen.analysis.models import KEPT, SILENT, Report

pytestmark = pytest.mark.django_db

FORM = {"format": "json", "language": "sv"}
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def report(**changes: object) -> Report:
    given = {"county": "18", "format": "json", "language": "sv", "figures": "f"}
    return Report.objects.create(**given | changes)


def ask(client: Client, **changes: object) -> Report:
    answer = client.post("/analysis/18/report/", FORM | changes)
    assert answer.status_code == 302, answer.content
    return Report.objects.get(pk=answer.url.split("/")[-2])


class TestForm:
    def test_is_public_and_sets_nothing(self, client: Client) -> None:
        answer = client.get("/analysis/18/report/?compare=20&compare=99")
        assert answer.status_code == 200
        page = answer.content.decode()
        assert page.count('type="radio"') == 8
        assert "Dalarnas län" in page
        assert "sessionid" not in answer.cookies

    def test_in_english(self, client: Client) -> None:
        page = client.get("/en/analysis/18/report/").content.decode()
        assert "to read, print and send" in page
        assert 'value="en" required' in page or 'value="en"' in page

    def test_unknown_county(self, client: Client) -> None:
        assert client.get("/analysis/99/report/").status_code == 404

    @pytest.mark.parametrize(
        "wrong", [{"format": "doc"}, {"language": "ar"}, {"compare": "99"}, {"format": ""}]
    )
    def test_wrong(self, client: Client, wrong: dict[str, str]) -> None:
        answer = client.post("/analysis/18/report/", FORM | wrong)
        assert answer.status_code == 422
        assert not Report.objects.exists()

    def test_needs_its_token(self) -> None:
        strict = Client(enforce_csrf_checks=True)
        assert strict.post("/analysis/18/report/", FORM).status_code == 403

    def test_too_many(self, client: Client, monkeypatch) -> None:
        monkeypatch.setattr(permissions, "WAITING_ALL", 1)
        report()
        answer = client.post("/analysis/18/report/", FORM)
        assert answer.status_code == 429
        assert 'type="radio"' in answer.content.decode()
        assert Report.objects.count() == 1

    def test_each_visitor_has_a_limit(self, client: Client) -> None:
        for language, format_ in (("sv", "json"), ("en", "json"), ("sv", "html")):
            ask(client, language=language, format=format_)
        assert client.post("/analysis/18/report/", FORM).status_code == 429
        ask(Client())


class TestMade:
    def test_from_button_to_file(self, client: Client, django_capture_on_commit_callbacks) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            made = ask(client, compare=["20"])
        page = client.get(f"/reports/{made.pk}/")
        assert f"/reports/{made.pk}/file" in page.content.decode()
        assert "no-store" in page["Cache-Control"]
        answer = client.get(f"/reports/{made.pk}/file")
        assert answer["Content-Type"] == "application/json"
        assert answer["Content-Disposition"] == 'attachment; filename="18-orebro.json"'
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert b'"compare": ["20"]' in b"".join(answer.streaming_content)

    def test_a_page_is_never_shown_as_ours(self, client: Client) -> None:
        made = report(
            format="html", state=ReportState.DONE, file="x.html", finished_at=timezone.now()
        )
        made.folder.mkdir(parents=True)
        made.path.write_text("<style>p {}</style>")
        answer = client.get(f"/reports/{made.pk}/file")
        assert answer["Content-Disposition"].startswith("attachment")
        answer.close()

    def test_before_it_is_done(self, client: Client) -> None:
        assert client.get(f"/reports/{report().pk}/file").status_code == 404

    def test_when_the_file_is_gone(self, client: Client) -> None:
        gone = report(state=ReportState.DONE, file="x.json", finished_at=timezone.now())
        assert client.get(f"/reports/{gone.pk}/file").status_code == 404

    def test_after_a_day(self, client: Client) -> None:
        old = report(created_at=timezone.now() - KEPT - timedelta(seconds=1))
        for end in ("", "file"):
            assert client.get(f"/reports/{old.pk}/{end}").status_code == 404


class TestProgress:
    def test_polls_and_can_be_reloaded(self, client: Client) -> None:
        waiting = report()
        page = client.get(f"/reports/{waiting.pk}/").content.decode()
        assert 'hx-trigger="every 1s"' in page
        assert f'<a href="/reports/{waiting.pk}/">' in page
        assert "http-equiv" not in page

    def test_how_far(self, client: Client) -> None:
        working = report(state=ReportState.WORKING, doing="drawing", steps_done=3, steps_total=12)
        part = client.get(f"/en/reports/{working.pk}/", headers=HTMX).content.decode()
        assert "Drawing the charts" in part
        assert 'value="3" max="12"' in part
        assert "<html" not in part

    def test_while_nobody_knows_how_far(self, client: Client) -> None:
        working = report(state=ReportState.WORKING)
        part = client.get(f"/en/reports/{working.pk}/", headers=HTMX).content.decode()
        assert "Reading the figures" in part
        assert "max=" not in part

    @pytest.mark.parametrize(
        "ended",
        [
            {"state": ReportState.CANCELLED},
            {"state": ReportState.FAILED, "problem": Problem.DISK_FULL},
            {"state": ReportState.WORKING, "touched_at": timezone.now() - 2 * SILENT},
        ],
    )
    def test_when_it_ends_the_page_is_fetched_anew(self, client: Client, ended) -> None:
        answer = client.get(f"/reports/{report(**ended).pk}/", headers=HTMX)
        assert answer["HX-Refresh"] == "true"
        assert answer.content == b""

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"state": ReportState.CANCELLED}, "No file was made."),
            (
                {"state": ReportState.FAILED, "problem": Problem.DISK_FULL},
                "The disk is full. Nothing was written.",
            ),
            (
                {"state": ReportState.FAILED, "problem": Problem.UNKNOWN, "detail": "KeyError"},
                "<code>KeyError</code>",
            ),
            (
                {"touched_at": timezone.now() - 2 * SILENT},
                "The server was stopped before the report was done.",
            ),
        ],
    )
    def test_how_it_ended(self, client: Client, changes: dict[str, object], said: str) -> None:
        ended = report(compare=["20", "14"], **changes)
        page = client.get(f"/en/reports/{ended.pk}/").content.decode()
        assert said in page
        assert "report/?compare=20&amp;compare=14" in page
        assert "hx-get" not in page

    def test_unknown(self, client: Client) -> None:
        assert client.get(f"/reports/{uuid4()}/").status_code == 404
        assert client.get("/reports/1/").status_code == 404


class TestStop:
    def test_by_who_asked(self, client: Client) -> None:
        asked = ask(client)
        page = client.get(f"/reports/{asked.pk}/").content.decode()
        assert f'action="/reports/{asked.pk}/cancel/"' in page
        answer = client.post(f"/reports/{asked.pk}/cancel/")
        assert answer.url == f"/reports/{asked.pk}/"
        asked.refresh_from_db()
        assert asked.state == ReportState.CANCELLED

    def test_not_by_others(self, client: Client) -> None:
        asked = ask(client)
        other = Client()
        assert "cancel" not in other.get(f"/reports/{asked.pk}/").content.decode()
        assert other.post(f"/reports/{asked.pk}/cancel/").status_code == 403
        asked.refresh_from_db()
        assert asked.state == ReportState.QUEUED

    def test_not_by_a_link(self, client: Client) -> None:
        asked = ask(client)
        assert client.get(f"/reports/{asked.pk}/cancel/").status_code == 405

    def test_a_finished_one_stays_finished(self, client: Client) -> None:
        asked = ask(client)
        Report.objects.update(state=ReportState.DONE, file="a", finished_at=timezone.now())
        client.post(f"/reports/{asked.pk}/cancel/")
        asked.refresh_from_db()
        assert asked.state == ReportState.DONE


def test_the_operator_sees_and_changes_nothing(rf) -> None:
    listed = site._registry[Report]
    request = rf.get("/")
    assert not listed.has_add_permission(request)
    assert not listed.has_change_permission(request)
    assert not listed.has_delete_permission(request, report())
