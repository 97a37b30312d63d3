"""The filter above the board."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import get_page_models

from cms import languages
from content.models import StandardPage, Story
from reference.language_names import name_of
from reference.models import Agency, Membership
from translation import states
from translation.states import State
from translation.work.board import Wanted


class BoardFilter(forms.Form):
    """Wrong values count as none."""

    q = forms.CharField(label=gettext_lazy("Words of the title"), required=False, max_length=200)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    agency = forms.ChoiceField(label=gettext_lazy("Agency"), required=False)
    type = forms.ChoiceField(label=gettext_lazy("Type of story"), required=False)
    person = forms.ChoiceField(label=gettext_lazy("Translator or reviewer"), required=False)
    late = forms.BooleanField(label=gettext_lazy("Only late ones"), required=False)
    mine = forms.BooleanField(label=gettext_lazy("Only mine"), required=False)

    def __init__(self, data: Any, user: AbstractBaseUser) -> None:
        super().__init__(data)
        self.user = user
        choices = {
            "language": [(one.code, capfirst(name_of(one.code))) for one in languages.TRANSLATED],
            "state": [(state.value, capfirst(states.NAMES[state])) for state in State],
            "agency": [(str(one.pk), str(one)) for one in Agency.objects.order_by("name_vi")],
            "type": [(str(pk), name) for pk, name in page_types()],
            "person": [(str(one.pk), str(one)) for one in people()],
        }
        for name, offered in choices.items():
            self.fields[name].choices = [("", _("All")), *offered]

    def wanted(self) -> Wanted:
        self.is_valid()
        given = self.cleaned_data
        mine = self.user.pk if given.get("mine") else None
        return Wanted(
            agency=_number(given.get("agency")),
            page_type=_number(given.get("type")),
            language=given.get("language", ""),
            state=given.get("state", ""),
            is_late=bool(given.get("late")),
            person=mine or _number(given.get("person")),
            words=given.get("q", ""),
        )


def _number(value: str | None) -> int | None:
    return int(value) if value else None


def page_types() -> list[tuple[int, str]]:
    """Content types of what is translated, with their names, sorted by these."""
    models = [model for model in get_page_models() if issubclass(model, Story | StandardPage) and model is not Story]
    found = ContentType.objects.get_for_models(*models)
    return sorted(((kind.pk, capfirst(model._meta.verbose_name)) for model, kind in found.items()), key=lambda k: k[1])


def people() -> Any:
    """Translators and reviewers of today."""
    roles = (Membership.Role.TRANSLATOR, Membership.Role.REVIEWER)
    held = Membership.objects.valid_on(timezone.localdate()).filter(role__in=roles)
    return get_user_model().objects.filter(Q(pk__in=held.values("user")), is_active=True).order_by("first_name", "pk")
