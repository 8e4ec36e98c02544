"""What Slussen decides differently from allauth's defaults."""

import base64
import hashlib
import secrets

import qrcode  # type: ignore[import-untyped]
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import force_bytes
from qrcode.image.svg import SvgPathFillImage  # type: ignore[import-untyped]


class InvitedOnlyAdapter(DefaultAccountAdapter):
    """Nobody signs up on her own: an organisation invites, or the operator creates."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class EncryptedSecretsAdapter(DefaultMFAAdapter):
    """A stolen copy of the database must not be enough to make the codes of the second step."""

    def build_totp_svg(self, url: str) -> str:
        """The picture to scan, on white whatever the page's colours: cameras need the contrast."""
        return qrcode.make(url, image_factory=SvgPathFillImage).to_string(encoding="unicode")

    def encrypt(self, text: str) -> str:
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return _fernet().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            # The installation's key was changed: no code may fit, and the page must say "wrong
            # code" rather than fail. The operator turns the second step off for the person.
            return base64.b32encode(secrets.token_bytes(20)).decode()


def _fernet() -> MultiFernet:
    """Writes with the present key, reads with it and with those it replaced."""
    keys = map(force_bytes, (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))
    derived = (hashlib.sha256(b"slussen.accounts.second_factor" + key) for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(each.digest())) for each in derived])
