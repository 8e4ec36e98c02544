import pytest
from allauth.account.adapter import get_adapter
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.models import Authenticator
from django.test import RequestFactory, override_settings
from hypothesis import given
from hypothesis import strategies as st

from slussen.accounts.adapter import EncryptedSecretsAdapter, InvitedOnlyAdapter
from tests.accounts.people import SECRET, code_of, give_second_factor, make_user

adapter = EncryptedSecretsAdapter()


def test_these_are_the_ones_in_use() -> None:
    assert isinstance(get_adapter(), InvitedOnlyAdapter)
    assert isinstance(get_mfa_adapter(), EncryptedSecretsAdapter)


def test_nobody_signs_up_on_her_own() -> None:
    assert not InvitedOnlyAdapter().is_open_for_signup(RequestFactory().get("/"))


class TestSecrets:
    @given(st.text(alphabet=st.characters(codec="utf-8")))
    def test_round_trip(self, text: str) -> None:
        assert adapter.decrypt(adapter.encrypt(text)) == text

    def test_replaced_key_still_reads(self) -> None:
        with override_settings(SECRET_KEY="old"):
            encrypted = adapter.encrypt(SECRET)
        with override_settings(SECRET_KEY="new", SECRET_KEY_FALLBACKS=["old"]):
            assert adapter.decrypt(encrypted) == SECRET

    @pytest.mark.parametrize("damaged", ["", "not encrypted", SECRET])
    def test_what_can_not_be_read_fits_no_code(self, damaged: str) -> None:
        first, second = adapter.decrypt(damaged), adapter.decrypt(damaged)
        assert first not in (damaged, second)

    @pytest.mark.django_db
    def test_database_holds_no_secret(self) -> None:
        give_second_factor(make_user())
        assert SECRET not in str(Authenticator.objects.get().data)

    @pytest.mark.django_db
    def test_lost_key_means_wrong_code(self) -> None:
        give_second_factor(make_user())
        authenticator = Authenticator.objects.get()
        with override_settings(SECRET_KEY="another"):
            assert not authenticator.wrap().validate_code(code_of())
        assert authenticator.wrap().validate_code(code_of())


def test_picture_to_scan_is_on_white() -> None:
    picture = adapter.build_totp_svg("otpauth://totp/x")
    assert picture.startswith("<")
    assert 'fill="white"' in picture
