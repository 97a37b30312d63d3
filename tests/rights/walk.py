"""Goes to an address as a person, takes everything back, and says what came of it."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

from django.contrib import auth
from django.core.cache import cache
from django.core.signals import got_request_exception
from django.db import connection, transaction
from django.http import HttpResponse
from django.template.backends.django import Template
from django.utils import translation

from tests.rights.calls import Call
from tests.rights.persons import Person

State = dict[Any, Any]
MESSAGES = "wagtailadmin/shared/messages.html"
NOT_COUNTED = ('"django_session"', '"axes_')  # tables that a mere visit may write


@dataclass
class Visit:
    """What one request did."""

    response: HttpResponse
    body: str
    written: list[str] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)
    error: str = ""


def visit(person: Person, method: str, call: Call, *, is_shown: bool = True, look: Callable[[], State] = dict) -> Visit:
    """Ask, and take back what it did. Without `is_shown` the page is not rendered: the answer's status is enough.

    What `look` shows is compared where something other than a GET wrote.
    """
    written: list[str] = []
    errors: list[str] = []
    person.sign_in_again()
    with transaction.atomic():
        with connection.execute_wrapper(_noting(written)), _rendered(is_shown), _signed_in(person), _caught(errors):
            response = getattr(person.client, method.lower())(call.path, call.data, **call.options)
            body = _text(response)
        after = look() if written and method != "GET" else None
        transaction.set_rollback(True)
    if method != "GET":
        cache.clear()
    translation.activate("vi")
    return Visit(response, body, written, _changed(look, after), "; ".join(errors))


def _changed(look: Callable[[], State], after: State | None) -> list[Any]:
    """Keys of what is different, or gone."""
    return [] if after is None else [key for key, value in look().items() if after.get(key) != value]


def _noting(written: list[str]) -> Any:
    """For `execute_wrapper`: notes statements that write."""

    def note(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and not any(table in sql[:60] for table in NOT_COUNTED):
            written.append(sql)
        return execute(sql, params, many, context)

    return note


@contextmanager
def _rendered(is_shown: bool) -> Iterator[None]:
    """Without it only messages are: they say whether the person was refused."""
    if is_shown:
        yield
        return
    render = Template.render

    def only_messages(template: Template, *args: Any, **kwargs: Any) -> str:
        return render(template, *args, **kwargs) if template.template.name == MESSAGES else ""

    with mock.patch.object(Template, "render", only_messages):
        yield


@contextmanager
def _signed_in(person: Person) -> Iterator[None]:
    """As the session says, but loaded once: with all rights that is most of the time of a refusal."""
    if person.user is None or not person.user.is_active:
        yield
        return
    with mock.patch.object(auth, "get_user", lambda request: copy(person.user)):  # noqa: PT008 -- a copy each time
        yield


@contextmanager
def _caught(errors: list[str]) -> Iterator[None]:
    """What stands behind a server error."""

    def note(**_more: Any) -> None:
        kind, error, _trace = sys.exc_info()
        errors.append(f"{kind.__name__}: {error}")

    got_request_exception.connect(note)
    try:
        yield
    finally:
        got_request_exception.disconnect(note)


def _text(response: HttpResponse) -> str:
    """Where it leads and what it shows; the sheets of a workbook too."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as workbook:
            content = b"".join(workbook.read(name) for name in workbook.namelist())
    where = response.get("Location", "")
    return f"{where}\n{content.decode('utf-8', 'replace')}"
