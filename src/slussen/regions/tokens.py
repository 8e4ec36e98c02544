"""The link of an invitation: signed, so that a changed one is refused without a look-up."""

from django.core import signing
from django.utils.crypto import get_random_string, salted_hmac

_SALT = "slussen.regions.invitation"


def new_secret() -> str:
    """190 bits that only the link holds."""
    return get_random_string(32)


def hash_of(secret: str) -> str:
    """What the database keeps of the secret: 64 hexadecimal digits, keyed."""
    return salted_hmac(_SALT, secret, algorithm="sha256").hexdigest()


def make_token(pk: int, secret: str) -> str:
    """The part of the address that names the invitation and proves the secret."""
    return signing.Signer(salt=_SALT).sign(f"{pk}.{secret}")


def read_token(token: str) -> tuple[int, str] | None:
    """The invitation's number and secret, or None for a token that was not made here."""
    try:
        pk, _dot, secret = signing.Signer(salt=_SALT).unsign(token).partition(".")
    except signing.BadSignature:
        return None
    return int(pk), secret
