"""Asks by rule: stories of a type go into their languages as soon as they are cleared.

The worker asks, so that nothing that goes wrong here can stop a clearance; what can't be asked for is noted.
"""

from __future__ import annotations

import logging

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task
from wagtail.models import Page

from cms import languages
from content.models import Story
from translation import asking
from translation.errors import NotPossibleError
from translation.models import NotAsked, RequestRule, Translation
from translation.source import cleared_wording
from translation.work.working_days import due_after

logger = logging.getLogger(__name__)


def source_cleared(page_id: int) -> bool:
    """A wording in Vietnamese was cleared: have the worker ask when a rule may want it; whether one does. One query."""
    kind = Page.objects.filter(pk=page_id).values("content_type")
    may_want = RequestRule.objects.filter(is_on=True, page_type__in=kind).exists()
    if may_want:
        ask_by_rules.enqueue(page_id)
    return may_want


def matching(page: Page) -> dict[str, RequestRule]:
    """Language → the rule that wants it. An agency's own rule counts before one for all, then the shorter time."""
    agency = Story.objects.filter(pk=page.pk).values_list("agency", flat=True).first()
    fit = RequestRule.objects.filter(Q(agency=None) | Q(agency=agency), is_on=True, page_type=page.content_type_id)
    found: dict[str, RequestRule] = {}
    for rule in sorted(fit, key=lambda rule: (rule.agency_id is None, rule.working_days, rule.pk)):
        for code in rule.languages:
            if code in languages.CODES and code != languages.SOURCE:
                found.setdefault(code, rule)
    return found


@task
def ask_by_rules(page_id: int) -> int:
    """Ask for the languages that nobody asked for yet; how many. Safe to run twice."""
    page = Page.objects.filter(pk=page_id).first()
    if page is None or cleared_wording(page) is None:
        return 0
    asked = set(Translation.objects.filter(source=page).values_list("language", flat=True))
    wanted = {code: rule for code, rule in matching(page).items() if code not in asked}
    with override(languages.SOURCE):  # reasons are for the desk
        return sum(_ask(page, code, rule) for code, rule in wanted.items())


def _ask(page: Page, code: str, rule: RequestRule) -> bool:
    due = due_after(timezone.localdate(), rule.working_days)
    try:
        with transaction.atomic():
            asking.ask(page, code, rule.made_by, due=due, rule=rule)
    except NotPossibleError as error:
        _note(page, code, rule, str(error))
    except Exception:  # the next language has its chance, and the desk is told
        logger.exception("rule %s could not ask for page %s in %s", rule.pk, page.pk, code)
        _note(page, code, rule, _("Something went wrong. Ask by hand; if that fails too, tell the administrator."))
    else:
        return True
    return False


def _note(page: Page, code: str, rule: RequestRule, reason: str) -> None:
    NotAsked.objects.update_or_create(source=page, language=code, defaults={"rule": rule, "reason": reason})
