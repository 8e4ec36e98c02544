from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from slussen.accounts.models import User
from slussen.audit.actions import record
from slussen.regions.actions import invite_member
from slussen.regions.enums import Role
from slussen.regions.models import Invitation, Membership, Organisation
from tests.accounts.people import (
    PASSWORD,
    english,
    give_second_factor,
    make_operator,
    make_user,
    signed_in,
)
from tests.regions.organisations import add_member, make_organisation

pytestmark = pytest.mark.django_db
LOGIN, SET_UP = reverse("account_login"), reverse("mfa_activate_totp")
NEW = "new@example.org"


@dataclass
class World:
    """Our organisation with a member and an invitation to write to, and everyone who may try."""

    organisation: Organisation
    member: Membership
    invitation: Invitation
    token: str
    people: dict[str, User | None]

    def url(self, name: str) -> str:
        return reverse(f"regions:{name}", kwargs=self.arguments(name))

    def arguments(self, name: str) -> dict[str, Any]:
        if name == "invitation":
            return {"token": self.token}
        more = {
            "withdraw": {"invitation": self.invitation.pk},
            "change_role": {"member": self.member.pk},
            "remove": {"member": self.member.pk},
        }
        return {"pk": self.organisation.pk} | more.get(name, {})


@pytest.fixture
def world() -> World:
    ours, theirs = make_organisation("Region Ours"), make_organisation("Region Theirs")
    admin = give_second_factor(
        add_member(ours, make_user("admin@example.org", name="The Admin"), Role.ADMIN).user
    )
    invited = invite_member(organisation=ours, email=NEW, role="staff", by=admin)
    member = add_member(ours, make_user("member@example.org", name="The Member"))
    return World(
        organisation=ours,
        member=member,
        invitation=invited.invitation,
        token=invited.token,
        people={
            "anonymous": None,
            "stranger": make_user("stranger@example.org"),
            "foreign staff": add_member(theirs, "fs@example.org").user,
            "foreign admin": give_second_factor(
                add_member(theirs, "fa@example.org", Role.ADMIN).user
            ),
            # With a second step, so that it is the role and not its lack that stops her.
            "staff": give_second_factor(add_member(ours, "staff@example.org").user),
            "bare admin": add_member(ours, "bare@example.org", Role.ADMIN).user,
            "admin": admin,
            "operator": give_second_factor(make_operator()),
        },
    )


WHO = (
    "anonymous",
    "stranger",
    "foreign staff",
    "foreign admin",
    "staff",
    "bare admin",
    "admin",
    "operator",
)
TABLE = {
    ("get", "members"): ("login", 404, 404, 404, 200, 200, 200, 200),
    ("get", "invite"): ("login", "set up", "set up", 404, 403, "set up", 200, 200),
    ("post", "invite"): ("login", "set up", "set up", 404, 403, "set up", 200, 200),
    ("get", "withdraw"): ("login", "set up", "set up", 405, 405, "set up", 405, 405),
    ("post", "withdraw"): ("login", "set up", "set up", 404, 403, "set up", "members", "members"),
    ("get", "change_role"): ("login", "set up", "set up", 404, 403, "set up", 200, 200),
    ("post", "change_role"): (
        "login",
        "set up",
        "set up",
        404,
        403,
        "set up",
        "members",
        "members",
    ),
    ("get", "remove"): ("login", "set up", "set up", 404, 403, "set up", 200, 200),
    ("post", "remove"): ("login", "set up", "set up", 404, 403, "set up", "members", "members"),
    ("get", "activity"): ("login", "set up", "set up", 404, 403, "set up", 200, 403),
    ("get", "invitation"): (200, 200, 200, 200, 200, 200, 200, 200),
    ("post", "invitation"): (200, 403, 403, 403, 403, 403, 403, 403),
}
DATA = {"email": "another@example.org", "role": "admin"}
WRITERS = ("admin", "operator")


def answer_of(world: World, who: str, method: str, name: str) -> int | str:
    client = signed_in(world.people[who])
    url = world.url(name)
    answer = client.get(url) if method == "get" else client.post(url, DATA)
    if answer.status_code != 302:
        return answer.status_code
    places = {LOGIN: "login", SET_UP: "set up", world.url("members"): "members"}
    return places[answer.url.partition("?")[0]]


def test_the_table_has_every_page() -> None:
    names = {
        name.name
        for pattern in get_resolver().url_patterns[0].url_patterns
        if getattr(pattern, "namespace", "") == "regions"
        for name in pattern.url_patterns
    }
    assert names == {name for _method, name in TABLE}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(("method", "name"), TABLE)
