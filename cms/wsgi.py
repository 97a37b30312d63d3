"""The web application; each web process loads this module."""

import os

from django.core.wsgi import get_wsgi_application

from cms.garbage import settle
from cms.processes import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
if os.environ.get("END_WITH_PARENT"):
    end_with_parent()
application = get_wsgi_application()
settle()
