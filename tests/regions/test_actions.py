from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from slussen.accounts.models import User
from slussen.audit.models import Event
from slussen.regions import actions
from slussen.regions.enums import Role
from slussen.regions.models import Invitation, Membership, Organisation
from tests.accounts.people import PASSWORD, make_operator, make_user
from tests.regions.organisations import add_member, make_organisation

pytestmark = pytest.mark.django_db
NEW = "new@example.org"


@pytest.fixture
def organisation() -> Organisation:
    return make_organisation()


@pytest.fixture
def admin(organisation: Organisation) -> User:
    return add_member(organisation, "admin@example.org", Role.ADMIN).user


@pytest.fixture
def staff(organisation: Organisation) -> User:
    return add_member(organisation, "staff@example.org").user


@pytest.fixture
def foreign_admin() -> User:
    return add_member(make_organisation("Other"), "foreign@example.org", Role.ADMIN).user


def last_event() -> tuple[str, int | None, int | None, dict[str, object]]:
    event = Event.objects.latest("pk")
    return event.action, event.actor_id, event.organisation_id, event.detail


class TestSaveOrganisation:
    def test_by_the_operator(self) -> None:
        operator = make_operator()
        new = Organisation(name="New", kind="region", county_code="18")
        actions.save_organisation(organisation=new, by=operator)
        assert last_event() == ("organisation_saved", operator.pk, new.pk, {})

    def test_by_others(self, admin: User, organisation: Organisation) -> None:
        with pytest.raises(PermissionDenied):
            actions.save_organisation(organisation=organisation, by=admin)

    def test_wrong(self) -> None:
        new = Organisation(name="New", kind="region", county_code="99")
        with pytest.raises(ValidationError):
            actions.save_organisation(organisation=new, by=make_operator())
        assert not Organisation.objects.exists()


class TestInvite:
    def test_what_is_kept(self, organisation: Organisation, admin: User) -> None:
        invited = actions.invite_member(
            organisation=organisation, email="New@Example.org", role="admin", by=admin
        )
        invitation = Invitation.objects.get()
        assert invitation == invited.invitation
        assert (invitation.email, invitation.role, invitation.invited_by) == (NEW, "admin", admin)
        secret = invited.token.partition(".")[2].partition(":")[0]
        assert len(secret) == 32
        assert secret not in invitation.secret_hash
        assert invitation.expires_at - invitation.created_at == timedelta(days=7)
        assert last_event() == ("member_invited", admin.pk, organisation.pk, {"role": "admin"})

    def test_again_replaces_the_link(self, organisation: Organisation, admin: User) -> None:
        links = [
            actions.invite_member(organisation=organisation, email=NEW, role=role, by=admin).token
            for role in ("admin", "staff")
        ]
        assert Invitation.objects.get().role == "staff"
        with pytest.raises(ValidationError):
            actions.accept_as_new_person(token=links[0], name="", password=PASSWORD)
        actions.accept_as_new_person(token=links[1], name="", password=PASSWORD)

    def test_who_is_a_member_already(
        self, organisation: Organisation, admin: User, staff: User
    ) -> None:
        with pytest.raises(ValidationError):
            actions.invite_member(
                organisation=organisation, email=staff.email.upper(), role="admin", by=admin
            )
        assert not Invitation.objects.exists()

    def test_who_may_not(
        self, organisation: Organisation, staff: User, foreign_admin: User
    ) -> None:
        for by in (staff, foreign_admin):
            with pytest.raises(PermissionDenied):
                actions.invite_member(organisation=organisation, email=NEW, role="staff", by=by)
        assert not Invitation.objects.exists()

    def test_withdraw(
        self, organisation: Organisation, admin: User, staff: User, foreign_admin: User
    ) -> None:
        invited = actions.invite_member(
            organisation=organisation, email=NEW, role="staff", by=admin
        )
        for by in (staff, foreign_admin):
            with pytest.raises(PermissionDenied):
                actions.withdraw_invitation(invitation=invited.invitation, by=by)
        actions.withdraw_invitation(invitation=invited.invitation, by=admin)
        assert last_event()[0] == "invitation_withdrawn"
        with pytest.raises(ValidationError):
            actions.accept_as_new_person(token=invited.token, name="", password=PASSWORD)

    def test_forgotten_when_out_of_time(self, organisation: Organisation, admin: User) -> None:
        invited = actions.invite_member(
            organisation=organisation, email=NEW, role="staff", by=admin
        ).invitation
        assert actions.forget_expired_invitations(now=invited.expires_at) == 0
        later = invited.expires_at + timedelta(seconds=1)
        assert actions.forget_expired_invitations(now=later) == 1
        assert not Invitation.objects.exists()


