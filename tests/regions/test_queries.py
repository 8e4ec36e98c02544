from datetime import timedelta

import pytest
from django.utils import timezone

from slussen.regions import queries
from slussen.regions.actions import invite_member
from slussen.regions.engine.places import UnknownPlace
from slussen.regions.enums import Role
from slussen.regions.models import Invitation
from slussen.regions.tokens import make_token
from tests.accounts.people import make_operator, make_user
from tests.regions.organisations import add_member, make_organisation


class TestPlaces:
    def test_all_counties_and_municipalities(self) -> None:
        counties = queries.counties()
        assert len(counties) == 21
        assert [county.code for county in counties] == sorted(county.code for county in counties)
        municipalities = [place for county in counties for place in county.municipalities]
        assert len(municipalities) == len({place.code for place in municipalities}) == 290
        for county in counties:
            assert county.municipalities
            assert all(place.code.startswith(county.code) for place in county.municipalities)

    def test_one(self) -> None:
        assert queries.county("örebro").code == "18"
        with pytest.raises(UnknownPlace):
            queries.county("02")


@pytest.mark.django_db
class TestTenants:
    def test_organisations(self) -> None:
        ours, theirs = make_organisation(), make_organisation("Other")
        user = add_member(ours, "a@example.org").user
        add_member(theirs, "b@example.org", Role.ADMIN)
        assert list(queries.organisations_for(user)) == [ours]
        assert not queries.organisations_for(make_user()).exists()
        assert set(queries.organisations_for(make_operator())) == {ours, theirs}

    def test_members_are_not_shown_to_strangers(self) -> None:
        ours, theirs = make_organisation(), make_organisation("Other")
        member = add_member(ours, "a@example.org")
        stranger = add_member(theirs, "b@example.org", Role.ADMIN).user
        assert list(queries.members_of(ours, for_user=member.user)) == [member]
        assert not queries.members_of(ours, for_user=stranger).exists()
        assert list(queries.members_of(ours, for_user=make_operator())) == [member]

    def test_members_in_order(self) -> None:
        ours = make_organisation()
        for name, role in (("Bo", "staff"), ("Åsa", "admin"), ("Ada", "staff")):
            user = make_user(f"{ord(name[0])}@example.org", name=name)
            add_member(ours, user, Role(role))
        found = queries.members_of(ours, for_user=make_operator())
        assert [member.user.name for member in found] == ["Åsa", "Ada", "Bo"]

    def test_invitations_are_not_shown_to_strangers(self) -> None:
        ours, theirs = make_organisation(), make_organisation("Other")
        admin = add_member(ours, "a@example.org", Role.ADMIN).user
        stranger = add_member(theirs, "b@example.org", Role.ADMIN).user
        invited = invite_member(
            organisation=ours, email="new@example.org", role="staff", by=admin
        ).invitation
        assert list(queries.invitations_of(ours, for_user=admin)) == [invited]
        assert not queries.invitations_of(ours, for_user=stranger).exists()
        invited.created_at = timezone.now() - timedelta(days=8)
        invited.expires_at = timezone.now() - timedelta(seconds=1)
        invited.save()
        assert not queries.invitations_of(ours, for_user=admin).exists()


@pytest.mark.django_db
class TestInvitationOf:
    @pytest.fixture
    def token(self) -> str:
        return invite_member(
            organisation=make_organisation(),
            email="new@example.org",
            role="staff",
            by=make_operator(),
        ).token

    def test_found(self, token: str) -> None:
        assert queries.invitation_of(token) == Invitation.objects.get()

    @pytest.mark.parametrize("nonsense", ["", "x", "1.secret:signature"])
    def test_nonsense(self, token: str, nonsense: str) -> None:
        assert queries.invitation_of(nonsense) is None

    def test_signed_with_another_secret(self, token: str) -> None:
        forged = make_token(Invitation.objects.get().pk, "x" * 32)
        assert queries.invitation_of(forged) is None

    def test_too_old(self, token: str) -> None:
        Invitation.objects.update(
            created_at=timezone.now() - timedelta(days=8),
            expires_at=timezone.now() - timedelta(seconds=1),
        )
        assert queries.invitation_of(token) is None

    def test_withdrawn(self, token: str) -> None:
        Invitation.objects.all().delete()
        assert queries.invitation_of(token) is None
