"""Words and rights of pictures, documents and media that visitors see or that a text was approved with.

Until then they are edited at once; afterwards Wagtail's forms propose them and save only the rest. What is changed in
Wagtail: the views that save such a form tell who confirms what was proposed.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any

import wagtail.documents.admin_urls
import wagtail.images.admin_urls
import wagtailmedia.admin_urls
from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from reference.models import Proposal
from reference.proposals import routing, values
from reference.proposals.changes import Change, make
from reference.proposals.propose import propose_changes

_made: ContextVar[list[Proposal] | None] = ContextVar("proposals made while answering a request", default=None)
URLS = (wagtail.images.admin_urls, wagtail.documents.admin_urls, wagtailmedia.admin_urls)
SAVING = ("edit", "edit_multiple")  # names of the addresses that save a file's form


def guarded_fields(form: forms.ModelForm) -> list[str]:
    """The form's fields that are proposed instead of saved."""
    return [name for name in values.field_names(type(form.instance)) if name in form.fields]


def changes_in(form: forms.ModelForm, stored: models.Model) -> list[Change]:
    """What a cleaned form would change of the words and rights."""
    pairs = ((name, values.read_field(stored, name), _new_value(form, stored, name)) for name in guarded_fields(form))
    return [make(stored, stored, name, old, new) for name, old, new in pairs if not values.same(old, new)]


def _new_value(form: forms.ModelForm, stored: models.Model, name: str) -> values.Json:
    value, field = form.cleaned_data.get(name), stored._meta.get_field(name)
    if isinstance(value, UploadedFile):
        return _text_of_upload(value)
    if isinstance(field, models.FileField):
        return "" if value is False else values.read_field(stored, name)
    return values.to_json(field, value)


def _text_of_upload(file: UploadedFile) -> str:
    """Captions are proposed as text. Raises ValidationError."""
    if file.size > values.MAX_CAPTIONS_BYTES:
        raise ValidationError(_("Captions may have at most 1 MB."))
    file.seek(0)
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(_("Captions must be in UTF-8. Save the file anew as UTF-8.")) from error


def take_back(form: forms.ModelForm, stored: models.Model) -> None:
    """Put the stored words and rights on the row that is about to be saved."""
    for name in guarded_fields(form):
        setattr(form.instance, name, getattr(stored, name))


def propose(form: Any, changes: list[Change]) -> Proposal:
    """Keep the changes as a proposal of the person whose form it is."""
    proposal = propose_changes(form.user, changes, form.occasion(), Proposal.Kind.EDIT)
    made = _made.get()
    if made is not None:
        made.append(proposal)
    return proposal


def tell_after_saving() -> None:
    """Wrap the views that save a file's form."""
    for module in URLS:
        for pattern in module.urlpatterns:
            if pattern.name in SAVING:
                pattern.callback = _telling(pattern.callback)


def _telling(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        made: list[Proposal] = []
        token = _made.set(made)
        try:
            response = view(request, *args, **kwargs)
        finally:
            _made.reset(token)
        for proposal in made:
            messages.success(request, routing.thanks(proposal))
        return response

    return told
