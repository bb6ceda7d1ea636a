"""No middleware, no sessions, no languages; the same tables through the same database engine."""

from steppingstones.settings import AUTH_USER_MODEL, DATABASES, DEFAULT_AUTO_FIELD, SECRET_KEY, WORKERS

__all__ = ["AUTH_USER_MODEL", "DATABASES", "DEFAULT_AUTO_FIELD", "SECRET_KEY", "WORKERS"]

INSTALLED_APPS = ["steppingstones"]
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "bench.smallest.urls"
ALLOWED_HOSTS = ["127.0.0.1"]
USE_I18N = False
