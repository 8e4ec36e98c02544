from typing import Any

from django import forms
from django.contrib.auth.forms import SetPasswordMixin
from django.utils.translation import gettext_lazy as _

from slussen.accounts.models import User
from slussen.regions.enums import Role


class RoleForm(forms.Form):
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Role,
        initial=Role.STAFF,
        widget=forms.RadioSelect,
        help_text=_("An administrator invites others, changes roles and sees the log."),
    )


class InviteForm(RoleForm):
    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    field_order = ("email", "role")


class NewPersonForm(SetPasswordMixin, forms.Form):
    """Name and password of the person who was invited; her address stands in the invitation."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password1, password2 = SetPasswordMixin.create_password_fields(
        label1=_("Choose a password"), label2=_("The same password again")
    )

    def __init__(self, *args: Any, email: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.email = email

    def clean(self) -> dict[str, Any]:
        self.validate_passwords("password1", "password2")
        person = User(email=self.email, name=self.cleaned_data.get("name", ""))
        self.validate_password_for_user(person, "password1")
        return self.cleaned_data
