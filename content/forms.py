"""The editor's form of our pages."""

from itertools import chain, count
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from content import small_corrections
from reference.folding import ascii_slug
from reference.roles import roles_of


class PageForm(WagtailAdminPageForm):
    """The address may stay empty or carry marks: it is folded to ASCII, or made from the title.

    The editor's script proposes the title as address. With Wagtail's ASCII rule it would turn "Đền" into
    "djn", so Unicode is allowed there (WAGTAIL_ALLOW_UNICODE_SLUGS) and folded here.
    """

    small_correction = forms.BooleanField(
        label=_("Only a small correction: translations need not be looked at again"),
        required=False,
        help_text=_("Figures, dates, units, names, terms and “không” are checked all the same."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        if "agency" in self.fields:
            self._limit_agency()
        self._offer_small_correction()

    def _offer_small_correction(self) -> None:
        """Only where translations hang on the text, so that there is something to spare."""
        base = small_corrections.base_of(self.instance) if "agency" in self.fields else ""
        if base:
            self.initial["small_correction"] = small_corrections.said(self.instance.pk, base) is not None
        else:
            del self.fields["small_correction"]

    def save(self, commit: bool = True) -> Any:
        page = super().save(commit)
        if "small_correction" in self.fields and self.for_user is not None:
            small_corrections.say(page, self.for_user, self.cleaned_data["small_correction"])
        return page

    def _limit_agency(self) -> None:
        """A person writes for the own agency; the desk writes for any and may give a story to another."""
        field, roles = self.fields["agency"], roles_of(self.for_user) if self.for_user else None
        if roles is None or roles.runs_desk or self.for_user.is_superuser:
            return
        field.queryset = field.queryset.filter(pk__in=roles.agencies | {self.instance.agency_id})
        field.disabled = self.instance.pk is not None
        if self.instance.pk is None and len(roles.agencies) == 1:
            self.initial["agency"] = next(iter(roles.agencies))

    def clean_slug(self) -> str:
        """An emptied address of a page that has one stays as it was; a new page gets one that is free."""
        slug = ascii_slug(self.cleaned_data["slug"]) or self.instance.slug
        return slug if self.instance.pk else self._free_slug(slug)

    def _free_slug(self, slug: str) -> str:
        base = slug or ascii_slug(self.cleaned_data.get("title", "")) or self.instance._meta.model_name
        numbered = (f"{base}-{number}" for number in count(2))
        slugs = chain([base], numbered)
        return next(slug for slug in slugs if Page._slug_is_available(slug, self.parent_page, self.instance))
