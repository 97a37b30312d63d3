"""All settings. Every difference between machines is an environment variable, listed here with unit and default."""

from pathlib import Path
from zoneinfo import available_timezones

from csp.constants import NONE, SELF

from cms import environment, languages
from cms.secret import secret_key

BASE_DIR = Path(__file__).resolve().parent.parent

# DATA_DIR: folder for database, secret key and uploads. Default: var/ for the first two, media/ for uploads.
_data_dir = environment.text("DATA_DIR")
DATA_DIR = Path(_data_dir).resolve() if _data_dir else BASE_DIR / "var"
MEDIA_ROOT = DATA_DIR / "media" if _data_dir else BASE_DIR / "media"
DATA_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = environment.flag("DEBUG", default=False)
SECRET_KEY = environment.text("SECRET_KEY") or secret_key(DATA_DIR / "secret_key")  # default: made at first start
LOG_LEVEL = environment.choice("LOG_LEVEL", "INFO", ["DEBUG", "INFO", "WARNING", "ERROR"])

# Web process. BIND: address to listen on; PORT: 1-65535; WEB_WORKERS: processes; WEB_THREADS: per process.
BIND = environment.text("BIND", "127.0.0.1")
PORT = environment.integer("PORT", 8000, 1, 65535)
WEB_WORKERS = environment.integer("WEB_WORKERS", 2, 1, 64)
WEB_THREADS = environment.integer("WEB_THREADS", 16, 1, 128)

# PUBLIC_URL: the address that visitors use, without a path. Default: the address of each request.
PUBLIC_URL = environment.http_url("PUBLIC_URL")
# ALLOWED_HOSTS: host names that the site answers to, besides this machine's own and PUBLIC_URL's.
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *environment.words("ALLOWED_HOSTS")]
if PUBLIC_URL:
    ALLOWED_HOSTS.append(environment.host_of(PUBLIC_URL))
_https = PUBLIC_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL else []

# DEMO: load the demo on the first start (1), or wait for the set-up page (0).
DEMO = environment.flag("DEMO", default=True)

INSTALLED_APPS = [
    "cms",
    "website",
    "reporting",
    "syndication",
    "translation",
    "content",
    "planning",
    "reference",
    "accounts",
    "modeltranslation",
    "wagtailmedia",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "django_structlog",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django_structlog.middlewares.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "cms.security.AdminPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "website.compression.PublicPagesMiddleware",  # above the session: it sees whether it was asked
    "django.contrib.sessions.middleware.SessionMiddleware",
    "website.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
    "content.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "website.context.site",
            ],
        },
    },
    {  # only for what is long and drawn often, see docs/decisions/0017-segments-in-jinja.md
        "NAME": "jinja2",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {"environment": "translation.jinja.environment"},
    },
]

# DATABASE_URL: postgresql://user:password@host:port/name. Default: SQLite in DATA_DIR.
_sqlite = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA_DIR / "db.sqlite3",
    "OPTIONS": {
        "timeout": 20,  # seconds that a writer waits for another
        "transaction_mode": "IMMEDIATE",
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA cache_size=-20000; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"  # read without asking
        ),
    },
}
DATABASES = {"default": environment.database("DATABASE_URL") or _sqlite}
DATABASES["default"]["CONN_MAX_AGE"] = 60  # seconds; web workers x threads stay below the database's limit
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# One cache for all processes of one machine: see docs/decisions/0001-file-cache.md.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_FAILURE_LIMIT = 10  # wrong passwords for one name from one address ...
AXES_COOLOFF_TIME = 0.25  # ... lock that pair for this many hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "website.errors.locked"
AXES_VERBOSE = False
LOGIN_URL = "wagtailadmin_login"

# Mail. EMAIL_HOST: SMTP server; EMAIL_PORT: 1-65535; EMAIL_USER, EMAIL_PASSWORD; EMAIL_TLS; EMAIL_FROM.
# Default without EMAIL_HOST: mails are written as files to mail/ in the data folder.
EMAIL_HOST = environment.text("EMAIL_HOST")
EMAIL_PORT = environment.integer("EMAIL_PORT", 587, 1, 65535)
EMAIL_HOST_USER = environment.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_PASSWORD")
EMAIL_USE_TLS = environment.flag("EMAIL_TLS", default=True)
EMAIL_TIMEOUT = 20  # seconds
EMAIL_FILE_PATH = DATA_DIR / "mail"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
DEFAULT_FROM_EMAIL = environment.text("EMAIL_FROM", "desk@localhost")

# DELIVERY_ALLOWED_HOSTS: receivers inside the office's network, as host:port, comma-separated. Default: none; webhooks
# go to public addresses only.
DELIVERY_ALLOWED_HOSTS = environment.words("DELIVERY_ALLOWED_HOSTS")

