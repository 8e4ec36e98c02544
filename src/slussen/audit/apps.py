from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from slussen.audit.engine.events import EventKind
from slussen.lib.text import Text


class AuditConfig(AppConfig):
    name = "slussen.audit"
    verbose_name = _("Audit")
    audit_events = (
        EventKind("signed_in", Text("Loggade in", "Signed in")),
        EventKind("signed_out", Text("Loggade ut", "Signed out")),
        EventKind("sign_in_failed", Text("Inloggning misslyckades", "Sign-in failed")),
    )

    def ready(self) -> None:
        import slussen.audit.signals  # noqa: F401
