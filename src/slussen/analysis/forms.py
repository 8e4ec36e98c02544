"""What visitors choose on the analysis' pages."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from slussen.analysis.report import FORMATS
from slussen.regions.engine.places import County


def _formats() -> list[tuple[str, str]]:
    language = get_language() or "sv"
    return [
        (key, f"{item.title.to(language)}: {item.use.to(language)}")
        for key, item in FORMATS.items()
    ]


class ReportForm(forms.Form):
    """Which report to make; ``compare`` is carried over from the page it was asked for on."""

    format = forms.ChoiceField(label=_("Format"), choices=_formats, widget=forms.RadioSelect)
    language = forms.ChoiceField(
        label=_("Language of the report"),
        choices=[("sv", "Svenska"), ("en", "English")],
        widget=forms.RadioSelect,
    )
    compare = forms.MultipleChoiceField(required=False, widget=forms.MultipleHiddenInput)

    def __init__(self, *args: object, counties: Iterable[County], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["compare"].choices = [(c.code, c.name) for c in counties]  # type: ignore[attr-defined]
