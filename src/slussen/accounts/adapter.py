"""What Slussen decides differently from allauth's defaults."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitedOnlyAdapter(DefaultAccountAdapter):
    """Nobody signs up on her own: an organisation invites, or the operator creates."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
