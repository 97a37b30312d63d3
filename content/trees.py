"""Language trees: a locale, a home and its sections for each language, made through Wagtail's own functions."""

from __future__ import annotations

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site

from cms import languages
from cms.languages import Language
from content import clearance
from content.choices import Theme
from content.models import BasePage, HomePage, SectionPage
from reference.localized import localized
from reference.models import Office

# Slug and colour of the first sections; their titles are in the catalogues.
FIRST_SECTIONS = (("news", Theme.NEWS), ("invest", Theme.INVEST), ("visit", Theme.VISIT))


def root() -> Page:
    """The page above all homes."""
    return Page.get_first_root_node()


def remove_welcome_page() -> None:
    """Wagtail's migrations make a page of their own; it goes, with its site, before our first home comes."""
    Page.objects.filter(depth=2).exclude(pk__in=HomePage.objects.values("pk")).delete()


def locale_of(language: Language) -> Locale:
    locale, _made = Locale.objects.get_or_create(language_code=language.code)
    return locale


def publish(page: BasePage, parent: Page, like: Page | None = None) -> BasePage:
    """Add a page below the parent, as the translation of `like` when given, and put it live."""
    page.locale_id = parent.locale_id if page.locale_id is None else page.locale_id
    if like is not None:
        page.translation_key = like.translation_key
    page.live = False
    parent.add_child(instance=page)
    put_live(page)
    page.refresh_from_db()
    return page


@transaction.atomic
def put_live(page: BasePage) -> None:
    """Publish what comes with an installation: it is cleared on that basis, by nobody, and its history says so."""
    revision = page.save_revision()
    digest = clearance.keep_wording(revision.as_object())
    clearance.grant(page, digest, clearance.Basis.SETUP, by=None)
    revision.publish()


def home_of(code: str) -> HomePage | None:
    return HomePage.objects.filter(locale__language_code=code).first()


def make_home(language: Language, title: str, **fields: object) -> HomePage:
    """The home of a language; the first one (Vietnamese) also becomes the site's root."""
    page = HomePage(title=title, slug=language.code, locale=locale_of(language), **fields)
    publish(page, root(), like=home_of(languages.SOURCE))
    if language.code == languages.SOURCE:
        point_site_at(page)
    return page


def point_site_at(page: HomePage) -> None:
    """One site for all languages; addresses are made from requests or PUBLIC_URL, not from this row."""
    known = {"hostname": "localhost", "port": 80, "root_page": page, "site_name": page.title[:255]}
    Site.objects.update_or_create(is_default_site=True, defaults=known)


def make_tree(language: Language) -> list[BasePage]:
    """Home and first sections of a language, where they are missing; the pages made."""
    with translation.override(language.code):
        return [*_missing_home(language), *_missing_sections(language)]


def _missing_home(language: Language) -> list[BasePage]:
    if home_of(language.code):
        return []
    office = Office.objects.first() or Office()
    title = localized(office, "name", language.code).text or language.endonym
    return [make_home(language, title, heading=title)]


def _missing_sections(language: Language) -> list[BasePage]:
    """The sections of the Vietnamese tree, or the first ones where there is none yet."""
    home, source = home_of(language.code), home_of(languages.SOURCE)
    if home.pk == source.pk:
        wanted = [] if SectionPage.objects.child_of(home).exists() else [(None, *first) for first in FIRST_SECTIONS]
    else:
        existing = set(SectionPage.objects.child_of(home).values_list("translation_key", flat=True))
        sections = SectionPage.objects.child_of(source).live().order_by("path")
        wanted = [(s, s.slug, s.theme) for s in sections if s.translation_key not in existing]
    return [
        publish(SectionPage(title=_title(theme), slug=slug, theme=theme, show_in_menus=True), home, like)
        for like, slug, theme in wanted
    ]


def _title(theme: str) -> str:
    return {
        Theme.NEWS: _("News"),
        Theme.INVEST: _("Invest"),
        Theme.VISIT: _("Visit"),
        Theme.PRESS: _("Press"),
        Theme.PRODUCTS: _("Products"),
        Theme.OVERSEAS: _("Overseas Vietnamese"),
    }[Theme(theme)]
