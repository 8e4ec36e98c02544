"""Filters and tags for text, numbers and the components' own checks."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings
from django.core import mail
from django.core.paginator import Page
from django.forms.utils import flatatt
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext_lazy as _

from slussen.lib.numbers import format_number
from slussen.lib.text import Text

register = template.Library()

# Keeps "−5" in that order inside right-to-left text.
ISOLATE, END_ISOLATE = "\u2066", "\u2069"

MARKS = {
    "suppressed": _("hidden by the publisher"),
    "missing": _("not published"),
    "not_assessed": _("not assessed"),
    "preliminary": _("preliminary"),
    "derived": _("derived"),
    "estimate": _("estimated"),
    "forecast": _("forecast"),
}
# Marks that stand instead of a figure; the others stand beside one.
INSTEAD_OF_FIGURE = ("suppressed", "missing", "not_assessed")


class WrongOption(ValueError):
    """A component was called with an option that it does not have."""


def is_strict() -> bool:
    """Whether mistakes in templates stop the page: while developing and in tests, never live.

    Django's test runner gives ``django.core.mail`` an outbox; there is no public question for it.
    """
    return settings.DEBUG or hasattr(mail, "outbox")


def language() -> str:
    return (get_language() or settings.LANGUAGE_CODE).partition("-")[0]


@register.simple_tag
def check_option(component: str, option: str, value: object, allowed: str) -> str:
    """Raise outside production if *value* is none of the space-separated *allowed* words."""
    if is_strict() and str(value) not in allowed.split():
        raise WrongOption(f"<c-{component}> has no {option} “{value}” (one of: {allowed})")
    return ""


@register.simple_tag
def check_given(component: str, option: str, value: object) -> str:
    """Raise outside production if a component lacks an attribute that it cannot do without."""
    if is_strict() and not str(value).strip():
        raise WrongOption(f"<c-{component}> needs {option}")
    return ""


@register.filter
def attributes(attrs: Any) -> SafeString:
    """A component's undeclared attributes, escaped, for its own element.

    Cotton's own ``{{ attrs }}`` does not escape, so that no component uses it.
    """
    return flatatt({key.lstrip(":"): value for key, value in attrs.attrs_dict().items()})


@register.filter
def in_language(text: Text | str) -> str:
    """A two-language text in the page's language."""
    return text.to(language()) if isinstance(text, Text) else str(text)


@register.filter
def number(value: float | Decimal | None, decimals: int | str = 0) -> str:
    """``{{ value|number:1 }}``: 1 234,5 in Swedish, 1,234.5 in English, – where there is none."""
    written = format_number(None if value == "" else value, int(decimals), language())
    return f"{ISOLATE}{written}{END_ISOLATE}" if get_language_bidi() else written


@register.filter
def period(value: str | int) -> str:
    """A period in words: "2024-11" is november 2024; "2024" and "2024Q3" are their own names."""
    month = re.fullmatch(r"(\d{4})-(\d{2})", str(value))
    if month and 1 <= int(month[2]) <= 12:
        return f"{MONTHS[int(month[2])]} {month[1]}"
    return str(value)


@register.filter
def highlight(text: Text | str, part: Text | str = "") -> SafeString:
    """The text escaped, with the first *part* of it (the number) as what stands out."""
    whole, strong = in_language(text), in_language(part)
    before, found, after = whole.partition(strong) if strong else (whole, "", "")
    if not found:
        return conditional_escape(whole)
    return format_html('{}<strong class="answer-number">{}</strong>{}', before, found, after)


@register.filter
def mark(word: str | None) -> SafeString:
    """A cell's mark as a small text badge; nothing for no mark."""
    if not word:
        return SafeString("")
    return format_html('<span class="mark mark-{}">{}</span>', word, MARKS.get(word, word))


@register.simple_tag
def cell(value: Any, decimals: int = 0, link: str = "") -> SafeString:
    """A table cell: its text, or its number with its mark (hidden, derived, …).

    *value* has ``text`` (a two-language text or None), ``number``, ``mark`` and ``href``, which is
    the argument of the address named *link*.
    """
    if value.text is not None:
        content = conditional_escape(in_language(value.text))
    elif value.number is None and value.mark in INSTEAD_OF_FIGURE:
        return mark(value.mark)
    else:
        content = conditional_escape(number(value.number, decimals))
    if link and value.href:
        content = format_html('<a href="{}">{}</a>', reverse(link, args=[value.href]), content)
    return format_html("{} {}", content, mark(value.mark)) if value.mark else content


@register.simple_tag
def options(
    choices: Mapping[str, str] | Iterable[tuple[str, str]], chosen: object = ""
) -> SafeString:
    """``<option>`` elements of (value, label) pairs, labels in the page's language."""
    pairs = choices.items() if isinstance(choices, Mapping) else choices
    rows = (
        (value, SafeString(" selected") if str(value) == str(chosen) else "", in_language(label))
        for value, label in pairs
    )
    return format_html_join("\n", '<option value="{}"{}>{}</option>', rows)


@register.simple_tag
def described(control: str, hint: str, error: str) -> SafeString:
    """Ties a control to its hint and error for screen readers."""
    ids = [f"{control}-{name}" for name, text in (("hint", hint), ("error", error)) if text]
    known = {"aria-describedby": " ".join(ids)} if ids else {}
    return flatatt(known | ({"aria-invalid": "true"} if error else {}))


@register.filter
def with_columns(row: Iterable[Any], columns: Iterable[Any]) -> list[tuple[Any, Any]]:
    """(column, cell) pairs of a table's row."""
    return list(zip(columns, row, strict=True))


@register.filter
def plain(value: float | None) -> str:
    """A number as scripts read it, for ``data-value``; empty where there is none."""
    return "" if value is None else str(value)


@register.filter
def long_number(written: object) -> str:
    """The class that makes a number of many digits fit where key numbers stand."""
    return " key-number-long" if len(str(written)) > 9 else ""


@register.simple_tag
def unit_word(units: Mapping[str, Text], unit: str) -> str:
    return in_language(units[unit]) if unit in units else ""


@register.filter
def page_range(page: Page) -> list[int | str]:
    """The page numbers to show around the current one, with gaps."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.simple_tag(takes_context=True)
def page_link(context: template.Context, param: str, page_number: int) -> str:
    """The address of another page of the same list, with every other parameter kept."""
    query = context["request"].GET.copy()
    query[param] = str(page_number)
    return f"?{query.urlencode()}"
