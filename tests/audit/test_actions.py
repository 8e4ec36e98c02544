from datetime import timedelta

import pytest
from django.utils import timezone

from slussen.audit.actions import forget_expired, record
from slussen.audit.engine.events import UndeclaredDetail
from slussen.audit.models import RETENTION, Event
from tests.accounts.people import make_user

pytestmark = pytest.mark.django_db


class TestRecord:
    def test_what_is_written(self) -> None:
        user = make_user()
        event = record(
            action="second_factor_added", actor=user, object=user, organisation=user, method="totp"
        )
        event.refresh_from_db()
        assert (event.actor, event.object_type, event.object_id) == (
            user,
            "accounts.user",
            str(user.pk),
        )
        assert event.organisation_id == user.pk
        assert event.detail == {"method": "totp"}

    def test_unknown_action(self) -> None:
        with pytest.raises(KeyError):
            record(action="danced", actor=None)

    def test_undeclared_detail(self) -> None:
        with pytest.raises(UndeclaredDetail):
            record(action="signed_in", actor=None, email="anna@example.org")
        assert not Event.objects.exists()


class TestForgetExpired:
    def test_only_what_is_too_old(self) -> None:
        now = timezone.now()
        old = record(action="signed_in", actor=None)
        Event._base_manager.filter(pk=old.pk).update(at=now - RETENTION - timedelta(seconds=1))
        limit = record(action="signed_in", actor=None)
        Event._base_manager.filter(pk=limit.pk).update(at=now - RETENTION)
        assert forget_expired(now=now) == 1
        assert Event.objects.get() == limit
