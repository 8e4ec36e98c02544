import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from slussen.accounts.models import User
from tests.accounts.people import PASSWORD, make_operator, make_user


class TestNormalizeEmail:
    @given(st.emails())
    def test_case_makes_no_difference(self, email: str) -> None:
        once = User.objects.normalize_email(email)
        assert once == User.objects.normalize_email(f" {once} ") == once.lower()

    @pytest.mark.parametrize("nothing", [None, "", "  "])
    def test_nothing(self, nothing: str | None) -> None:
        assert User.objects.normalize_email(nothing) == ""


@pytest.mark.django_db
class TestUser:
    def test_create(self) -> None:
        user = make_user("Anna@Example.ORG", name="Anna")
        assert user.email == "anna@example.org"
        assert user.check_password(PASSWORD)
        assert not user.is_staff
        assert not user.is_superuser
        assert User.objects.get_by_natural_key("ANNA@example.org") == user

    def test_no_address(self) -> None:
        with pytest.raises(ValueError, match="e-mail"):
            User.objects.create_user(" ")

    def test_no_password_is_no_way_in(self) -> None:
        assert not User.objects.create_user("anna@example.org").has_usable_password()

    def test_one_account_an_address(self) -> None:
        make_user()
        with pytest.raises(IntegrityError), transaction.atomic():
            make_user("ANNA@example.org")

    def test_database_refuses_capitals(self) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.create(email="Anna@example.org")

    def test_form_lowers(self) -> None:
        user = User(email="Anna@Example.org", password="x")
        user.full_clean()
        assert user.email == "anna@example.org"

    def test_operator(self) -> None:
        operator = make_operator()
        assert operator.is_staff
        assert operator.is_superuser

    def test_how_a_person_is_called(self) -> None:
        nameless, named = User(email="a@example.org"), User(email="b@example.org", name="Bo")
        assert [str(nameless), nameless.get_short_name()] == ["a@example.org"] * 2
        assert [str(named), named.get_short_name(), named.get_full_name()] == ["Bo"] * 3
