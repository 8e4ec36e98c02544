"""The product's settings, in a home of the test process's own and with the hunters switched on.

The home has to exist before Django reads its settings, which pytest-django does before any
conftest is imported; hence a settings module and not a fixture.
"""

import atexit
import os
import shutil
import tempfile

_home = tempfile.mkdtemp(prefix="slussen-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["SLUSSEN_HOME"] = _home
os.mkdir(os.path.join(_home, "static"))  # WhiteNoise warns of a missing one, and a warning fails

from slussen.project.settings import *  # noqa: E402, F403
from slussen.project.settings import MIDDLEWARE, STORAGES, TEMPLATES  # noqa: E402
from tests.harness.templates import UndefinedVariable  # noqa: E402

DEBUG = False
# Hashing a password slowly on purpose is for the real site.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# The manifest of the real storage exists only after collectstatic.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable()
MIDDLEWARE = ["tests.harness.middleware.HuntersMiddleware", *MIDDLEWARE]
