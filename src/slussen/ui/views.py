"""The gallery of components, and the two pages about the site itself."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from slussen.ui import gallery as examples
from slussen.ui import pictures
from slussen.ui.context_processors import in_languages
from slussen.ui.templatetags.ui import language


@login_not_required
@require_safe
@in_languages("sv", "en", "ar")
def gallery(request: HttpRequest) -> HttpResponse:
    drawings = [
        SafeString(pictures.svg(chart, language(), prefix=f"chart{place}"))
        for place, chart in enumerate(examples.charts())
    ]
    return render(request, "ui/gallery.html", examples.context() | {"charts": drawings})


@login_not_required
@require_safe
@in_languages("sv", "en", "ar")
def languages(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/languages.html")


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/accessibility.html")
