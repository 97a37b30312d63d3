"""Forms of facts and files that keep to the explicit columns and to the rights per language."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from cms import languages
from reference.models.base import column_name, translated_fields

SOURCE_TITLE = f"title_{languages.get(languages.SOURCE).column}"


def may_edit(user: AbstractBaseUser | None, language: languages.Language) -> bool:
    """Whether the person may write a fact's words in the language; None is the system itself."""
    return user is None or user.has_perm(f"reference.edit_{language.column}")


class FactForm(WagtailAdminModelForm):
    """Refuses a new row whose Vietnamese name the person has no right to write."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance._state.adding and self._lacks_required_field():
            raise forms.ValidationError(
                _("A new row needs its Vietnamese name, which you have no right to write. Ask an editor to add it.")
            )
        return cleaned

    def _lacks_required_field(self) -> bool:
        source = languages.get(languages.SOURCE)
        columns = (column_name(name, source) for name in translated_fields(type(self.instance)))
        fields = (self.instance._meta.get_field(column) for column in columns)
        return any(not field.blank and field.name not in self.fields for field in fields)


class FileForm(forms.ModelForm):
    """What pictures, documents and media have in common.

    Wagtail's upload views send a `title` made from the file's name; it becomes the Vietnamese title, while
    `title` as a model field would land in the language of whoever uploads.
    """

    title = forms.CharField(required=False, max_length=255, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: AbstractBaseUser | None = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        for language in languages.ACTIVE:
            if not may_edit(user, language):
                self._drop_language(language)
            self._name_language(language)
        if SOURCE_TITLE in self.fields:
            self.fields[SOURCE_TITLE].required = False  # may be taken from the file's name, see clean()
            if "file" in self.fields:
                target = f"#{self[SOURCE_TITLE].id_for_label}"
                self.fields["file"].widget.attrs["data-w-sync-target-value"] = target

    def _drop_language(self, language: languages.Language) -> None:
        kept = SOURCE_TITLE if self.instance._state.adding else ""  # a new file needs its title
        for name in translated_fields(type(self.instance)):
            if (column := column_name(name, language)) != kept:
                self.fields.pop(column, None)

    def _name_language(self, language: languages.Language) -> None:
        """Each field says its language by name; texts of a line or two get no large box."""
        for name in translated_fields(type(self.instance)):
            if field := self.fields.get(column_name(name, language)):
                label = capfirst(self.instance._meta.get_field(name).verbose_name)
                field.label = format_lazy("{} ({})", label, language.endonym)
                if isinstance(field.widget, forms.Textarea):
                    field.widget.attrs["rows"] = 3

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if SOURCE_TITLE in self.fields and not cleaned.get(SOURCE_TITLE):
            cleaned[SOURCE_TITLE] = cleaned.get("title") or ""
            if not cleaned[SOURCE_TITLE]:
                self.add_error(SOURCE_TITLE, _("Give the title in Vietnamese."))
        return cleaned


class CustomImageForm(FileForm, BaseImageForm):
    """Set as WAGTAILIMAGES_IMAGE_FORM_BASE."""


class CustomDocumentForm(FileForm, BaseDocumentForm):
    """Set as WAGTAILDOCS_DOCUMENT_FORM_BASE."""


class CustomMediaForm(FileForm, BaseMediaForm):
    """Set as WAGTAILMEDIA["MEDIA_FORM_BASE"]."""


class MembershipForm(WagtailAdminModelForm):
    """Offers the site's languages, which are no part of the model's choices."""

    language = forms.ChoiceField(
        label=_("language"),
        required=False,
        choices=[("", "---------"), *((language.code, language.endonym) for language in languages.ACTIVE)],
    )
