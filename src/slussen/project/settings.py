"""Django settings. Everything a site changes comes from the environment; see docs/settings.md."""

import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF

PACKAGE_DIR = Path(__file__).resolve().parent.parent


def _home() -> Path:
    """Where this installation keeps its database, vintages and reports."""
    if given := os.environ.get("SLUSSEN_HOME"):
        return Path(given).resolve()
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "slussen"


def _secret_key(home: Path) -> str:
    """The key from the environment, or one made at first start and kept beside the database."""
    if given := os.environ.get("SLUSSEN_SECRET_KEY"):
        return given
    path = home / "secret_key"
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


SLUSSEN_HOME = _home()
SECRET_KEY = _secret_key(SLUSSEN_HOME)
DEBUG = os.environ.get("SLUSSEN_DEBUG", "") == "1"
ALLOWED_HOSTS = os.environ.get("SLUSSEN_HOSTS", "localhost 127.0.0.1 [::1]").split()
CSRF_TRUSTED_ORIGINS = os.environ.get("SLUSSEN_ORIGINS", "").split()
# Who answers questions about this site: an e-mail or web address, shown to its readers.
CONTACT = os.environ.get("SLUSSEN_CONTACT", "")
# Behind TLS: cookies only over https and HSTS on. Off by default so that `make run` works on http.
SECURE = os.environ.get("SLUSSEN_HTTPS", "") == "1"

INSTALLED_APPS = [
    "slussen.analysis",
    "slussen.figures",
    "slussen.taxonomy",
    "slussen.regions",
    "slussen.accounts",
    "slussen.audit",
    "slussen.ui",
    "django_cotton",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "slussen.ui.middleware.PageLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "slussen.accounts.middleware.SecondFactorMiddleware",
]

ROOT_URLCONF = "slussen.project.urls"
WSGI_APPLICATION = "slussen.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "slussen.ui.context_processors.ui",
            ],
        },
    }
]
COTTON_DIR = "components"

# The case database: SQLite on its own, PostgreSQL by DATABASE_URL.
DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{SLUSSEN_HOME / 'slussen.sqlite3'}", conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "timeout": 20,
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"login": "slussen.accounts.forms.SignInForm"}
ACCOUNT_ADAPTER = "slussen.accounts.adapter.InvitedOnlyAdapter"
ACCOUNT_SESSION_REMEMBER = False
# Rate limits count by the visitor's address, which behind TLS is what the one proxy says it is.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if SECURE else 0
MFA_ADAPTER = "slussen.accounts.adapter.EncryptedSecretsAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
# Addresses come from whoever invites, and no mail is sent to verify them.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Slussen"
MFA_TOTP_TOLERANCE = 1  # a code typed as it changes, or a phone some seconds off, still fits

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English"), ("ar", "العربية")]
LOCALE_PATHS = [PACKAGE_DIR / "project" / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = SLUSSEN_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = SLUSSEN_HOME / "files"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    }
}

# Event names only; nothing about a person is ever logged.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("SLUSSEN_LOG", "WARNING")},
}

# Figures. DuckDB is the default engine; "polars" runs the same expressions.
FIGURES_ENGINE = os.environ.get("SLUSSEN_FIGURES_ENGINE", "duckdb")
FIGURES_SHIPPED_DIR = PACKAGE_DIR / "figures" / "data"
FIGURES_HOME = SLUSSEN_HOME / "figures"

# Vocabularies: what ships, and what was imported here.
TAXONOMY_SHIPPED_DIR = PACKAGE_DIR / "taxonomy" / "data" / "releases"
TAXONOMY_HOME = SLUSSEN_HOME / "taxonomy"
