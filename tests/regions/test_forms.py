import pytest

from slussen.regions.forms import InviteForm, NewPersonForm, RoleForm
from tests.accounts.people import PASSWORD

RIGHT = {"name": "Anna", "password1": PASSWORD, "password2": PASSWORD}


class TestNewPerson:
    def test_right(self) -> None:
        assert NewPersonForm(RIGHT, email="anna@example.org").is_valid()

    @pytest.mark.parametrize(
        ("changed", "field"),
        [
            ({"name": ""}, "name"),
            ({"name": "x" * 101}, "name"),
            ({"password1": "", "password2": ""}, "password1"),
            ({"password2": "another one 12345"}, "password2"),
            ({"password1": "short", "password2": "short"}, "password1"),
            ({"password1": "anna@example.org", "password2": "anna@example.org"}, "password1"),
            ({"password1": "password1234", "password2": "password1234"}, "password1"),
        ],
    )
    def test_wrong(self, changed: dict[str, str], field: str) -> None:
        form = NewPersonForm(RIGHT | changed, email="anna@example.org")
        assert not form.is_valid()
        assert field in form.errors

    def test_like_the_name(self) -> None:
        given = {"name": "Annabella Andersdotter", "password1": "AnnabellaAndersdotter"}
        form = NewPersonForm(given | {"password2": given["password1"]}, email="a@example.org")
        assert not form.is_valid()


def test_invite() -> None:
    assert InviteForm({"email": "a@example.org", "role": "admin"}).is_valid()
    assert set(InviteForm({"email": "no", "role": "owner"}).errors) == {"email", "role"}


def test_role() -> None:
    assert RoleForm({"role": "staff"}).is_valid()
    assert not RoleForm({"role": "owner"}).is_valid()
