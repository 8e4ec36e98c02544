import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from slussen.audit.actions import record
from slussen.audit.models import Event, ImmutableError
from tests.accounts.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return record(action="signed_in", actor=make_user())


class TestImmutable:
    def test_save(self, event: Event) -> None:
        event.action = "signed_out"
        with pytest.raises(ImmutableError):
            event.save()

    def test_save_of_a_copy_read_back(self, event: Event) -> None:
        again = Event.objects.get(pk=event.pk)
        with pytest.raises(ImmutableError):
            again.save(update_fields=["action"])

    def test_overwrite_by_number(self, event: Event) -> None:
        with pytest.raises(ImmutableError):
            Event(pk=event.pk, action="signed_out").save(force_update=True)
        with pytest.raises(IntegrityError), transaction.atomic():
            Event(pk=event.pk, action="signed_out").save()

    def test_delete(self, event: Event) -> None:
        with pytest.raises(ImmutableError):
            event.delete()

    def test_query_set(self, event: Event) -> None:
        for write in (
            lambda: Event.objects.update(action="x"),
            lambda: Event.objects.filter(pk=event.pk).delete(),
            lambda: Event.objects.bulk_update([event], ["action"]),
            lambda: Event.objects.all().update_or_create(pk=event.pk, defaults={"action": "x"}),
            lambda: Event.objects.bulk_create([event], update_conflicts=True),
        ):
            with pytest.raises(ImmutableError):
                write()
        assert Event.objects.get().action == "signed_in"

    def test_related_manager(self, event: Event) -> None:
        assert event.actor is not None
        with pytest.raises(ImmutableError):
            event.actor.events.all().delete()
        with pytest.raises(ImmutableError):
            event.actor.events.clear()


def test_event_outlives_the_account() -> None:
    user = make_user()
    record(action="signed_in", actor=user)
    user.delete()
    event = Event.objects.get()
    assert event.actor is None
    assert event.action == "signed_in"


def test_text(event: Event) -> None:
    assert str(event).endswith(" signed_in")


def test_nobody_signed_in_is_no_actor() -> None:
    assert record(action="sign_in_failed", actor=AnonymousUser()).actor is None


def test_many_at_once() -> None:
    Event.objects.bulk_create([Event(action="signed_in"), Event(action="signed_out")])
    assert Event.objects.count() == 2
