from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from slussen.audit.actions import record
from slussen.audit.models import RETENTION, Event
from slussen.regions.models import Invitation
from tests.regions.organisations import make_organisation

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def rows() -> list[int]:
    return [model.objects.count() for model in (Event, Invitation, Session)]


@pytest.fixture(autouse=True)
def one_old_and_one_new_of_each() -> None:
    now, organisation = timezone.now(), make_organisation()
    for number, age in enumerate((timedelta(0), DAY)):
        event = record(action="signed_in", actor=None)
        Event._base_manager.filter(pk=event.pk).update(at=now + DAY / 2 - age - RETENTION)
        Invitation.objects.create(
            organisation=organisation,
            email=f"new{number}@example.org",
            secret_hash="0" * 64,
            created_at=now - 8 * DAY,
            expires_at=now + DAY / 2 - age,
        )
        Session.objects.create(session_key=f"key{number}", expire_date=now + DAY / 2 - age)


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("forget_expired", *arguments, stdout=out)
    return out.getvalue().strip()


def test_only_counts() -> None:
    assert run() == ("would remove 1 events, 1 invitations, 1 sessions (--write removes them)")
    assert rows() == [2, 2, 2]


def test_removes() -> None:
    assert run("--write") == "removed 1 events, 1 invitations, 1 sessions"
    assert rows() == [1, 1, 1]
    assert run("--write") == "removed 0 events, 0 invitations, 0 sessions"