def test_who_opens_what(world: World, who: str, method: str, name: str) -> None:
    def state() -> list[Any]:
        return [
            set(Membership.objects.values_list("user", "role")),
            set(Invitation.objects.values_list("email", "role")),
            User.objects.count(),
        ]

    before = state()
    expected = TABLE[method, name][WHO.index(who)]
    assert answer_of(world, who, method, name) == expected
    changes = method == "post" and who in WRITERS and name != "invitation"
    assert (state() != before) is changes


@pytest.mark.parametrize("name", ["change_role", "remove", "withdraw"])
def test_numbers_of_another_organisation_under_ones_own(world: World, name: str) -> None:
    """An administrator can't reach our rows by naming them under her own organisation."""
    client = signed_in(world.people["foreign admin"])
    theirs = Organisation.objects.get(name="Region Theirs")
    arguments = world.arguments(name) | {"pk": theirs.pk}
    answer = client.post(reverse(f"regions:{name}", kwargs=arguments), DATA)
    assert answer.status_code == 404
    assert Membership.objects.get(pk=world.member.pk).role == "staff"
    assert Invitation.objects.filter(pk=world.invitation.pk).exists()


class TestMembers:
    def test_administrator_sees_what_she_can_do(self, world: World) -> None:
        client = signed_in(world.people["admin"])
        page = client.get(world.url("members")).text
        assert "The Member" in page
        assert NEW in page
        for name in ("invite", "change_role", "withdraw", "activity"):
            assert world.url(name) in page
        assert world.url("remove") in client.get(world.url("change_role")).text

    def test_staff_see_colleagues_and_why_there_is_no_button(self, world: World) -> None:
        page = signed_in(world.people["staff"]).get(english(world.url("members"))).text
        assert "The Member" in page
        assert "Administrators invite" in page
        assert NEW not in page
        for name in ("invite", "change_role", "remove", "withdraw", "activity"):
            assert world.url(name) not in page

    def test_administrator_without_second_step_is_told(self, world: World) -> None:
        page = signed_in(world.people["bare admin"]).get(world.url("members")).text
        assert SET_UP in page

    def test_the_operator_is_not_shown_the_log(self, world: World) -> None:
        page = signed_in(world.people["operator"]).get(world.url("members")).text
        assert world.url("activity") not in page

    def test_nobody_yet(self) -> None:
        client = signed_in(give_second_factor(make_operator()))
        page = client.get(english(make_organisation().get_absolute_url())).text
        assert "No members yet" in page

    @pytest.mark.parametrize("count", [1, 3])
    def test_query_count(self, count: int) -> None:
        organisation = make_organisation()
        admin = give_second_factor(add_member(organisation, "a@example.org", Role.ADMIN).user)
        for number in range(count):
            add_member(organisation, f"member{number}@example.org")
            invite_member(
                organisation=organisation, email=f"i{number}@example.org", role="staff", by=admin
            )
        client = signed_in(admin)
        with CaptureQueriesContext(connection) as queries:
            client.get(organisation.get_absolute_url())
        # session, user, organisation, role (twice), second step, members, invitations
        assert len(queries) == 8


class TestInvite:
    def test_link_is_shown_once_and_works(self, world: World) -> None:
        admin = signed_in(world.people["admin"])
        answer = admin.post(world.url("invite"), DATA)
        link = answer.context["link"]
        assert link.startswith("http://testserver/regions/invitations/")
        assert link in answer.text
        assert "no-store" in answer["Cache-Control"]
        assert link not in admin.get(world.url("members")).text
        assert signed_in(None).get(link).status_code == 200

    def test_who_is_a_member_already(self, world: World) -> None:
        admin = signed_in(world.people["admin"])
        answer = admin.post(
            english(world.url("invite")), {"email": "member@example.org", "role": "staff"}
        )
        assert "already a member" in answer.text

    def test_wrong_form(self, world: World) -> None:
        answer = signed_in(world.people["admin"]).post(world.url("invite"), {"email": "no"})
        assert set(answer.context["form"].errors) == {"email", "role"}


