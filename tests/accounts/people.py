"""Made-up people for tests."""

import base64
import hmac
import time
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from slussen.accounts.models import User

PASSWORD = "a long sentence 7"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def make_user(email: str = "anna@example.org", **fields: Any) -> User:
    return User.objects.create_user(email, PASSWORD, **fields)


def make_operator(email: str = "operator@example.org", **fields: Any) -> User:
    return User.objects.create_superuser(email, PASSWORD, **fields)


def give_second_factor(user: User) -> User:
    """Set an authenticator app up with SECRET."""
    TOTP.activate(user, SECRET)
    return user


def code_of(secret: str = SECRET) -> str:
    """What the app shows now, computed from RFC 6238 and not by the library under test."""
    counter = int(time.time() // 30).to_bytes(8, "big")
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 0x0F
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"


def signed_in(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def english(path: str) -> str:
    """The English page, also when an earlier request has left English behind."""
    return f"/en{path.removeprefix('/en')}"
