import pytest
from django.utils import translation

from slussen.analysis.forms import ReportForm
from slussen.analysis.report import FORMATS
from slussen.regions.queries import counties


def form(**data):
    return ReportForm(data, counties=counties())


@pytest.mark.parametrize("key", FORMATS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_format_can_be_asked_for_in_both_languages(key, language):
    assert form(format=key, language=language).is_valid()


@pytest.mark.parametrize(
    ("field", "data"),
    [
        ("format", {"format": "exe", "language": "sv"}),
        ("format", {"language": "sv"}),
        ("language", {"format": "pdf", "language": "ar"}),
        ("compare", {"format": "pdf", "language": "sv", "compare": ["99"]}),
    ],
)
def test_what_there_is_not_is_refused_at_its_field(field, data):
    refused = form(**data)
    assert not refused.is_valid()
    assert list(refused.errors) == [field]


def test_counties_to_compare_are_carried_over():
    asked = form(format="pdf", language="sv", compare=["20", "01"])
    assert asked.is_valid()
    assert asked.cleaned_data["compare"] == ["20", "01"]


@pytest.mark.parametrize(("language", "word"), [("sv", "att läsa"), ("en", "to read")])
def test_formats_say_what_they_are_good_for_in_the_pages_language(language, word):
    with translation.override(language):
        labels = dict(form().fields["format"].choices)
    assert word in labels["pdf"]