class TestChangeAndRemove:
    def test_no_such_role(self, world: World) -> None:
        client = signed_in(world.people["admin"])
        answer = client.post(world.url("change_role"), {"role": "owner"})
        assert set(answer.context["form"].errors) == {"role"}

    def test_the_last_administrator(self, world: World) -> None:
        bare = world.people["bare admin"]
        assert bare is not None
        bare.memberships.all().delete()
        admin = world.people["admin"]
        assert admin is not None
        client = signed_in(admin)
        for name in ("change_role", "remove"):
            arguments = {"pk": world.organisation.pk, "member": admin.memberships.get().pk}
            url = english(reverse(f"regions:{name}", kwargs=arguments))
            page = client.post(url, {"role": "staff"}, follow=True).text
            assert "needs an administrator" in page

    def test_removing_oneself(self, world: World) -> None:
        admin = world.people["admin"]
        assert admin is not None
        arguments = {"pk": world.organisation.pk, "member": admin.memberships.get().pk}
        answer = signed_in(admin).post(reverse("regions:remove", kwargs=arguments))
        assert answer.url == reverse("account_home")

    def test_page_that_asks_names_the_person(self, world: World) -> None:
        page = signed_in(world.people["admin"]).get(world.url("remove")).text
        assert "The Member" in page


class TestActivity:
    def test_own_organisation_only(self, world: World) -> None:
        foreign = world.people["foreign admin"]
        theirs = Organisation.objects.get(name="Region Theirs")
        spy = make_user("spy@example.org", name="Foreign Person")
        record(
            action="member_removed", actor=foreign, object=spy, organisation=theirs, role="staff"
        )
        record(action="signed_in", actor=spy)
        page = signed_in(world.people["admin"]).get(english(world.url("activity"))).text
        assert "Invitation made" in page
        assert "The Admin" in page
        assert "Foreign Person" not in page
        assert "fa@example.org" not in page
        assert "Signed in" not in page

    @pytest.mark.parametrize("count", [1, 3])
    def test_query_count(self, count: int) -> None:
        organisation = make_organisation()
        admin = give_second_factor(add_member(organisation, "a@example.org", Role.ADMIN).user)
        for number in range(count):
            whom = make_user(f"person{number}@example.org")
            record(
                action="member_removed",
                actor=admin,
                object=whom,
                organisation=organisation,
                role="staff",
            )
        client = signed_in(admin)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("regions:activity", args=[organisation.pk]))
        # session, user, second step, organisation, role, number, events, names
        assert len(queries) == 8


class TestInvitation:
    FORM = {"name": "Anna", "password1": PASSWORD, "password2": PASSWORD}

    def test_new_person_comes_in(self, world: World) -> None:
        client = Client()
        page = client.get(world.url("invitation"))
        assert NEW in page.text
        assert "no-store" in page["Cache-Control"]
        answer = client.post(world.url("invitation"), self.FORM, follow=True)
        assert answer.redirect_chain == [(world.url("members"), 302)]
        user = User.objects.get(email=NEW)
        assert int(client.session["_auth_user_id"]) == user.pk
        assert user.memberships.get().role == "staff"

    def test_once(self, world: World) -> None:
        Client().post(world.url("invitation"), self.FORM)
        for client in (Client(), signed_in(User.objects.get(email=NEW))):
            assert client.get(world.url("invitation")).status_code == 410
            assert client.post(world.url("invitation"), self.FORM).status_code == 410
        assert User.objects.filter(email=NEW).count() == 1

    def test_used_between_the_look_and_the_press(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from slussen.regions import actions

        def just_used(token: str, *, lock: bool = False) -> None:
            return None

        monkeypatch.setattr(actions, "invitation_of", just_used)
        assert Client().post(world.url("invitation"), self.FORM).status_code == 410
        assert not User.objects.filter(email=NEW).exists()

    def test_weak_password(self, world: World) -> None:
        weak = {"name": "Anna", "password1": "short", "password2": "short"}
        assert Client().post(world.url("invitation"), weak).status_code == 200
        assert not User.objects.filter(email=NEW).exists()

    def test_who_has_an_account_signs_in_and_joins(self, world: World) -> None:
        user = make_user(NEW)
        client = Client()
        page = client.get(english(world.url("invitation"))).text
        assert "already an account" in page
        assert client.post(world.url("invitation"), self.FORM).status_code == 200
        assert not user.memberships.exists()
        there = world.url("invitation")
        answer = client.post(LOGIN, {"login": NEW, "password": PASSWORD, "next": there})
        assert answer.url == there
        assert client.get(there).status_code == 200
        assert client.post(there).url == world.url("members")
        assert user.memberships.get().organisation == world.organisation

    def test_signed_in_as_another(self, world: World) -> None:
        client = signed_in(world.people["stranger"])
        assert "stranger@example.org" in client.get(world.url("invitation")).text
        assert client.post(world.url("invitation")).status_code == 403

    @pytest.mark.parametrize("token", ["x", "1.abc:def", "%00", "å"])
    def test_nonsense(self, token: str) -> None:
        answer = Client().get(f"/regions/invitations/{token}/")
        assert answer.status_code == 410
