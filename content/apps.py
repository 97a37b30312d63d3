"""Pages: one page per language."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    name = "content"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from content import (
            foreign_keys,
            handing_over,
            handlers,  # noqa: F401  (connects the receivers)
            wagtail_actions,
            wagtail_mail,
            wagtail_permissions,
            wagtail_shortcuts,
            wagtail_sidebar,
            wagtail_slugs,
            wagtail_steps,
        )

        foreign_keys.install()
        wagtail_actions.install()
        wagtail_mail.install()
        wagtail_permissions.install()
        wagtail_shortcuts.install()
        wagtail_sidebar.install()
        wagtail_slugs.install()
        wagtail_steps.install()
        handing_over.register()
