"""The events of accounts, and what the libraries that accounts stands on keep about people."""

from slussen.audit.engine.data_protection import NOT_PERSONAL, DataProtection, personal
from slussen.audit.engine.events import EventKind
from slussen.lib.text import Text

METHOD = {
    "method": {
        "totp": Text("kodapp", "authenticator app"),
        "recovery_codes": Text("återställningskoder", "recovery codes"),
    }
}

EVENTS = (
    EventKind("account_created", Text("Konto skapat", "Account created")),
    EventKind("account_renamed", Text("Namn ändrat", "Name changed")),
    EventKind("password_changed", Text("Lösenord bytt", "Password changed")),
    EventKind("password_reset", Text("Nytt lösenord valt via länk", "Password chosen by link")),
    EventKind(
        "reset_link_made", Text("Länk för nytt lösenord skapad", "Link for a new password made")
    ),
    EventKind(
        "second_factor_added", Text("Tvåstegsinloggning påslagen", "Two-step sign-in on"), METHOD
    ),
    EventKind(
        "second_factor_removed",
        Text("Tvåstegsinloggning avslagen", "Two-step sign-in off"),
        METHOD,
    ),
    EventKind(
        "second_factor_renewed", Text("Nya återställningskoder", "New recovery codes"), METHOD
    ),
    EventKind(
        "second_factor_failed", Text("Fel kod vid inloggning", "Wrong code at sign-in"), METHOD
    ),
)

_KEPT = "as long as the account"
_OPERATOR = "as long as the operator's account"
_ADDRESS = personal("allauth's copy of the address, made when a password is reset", _KEPT)

DATA_PROTECTION_OF_LIBRARIES = {
    "account.emailaddress": DataProtection(
        subject="people who sign in",
        fields={
            "user": _ADDRESS,
            "email": _ADDRESS,
            "verified": NOT_PERSONAL,
            "primary": NOT_PERSONAL,
        },
    ),
    "account.emailconfirmation": DataProtection(
        subject="people who sign in; not used, no such mail is sent",
        fields=dict.fromkeys(("email_address", "created", "sent", "key"), NOT_PERSONAL),
    ),
    "mfa.authenticator": DataProtection(
        subject="people who have turned two-step sign-in on",
        fields={
            "user": personal("whose second step it is", _KEPT),
            "type": NOT_PERSONAL,
            "data": personal("the secret of the second step, encrypted", "until it is turned off"),
            "created_at": personal("to show when it was turned on", "until it is turned off"),
            "last_used_at": personal("to show when it was used", "until it is turned off"),
        },
    ),
    "admin.logentry": DataProtection(
        subject="operators of the installation",
        fields={
            "action_time": personal("to tell when an operator changed something", _OPERATOR),
            "user": personal("to tell which operator did it", _OPERATOR),
            "content_type": NOT_PERSONAL,
            "object_id": personal("to tell what was changed", _OPERATOR),
            "object_repr": personal("to tell what was changed", _OPERATOR),
            "action_flag": NOT_PERSONAL,
            "change_message": NOT_PERSONAL,
        },
    ),
    "sessions.session": DataProtection(
        subject="people who are signed in",
        fields={
            "session_key": personal("to stay signed in", "two weeks after the last sign-in"),
            "session_data": personal("to stay signed in", "two weeks after the last sign-in"),
            "expire_date": NOT_PERSONAL,
        },
    ),
}
