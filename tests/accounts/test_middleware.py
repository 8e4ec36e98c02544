import pytest
from django.urls import reverse

from tests.accounts.people import give_second_factor, make_operator, make_user, signed_in

pytestmark = pytest.mark.django_db
ADMIN = reverse("admin:index")


def test_operator_without_second_step_is_sent_to_set_it_up() -> None:
    answer = signed_in(make_operator()).get(ADMIN)
    assert answer.status_code == 302
    assert answer.url == f"{reverse('mfa_activate_totp')}?next=%2Fadmin%2F"


@pytest.mark.parametrize(
    "path", ["/admin/accounts/user/", "/admin/no/such/page/", "/admin/password_change/"]
)
def test_nothing_of_admin_opens_before(path: str) -> None:
    answer = signed_in(make_operator()).get(path)
    assert answer.url.startswith(reverse("mfa_activate_totp"))


def test_nor_by_writing() -> None:
    victim = make_user()
    client = signed_in(make_operator())
    answer = client.post(reverse("admin:accounts_user_delete", args=[victim.pk]), {"post": "yes"})
    assert answer.url.startswith(reverse("mfa_activate_totp"))
    victim.refresh_from_db()


def test_operator_with_second_step() -> None:
    assert signed_in(give_second_factor(make_operator())).get(ADMIN).status_code == 200


def test_signing_out_of_admin_needs_no_second_step() -> None:
    assert signed_in(make_operator()).post(reverse("admin:logout")).status_code in (200, 302)


def test_anonymous_signs_in_first() -> None:
    answer = signed_in(None).get(ADMIN, follow=True)
    assert answer.redirect_chain[-1][0].startswith(reverse("account_login"))


def test_other_pages_open_without() -> None:
    assert signed_in(make_operator()).get(reverse("account_home")).status_code == 200
