"""Hangs the facts into Wagtail's admin."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.contrib.settings.registry import register_setting
from wagtail.snippets.models import register_snippet

from reference.models import LanguageRight, Office
from reference.panels import fact_tabs
from reference.people import hooks as people_hooks  # noqa: F401  (registers its hooks)
from reference.proposals import hooks as proposal_hooks  # noqa: F401  (registers its hooks)
from reference.viewsets import FactsGroup, MembershipViewSet

Office.edit_handler = fact_tabs(Office)
register_setting(Office, icon="home")
register_snippet(FactsGroup)
register_snippet(MembershipViewSet)


@hooks.register("register_permissions")
def language_rights() -> QuerySet[Permission]:
    """Shows the rights per language on the form of a group."""
    return Permission.objects.filter(
        content_type__app_label="reference", content_type__model=LanguageRight._meta.model_name
    )
