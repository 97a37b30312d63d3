"""Every address of the project, read from the resolver: Wagtail's, those of the libraries, and our own.

Where one pattern stands for many addresses (bulk actions, actions of the API), each of them is listed by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

OTHER_METHODS = ("put", "patch", "delete")


@dataclass(frozen=True)
class Address:
    """`name` is its name in the policy, `url_name` the one to reverse; `fixed` fills places of the pattern."""

    name: str
    url_name: str
    route: str
    params: tuple[str, ...]
    view: Callable[..., Any]
    fixed: dict[str, Any] = field(default_factory=dict)

    @property
    def other_methods(self) -> tuple[str, ...]:
        """What the view takes beside GET and POST: Django's form views take PUT as well, its deleting views DELETE."""
        shown = getattr(self.view, "view_class", None) or getattr(self.view, "cls", None)
        taken = getattr(self.view, "actions", None) or {name for name in OTHER_METHODS if hasattr(shown, name)}
        return tuple(name.upper() for name in OTHER_METHODS if name in taken)


def addresses() -> dict[str, Address]:
    """By name. Names that stand for several patterns get the number of their places."""
    found = [part for address in _walk(get_resolver()) for part in _parts(address)]
    counted = Counter(address.name for address in found)
    named = [replace(a, name=f"{a.name}/{len(a.params)}") if counted[a.name] > 1 else a for a in found]
    assert len({address.name for address in named}) == len(named)
    return {address.name: address for address in named}


def _walk(resolver: URLResolver, namespaces: tuple[str, ...] = (), above: str = "") -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        route = above + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _walk(pattern, inner, route)
        else:
            yield _address(pattern, namespaces, route)


def _address(pattern: URLPattern, namespaces: tuple[str, ...], route: str) -> Address:
    url_name = ":".join((*namespaces, pattern.name)) if pattern.name else ""
    regex = pattern.pattern.regex
    params = tuple(regex.groupindex) or tuple(str(number) for number in range(regex.groups))
    return Address(url_name or route, url_name, route, params, pattern.callback)


def _parts(address: Address) -> list[Address]:
    """The address itself, or the many that it stands for."""
    many = {"wagtail_bulk_action": _bulk_actions, "wagtailadmin_api:pages:action": _api_actions}
    if address.name not in many:
        return [address]
    return [replace(address, name=f"{address.name}:{name}", fixed=fixed) for name, fixed in many[address.name]()]


def _bulk_actions() -> Iterator[tuple[str, dict[str, str]]]:
    bulk_action_registry._scan_for_bulk_actions()
    for app, models in bulk_action_registry.actions.items():
        for model, actions in models.items():
            for action in actions:
                yield f"{app}.{model}.{action}", {"app_label": app, "model_name": model, "action": action}


def _api_actions() -> Iterator[tuple[str, dict[str, str]]]:
    for action in PagesAdminAPIViewSet.actions:
        yield action, {"action_name": action}
