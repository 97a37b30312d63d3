"""Builds a fact's form: one tab for what has no language, one tab per language with rights of its own.

A field of a language carries Wagtail's field permission, such as `reference.edit_ja`: without it the field is not
shown and a forged value is ignored. What has no language goes with the Vietnamese words: those who write another
language read both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, Panel, TabbedInterface
from wagtail.admin.panels.base import get_form_for_model

from cms import languages
from cms.languages import Language
from reference.forms import FactForm
from reference.model_fields import child_relations, shared_fields
from reference.models.base import column_name, translated_fields
from reference.proposals.occasion import OCCASION

EDIT_SOURCE = f"reference.edit_{languages.get(languages.SOURCE).column}"


@dataclass(frozen=True)
class Section:
    """A group of fields below one heading of the first tab."""

    heading: str
    fields: tuple[str, ...]


class SourcePanel(FieldPanel):
    """A field for those who write facts in Vietnamese; the others read it."""

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        super().__init__(field_name, **{"permission": EDIT_SOURCE, **kwargs})

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.form is not None and self.bound_field is None:
                self.read_only = True
                self.heading = self.panel.heading or capfirst(self.panel.db_field.verbose_name)

        def is_shown(self) -> bool:
            return self.read_only or super().is_shown()


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


class FactTabs(TabbedInterface):
    """Tabs whose form asks besides where a change comes from; the template shows these fields above the tabs."""

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        return {**options, "fields": [*options.get("fields", []), *OCCASION]}


def fact_tabs(model: type[models.Model], sections: Sequence[Section] = ()) -> TabbedInterface:
    """The whole form of a model. Fields that no section names follow the sections, in the model's order."""
    shared = [*map(_section_panel, sections), *_remaining_panels(model, sections), *_inline_panels(model)]
    tabs = [ObjectList(shared, heading=_("Facts"))] if shared else []
    tabs += [ObjectList(language_panels(model, lang), heading=lang.endonym) for lang in languages.ACTIVE]
    return FactTabs(tabs, base_form_class=FactForm)


def language_panels(model: type[models.Model], language: Language) -> list[FieldPanel]:
    """The model's words in one language, for those who may edit this language; all may read Vietnamese."""
    panel = SourcePanel if language.code == languages.SOURCE else FieldPanel
    return [
        panel(
            column_name(name, language),
            heading=capfirst(model._meta.get_field(name).verbose_name),
            permission=f"reference.edit_{language.column}",
        )
        for name in translated_fields(model)
    ]


def _section_panel(section: Section) -> Panel:
    return MultiFieldPanel([SourcePanel(name) for name in section.fields], heading=section.heading)


def _remaining_panels(model: type[models.Model], sections: Sequence[Section]) -> list[Panel]:
    named = {name for section in sections for name in section.fields}
    return [SourcePanel(name) for name in shared_fields(model) if name not in named]


def _inline_panels(model: type[models.Model]) -> list[Panel]:
    """One panel per child model, such as the distances of a park."""
    return [_inline_panel(name, model._meta.get_field(name).related_model) for name in child_relations(model)]


def _inline_panel(relation: str, child: type[models.Model]) -> RightsInlinePanel:
    own = [name for name in shared_fields(child) if name != "sort_order"]
    words = [panel for language in languages.ACTIVE for panel in _child_panels(child, language)]
    return RightsInlinePanel(
        relation,
        heading=capfirst(child._meta.verbose_name_plural),
        panels=[*map(SourcePanel, own), *words],
    )


def _child_panels(child: type[models.Model], language: Language) -> list[FieldPanel]:
    """As in the tabs, but each with its language's name, because there are no tabs inside an inline panel."""
    panels = language_panels(child, language)
    for panel in panels:
        panel.heading = format_lazy("{} ({})", panel.heading, language.endonym)
    return panels
