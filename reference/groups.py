"""Wagtail's groups, made from memberships: they open the admin, collections and facts.

A group stands for one role in one agency or language. What a person may do with pages is not in the
groups: agencies share sections, so it is asked of `roles_of` page by page (content/rights.py).
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import Group, Permission
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Collection, GroupCollectionPermission

from cms import languages
from reference import roles
from reference.fact_models import importable_models
from reference.models import Agency, FileCollection, Membership

Role = Membership.Role
INSIDE_FACTS = (Role.EDITOR, Role.LEADER, Role.DESK_OFFICER, Role.CHIEF)
OFFICE_WIDE = (Role.CLEARANCE_OFFICER, Role.DESK_OFFICER, Role.CHIEF, Role.ADMINISTRATOR)
FILES = ("image", "document", "media")
FILE_APPS = ("wagtailimages", "wagtaildocs", "wagtailmedia")
ON_ALL_FILES = {
    Role.DESK_OFFICER: ("add", "change", "choose"),
    Role.CHIEF: ("add", "change", "choose"),
    Role.CLEARANCE_OFFICER: ("choose",),
}


def setup() -> None:
    """Make or mend every group, and put everyone into theirs; may be run again at any time."""
    for role in OFFICE_WIDE:
        group_of(role)
    for agency in Agency.objects.all():
        group_of(Role.EDITOR, agency)
        group_of(Role.LEADER, agency)
    for language in languages.ACTIVE:
        group_of(Role.TRANSLATOR, language=language.code)
        group_of(Role.REVIEWER, language=language.code)
    sync_everyone()


def sync_everyone() -> int:
    """Follow the memberships that began or ended; how many people's groups changed."""
    return sum(sync(user) for user in get_user_model().objects.filter(memberships__isnull=False).distinct())


@transaction.atomic
def sync(user: AbstractBaseUser) -> bool:
    """Give the person the groups of today's roles and no other group of a role; whether that changed anything."""
    roles.forget(user)
    held = Membership.objects.valid_on(timezone.localdate()).filter(user=user) if user.is_active else []
    wanted = {name_of(m.role, m.agency, m.language): m for m in held}
    own = set(user.groups.filter(name__in=_names_of_roles(user)).values_list("name", flat=True))
    user.groups.remove(*Group.objects.filter(name__in=own - wanted.keys()))
    user.groups.add(*(_existing(name, wanted[name]) for name in wanted.keys() - own))
    return _sync_administrator(user, [m.role for m in wanted.values()]) or own != wanted.keys()


def _existing(name: str, membership: Membership) -> Group:
    """The group as it stands; made where an agency is newer than the last set-up."""
    found = Group.objects.filter(name=name).first()
    return found or group_of(membership.role, membership.agency, membership.language)


def _sync_administrator(user: AbstractBaseUser, held: Iterable[str]) -> bool:
    """Only administrators are Wagtail's superusers, who alone may add and change users there."""
    is_administrator = Role.ADMINISTRATOR in held
    changed = user.is_superuser != is_administrator
    if changed:
        user.is_superuser = user.is_staff = is_administrator
        user.save(update_fields=["is_superuser", "is_staff"])
    return changed


def has_other_rights(user: AbstractBaseUser) -> bool:
    """Whether the person may do things that no role gives: a superuser's flag, another group, a right by name."""
    others = user.groups.count() > len(_names_of_roles(user))
    return user.is_superuser or others or user.user_permissions.exists()


def _names_of_roles(user: AbstractBaseUser) -> list[str]:
    return [name for name in user.groups.values_list("name", flat=True) if name.partition(":")[0] in Role.values]


def name_of(role: str, agency: Agency | None = None, language: str = "") -> str:
    """A lasting key such as `editor:svhttdl`, `reviewer:ja`, `chief`."""
    scope = agency.code if agency else language
    return f"{role}:{scope}" if scope else str(role)


def group_of(role: str, agency: Agency | None = None, language: str = "") -> Group:
    """The role's group with exactly the rights that it has."""
    group, _made = Group.objects.get_or_create(name=name_of(role, agency, language))
    group.permissions.set(_permissions(role, language))
    GroupCollectionPermission.objects.filter(group=group).delete()
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=collection, permission=permission)
        for collection, permission in _on_collections(role, agency)
    )
    return group


def _permissions(role: str, language: str) -> list[Permission]:
    """The admin itself, facts, and the words of facts by language."""
    names = {("wagtailadmin", "access_admin")}
    verbs = ("view", "add", "change") if role in INSIDE_FACTS else ("view", "change") if language else ("view",)
    facts = importable_models()
    names |= {(model._meta.app_label, f"{verb}_{name}") for name, model in facts.items() for verb in verbs}
    names |= {("reference", f"edit_{lang.column}") for lang in languages.ACTIVE if _writes(role, language, lang.code)}
    wanted = models.Q()
    for app, codename in names:
        wanted |= models.Q(content_type__app_label=app, codename=codename)
    return list(Permission.objects.filter(wanted))


def _writes(role: str, language: str, code: str) -> bool:
    """Whether the role writes a fact's words in the language `code`."""
    if role in (Role.DESK_OFFICER, Role.CHIEF):
        return True
    if role in (Role.EDITOR, Role.LEADER):
        return code == languages.SOURCE
    return bool(language) and code == language


def _on_collections(role: str, agency: Agency | None) -> list[tuple[Collection, Permission]]:
    """Editors add to the own agency's collection, leaders change it, the desk changes all; a right reaches down."""
    if agency is not None:
        own = ("add", "choose") if role == Role.EDITOR else ("add", "change", "choose")
        scopes = [(collection_of(agency), own), (shared_collection(), ("choose",))]
    else:
        scopes = [(Collection.get_first_root_node(), ON_ALL_FILES.get(role, ()))]
    return [(collection, permission) for collection, verbs in scopes for permission in _file_permissions(verbs)]


def _file_permissions(verbs: tuple[str, ...]) -> list[Permission]:
    """Wagtail asks for the rights of its own models, whatever model stands in their place."""
    names = [f"{verb}_{kind}" for verb in verbs for kind in FILES]
    return list(Permission.objects.filter(content_type__app_label__in=FILE_APPS, codename__in=names))


def collection_of(agency: Agency) -> Collection:
    """The agency's files, below the root; made when first asked for."""
    return _collection(agency, agency.name_vi)


def shared_collection() -> Collection:
    """Files that every agency may choose."""
    return _collection(None, gettext("Shared by all agencies"))


def _collection(agency: Agency | None, name: str) -> Collection:
    link = FileCollection.objects.select_related("collection").filter(agency=agency).first()
    if link is None:
        collection = Collection.get_first_root_node().add_child(instance=Collection(name=name[:255]))
        link = FileCollection.objects.create(agency=agency, collection=collection)
    return link.collection
