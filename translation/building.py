"""Builds the page in the target language from its segments: as a draft or in memory, never the live row."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Page

from content import drafts, wagtail_slugs
from content.digest import digest_of
from reference.folding import ascii_slug
from translation import choices, in_view, markup, segments
from translation.models import Segment, Translation
from translation.source import as_content, source_of

SCHEME = 1  # grows when drafts are made in another way
LATIN = ("en", "fr")  # addresses from the title; other scripts take the English address


def build(translation: Translation, rows: Iterable[Segment] | None = None) -> Page:
    """The target page's latest draft with the segments' words, in memory. Words that can't be put back are left out."""
    return _fill(drafts.latest(translation.page.specific), translation, rows)


def _fill(target: Page, translation: Translation, rows: Iterable[Segment] | None) -> Page:
    source = source_of(translation)
    choices.apply(translation, source)
    copy_choices(source, target)
    rows = translation.segments.all() if rows is None else rows
    segments.ingest(source, target, {row.position: row.target for row in rows if row.target and _fits(row)})
    target.waits_for_release = _waits(source, translation)
    return target


def save_draft(translation: Translation, rows: list[Segment], *, in_review: bool = False, slug: str = "") -> Page:
    """The page as drafted.

    Nobody is the draft's writer: who translated stands in its lineage, and reviewers correct it.
    In the review the draft is written over, where it was corrected: a newer one would have to pass the steps before it
    again. The address is made with the first draft and stays; an address `slug` that is given counts, or the one that
    was wished.
    """
    target = drafts.latest(translation.page.specific)
    if in_review and translation.draft_made_of == _made_of(translation, rows, target):
        return target
    is_first, before = target.latest_revision_id is None, _kept(target) if in_review else None
    if is_first:  # comments come with drafts
        setattr(target, COMMENTS_RELATION_NAME, [])
    _fill(target, translation, rows)
    if slug or translation.slug or is_first:
        _move_to(target, slug or slug_for(translation, target))
        target.__dict__[wagtail_slugs.FREE] = None if slug else target.slug
    if not in_review or _kept(target) != before:
        target.save_revision(user=None, overwrite_revision=target.latest_revision if in_review else None)
    drafts.saved(target)
    translation.draft_made_of = _made_of(translation, rows, target)
    translation.save(update_fields=["draft_made_of"])
    return target


def _kept(page: Page) -> list[object]:
    """What a draft is saved for."""
    return [digest_of(page), getattr(page, "waits_for_release", False), page.slug]


def _made_of(translation: Translation, rows: list[Segment], draft: Page) -> str:
    """Digest of everything that a draft is made of, and of the draft: where it is the same, making it anew is vain."""
    words = in_view.of(rows, in_view.choices_of(translation))
    parts = [SCHEME, words, translation.source_content, translation.source.live, _kept(draft)]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _move_to(page: Page, slug: str) -> None:
    """Also of the row while nobody has seen it: publication would leave a redirect from an address that never was."""
    page.slug = slug
    page.set_url_path(page.get_parent())
    never_seen = Page.objects.filter(pk=page.pk, live=False, first_published_at=None)
    never_seen.update(slug=page.slug, url_path=page.url_path)


def differ_in_words_only(one: Page, other: Page) -> bool:
    """Whether two wordings of a page have the same pictures, topics, facts and structure."""
    return digest_of(_without_words(one)) == digest_of(_without_words(other))


def _without_words(page: Page) -> Page:
    """A copy of the page with every text replaced by its placeholders."""
    blank = page.with_content_json(as_content(page))
    words = {text.position: "…".join(["", *markup.placeholders(text.words), ""]) for text in segments.extract(page)}
    segments.ingest(page, blank, words)
    return blank


def _fits(row: Segment) -> bool:
    try:
        markup.check(row.source, row.target)
    except markup.MarkupError:
        return False
    return True


def copy_choices(source: Page, target: Page) -> None:
    """What is no text stands in both languages alike: agency, pictures, topics, facts."""
    for name in source.canonical_fields:
        field = source._meta.get_field(name)
        if isinstance(field, models.ForeignKey):
            setattr(target, field.attname, getattr(source, field.attname))
        elif isinstance(field, models.ManyToManyField):
            setattr(target, name, list(getattr(source, name).all()))
        elif isinstance(field, ClusterTaggableManager):
            getattr(target, name).set(list(getattr(source, name).all()))
        elif not isinstance(field, StreamField) and not segments.is_text(field):
            setattr(target, name, getattr(source, name))


def _waits(source: Page, translation: Translation) -> bool:
    """A translation never goes out before its source."""
    return bool(getattr(source, "waits_for_release", False)) or not translation.source.live


def slug_for(translation: Translation, page: Page) -> str:
    """A free address: the one wished, from the title in Latin script, else as in English, else as in the source."""
    wanted = translation.slug or (ascii_slug(page.title) if translation.language in LATIN else "")
    wanted = wanted or _english_slug(translation) or translation.source.slug
    return wagtail_slugs.free(page.get_parent(), wanted, page)


def _english_slug(translation: Translation) -> str:
    english = Translation.objects.filter(source=translation.source_id, language="en").exclude(pk=translation.pk)
    found = english.values_list("page__latest_revision__content__slug", "page__slug").first()
    slug = next(filter(None, found), "") if found else ""
    return "" if slug == translation.source.slug else slug
