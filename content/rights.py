"""Who may see and change which pages. Sections are shared by agencies, so this can't come from the tree.

| role | sees | changes |
|---|---|---|
| editor, leader | sections; stories of the own agency, in the source tree | those stories |
| translator, reviewer | the tree of the own language; outside people only what was made from cleared text | the same |
| … outside | no other role counts; of a live page only the text that is out, no draft from what is not cleared | |
| clearance officer | everything | nothing |
| desk officer | everything | everything |
| chief, administrator | everything | everything, and may publish what the gate lets pass |
"""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page

from cms import languages
from content.models import Clearance, HomePage, Lineage, SectionPage, Story
from reference.roles import Roles, answers
from reference.roles import roles_of as all_roles_of

EDIT = frozenset({"add", "change"})
PUBLISH = frozenset({"publish", "lock", "unlock", "bulk_delete"})
EVERYTHING = EDIT | PUBLISH
NOTHING: frozenset[str] = frozenset()


def roles_of(user: AbstractBaseUser) -> Roles:
    """The person's roles as far as pages go: people outside only work in languages."""
    roles = all_roles_of(user)
    if getattr(user, "is_outside", False):
        return Roles(translates=roles.translates, reviews=roles.reviews)
    return roles


def visible(user: AbstractBaseUser) -> QuerySet[Page]:
    """Pages that the person may find in the admin, with the way to them."""
    return Page.objects.filter(seen_by(user))


def seen_by(user: AbstractBaseUser) -> Q:
    roles = roles_of(user)
    if not user.is_active or not user.is_authenticated:
        return Q(pk__in=())
    if user.is_superuser or roles.runs_desk or roles.clears:
        return Q()
    return _stories_of_agencies(roles) | _trees_of_languages(user, roles)


def editable(user: AbstractBaseUser) -> Q:
    """Pages that the person may change."""
    roles = roles_of(user)
    if not user.is_active or not user.is_authenticated:
        return Q(pk__in=())
    if user.is_superuser or roles.runs_desk:
        return Q(depth__gt=1)
    own = Q(story__agency__in=roles.agencies) & Q(locale__language_code=languages.SOURCE)
    return own | (_trees_of_languages(user, roles) & Q(story__isnull=False))


def _stories_of_agencies(roles: Roles) -> Q:
    if not roles.agencies:
        return Q(pk__in=())
    in_source_tree = Q(locale__language_code=languages.SOURCE, depth__gt=1)
    return in_source_tree & (Q(story=None) | Q(story__agency__in=roles.agencies))


def _trees_of_languages(user: AbstractBaseUser, roles: Roles) -> Q:
    if not roles.languages:
        return Q(pk__in=())
    tree = Q(locale__language_code__in=roles.languages, depth__gt=1)
    return tree & _made_from_cleared_text() if user.is_outside else tree


def _made_from_cleared_text() -> Q:
    """Pages of no agency, live ones as visitors see them, and what was made from a source cleared in that wording."""
    cleared = Clearance.objects.in_force().filter(page=OuterRef("source"), digest=OuterRef("source_digest"))
    made = Lineage.objects.filter(Exists(cleared), page=OuterRef("pk"))
    return Q(story=None) | Q(live=True, has_unpublished_changes=False) | Q(Exists(made))


def actions_on(user: AbstractBaseUser, page: Page) -> frozenset[str]:
    """What the person may do with the page and below it, in Wagtail's words: add, change, publish, …"""
    roles = roles_of(user)
    if not user.is_active or not user.is_authenticated:
        return NOTHING
    if roles.is_chief or user.is_superuser:
        return EVERYTHING
    if roles.is_desk:
        return EDIT
    if page.pk is None:  # being made: the section above it decides
        return EDIT if roles.agencies or roles.languages else NOTHING
    if not is_page_of_ours(page):
        return NOTHING
    story = story_of(page)
    own = EDIT if _is_own(roles, page, story) else NOTHING
    return own if own and Page.objects.filter(seen_by(user), pk=page.pk).exists() else NOTHING


def _is_own(roles: Roles, page: Page, story: Story | None) -> bool:
    """Sections count as own for adding below them; they are changed by the desk alone, see `may_change`."""
    if story is None and not issubclass(page.specific_class, SectionPage):
        return False
    code = page.locale.language_code
    if code in roles.languages:
        return True
    return code == languages.SOURCE and bool(roles.agencies) and (story is None or story.agency_id in roles.agencies)


def is_page_of_ours(page: Page) -> bool:
    return page.depth > 1


def story_of(page: Page) -> Story | None:
    """The page as a story, when it is one; one query for a bare page row."""
    if isinstance(page, Story):
        return page
    return Story.objects.filter(pk=page.pk).first()


def allowed(user: AbstractBaseUser, actions: Collection[str]) -> QuerySet[Page]:
    """Pages on which the person may do any of these actions."""
    wanted = set(actions)
    if wanted & EDIT:
        return Page.objects.filter(editable(user))
    roles = roles_of(user)
    if wanted & PUBLISH and user.is_active and (user.is_superuser or roles.is_chief):
        return Page.objects.filter(depth__gt=1)
    return Page.objects.none()


def may_any(user: AbstractBaseUser, actions: Collection[str]) -> bool:
    """Whether there is a page on which the person may do any of these; a yes is kept with the person object."""
    kept, asked = answers(user), "edit" if EDIT & set(actions) else frozenset(actions)
    if not kept.get(asked):
        kept[asked] = allowed(user, actions).exists()
    return kept[asked]


def root_of(user: AbstractBaseUser) -> Page | None:
    """Where the person's explorer begins: the root, or the home of their only language."""
    if not user.is_active or not user.is_authenticated:
        return None
    roles = roles_of(user)
    if user.is_superuser or roles.runs_desk or roles.clears:
        return Page.get_first_root_node()
    return _home_of(user, roles)


def _home_of(user: AbstractBaseUser, roles: Roles) -> Page | None:
    """Asked once per person object: the admin's menu needs it several times."""
    kept = answers(user)
    if kept.get("home") is None:
        kept["home"] = _find_home(roles)
    return kept["home"]


def _find_home(roles: Roles) -> Page | None:
    codes = set(roles.languages) | ({languages.SOURCE} if roles.agencies else set())
    homes = list(HomePage.objects.filter(locale__language_code__in=codes)[:2])
    if len(homes) == 1:
        return homes[0].page_ptr
    return Page.get_first_root_node() if homes else None
