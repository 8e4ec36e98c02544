"""Organisations (the tenants), who belongs to them, and who is invited."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Substr
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from slussen.accounts.models import User
from slussen.accounts.permissions import user_can_operate
from slussen.audit.engine.data_protection import NOT_PERSONAL, DataProtection, personal
from slussen.regions.enums import OrganisationKind, Role
from slussen.regions.queries import counties

KEPT = "until it is accepted or withdrawn, at most seven days"


def validate_county_code(code: str) -> None:
    if code not in {county.code for county in counties()}:
        raise ValidationError(
            _("There is no county with the code %(code)s."), params={"code": code}
        )


def validate_municipality_code(code: str) -> None:
    known = {place.code for county in counties() for place in county.municipalities}
    if code not in known:
        raise ValidationError(
            _("There is no municipality with the code %(code)s."), params={"code": code}
        )


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def of(self, user: User) -> "OrganisationQuerySet":
        """Where *user* is a member; the operator reaches all, to set them up."""
        return self if user_can_operate(user) else self.filter(memberships__user=user)


class Organisation(models.Model):
    """A tenant. What one organisation keeps, no other sees."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    county_code = models.CharField(_("county"), max_length=2, validators=[validate_county_code])
    municipality_code = models.CharField(
        _("municipality"), max_length=4, blank=True, validators=[validate_municipality_code]
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=OrganisationKind.values), name="regions_organisation_kind"
            ),
            models.CheckConstraint(
                condition=Q(county_code__in=[county.code for county in counties()]),
                name="regions_organisation_county",
                violation_error_message=_("There is no such county."),
            ),
            models.CheckConstraint(
                condition=Q(municipality_code="")
                | Q(county_code=Substr(F("municipality_code"), 1, 2)),
                name="regions_organisation_municipality_in_county",
                violation_error_message=_("The municipality is not in the county."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=OrganisationKind.MUNICIPALITY) | ~Q(municipality_code=""),
                name="regions_organisation_municipality_has_code",
                violation_error_message=_("A municipality needs its code."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("regions:members", args=[self.pk])


class Membership(models.Model):
    """A user's role in an organisation; at most one an organisation."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.STAFF)
    created_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    data_protection = DataProtection(
        subject="people who work for an organisation",
        fields={
            "user": personal("who works for the organisation", "as long as the membership"),
            "organisation": personal("where the person works", "as long as the membership"),
            "role": personal("what the person may do there", "as long as the membership"),
            "created_at": personal("since when", "as long as the membership"),
        },
    )

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"], name="regions_membership_once_an_organisation"
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="regions_membership_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.organisation_id}"


class Invitation(models.Model):
    """An e-mail address asked to join. The link's secret is kept only as a keyed hash."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="invitations"
    )
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.STAFF)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="invitations"
    )
    secret_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(_("invited"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("valid until"))

    data_protection = DataProtection(
        subject="people who are asked to join, and the administrators who ask",
        fields={
            "organisation": personal("where the person is asked to work", KEPT),
            "email": personal("so that only the person who was asked can join", KEPT),
            "role": personal("what the person will be allowed to do", KEPT),
            "invited_by": personal("to show colleagues who asked", KEPT),
            "secret_hash": NOT_PERSONAL,
            "created_at": NOT_PERSONAL,
            "expires_at": NOT_PERSONAL,
        },
    )

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email"], name="regions_invitation_once_an_address"
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="regions_invitation_role"
            ),
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="regions_invitation_email_is_lower_case"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="regions_invitation_ends_later"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.role}"
