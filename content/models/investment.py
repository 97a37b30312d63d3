"""Investment profiles: prose about a park, a cluster or a project; its figures come from the register."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from content.models.story import Story
from content.querysets import StoryManager


def _fact(model: str, label: str) -> models.ForeignKey:
    return models.ForeignKey(
        model, verbose_name=label, related_name="profiles", null=True, blank=True, on_delete=models.PROTECT
    )


class InvestmentPage(Story):
    """A profile of exactly one thing in the register."""

    park = _fact("reference.IndustrialPark", _("industrial park"))
    cluster = _fact("reference.IndustrialCluster", _("industrial cluster"))
    project = _fact("reference.InvestmentProject", _("project calling for investment"))

    canonical_fields = (*Story.canonical_fields, "park", "cluster", "project")
    objects = StoryManager()
    template = "content/story.html"
    shown_with = (*Story.shown_with, "park", "cluster", "project")
    content_panels = [
        *Story.content_panels[:3],
        MultiFieldPanel(
            [FieldPanel("park"), FieldPanel("cluster"), FieldPanel("project")],
            heading=_("What it is about"),
            help_text=_("Choose one. Its figures are shown from the register and need not be typed."),
        ),
        *Story.content_panels[3:],
    ]

    class Meta:
        verbose_name = _("investment profile")
        verbose_name_plural = _("investment profiles")

    def clean(self) -> None:
        super().clean()
        if sum(bool(fact) for fact in (self.park_id, self.cluster_id, self.project_id)) != 1:
            raise ValidationError({"park": _("Choose exactly one: a park, a cluster or a project.")})

    def known_facts(self) -> list[models.Model | None]:
        return [*super().known_facts(), self.park]

    @property
    def subject(self) -> models.Model:
        """The row of the register that this profile is about."""
        return self.park or self.cluster or self.project
