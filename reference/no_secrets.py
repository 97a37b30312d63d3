"""The line that stands on every form which takes text or files."""

from django.utils.translation import gettext_lazy as _

NO_SECRETS = _("Do not draft or keep state secrets on this system.")
