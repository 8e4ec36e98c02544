import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from slussen.audit.actions import record
from slussen.regions.enums import Role
from tests.accounts.people import english, give_second_factor, make_operator, make_user, signed_in
from tests.regions.organisations import add_member, make_organisation

pytestmark = pytest.mark.django_db
HOME = reverse("account_home")
ACTIVITY = reverse("account_activity")


class TestHome:
    def test_organisations_and_roles(self) -> None:
        user = make_user()
        add_member(make_organisation("Region Ett"), user, Role.ADMIN)
        make_organisation("Region Två")
        page = signed_in(user).get(HOME).text
        assert "Region Ett" in page
        assert "Region Två" not in page

    def test_without_organisation(self) -> None:
        page = signed_in(make_user()).get(english(HOME)).text
        assert "No organisation" in page
        assert "Operate this installation" not in page

    def test_second_step(self) -> None:
        user = make_user()
        client = signed_in(user)
        assert "is off" in client.get(english(HOME)).text
        give_second_factor(user)
        assert "is on since" in client.get(english(HOME)).text

    def test_operator_finds_her_pages(self) -> None:
        assert reverse("admin:index") in signed_in(make_operator()).get(HOME).text

    def test_rename(self) -> None:
        user = make_user()
        answer = signed_in(user).post(HOME, {"name": "Anna A", "email": "x@example.org"})
        assert answer.status_code == 302
        user.refresh_from_db()
        assert (user.name, user.email) == ("Anna A", "anna@example.org")

    def test_name_that_is_too_long(self) -> None:
        user = make_user(name="Anna")
        answer = signed_in(user).post(HOME, {"name": "x" * 101})
        assert answer.status_code == 200
        user.refresh_from_db()
        assert user.name == "Anna"

    @pytest.mark.parametrize("count", [1, 3])
    def test_query_count(self, count: int) -> None:
        user = make_user()
        for number in range(count):
            add_member(make_organisation(f"Region {number}"), user)
        client = signed_in(user)
        with CaptureQueriesContext(connection) as queries:
            client.get(HOME)
        assert len(queries) == 4  # session, user, memberships, second step


class TestActivity:
    def test_own_events_only(self) -> None:
        user = make_user()
        other = make_user("other@example.org", name="Someone Else")
        organisation = make_organisation()
        record(action="member_removed", actor=other, object=other, organisation=organisation)
        client = signed_in(user)
        page = client.get(english(ACTIVITY)).text
        assert "Signed in" in page
        assert "Someone Else" not in page

    def test_what_was_done_to_me(self) -> None:
        user, admin = make_user(), make_user("admin@example.org", name="The Admin")
        record(action="member_role_changed", actor=admin, object=user, role="admin")
        page = signed_in(user).get(english(ACTIVITY)).text
        assert "Role changed" in page
        assert "The Admin" in page

    def test_administrator_is_shown_to_her_organisations(self) -> None:
        user = make_user()
        administered, worked_at = make_organisation("One"), make_organisation("Two")
        add_member(administered, user, Role.ADMIN)
        add_member(worked_at, user)
        page = signed_in(user).get(ACTIVITY).text
        assert reverse("regions:activity", args=[administered.pk]) in page
        assert reverse("regions:activity", args=[worked_at.pk]) not in page

    def test_pages(self) -> None:
        user = make_user()
        for _ in range(51):
            record(action="account_renamed", actor=user, object=user)
        client = signed_in(user)
        assert "?page=2" in client.get(ACTIVITY).text
        assert client.get(ACTIVITY, {"page": "2"}).status_code == 200
        assert client.get(ACTIVITY, {"page": "no"}).status_code == 200

    @pytest.mark.parametrize("count", [1, 3])
    def test_query_count(self, count: int) -> None:
        user, admin = make_user(), make_user("admin@example.org")
        for number in range(count):
            whom = make_user(f"person{number}@example.org")
            record(action="member_removed", actor=user, object=whom, role="staff")
            record(action="member_role_changed", actor=admin, object=user, role="staff")
        client = signed_in(user)
        with CaptureQueriesContext(connection) as queries:
            client.get(ACTIVITY)
        # session, user, number of events, events with actors, names of whom, administered
        assert len(queries) == 6
