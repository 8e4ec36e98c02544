"""``slussen manage forget_expired``: removes what has been kept for as long as it may be."""

from typing import Any

from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone

from slussen.audit.actions import forget_expired
from slussen.regions.actions import forget_expired_invitations


class Command(BaseCommand):
    help = "Remove events, invitations and sessions whose time is out. Run it every day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write", action="store_true", help="Remove; only count otherwise.")

    @transaction.atomic
    def handle(self, *args: Any, write: bool, **options: Any) -> None:
        now = timezone.now()
        counts = {
            "events": forget_expired(now=now),
            "invitations": forget_expired_invitations(now=now),
            "sessions": Session.objects.filter(expire_date__lt=now).delete()[0],
        }
        said = ", ".join(f"{count} {what}" for what, count in counts.items())
        if not write:
            transaction.set_rollback(True)
            said = f"would remove {said} (--write removes them)"
        else:
            said = f"removed {said}"
        self.stdout.write(said)