# Languages: see cms/languages.py. LANGUAGES in the environment names them (default vi,en,zh-hans,ja,fr).
LANGUAGE_CODE = languages.SOURCE
LANGUAGES = [(language.code, language.endonym) for language in languages.ACTIVE]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
MODELTRANSLATION_LANGUAGES = languages.CODES
MODELTRANSLATION_DEFAULT_LANGUAGE = languages.SOURCE
MODELTRANSLATION_FALLBACK_LANGUAGES = (languages.SOURCE, "en")
LOCALE_PATHS = [BASE_DIR / "locales"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"  # for people and periods; the database keeps UTC

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
# MEDIA_ACCEL: nginx's internal address of the media folder, such as /protected/. Default: the site sends files itself.
MEDIA_ACCEL = environment.text("MEDIA_ACCEL")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "cms.static_files.Storage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's page forms with many blocks

WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_SITE_NAME = "Phố Hiến"
WAGTAILADMIN_BASE_URL = PUBLIC_URL or f"http://localhost:{PORT}"
# Python counts the machine's own setting among the zones; no browser knows it, and Wagtail's account page fails on it.
WAGTAIL_USER_TIME_ZONES = sorted(available_timezones() - {"localtime"})
WAGTAIL_I18N_ENABLED = True
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no call to outside from the admin
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_AUTOSAVE_INTERVAL = 5_000  # milliseconds
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "content.finish.carry_out"
WAGTAIL_ALLOW_UNICODE_SLUGS = True  # in the editor's script only: content/forms.py folds them to ASCII
WAGTAILIMAGES_IMAGE_MODEL = "reference.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "reference.forms.CustomImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024  # bytes
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_DOCUMENT_MODEL = "reference.CustomDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "reference.forms.CustomDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024  # bytes
WAGTAILMEDIA = {
    "MEDIA_MODEL": "reference.CustomMedia",
    "MEDIA_FORM_BASE": "reference.forms.CustomMediaForm",
    "AUDIO_EXTENSIONS": ["mp3"],
    "VIDEO_EXTENSIONS": ["mp4", "webm"],
}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

# MACHINE_TRANSLATION_URL: a LibreTranslate server of the office, such as http://translate.internal:5000/; its key; the
# time limit of every machine in seconds. Default: no machine.
MACHINE_TRANSLATION_URL = environment.service_url("MACHINE_TRANSLATION_URL")
MACHINE_TRANSLATION_KEY = environment.text("MACHINE_TRANSLATION_KEY")
MACHINE_TRANSLATION_TIMEOUT = environment.integer("MACHINE_TRANSLATION_TIMEOUT", 20, 1, 600)
# MACHINE_TRANSLATION_INSIDE: 1 when that server stands inside although its name or address looks public. Default: only
# private addresses, names without a dot and those below .internal, .local, .lan are inside.
MACHINE_TRANSLATION_INSIDE = environment.flag("MACHINE_TRANSLATION_INSIDE", default=False)
# Services outside: offered to the administrator by their keys, off until switched on there, never given uncleared text.
# The addresses are for the office's proxy; default: the service's own.
DEEPL_KEY = environment.text("DEEPL_KEY")
DEEPL_URL = environment.service_url("DEEPL_URL")
GOOGLE_TRANSLATE_KEY = environment.text("GOOGLE_TRANSLATE_KEY")
GOOGLE_TRANSLATE_URL = environment.service_url("GOOGLE_TRANSLATE_URL")
MICROSOFT_TRANSLATOR_KEY = environment.text("MICROSOFT_TRANSLATOR_KEY")
MICROSOFT_TRANSLATOR_REGION = environment.text("MICROSOFT_TRANSLATOR_REGION")
MICROSOFT_TRANSLATOR_URL = environment.service_url("MICROSOFT_TRANSLATOR_URL")

# Public pages: nothing from elsewhere, nothing inline. The admin's policy stands in cms/security.py.
# Players that a reader may open on a page by a click, see website/players.py; nothing is asked of them before.
VIDEO_PLAYERS = ("https://www.youtube-nocookie.com", "https://player.vimeo.com")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF, *VIDEO_PLAYERS],
        "frame-ancestors": [SELF],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = False  # the proxy in front does it, see deploy/
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_AGE = 12 * 3600  # seconds
CSRF_FAILURE_VIEW = "website.errors.csrf_failure"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "cms.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    # Their lines on success say nothing that the database does not keep.
    "loggers": {name: {"level": "WARNING"} for name in ("wagtail", "django_tasks", "django_tasks_db")},
}
SILENCED_SYSTEM_CHECKS = [
    "security.W004",  # HSTS is on as soon as PUBLIC_URL is https
    "security.W008",  # the proxy redirects to https
    "security.W012",  # secure cookies are on as soon as PUBLIC_URL is https
    "security.W016",
]
