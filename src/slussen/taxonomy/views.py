"""Searching the vocabulary, a concept's page, and competences heard in a text.

What people write is theirs: nothing of it is stored, logged or put in a cookie.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from slussen.lib.text import Text
from slussen.taxonomy import queries
from slussen.taxonomy import search as searching
from slussen.taxonomy.engine.competences import Certainty
from slussen.taxonomy.engine.languages import UNCERTAIN, Script
from slussen.taxonomy.engine.suggest import How, Suggestion
from slussen.taxonomy.forms import (
    KIND,
    KINDS,
    LANGUAGE_NAMES,
    SearchForm,
    TextForm,
    languages_to_choose,
)
from slussen.ui.context_processors import in_languages

PERSONAL = ("sv", "en", "ar")  # the person's own pages
MOST_CONFIRMED = 500  # competences of a list
CERTAINTIES = {
    Certainty.STANDS: (_("Stands in the text"), _("A known name of the competence is there.")),
    Certainty.PROBABLE: (_("Probably"), _("The words are like the competence in meaning.")),
    Certainty.PERHAPS: (_("Perhaps"), _("The words are somewhat like the competence.")),
}


@login_not_required
@require_safe
@in_languages(*PERSONAL)
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    valid = form.is_valid()
    wanted = form.cleaned_data.get("q", "")
    language, kind = form.cleaned_data["language"], form.cleaned_data["kind"]
    hits = searching.search(wanted, language=language or None, kind=kind or None) if wanted else ()
    context = {
        "wanted": wanted if valid else form.data.get("q", ""),
        "error": "" if valid else form.errors["q"][0],
        "language": language,
        "kind": kind,
        "languages": languages_to_choose(),
        "kinds": [("", _("All")), *KINDS.items()],
        "hits": hits,
        "named": [_hit(hit) for hit in hits if hit.how != How.SIMILAR],
        "similar": [_hit(hit) for hit in hits if hit.how == How.SIMILAR],
        "read_as": _read_as(wanted) if wanted and not language else [],
        "uncertain": _uncertain(wanted, language, hits) if wanted else None,
    }
    typing = "HX-Request" in request.headers
    return render(request, f"taxonomy/{'parts/hits' if typing else 'search'}.html", context)


@login_not_required
@require_safe
@in_languages(*PERSONAL)
def concept(request: HttpRequest, concept_id: str) -> HttpResponse:
    found = searching.concept(concept_id)
    if found is None:
        raise Http404("there is no such concept")
    labels: dict[str, list[tuple[str, str]]] = {}
    for language, label, role in found.labels:
        labels.setdefault(language, []).append((label, role))
    order = {code: place for place, code in enumerate(LANGUAGE_NAMES)}
    return render(
        request,
        "taxonomy/concept.html",
        {
            "concept": found,
            "kind": KIND[found.kind],
            "groups": _groups(found.code),
            "group": queries.occupations().get(found.code),
            "languages": [
                (
                    code,
                    _language_name(code),
                    sorted(labels[code], key=lambda label: label[1] != "preferred"),
                )
                for code in sorted(labels, key=lambda code: (order.get(code, len(order)), code))
            ],
        },
    )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("text")
@never_cache
@in_languages(*PERSONAL)
def text(request: HttpRequest) -> HttpResponse:
    """GET asks for a text; POST shows what is heard in it, and with *confirmed* the list."""
    if request.method != "POST":
        return render(request, "taxonomy/text.html", {"form": TextForm()})
    if "confirm" in request.POST:
        return _confirmed(request)
    form = TextForm(request.POST)
    if not form.is_valid():
        return render(request, "taxonomy/text.html", {"form": form}, status=422)
    written, language = form.cleaned_data["text"], form.cleaned_data["language"]
    heard = searching.competences(written, language=language or None)
    work = searching.work(written, language=language or None)
    groups = [
        {
            "title": title,
            "why": why,
            "found": [
                (each, _quotes(written, each.words))
                for each in heard
                if each.certainty == certainty
            ],
        }
        for certainty, (title, why) in CERTAINTIES.items()
    ]
    context = {
        "form": form,
        "heard": heard,
        "groups": [group for group in groups if group["found"]],
        "work": _often(written, heard, work),
        "marked": _marked(written, [*_places(heard), *_places(work)]),
        "uncertain": _uncertain(written, language, ()),
    }
    return render(request, "taxonomy/heard.html", context)


Places = Sequence[tuple[int, int]]


def _places(found: Sequence[searching.Found] | Sequence[searching.Work]) -> Places:
    return [place for each in found for place in each.words]


def _quotes(written: str, places: Places) -> list[str]:
    """The words at *places*, on one line, each once."""
    return list(dict.fromkeys(" ".join(written[start:end].split()) for start, end in places))


def _often(
    written: str, heard: Sequence[searching.Found], work: Sequence[searching.Work]
) -> list[dict[str, Any]]:
    """What is often part of the occupations that a text names, and was not heard itself."""
    offered = {each.concept for each in heard}
    groups = []
    for named in work:
        rest = [(concept, name) for concept, name in named.essential if concept not in offered]
        offered.update(concept for concept, _name in rest)
        if rest:
            quotes = _quotes(written, named.words)
            groups.append({"name": named.name, "quotes": quotes, "competences": rest})
    return groups


def _marked(written: str, places: Places) -> list[tuple[str, bool]]:
    """The whole text in pieces, those at *places* marked; what overlaps is one piece."""
    pieces, at = [], 0
    for start, end in sorted(places):
        if end <= at:
            continue
        pieces += [(written[at:start], False)] if start > at else []
        pieces.append((written[max(start, at) : end], True))
        at = end
    return [*pieces, (written[at:], False)]


def _confirmed(request: HttpRequest) -> HttpResponse:
    """The competences that were chosen, by their ids; what is no competence is left out."""
    chosen = dict.fromkeys(request.POST.getlist("concept")[:MOST_CONFIRMED])
    pages = [page for page in map(searching.concept, chosen) if page and page.kind == "skill"]
    context = {"concepts": pages}
    return render(request, "taxonomy/confirmed.html", context)


def _hit(hit: Suggestion) -> dict[str, Any]:
    return {
        "suggestion": hit,
        "kind": KIND[hit.kind],
        "group": queries.occupations().get(hit.code),
        "language": _language_name(hit.language),
    }


def _language_name(code: str) -> object:
    return LANGUAGE_NAMES.get(code, code)


def _groups(code: str) -> list[Any]:
    """The SSYK groups that *code* stands in, from the widest."""
    places = (queries.occupations().get(code[:digits]) for digits in range(1, len(code) + 1))
    return [place for place in places if place]


def _read_as(written: str) -> list[object]:
    """The languages that a text was read as; said where its script leaves few."""
    guess = searching.guess(written)
    if guess.script in (Script.LATIN, Script.NONE, Script.OTHER):
        return []
    return [_language_name(code) for code in guess.languages]


def _uncertain(written: str, language: str, hits: Sequence[Suggestion]) -> Text | None:
    """Why what was found is uncertain in that language; None where it is not."""
    if any(hit.how == How.SAME for hit in hits):
        return None
    spoken = [language] if language else searching.guess(written).languages[:1]
    return next((UNCERTAIN[code] for code in spoken if code in UNCERTAIN), None)
