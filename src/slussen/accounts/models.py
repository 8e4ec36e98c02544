"""A person who signs in. Which organisation she works for is a membership, in regions."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from slussen.audit.engine.data_protection import NOT_PERSONAL, DataProtection, personal

KEPT = "as long as the account"


class UserManager(BaseUserManager["User"]):
    """Addresses are kept in lower case, so that one person can't get two accounts."""

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        return (email or "").strip().lower()

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        if not self.normalize_email(email):
            raise ValueError("a user needs an e-mail address")
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(
            email, password, **fields | {"is_staff": True, "is_superuser": True}
        )

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=self.normalize_email(username))


class User(AbstractBaseUser, PermissionsMixin):
    """``is_superuser`` is the operator of the installation, not an organisation's admin."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=100, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("may open the operator's pages"), default=False)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    data_protection = DataProtection(
        subject="people who sign in",
        fields={
            "email": personal("to sign in with, and to reach the person", KEPT),
            "name": personal("to show colleagues who did what", KEPT),
            "password": personal("to sign in with; kept as a salted hash only", KEPT),
            "last_login": personal("to find accounts that nobody uses", KEPT),
            "joined_at": personal("to find accounts that nobody uses", KEPT),
            "is_active": personal("to stop an account from signing in", KEPT),
            "is_staff": NOT_PERSONAL,
            "is_superuser": NOT_PERSONAL,
            "groups": NOT_PERSONAL,
            "user_permissions": NOT_PERSONAL,
        },
    )

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="accounts_user_email_is_lower_case"
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def clean(self) -> None:
        super().clean()
        self.email = type(self).objects.normalize_email(self.email)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name or self.email
