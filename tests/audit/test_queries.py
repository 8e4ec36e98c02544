import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from slussen.audit.actions import record
from slussen.audit.models import Event
from slussen.audit.queries import event_rows, events_of_organisation, events_of_person
from tests.accounts.people import make_user
from tests.regions.organisations import make_organisation

pytestmark = pytest.mark.django_db


class TestEventsOfPerson:
    def test_what_she_did_and_what_was_done_to_her(self) -> None:
        me, other = make_user(), make_user("other@example.org")
        mine = record(action="signed_in", actor=me)
        about_me = record(action="member_removed", actor=other, object=me, role="staff")
        record(action="signed_in", actor=other)
        record(action="member_removed", actor=me, object=other, role="staff")
        theirs = record(action="member_removed", actor=other, object=other, role="staff")
        found = list(events_of_person(me))
        assert mine in found
        assert about_me in found
        assert theirs not in found
        assert len(found) == 3

    def test_same_number_of_another_kind_is_not_her(self) -> None:
        me = make_user()
        organisation = make_organisation()
        Event.objects.create(
            action="organisation_saved", object_type="regions.organisation", object_id=str(me.pk)
        )
        record(action="organisation_saved", actor=None, object=organisation)
        assert not events_of_person(me).exists()

    def test_newest_first(self) -> None:
        me = make_user()
        events = [record(action="signed_in", actor=me) for _ in range(3)]
        assert list(events_of_person(me)) == events[::-1]


def test_events_of_organisation_are_its_own() -> None:
    ours, theirs = make_organisation(), make_organisation("Other")
    mine = record(action="organisation_saved", actor=None, organisation=ours)
    record(action="organisation_saved", actor=None, organisation=theirs)
    record(action="signed_in", actor=None)
    assert list(events_of_organisation(ours.pk)) == [mine]


class TestEventRows:
    def test_names(self) -> None:
        me, other = make_user(name="Anna"), make_user("other@example.org")
        record(action="member_role_changed", actor=me, object=other, role="admin")
        (row,) = event_rows(Event.objects.all())
        assert (row.who, row.whom) == ("Anna", "other@example.org")
        assert (row.what.en, row.detail.en) == ("Role changed", "administrator")

    def test_oneself_and_nobody(self) -> None:
        me = make_user()
        record(action="account_renamed", actor=me, object=me)
        record(action="sign_in_failed", actor=None)
        rows = event_rows(Event.objects.order_by("pk"))
        assert [(row.who, row.whom) for row in rows] == [(me.email, ""), ("", "")]

    def test_removed_account_has_no_name(self) -> None:
        me, other = make_user(), make_user("other@example.org")
        record(action="member_removed", actor=me, object=other, role="staff")
        other.delete()
        assert event_rows(Event.objects.all())[0].whom == ""

    def test_kind_that_is_declared_no_more(self) -> None:
        Event.objects.create(action="danced", detail={"how": "well"})
        (row,) = event_rows(Event.objects.all())
        assert (row.what.sv, row.detail.sv) == ("danced", "")

    @pytest.mark.parametrize("count", [1, 3])
    def test_query_count(self, count: int) -> None:
        me = make_user()
        for number in range(count):
            whom = make_user(f"person{number}@example.org")
            record(action="member_removed", actor=me, object=whom, role="staff")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            event_rows(Event.objects.all().newest_first())
        assert len(queries) == 2
