"""Asking for translations of a cleared text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms import languages
from content import locales, trees, wagtail_slugs
from content.models import Lineage, StandardPage, Story
from reference.folding import ascii_slug
from reference.language_names import name_of
from translation import building, filling, pivoting, pivots, renewing, segments
from translation.errors import NotPossibleError
from translation.models import Giving, RequestRule, Segment, Translation
from translation.source import as_content, cleared_with_digest
from translation.work import assigning, orders
from translation.work.assigning import Who


@dataclass(frozen=True)
class Cleared:
    """A text that may be translated, and what each of its translations begins with; good for one transaction."""

    wording: Page
    digest: str
    content: dict[str, Any]
    texts: list[segments.Text]


def cleared(source: Page) -> Cleared:
    """For asking for several languages at once. Raises NotPossibleError."""
    if not isinstance(source.specific, Story | StandardPage):
        raise NotPossibleError(_("“%(title)s”: pages of this kind are not translated here.") % {"title": source.title})
    wording, digest = cleared_with_digest(source)
    if wording is None:
        raise NotPossibleError(
            _("“%(title)s” is not cleared yet. Have it approved and cleared, then ask for translations.")
            % {"title": source.title}
        )
    return Cleared(wording, digest, as_content(wording), segments.extract(wording))


@transaction.atomic
def ask(
    source: Page | Cleared,
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
    known = source if isinstance(source, Cleared) else cleared(source)
    wording = known.wording
    usual = _check_language(wording, code)
    via = _way(wording, code, usual if via is Who.BY_RULE else via)
    chosen = assigning.choose(code, assignee, reviewer)
    page = _make_page(wording, code)
    translation = Translation.objects.create(
        source_id=wording.pk,
        language=code,
        via=via,
        page=page,
        assignee=chosen.translator,
        reviewer=chosen.reviewer,
        due=due,
        asked_by=by,
        source_content=known.content,
    )
    Lineage.objects.create(
        page=page, source_id=wording.pk, source_digest=known.digest, source_revision_id=wording.latest_revision_id
    )
    rows = _write_segments(translation, known.texts)
    if via:
        pivoting.begin(translation)
    filling.ask_machine(translation)
    orders.write(translation, rows, rule)
    return translation


def _write_segments(translation: Translation, texts: list[segments.Text]) -> list[Segment]:
    """With what the memory has for them."""
    rows = [renewing.new_segment(translation, text) for text in texts]
    filling.fill(translation.language, rows)
    return Segment.objects.bulk_create(rows)


def _check_language(source: Page, code: str) -> str:
    """The language that the office has this one made from; empty: from the source."""
    if code not in languages.CODES or code == source.language:
        known = ", ".join(one for one in languages.CODES if one != source.language)
        raise NotPossibleError(
            _("“%(code)s” is no language to translate into. Use one of: %(known)s.") % {"code": code, "known": known}
        )
    there = Page.objects.filter(translation_key=source.translation_key, locale__language_code=code)
    if there.exists() or Translation.objects.filter(source=source.pk, language=code).exists():
        name = name_of(code)
        raise NotPossibleError(
            _("“%(title)s” has a translation into %(language)s already.") % {"title": source.title, "language": name}
        )
    return Giving.objects.filter(language=code).values_list("via", flat=True).first() or ""


def _way(source: Page, code: str, via: str) -> str:
    if not via or via == source.language:
        return ""
    pivots.check(source.pk, code, via)
    return via


def _make_page(source: Page, code: str) -> Page:
    """An unpublished page below the same section of the other language; its words come with the first draft."""
    parent = _parent(source, code)
    page = type(source)(locale=locales.get(parent.locale_id), translation_key=source.translation_key, live=False)
    page.title, page.slug = source.title, wagtail_slugs.free(parent, ascii_slug(source.slug))
    page.__dict__[wagtail_slugs.FREE] = page.slug
    building.copy_choices(source, page)
    parent.add_child(instance=page)
    return page.page_ptr


def _parent(source: Page, code: str) -> Page:
    above = source.get_parent()
    found = Page.objects.filter(translation_key=above.translation_key, locale__language_code=code)
    parent = found.first()
    if parent is None:
        trees.make_tree(languages.get(code))
        parent = found.all().first()
    if parent is None:
        raise NotPossibleError(
            _("The section “%(title)s” does not exist in %(language)s. Make it first.")
            % {"title": above.title, "language": name_of(code)}
        )
    return parent
