"""What people write on the vocabulary's pages: a search, or a whole text.

Neither is stored. A search stands in the address, as searches do; a text is only ever posted.
"""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from slussen.taxonomy.engine.languages import LONGEST as LONGEST_TEXT
from slussen.taxonomy.search import LONGEST as LONGEST_SEARCH

# The languages to choose from; a guess may name more.
SPOKEN = {
    "sv": _("Swedish"),
    "en": _("English"),
    "ar": _("Arabic"),
    "fa": _("Persian/Dari"),
    "so": _("Somali"),
    "ti": _("Tigrinya"),
    "uk": _("Ukrainian"),
    "tr": _("Turkish"),
    "es": _("Spanish"),
}
LANGUAGE_NAMES = SPOKEN | {
    "am": _("Amharic"),
    "ckb": _("Kurdish (Sorani)"),
    "ps": _("Pashto"),
    "ru": _("Russian"),
    "ur": _("Urdu"),
}
KINDS = {"occupation": _("Occupations"), "skill": _("Competences")}  # to choose from
KIND = {"occupation": _("occupation"), "skill": _("competence")}  # of one concept
TOO_LONG = _("Write at most %(limit_value)d characters; this is %(show_value)d.")


def languages_to_choose() -> list[tuple[str, str]]:
    """(code, name) of the languages a text may be said to be in, "" for a guess."""
    spoken = [(code, capfirst(str(name))) for code, name in SPOKEN.items()]
    return [("", gettext("Guess from the text")), *spoken]


class WrittenField(forms.CharField):
    """Text as somebody wrote it: what is no character is a space, and never a reason to refuse."""

    def to_python(self, value: Any) -> str:
        written = str(value or "").replace("\x00", " ")
        return super().to_python(written.encode("utf-8", "replace").decode()) or ""


class SearchForm(forms.Form):
    """One search; empty is no error, an unknown language or kind is none."""

    q = WrittenField(
        required=False, max_length=LONGEST_SEARCH, error_messages={"max_length": TOO_LONG}
    )
    language = forms.CharField(required=False)
    kind = forms.CharField(required=False)

    def clean_language(self) -> str:
        return _known(self.cleaned_data["language"], SPOKEN)

    def clean_kind(self) -> str:
        return _known(self.cleaned_data["kind"], KINDS)


class TextForm(forms.Form):
    """A text to hear competences in."""

    text = WrittenField(
        label=_("Your text"),
        max_length=LONGEST_TEXT,
        help_text=_("A CV, an ad or what somebody tells, at most 20,000 characters."),
        error_messages={
            "required": _("Write or paste a text first."),
            "max_length": TOO_LONG,
        },
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the text"),
        required=False,
        choices=languages_to_choose,
    )

    # The label says "(optional)" of the language; the text is needed and the form says so itself.
    use_required_attribute = False


def _known(value: str, choices: dict[str, Any]) -> str:
    return value if value in choices else ""
