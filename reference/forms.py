"""Forms of facts and files that keep to the explicit columns and to the rights per language."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from cms import languages
from reference.language_rights import may_edit, may_edit_shared
from reference.models.base import column_name, translated_fields
from reference.no_secrets import NO_SECRETS
from reference.proposals import files
from reference.proposals.errors import NotPossibleError
from reference.proposals.occasion import OCCASION, OccasionForm
from reference.proposals.propose import refuse

SOURCE_TITLE = f"title_{languages.get(languages.SOURCE).column}"


class FactForm(OccasionForm, WagtailAdminModelForm):
    """What is typed becomes a proposal. A new row needs the right to write its Vietnamese name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_edit_shared(self.for_user):
            self._keep_rows()

    def _keep_rows(self) -> None:
        """No child rows for those who only write words in a language; a forged one is refused with the proposal."""
        for formset in self.formsets.values():
            formset.max_num = formset.initial_form_count()

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


class FileForm(OccasionForm, forms.ModelForm):
    """What pictures, documents and media have in common.

    Wagtail's upload views send a `title` made from the file's name; it becomes the Vietnamese title, while
    `title` as a model field would land in the language of whoever uploads.

    Words and rights of a guarded file become a proposal; the rest is saved.
    """

    title = forms.CharField(required=False, max_length=255, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: AbstractBaseUser | None = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.user = user
        self.is_proposal = self.instance.pk is not None and self.instance.is_guarded
        self._prepare_occasion()
        for language in languages.ACTIVE:
            if not may_edit(user, language):
                self._drop_language(language)
            self._name_language(language)
        if SOURCE_TITLE in self.fields:
            self.fields[SOURCE_TITLE].required = False  # may be taken from the file's name, see clean()
            if "file" in self.fields:
                target = f"#{self[SOURCE_TITLE].id_for_label}"
                self.fields["file"].widget.attrs["data-w-sync-target-value"] = target
        self._warn_of_secrets()

    def _prepare_occasion(self) -> None:
        """A guarded file asks first where a change comes from; a thumbnail that visitors see stays."""
        if not self.is_proposal:
            for name in OCCASION:
                del self.fields[name]
            return
        self.fields.pop("thumbnail", None)
        self.order_fields([*OCCASION, *self.fields])
        self.fields[OCCASION[0]].help_text = _(
            "Visitors see this file, or a text was approved with it: another person confirms changes of its words and "
            "rights. Say where they come from. The rest is saved at once."
        )

    def _warn_of_secrets(self) -> None:
        """Below the file, else below the first field: also where many files are uploaded at once."""
        field = self.fields.get("file") or next((f.field for f in self.visible_fields()), None)
        if field is not None:
            field.help_text = format_lazy("{} {}", field.help_text, NO_SECRETS) if field.help_text else NO_SECRETS

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

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.is_proposal and not self.errors:
            self._check_proposal()

    def _check_proposal(self) -> None:
        """Find what is to be proposed; complain while the person can still mend it."""
        stored = type(self.instance)._default_manager.get(pk=self.instance.pk)
        try:
            self.changes = files.changes_in(self, stored)
            if self.changes:
                refuse(self.user, self.changes)
        except (NotPossibleError, ValidationError) as error:
            self.add_error(None, error if isinstance(error, ValidationError) else str(error))
            return
        for name, message in (self.missing_occasion() if self.changes else {}).items():
            self.add_error(name, message)

    def save(self, commit: bool = True) -> models.Model:
        if not self.is_proposal:
            return super().save(commit=commit)
        with transaction.atomic():
            stored = type(self.instance)._default_manager.select_for_update().get(pk=self.instance.pk)
            files.take_back(self, stored)
            saved = super().save(commit=commit)
            if self.changes:
                files.propose(self, self.changes)
        return saved


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
