"""The closed lists of organisations and roles."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    REGION = "region", _("Region")
    MUNICIPALITY = "municipality", _("Municipality")
    AGENCY = "agency", _("Government agency")
    EDUCATION = "education", _("Education provider")
    SECTOR_BODY = "sector_body", _("Sector body")
    CIVIL_SOCIETY = "civil_society", _("Civil society")
    COMPANY = "company", _("Company")


class Role(TextChoices):
    STAFF = "staff", _("Staff")
    ADMIN = "admin", _("Administrator")
