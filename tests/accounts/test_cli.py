import pytest
from click.testing import CliRunner, Result
from django.db import OperationalError

from slussen.accounts import actions
from slussen.accounts.cli import accounts_group
from slussen.accounts.models import User
from slussen.accounts.permissions import user_has_second_factor
from slussen.lib.errors import UserError
from tests.accounts.people import PASSWORD, give_second_factor, make_user, signed_in

pytestmark = pytest.mark.django_db


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(accounts_group, arguments, input=typed)


def refused(result: Result) -> str:
    assert isinstance(result.exception, UserError)
    return str(result.exception)


class TestCreateAdmin:
    def test_asks_for_the_password(self) -> None:
        result = run("create-admin", "Boss@example.org", typed=f"{PASSWORD}\n{PASSWORD}\n")
        assert result.exit_code == 0, result.output
        assert PASSWORD not in result.output
        operator = User.objects.get(email="boss@example.org")
        assert operator.is_superuser
        assert operator.check_password(PASSWORD)

    @pytest.mark.parametrize(
        ("email", "password", "line"),
        [
            ("no-address", PASSWORD, "valid email address"),
            ("boss@example.org", "short", "too short"),
            ("boss@example.org", "boss@example.org", "too similar"),
        ],
    )
    def test_refuses(self, email: str, password: str, line: str) -> None:
        result = run("create-admin", email, typed=f"{password}\n{password}\n")
        assert line in refused(result)
        assert not User.objects.exists()

    def test_address_in_use(self) -> None:
        make_user()
        result = run("create-admin", "anna@example.org", typed=f"{PASSWORD}\n{PASSWORD}\n")
        assert "already" in refused(result)

    def test_before_the_tables(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_table(**given: object) -> None:
            raise OperationalError("no such table: accounts_user")

        monkeypatch.setattr(actions, "create_account", no_table)
        result = run("create-admin", "boss@example.org", typed=f"{PASSWORD}\n{PASSWORD}\n")
        assert "slussen up" in refused(result)

    def test_other_faults_of_the_database_are_not_hidden(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def locked(**given: object) -> None:
            raise OperationalError("database is locked")

        monkeypatch.setattr(actions, "create_account", locked)
        result = run("create-admin", "boss@example.org", typed=f"{PASSWORD}\n{PASSWORD}\n")
        assert isinstance(result.exception, OperationalError)


class TestReset:
    def test_link_works_once(self) -> None:
        user = give_second_factor(make_user())
        result = run("reset", "Anna@example.org", "--site", "https://slussen.example/")
        link = result.output.strip()
        assert link.startswith("https://slussen.example/accounts/password/reset/key/")
        assert user_has_second_factor(user)
        path = link.removeprefix("https://slussen.example")
        new = "another long sentence 8"
        client = signed_in(None)
        form = client.get(path, follow=True)
        page = form.redirect_chain[-1][0]
        answer = client.post(page, {"password1": new, "password2": new}, follow=True)
        assert "account/password_reset_from_key_done.html" in {t.name for t in answer.templates}
        user.refresh_from_db()
        assert user.check_password(new)
        again = signed_in(None).get(path, follow=True)
        assert 'type="password"' not in again.text

    def test_second_factor_off(self) -> None:
        user = give_second_factor(make_user())
        assert run("reset", user.email, "--second-factor").exit_code == 0
        assert not user_has_second_factor(user)

    def test_nobody(self) -> None:
        assert "no account" in refused(run("reset", "nobody@example.org"))
