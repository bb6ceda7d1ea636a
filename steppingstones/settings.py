"""All settings in one file. What an operator may change is STONES_… in the environment: docs/guide/settings.md."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent


def text(name: str, default: str = "") -> str:
    return os.environ.get(f"STONES_{name}", default)


def yes(name: str) -> bool:
    return text(name).lower() in {"1", "yes", "true", "on"}


def number(name: str, default: int) -> int:
    given = text(name) or str(default)
    if not given.isdecimal():
        raise ImproperlyConfigured(f"STONES_{name} should be a number such as {default}, not {given}.")
    return int(given)


# Where the database and files live
DATA = Path(text("DATA") or ROOT / "data").expanduser().absolute()


def secret_key() -> str:
    """The key in the environment, or one that is made once and kept in the data folder."""
    if given := text("SECRET_KEY"):
        return given
    file = DATA / "secret-key"
    if not file.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as out:
            out.write(secrets.token_urlsafe(50))
    return file.read_text()


SECRET_KEY = secret_key()
DEBUG = yes("DEBUG")
WORKERS = number("WORKERS", 2)  # processes that `./run` serves with
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *text("HOSTS").split()]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in text("HOSTS").split() if host != "*"]

INSTALLED_APPS = [
    "steppingstones",
    "allauth",
    "allauth.account",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "steppingstones.pages.no_nul.no_nul",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "steppingstones.pages.doors.short_visits",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "steppingstones.pages.errors.not_this_way",
]

ROOT_URLCONF = "steppingstones.urls"
WSGI_APPLICATION = "steppingstones.wsgi.application"
FORM_RENDERER = "steppingstones.pages.renderer.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "steppingstones.parts"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "steppingstones.pages.context.page",
            ],
        },
    }
]

# --- The database -----------------------------------------------------------------------------------------


def sqlite() -> dict:
    """One file. WAL, and IMMEDIATE transactions: docs/decisions/sqlite-first.md says why, with the measurements."""
    pragmas = {
        "journal_mode": "WAL",
        "synchronous": "NORMAL" if text("DB_SYNC").lower() == "normal" else "FULL",
        "cache_size": "-16000",
        "temp_store": "MEMORY",
        "mmap_size": "134217728",
        "journal_size_limit": "67108864",
        "secure_delete": "ON",  # what is erased is overwritten in the file, too
    }
    return {
        "ENGINE": "steppingstones.fairsqlite",
        "NAME": DATA / "stones.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": ";".join(f"PRAGMA {name}={value}" for name, value in pragmas.items()),
        },
    }


def postgresql(url: str) -> dict:
    """`postgresql://user:password@host:port/name`; an absolute folder as host means a socket."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL should look like postgresql://user:password@host:5432/name")
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or query.get("host", "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASE_URL = os.environ.get("DATABASE_URL", "")
DATABASES = {"default": postgresql(DATABASE_URL) if DATABASE_URL else sqlite()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Beyond this many, a third is thrown away: attempts at codes would be forgotten, and sheets that were ended.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# --- Signing in -------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "steppingstones.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:projects"
ACCOUNT_LOGOUT_REDIRECT_URL = "home:welcome"
ACCOUNT_ADAPTER = "steppingstones.pages.home.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}  # 1234-5678: any keyboard has digits
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_FORMS = {
    "request_login_code": "steppingstones.pages.home.forms.EmailForm",
    "confirm_login_code": "steppingstones.pages.home.forms.CodeForm",
}
ACCOUNT_EMAIL_VERIFICATION = "none"  # signing in by code is the proof
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# A site without a name of its own is reached from this machine only. There, visitors may look into the example.
LOCAL = not text("HOSTS")
TRY = yes("TRY") if text("TRY") else LOCAL
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
EMAIL_BACKEND = text("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = text("EMAIL_HOST", "localhost")
EMAIL_PORT = number("EMAIL_PORT", 25)
EMAIL_HOST_USER = text("EMAIL_USER")
EMAIL_HOST_PASSWORD = text("EMAIL_PASSWORD")
EMAIL_USE_TLS = yes("EMAIL_TLS")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = text("EMAIL_FROM", "Stepping Stones <stones@localhost>")

CONTACT = text("CONTACT")  # whom people write to about this site; stands in the statement of accessibility
SENDS = number("SENDS", 1000)  # answers without an account from one address in ten minutes

# --- Safety -----------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],  # blob: what somebody recorded or chose and has not sent yet
        "media-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
HTTPS = yes("HTTPS")  # set when the site is reached by https://
# Behind a web server everybody seems to come from it and would share its limits, unless its header is believed.
ALLAUTH_TRUSTED_PROXY_COUNT = number("PROXIES", 1 if HTTPS else 0)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_NAME = "stones"
CSRF_COOKIE_NAME = "stones-csrf"
CSRF_FAILURE_VIEW = "steppingstones.pages.errors.form_expired"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
MOST_UPLOADED = 64 * 1024 * 1024  # bytes of all files in one send; what comes after them is thrown away unread
MOST_UPLOADED_BY_MEMBERS = 240 * 1024 * 1024  # of somebody who is signed in: the sound of a whole conversation
FILE_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024  # photographs and voice notes need no file before they are converted
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "steppingstones.pages.uploads.NoMoreThanThat",
]

# --- Words, time, files -----------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = text("TIME_ZONE", "Europe/London")
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = []
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = DATA / "files"
WHITENOISE_MAX_AGE = 60
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    # Pages that were not found would put the secrets of receipts and sign-in links into the log.
    "loggers": {"django.request": {"level": "ERROR"}},
}
TEST_RUNNER = "django.test.runner.DiscoverRunner"
