"""All addresses. Swedish has none, English and Arabic have a prefix: /en/analysis/18/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    *i18n_patterns(
        path("", include("slussen.analysis.urls")),
        path("figures/", include("slussen.figures.urls")),
        path("taxonomy/", include("slussen.taxonomy.urls")),
        path("accounts/", include("slussen.accounts.urls")),
        path("regions/", include("slussen.regions.urls")),
        path("ui/", include("slussen.ui.urls")),
        prefix_default_language=False,
    ),
    path("admin/", admin.site.urls),
]
