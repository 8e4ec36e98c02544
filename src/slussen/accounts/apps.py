from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from slussen.accounts.declarations import DATA_PROTECTION_OF_LIBRARIES, EVENTS


class AccountsConfig(AppConfig):
    name = "slussen.accounts"
    verbose_name = _("Accounts")
    audit_events = EVENTS
    data_protection_of_libraries = DATA_PROTECTION_OF_LIBRARIES

    def ready(self) -> None:
        import slussen.accounts.signals  # noqa: F401