class TestAccept:
    @pytest.fixture
    def token(self, organisation: Organisation, admin: User) -> str:
        return actions.invite_member(
            organisation=organisation, email=NEW, role="staff", by=admin
        ).token

    def test_as_a_new_person(self, organisation: Organisation, token: str) -> None:
        user = actions.accept_as_new_person(token=token, name="Anna", password=PASSWORD)
        assert (user.email, user.name) == (NEW, "Anna")
        assert user.check_password(PASSWORD)
        assert not user.is_staff
        assert Membership.objects.get(user=user).role == "staff"
        assert last_event() == ("member_joined", user.pk, organisation.pk, {"role": "staff"})

    def test_once(self, token: str) -> None:
        actions.accept_as_new_person(token=token, name="Anna", password=PASSWORD)
        with pytest.raises(ValidationError):
            actions.accept_as_new_person(token=token, name="Eve", password=PASSWORD)
        assert User.objects.filter(email=NEW).get().name == "Anna"

    def test_never_takes_over_an_account(self, token: str) -> None:
        user = make_user(NEW)
        with pytest.raises(ValidationError):
            actions.accept_as_new_person(token=token, name="Eve", password="another password 9")
        user.refresh_from_db()
        assert user.check_password(PASSWORD)
        assert not user.memberships.exists()
        assert Invitation.objects.exists()

    def test_with_the_account_one_has(self, organisation: Organisation, token: str) -> None:
        user = make_user(NEW)
        assert actions.accept_invitation(token=token, by=user).organisation == organisation
        assert not Invitation.objects.exists()

    def test_with_another_account(self, token: str) -> None:
        with pytest.raises(PermissionDenied):
            actions.accept_invitation(token=token, by=make_user("thief@example.org"))
        assert Invitation.objects.exists()

    def test_too_late(self, token: str) -> None:
        Invitation.objects.update(
            created_at=timezone.now() - timedelta(days=8), expires_at=timezone.now()
        )
        with pytest.raises(ValidationError):
            actions.accept_as_new_person(token=token, name="", password=PASSWORD)

    def test_membership_that_came_another_way_is_kept(
        self, organisation: Organisation, token: str
    ) -> None:
        user = make_user(NEW)
        add_member(organisation, user, Role.ADMIN)
        assert actions.accept_invitation(token=token, by=user).role == "admin"


class TestChangeRole:
    def test_up_and_down(self, organisation: Organisation, admin: User, staff: User) -> None:
        membership = staff.memberships.get()
        actions.change_role(membership=membership, role="admin", by=admin)
        assert staff.memberships.get().role == "admin"
        assert last_event() == (
            "member_role_changed",
            admin.pk,
            organisation.pk,
            {"role": "admin"},
        )
        actions.change_role(membership=membership, role="staff", by=admin)
        assert staff.memberships.get().role == "staff"

    def test_the_same_role_is_no_event(self, admin: User, staff: User) -> None:
        actions.change_role(membership=staff.memberships.get(), role="staff", by=admin)
        assert not Event.objects.exists()

    def test_the_last_administrator_stays(self, admin: User, staff: User) -> None:
        with pytest.raises(ValidationError):
            actions.change_role(membership=admin.memberships.get(), role="staff", by=admin)
        assert admin.memberships.get().role == "admin"
        actions.change_role(membership=admin.memberships.get(), role="admin", by=admin)

    def test_administrators_elsewhere_do_not_count(self, admin: User, foreign_admin: User) -> None:
        with pytest.raises(ValidationError):
            actions.change_role(membership=admin.memberships.get(), role="staff", by=admin)

    def test_no_such_role(self, admin: User, staff: User) -> None:
        with pytest.raises(ValueError, match="owner"):
            actions.change_role(membership=staff.memberships.get(), role="owner", by=admin)

    def test_who_may_not(self, admin: User, staff: User, foreign_admin: User) -> None:
        for by in (staff, foreign_admin):
            with pytest.raises(PermissionDenied):
                actions.change_role(membership=staff.memberships.get(), role="admin", by=by)

    def test_links_end_with_the_role(self, organisation: Organisation, admin: User) -> None:
        second = add_member(organisation, "second@example.org", Role.ADMIN)
        for by, email in ((second.user, NEW), (admin, "other@example.org")):
            actions.invite_member(organisation=organisation, email=email, role="admin", by=by)
        actions.change_role(membership=second, role="staff", by=admin)
        assert Invitation.objects.get().invited_by == admin


class TestRemove:
    def test_removed(self, organisation: Organisation, admin: User, staff: User) -> None:
        actions.remove_member(membership=staff.memberships.get(), by=admin)
        assert not staff.memberships.exists()
        assert User.objects.filter(pk=staff.pk).exists()
        assert last_event() == ("member_removed", admin.pk, organisation.pk, {"role": "staff"})
        assert Event.objects.latest("pk").object_id == str(staff.pk)

    def test_the_last_administrator_stays(self, admin: User, staff: User) -> None:
        for by in (admin, make_operator()):
            with pytest.raises(ValidationError):
                actions.remove_member(membership=admin.memberships.get(), by=by)

    def test_who_may_not(self, admin: User, staff: User, foreign_admin: User) -> None:
        for by in (staff, foreign_admin):
            with pytest.raises(PermissionDenied):
                actions.remove_member(membership=admin.memberships.get(), by=by)

    def test_her_links_end_with_her(self, organisation: Organisation, admin: User) -> None:
        second = add_member(organisation, "second@example.org", Role.ADMIN)
        actions.invite_member(organisation=organisation, email=NEW, role="admin", by=second.user)
        actions.remove_member(membership=second, by=admin)
        assert not Invitation.objects.exists()
