"""Asking for translations of a cleared text."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from cms import languages
from content import trees
from content.digest import digest_of
from content.models import Lineage, StandardPage, Story
from reference.folding import ascii_slug
from reference.language_names import name_of
from translation import building, filling, pivoting, pivots
from translation.errors import NotPossibleError
from translation.models import Giving, RequestRule, Translation
from translation.renewing import take_segments
from translation.source import as_content, cleared_wording
from translation.work import assigning, orders
from translation.work.assigning import Who


@transaction.atomic
def ask(
    source: Page,
    code: str,
    by: AbstractBaseUser | None,
    assignee: assigning.Person = Who.BY_RULE,
    due: date | None = None,
    reviewer: assigning.Person = Who.BY_RULE,
    rule: RequestRule | None = None,
    via: str | Who = Who.BY_RULE,
) -> Translation:
    """A translation with its segments, and a draft page in the language's tree. Raises NotPossibleError.

    Who translates and reviews is chosen as the language's setting says, unless somebody or None (nobody yet) is named;
    from which language, unless `via` says so. That one need not be there yet: the translation then waits for it.
    """
    wording = _cleared(source)
    usual = _check_language(wording, code)
    via = _way(wording, code, usual if via is Who.BY_RULE else via)
    chosen = assigning.choose(code, assignee, reviewer)
    page = _make_page(wording, code)
    translation = Translation.objects.create(
        source=source,
        language=code,
        via=via,
        page=page,
        assignee=chosen.translator,
        reviewer=chosen.reviewer,
        due=due,
        asked_by=by,
        source_content=as_content(wording),
    )
    Lineage.objects.create(
        page=page, source=source, source_digest=digest_of(wording), source_revision_id=source.latest_revision_id
    )
    renewal = take_segments(translation, wording, [])
    if via:
        pivoting.begin(translation)
    filling.after_change(translation, renewal.new)
    orders.write(translation, renewal.new, rule)
    return translation


def _cleared(source: Page) -> Page:
    if not isinstance(source.specific, Story | StandardPage):
        raise NotPossibleError(_("“%(title)s”: pages of this kind are not translated here.") % {"title": source.title})
    wording = cleared_wording(source)
    if wording is None:
        raise NotPossibleError(
            _("“%(title)s” is not cleared yet. Have it approved and cleared, then ask for translations.")
            % {"title": source.title}
        )
    return wording


def _check_language(source: Page, code: str) -> str:
    """The language that the office has this one made from; empty: from the source. One query."""
    if code not in languages.CODES or code == source.language:
        known = ", ".join(one for one in languages.CODES if one != source.language)
        raise NotPossibleError(
            _("“%(code)s” is no language to translate into. Use one of: %(known)s.") % {"code": code, "known": known}
        )
    asked = Exists(Translation.objects.filter(source=source.pk, language=code))
    there = Exists(Page.objects.filter(locale=OuterRef("pk"), translation_key=source.translation_key))
    way = Subquery(Giving.objects.filter(language=code).values("via"))
    found = Locale.objects.filter(language_code=code).values_list(asked | there, Coalesce(way, Value(""))).first()
    is_there, via = found or (False, "")
    if is_there:
        name = name_of(code)
        raise NotPossibleError(
            _("“%(title)s” has a translation into %(language)s already.") % {"title": source.title, "language": name}
        )
    return via


def _way(source: Page, code: str, via: str) -> str:
    if not via or via == source.language:
        return ""
    pivots.check(source.pk, code, via)
    return via


def _make_page(source: Page, code: str) -> Page:
    """An unpublished page below the same section of the other language; its words come with the first draft."""
    parent = _parent(source, code)
    page = type(source)(locale=parent.locale, translation_key=source.translation_key, live=False)
    page.title, page.slug = source.title, _free_slug(parent, source.slug)
    building.copy_choices(source, page)
    parent.add_child(instance=page)
    return page.page_ptr


def _parent(source: Page, code: str) -> Page:
    locale = Locale.objects.get(language_code=code)
    above = source.get_parent()
    parent = above.get_translation_or_none(locale)
    if parent is None:
        trees.make_tree(languages.get(code))
        parent = above.get_translation_or_none(locale)
    if parent is None:
        raise NotPossibleError(
            _("The section “%(title)s” does not exist in %(language)s. Make it first.")
            % {"title": above.title, "language": name_of(code)}
        )
    return parent.specific


def _free_slug(parent: Page, wanted: str) -> str:
    wanted = ascii_slug(wanted)
    taken = set(parent.get_children().filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)
