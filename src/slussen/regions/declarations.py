"""The events of organisations."""

from slussen.audit.engine.events import EventKind
from slussen.lib.text import Text

ROLE = {
    "role": {
        "staff": Text("medarbetare", "staff"),
        "admin": Text("administratör", "administrator"),
    }
}

EVENTS = (
    EventKind("organisation_saved", Text("Organisation sparad", "Organisation saved")),
    EventKind("member_invited", Text("Inbjudan skapad", "Invitation made"), ROLE),
    EventKind("invitation_withdrawn", Text("Inbjudan återkallad", "Invitation withdrawn"), ROLE),
    EventKind("member_joined", Text("Blev medlem", "Joined"), ROLE),
    EventKind("member_role_changed", Text("Roll ändrad", "Role changed"), ROLE),
    EventKind("member_removed", Text("Medlem borttagen", "Member removed"), ROLE),
)
