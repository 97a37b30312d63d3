"""Builds a fact's form: one tab for what has no language, one tab per language with rights of its own.

A field of a language carries Wagtail's field permission, such as `reference.edit_ja`: without it the field is not
shown and a forged value is ignored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, Panel, TabbedInterface
from wagtail.admin.panels.base import get_form_for_model

from cms import languages
from cms.languages import Language
from reference.forms import FactForm
from reference.models.base import column_name, translated_fields


@dataclass(frozen=True)
class Section:
    """A group of fields below one heading of the first tab."""

    heading: str
    fields: tuple[str, ...]


class RightsInlinePanel(InlinePanel):
    """Wagtail's inline panel, which drops the field permissions of its children; this one keeps them."""

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        child = self.child_edit_handler.get_form_options()
        kept = {key: child[key] for key in ("defer_required_on_fields", "field_permissions") if key in child}
        formset = options["formsets"][self.relation_name]
        formset["form"] = get_form_for_model(self.db_field.related_model, **kept)
        formset["inherit_kwargs"] = ["for_user"]
        return options


def fact_tabs(model: type[models.Model], sections: Sequence[Section] = ()) -> TabbedInterface:
    """The whole form of a model. Fields that no section names follow the sections, in the model's order."""
    shared = [*map(_section_panel, sections), *_remaining_panels(model, sections), *_inline_panels(model)]
    tabs = [ObjectList(shared, heading=_("Facts"))] if shared else []
    tabs += [ObjectList(language_panels(model, lang), heading=lang.endonym) for lang in languages.ACTIVE]
    return TabbedInterface(tabs, base_form_class=FactForm)


def language_panels(model: type[models.Model], language: Language) -> list[FieldPanel]:
    """The model's words in one language, for those who may edit this language."""
    return [
        FieldPanel(
            column_name(name, language),
            heading=capfirst(model._meta.get_field(name).verbose_name),
            permission=f"reference.edit_{language.column}",
        )
        for name in translated_fields(model)
    ]


def shared_fields(model: type[models.Model]) -> list[str]:
    """Names of the editable fields that have no language, in the model's order."""
    hidden = {*translated_fields(model), *_language_columns(model)}
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return [f.name for f in fields if f.editable and not f.auto_created and f.name not in hidden]


def _language_columns(model: type[models.Model]) -> set[str]:
    return {column_name(name, lang) for name in translated_fields(model) for lang in languages.ACTIVE}


def _section_panel(section: Section) -> Panel:
    return MultiFieldPanel([FieldPanel(name) for name in section.fields], heading=section.heading)


def _remaining_panels(model: type[models.Model], sections: Sequence[Section]) -> list[Panel]:
    named = {name for section in sections for name in section.fields}
    return [FieldPanel(name) for name in shared_fields(model) if name not in named]


def _inline_panels(model: type[models.Model]) -> list[Panel]:
    """One panel per child model, such as the distances of a park."""
    relations = [rel for rel in model._meta.related_objects if isinstance(rel.field, ParentalKey)]
    return [_inline_panel(rel.get_accessor_name(), rel.related_model) for rel in relations]


def _inline_panel(relation: str, child: type[models.Model]) -> RightsInlinePanel:
    own = [name for name in shared_fields(child) if name not in ("site", "sort_order")]
    words = [panel for language in languages.ACTIVE for panel in _child_panels(child, language)]
    return RightsInlinePanel(
        relation,
        heading=capfirst(child._meta.verbose_name_plural),
        panels=[*map(FieldPanel, own), *words],
    )


def _child_panels(child: type[models.Model], language: Language) -> list[FieldPanel]:
    """As in the tabs, but each with its language's name, because there are no tabs inside an inline panel."""
    panels = language_panels(child, language)
    for panel in panels:
        panel.heading = format_lazy("{} ({})", panel.heading, language.endonym)
    return panels
