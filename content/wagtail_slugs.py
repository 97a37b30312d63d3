"""A page's address is free only where the site itself does not answer, such as /vi/search/: nobody would see the page.

Held by tests/content/test_wagtail_contracts.py and tests/content/test_slugs.py.
"""

from __future__ import annotations

from functools import wraps
from itertools import chain, count

from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.models import Page

from content import locales

# Of a page: the slug that the act at hand has found free, or holds already; good for the page's next save.
FREE = "_free_slug"
_MARK = "_knows_our_own"
OF_PAGES = ("wagtail_serve", None)


def install() -> None:
    """Ask once more wherever Wagtail asks: forms, moving, publishing, addresses that it makes itself."""
    original = Page._slug_is_available
    if getattr(original, _MARK, False):
        return

    @wraps(original)
    def is_available(slug: str, parent_page: Page | None, page: Page | None = None) -> bool:
        if page is not None and page.__dict__.get(FREE) == slug:
            return True
        return original(slug, parent_page, page) and not is_taken(slug, parent_page, page)

    setattr(is_available, _MARK, True)
    Page._slug_is_available = staticmethod(is_available)


def free(parent: Page, wanted: str, page: Page | None = None) -> str:
    """The slug wanted below the parent, or the first one with a number that nobody has; for this page, or a new one."""
    siblings = Page.objects.child_of(parent).filter(slug__startswith=wanted).exclude(pk=page.pk if page else None)
    taken = set(siblings.values_list("slug", flat=True))
    slugs = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    return next(slug for slug in slugs if slug not in taken and not is_taken(slug, parent, page))


def is_taken(slug: str, parent: Page | None, page: Page | None = None) -> bool:
    """Whether a view of ours answers there; a page type may share the address of its own view (`own_views`).

    What stands there already stays: a new view must not stop every save of an older page.
    """
    if parent is None or parent.is_root():
        return False
    path = f"{parent.url_path}{slug}/"
    if page is not None and page.url_path == path:
        return False
    with translation.override(locales.get(parent.locale_id).language_code):
        try:
            name = resolve(path).url_name
        except Resolver404:
            return False
    return name not in OF_PAGES and name not in _shared_by(page)


def _shared_by(page: Page | None) -> tuple[str, ...]:
    """Also of a row of ours that was read as a plain page, as Wagtail's commands do."""
    return getattr(page.specific_class, "own_views", ()) if page is not None else ()
